"""What two people tell each other in confidence, in sentences that stand nowhere else, and looking for them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.alignments import add_question, save_answer, send_answers
from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing
from codriver.actions.reviews import ask_for_revisit
from codriver.actions.room import open_shared, write_entry
from codriver.actions.room_steps import add_step
from codriver.actions.talks import ask_for_talk, settle_talk
from codriver.facts.agreements import agreement_facts
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    ExpectationAlignment,
    LaterEffect,
    Pairing,
    PracticeEvidence,
    PracticeFile,
    Pulse,
    RoomEntry,
    RoomStep,
)
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import answered, asked_practice, kept_file, written_agreement
from netvaerk.models import EditablePage, Person
from netvaerk.tests.views.routes import Route, methods_of, own_routes
from roles.actions.sparring import note_talk
from roles.actions.sparring_topics import add_topic, settle_topic, share_topic
from roles.models import ReferenceNeed, RoleAssignment, SparringRelation, SparringTopic, StandIn
from secretariat.queries.reports.catalogue import REPORTS
from secretariat.tests import scenes
from secretariat.tests.cast import HANDOVER, Cast, cast

WORDS = {
    Side.FIRST: {
        "A1": "Lederen drømmer om violette traktorer",
        "H1": "Lederen svarer kun ved fuldmåne",
        "B1": "Lederen savner en orne i rummet",
    },
    Side.SECOND: {
        "A1": "Makkeren frygter gule paraplyer",
        "H1": "Makkeren svarer helst i regnvejr",
        "B1": "Makkeren medbringer en kongeørn",
    },
}
LEADERS = tuple(WORDS[Side.FIRST].values())
CO_DRIVERS = tuple(WORDS[Side.SECOND].values())
OWN_QUESTION = "Hvem fodrer kommunens usynlige kat"
JOINT = {"A4": "Sammen plukker vi tolv blå æbler", "A1": "Sammen bygger vi broer af glas"}
TEXT = tuple(JOINT.values())
REASONS = {
    "exception": "Undtagelse fordi månen er skæv",
    "leader": "Ja fordi hun kan tale med får",
    "co_driver": "Ja fordi han ejer en ballon",
    "end": "Slut fordi ballonen fløj bort",
    "step": "Aftalt at måle ballonen hver fredag",
}
CONTENT = (*LEADERS, *CO_DRIVERS, OWN_QUESTION, *TEXT)
ROOM = {
    "private": "Lederen gemmer en lilla pingvin",
    "shared": "Parret deler en sovende bjørn",
    "step": "Parret henter seks grønne stiger",
}
CLOSED = (*CONTENT, *ROOM.values())
"""All that is for the two alone, in their agreement or in their room."""
TOPICS = {
    "leader": "Lederen drømmer om grønne elefanter",
    "reference": "Referencelederen tvivler på haveslanger",
    "settled": "De to har talt om en ensom trompet",
    "shared": "Co-driveren må gerne kende den blå hest",
}
"""What network leader and reference leader bring to their sparring; the co-driver may know the last."""
TOLD_STAGES = ("half-way", "writing", "agreed", "over")


def sealed_town(stage: str) -> Cast:
    """A pair, at one of TOLD_STAGES: one has sent, both have sent and write, agreed and sparring, over."""
    town = told_town()
    if stage == "half-way":
        send(town.alignment, Side.FIRST)
        tell(town.alignment, Side.SECOND)
        return town
    send(town.alignment, Side.FIRST, Side.SECOND)
    town.agreement = write_together(town.alignment)
    if stage != "writing":
        agree(town.agreement)
    if stage == "agreed":
        town.review = ask_for_revisit(town.alignment, by=town["leader"], at=timezone.now())
        bring_topics(town)
    if stage == "over":
        officer, now = town["officer"], timezone.now()
        end_pairing(town.pairing, by=officer, on=timezone.localdate(), reason=REASONS["end"], at=now)
    return town


def closed_to(part: str, stage: str) -> tuple[str, ...]:
    """What this person must not read. Of the two: why the other said yes and why it ended, and what the other keeps
    private or has not sent yet. Of all others everything; but the secretariat reads the reasons, who wrote the note to
    the next reads it, and of the sparring its two read all and the co-driver what is shared."""
    topics = () if part in ("leader", "reference") else tuple(TOPICS.values())
    if part == "leader":
        return (*REASONS.values(), *(CO_DRIVERS if stage == "half-way" else ()))
    if part == "co_driver":
        others = LEADERS if stage == "half-way" else ()
        return (*REASONS.values(), ROOM["private"], *others, *(one for one in topics if one != TOPICS["shared"]))
    closed = (*CLOSED, *topics) if part == "officer" else (*CLOSED, *topics, *REASONS.values())
    return closed if part == "former" else (*closed, HANDOVER)


def told_town() -> Cast:
    """A pair that has been told of each other, with reasons, and has answered nothing."""
    town, now = cast("alone"), timezone.now()
    town.pairing = offer_pairing(
        town.theme, co_driver=town["co_driver"], by=town["officer"], at=now, exception_reason=REASONS["exception"]
    )
    for part in ("leader", "co_driver"):
        answer_offer(town.pairing, by=town[part], says_yes=True, reason=REASONS[part], at=now)
    ask_for_talk(town.pairing, by=town["leader"], at=now)
    settle_talk(town.pairing.talks.get(), agreed_step=REASONS["step"], by=town["officer"], at=now)
    town.alignment = town.pairing.alignment
    add_question(town.alignment, text=OWN_QUESTION, by=town["leader"], at=now)
    confide(town.pairing)
    town.practice = asked_practice(town.pairing)
    town.practice_file = kept_file(town.practice)
    scenes.confide(town)
    return town


def bring_topics(town: Cast) -> None:
    """Four topics of the two who spar, of which one is settled and one shared with the co-driver, and a talk."""
    relation, leader, now = SparringRelation.objects.get(theme=town.theme), town["leader"], timezone.now()
    add_topic(relation, kind="theme", text=TOPICS["reference"], by=town["reference"], at=now)
    own = {
        name: add_topic(relation, kind="work", text=TOPICS[name], by=leader, at=now)
        for name in ("leader", "settled", "shared")
    }
    settle_topic(own["settled"], settled=True, by=town["reference"], at=now)
    share_topic(own["shared"], by=leader, at=now)
    note_talk(relation, held_on=timezone.localdate(), next_on=None, by=leader, at=now)


def confide(pairing: Pairing) -> None:
    """A note that its author keeps, one that is shared and opened, and a next step."""
    leader, co_driver, at = pairing.network_leader, pairing.co_driver, timezone.now()
    for name, share in (("private", False), ("shared", True)):
        write_entry(pairing, kind="note", words={"text": ROOM[name]}, share=share, by=leader, at=at)
    open_shared(pairing, by=co_driver, at=at)
    add_step(pairing, what=ROOM["step"], who=None, due_on=timezone.localdate(), by=co_driver, at=at)


def tell(alignment: ExpectationAlignment, side: Side) -> Person:
    """Answer everything of one side, three of the answers in the sentences looked for."""
    alignment = ExpectationAlignment.objects.get(pk=alignment.pk)
    person = answered(alignment, side)
    for code, words in WORDS[side].items():
        value = {"level": 1 if side is Side.FIRST else 5, "note": words} if code == "B1" else words
        save_answer(alignment, code=code, value=value, by=person, at=timezone.now(), packet=Packet(based_on=1))
    return person


def send(alignment: ExpectationAlignment, *sides: Side) -> None:
    for side in sides:
        send_answers(alignment, by=tell(alignment, side), at=timezone.now())


def write_together(alignment: ExpectationAlignment) -> AlignmentAgreement:
    """The joint text, with the sentences in it, lacking nothing."""
    agreement = written_agreement(ExpectationAlignment.objects.get(pk=alignment.pk))
    person = alignment.sides()[Side.SECOND].person
    for code, words in JOINT.items():
        based_on = agreement.joint()[code].revision
        write_joint(agreement, code=code, value=words, by=person, at=timezone.now(), packet=Packet(based_on))
    return AlignmentAgreement.objects.get(pk=agreement.pk)


def agree(agreement: AlignmentAgreement) -> None:
    for response in agreement.alignment.sides().values():
        shown = agreement_facts(agreement, timezone.localdate()).now
        approve_agreement(agreement, by=response.person, at=timezone.now(), shown=shown)


# --- looking for them ---------------------------------------------------------------------------------------------


def everything_in(response: HttpResponse) -> str:
    """Body, title, headers and cookies; of a PDF its text."""
    head = f"{response.headers} {response.cookies}"
    if response.headers.get("Content-Type") == "application/pdf":
        return head + "".join(one.extract_text() for one in PdfReader(BytesIO(response.content)).pages)
    return head + response.content.decode()


def found(sentences: tuple[str, ...], text: str) -> set[str]:
    """Which of `sentences` stand in `text`, however its lines are broken."""
    flat = " ".join(text.split())
    return {one for one in sentences if one in flat}


def told(texts: dict[str, str], sentences: tuple[str, ...]) -> dict[str, set[str]]:
    """Where among pages that were opened, by their address, any of `sentences` stands."""
    met = {address: found(sentences, text) for address, text in texts.items()}
    return {address: here for address, here in met.items() if here}


def leaks(browser: Client, addresses: list[str], sentences: tuple[str, ...], **post: Any) -> dict[str, set[str]]:
    """Where `browser` meets any of `sentences`. What posting changed is undone."""
    met = {}
    for address in addresses:
        with transaction.atomic():
            response = browser.post(address, **post) if post else browser.get(address)
            transaction.set_rollback(True)
        if sentences_found := found(sentences, everything_in(response)):
            met[address] = sentences_found
    return met


def things_of(town: Cast) -> dict[str, list[int]]:
    """The numbers of all that concerns the theme and its pairs, by the first part of the address that names them."""
    alignments = ExpectationAlignment.objects.filter(theme=town.theme).values_list("pk", flat=True)
    agreements = AlignmentAgreement.objects.filter(alignment__in=alignments).values_list("pk", flat=True)
    return {
        "temaer": [town.theme.pk, town.draft.pk, town.proposal.pk, town.not_chosen.pk],
        "find-co-driver": [town.theme.pk],
        "organisation": [town.files.pk],
        "par": [*Pairing.objects.filter(theme=town.theme).values_list("pk", flat=True), town.run.pk],
        "rum": [*RoomEntry.objects.filter(pairing__theme=town.theme).values_list("pk", flat=True)],
        "rumskridt": [*RoomStep.objects.filter(pairing__theme=town.theme).values_list("pk", flat=True)],
        "virkning": [*LaterEffect.objects.filter(closing__pairing__theme=town.theme).values_list("pk", flat=True)],
        "kommende-netvaerksledere": [town["former"].pk],
        "puls": [*Pulse.objects.filter(pairing__theme=town.theme).values_list("pk", flat=True)],
        "veje": [town["co_driver"].pk],
        "co-drivere": [town.candidacy.pk],
        "praksis": [*PracticeEvidence.objects.filter(pairing__theme=town.theme).values_list("pk", flat=True)],
        "henvendelser": [town.request.pk, town.confided.pk],
        "bookning": [town.booking.pk],
        "dataanmodninger": [town.about_data.pk, town.hand_out.request_id],
        "udleveringer": [town.hand_out.pk],
        "fratraadte": [town.leaver.pk],
        "noedaabninger": [town.opening.pk],
        "tider": [town.slot.pk],
        "kontoret": [town.other_hours.pk],
        "pladser": [town.desk_day.pk],
        "kurser": [town.course.pk, town.course_held.pk, town.course_draft.pk],
        "tilmeldinger": [town.enrolment.pk],
        "viden": [town.text.pk, town.text_sent.pk, town.text_draft.pk],
        "praksisfiler": [
            *PracticeFile.objects.filter(evidence__pairing__theme=town.theme).values_list("pk", flat=True)
        ],
        "diplombeviser": [town.paper.pk],
        "diplom": [town.study.pk, town.study_module.pk],
        "forventningsafstemninger": [*alignments],
        "moeder": [town.meeting.pk],
        "aftaler": [*agreements],
        "genbesoeg": [*AlignmentReview.objects.filter(agreement__in=agreements).values_list("pk", flat=True)],
        "roller-paa-temaer": [*RoleAssignment.objects.filter(theme=town.theme).values_list("pk", flat=True)],
        "mine-medarbejdere": [town["leader"].pk, town["co_driver"].pk, town["former"].pk],
        "deltagere": [town.citizen.pk, town.colleague.pk, town.participation.pk],
        "deltagelse": [town.citizen.pk, town.colleague.pk, town.participation.pk],
        "vikarer": [*StandIn.objects.filter(assignment__theme=town.theme).values_list("pk", flat=True)],
        "referenceopgaver": [*ReferenceNeed.objects.filter(theme=town.theme).values_list("pk", flat=True)],
        "sparringsemner": [*SparringTopic.objects.filter(relation__theme=town.theme).values_list("pk", flat=True)],
        "loesninger": [town.solution.pk, town.idea.pk],
        "opdagelser": [town.discovery.pk],
        "spor": [town.track.pk],
        "test": [town.test.pk],
        "noter": [town.note.pk],
        "tid": [town.wish.pk, town.released.pk],
        "indstillinger": [town.nomination.pk, town.accepted.pk],
        "opfordringer": [town.encouragement.pk],
        "breve": [town.letter.pk],
        "rapporter": [*REPORTS],
        "roller": [*EditablePage.objects.values_list("slug", flat=True)],
    }


def every_address(town: Cast, method: str = "GET", among: Callable[[Route], bool] = lambda route: True) -> list[str]:
    """Each address of ours that lets `method` in, with each number that concerns the pairs of the town; but the pages
    of one's account, and the copy of one's own data, which test_own_copy.py looks through."""
    things, addresses = things_of(town), []
    for route in filter(among, own_routes()):
        if route.name.startswith(("account_", "mfa_", "my_data")) or method not in methods_of(route):
            continue
        if not route.keys:
            addresses.append(route.at())
        if route.keys in (("pk",), ("slug",)):
            place = route.at(**{route.keys[0]: 1}).split("/")[1]
            addresses += [route.at(**{route.keys[0]: key}) for key in things[place]]
    return addresses


def about_the_theme(town: Cast, method: str = "GET", **which: Any) -> list[str]:
    """The same without the themes that are still being thought about: nothing of the pair's stands there."""
    elsewhere = tuple(f"/temaer/{one.pk}/" for one in (town.draft, town.proposal, town.not_chosen))
    return [one for one in every_address(town, method, **which) if not one.startswith(elsewhere)]


def about_the_pair(town: Cast, method: str = "GET") -> list[str]:
    """All that can differ with how far the two have come, while their roles stay as they are: the pages of the floor
    that knows of pairs, the theme's card, and what is about no single thing. The floors below cannot know
    (`test_floors`)."""
    return about_the_theme(
        town, method, among=lambda route: not route.keys or route.name == "theme" or _of_pairs(route)
    )


def _of_pairs(route: Route) -> bool:
    return route.callback.__module__.startswith("codriver.")


ALL_OF = {"codriver.pairing", "roles.roleassignment", "netvaerk.networktheme"}


def admin_lists() -> list[str]:
    """The list page of everything that stands in the administration."""
    return [_list_of(model) for model in admin.site._registry]


def admin_searches(*queries: str) -> list[str]:
    """Each query in each list of the administration that can be searched: the others take no notice of one."""
    lists = [_list_of(model) for model, its_admin in admin.site._registry.items() if its_admin.search_fields]
    return [f"{address}?q={words}" for address in lists for words in queries]


def _list_of(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def admin_details() -> list[str]:
    """Detail and history pages: all of what a pair leaves traces in, of everything else the last ten."""
    addresses = []
    for model in admin.site._registry:
        keys = model.objects.order_by("-pk").values_list("pk", flat=True)
        for key in keys if model._meta.label_lower in ALL_OF else keys[:10]:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            addresses += [reverse(f"{name}_{view}", args=[key]) for view in ("change", "history")]
    return addresses
