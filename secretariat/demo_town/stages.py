"""Builds the demo town through the actions themselves, stage by stage, so that the demo is a living test."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.timezone import localdate

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.alignments import save_answer, send_answers
from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing
from codriver.actions.reviews import ask_for_revisit, begin_new_version
from codriver.actions.succession import appoint
from codriver.facts.agreements import agreement_facts
from codriver.models import AlignmentAgreement, ExpectationAlignment
from codriver.rules.forms import Form, Kind, Side
from codriver.rules.saves import Packet
from netvaerk.actions.people import let_read_figures
from netvaerk.models import SECRETARIAT, Competence, NetworkTheme, OrgUnit, Person, ThemePhase
from netvaerk.rules.privacy import NOTICE_VERSION
from roles.actions.assignments import accept_role
from roles.actions.releases import release_time
from roles.actions.steps import move_theme
from roles.actions.themes import describe_theme, enter_phase
from secretariat.demo_town.ahead import build_ahead
from secretariat.demo_town.calendars import build_calendars
from secretariat.demo_town.candidacies import build_candidacies
from secretariat.demo_town.closings import build_closings
from secretariat.demo_town.content import PASSWORD, answers, town
from secretariat.demo_town.crowd import Size, add_crowd
from secretariat.demo_town.endings import build_endings
from secretariat.demo_town.network import build_networks
from secretariat.demo_town.plans import build_plans
from secretariat.demo_town.post import build_post
from secretariat.demo_town.practice import build_practice
from secretariat.demo_town.privacy import build_privacy
from secretariat.demo_town.proposals import propose_all
from secretariat.demo_town.results import build_results
from secretariat.demo_town.rooms import build_rooms
from secretariat.demo_town.support import build_support
from secretariat.demo_town.town import Town
from secretariat.demo_town.training import build_training
from secretariat.demo_town.wishes import build_wishes

PAIRS = {
    "maaltider": "ibrahim",
    "regn": "bashir",
    "overgang": "jeppe",
    "digital": "fatma",
    "naboskab": "emil",
    "paaroerende": "oliver",
}
BEGAN_DAYS_AGO = {"maaltider": 75, "regn": 12, "overgang": 20, "digital": 130, "naboskab": 31, "paaroerende": 160}
WAIVER = "Har ledt arbejde på tværs i flere år og kender temaet fra begyndelsen."
RELEASED_HOURS = {"maaltider": "3", "regn": "3", "overgang": "2", "digital": "3"}


def build_town(built: Town) -> None:
    """Units and people."""
    for unit in town()["units"]:
        parent = built.units.get(unit["parent"] or "")
        built.units[unit["key"]] = OrgUnit.objects.create(
            name=unit["name"], parent=parent, named_on=localdate(built.ago(900)), external_id=f"unit-{unit['key']}"
        )
    password = make_password(PASSWORD)
    for one in town()["people"]:
        built.people[one["key"]] = Person.objects.create(
            name=one["name"],
            email=one["email"],
            title=one["title"],
            unit=built.units[one["unit"]],
            external_id=f"person-{one['key']}",
            password=password,
            notice_version=NOTICE_VERSION,
            notice_seen_at=built.ago(200),
        )
    for one in town()["people"]:
        _stand(built.people[one["key"]], built.people.get(one["leader"] or ""), one.get("standing", []))


def _stand(person: Person, leader: Person | None, standing: list[str]) -> None:
    person.personnel_leader = leader
    person.is_staff = bool({"secretariat", "admin"} & set(standing))
    person.is_superuser = "admin" in standing
    person.save()
    if "secretariat" in standing:
        person.groups.add(Group.objects.get(name=SECRETARIAT))
    let_read_figures(person, reads="figures" in standing, by=None)


def _competence(name: str) -> int:
    return Competence.objects.get(name_da=name).pk


def build_themes(built: Town) -> None:
    """Themes from idea to choice, their leaders asked and answering, and what leaders need and people offer."""
    propose_all(built)
    for one in town()["themes"]:
        if one["leader"]:
            _lead(built, built.themes[one["key"]], one)
    build_wishes(built)


def _lead(built: Town, theme: NetworkTheme, one: dict[str, Any]) -> None:
    """Appoint the leaders, let them accept, plan the period, and start the theme."""
    for role in ("network_leader", "reference_leader"):
        key = one["leader" if role == "network_leader" else "reference_leader"]
        if key:
            person = built.people[key]
            asked = appoint(theme, person=person, role=role, waiver=WAIVER, by=built.officer, at=built.ago(200))
            accept_role(asked, by=person, on=localdate(built.ago(195)), at=built.ago(195))
    over = one["status"] == "closed"
    describe_theme(
        theme,
        by=built.officer,
        at=built.ago(190),
        shown=theme.version,
        units=list(theme.units.all()),
        begins_on=localdate(built.ago(190)),
        ends_on=localdate(built.ago(10)) if over else localdate(built.ago(-200)),
        co_driver_waiver=one.get("waiver", ""),
    )
    move_theme(theme, to="starting", by=built.officer, at=built.ago(188))


def build_pairs(built: Town) -> None:
    """Pairs offered, answered and begun; themes that run from there on, and time released by the personnel leaders."""
    for key, co_driver in PAIRS.items():
        at = built.ago(BEGAN_DAYS_AGO[key])
        pairing = offer_pairing(built.themes[key], co_driver=built.people[co_driver], by=built.officer, at=at)
        for person in (pairing.network_leader, pairing.co_driver):
            answer_offer(pairing, by=person, says_yes=True, reason="", at=at)
        built.pairings[key] = pairing
    for one in town()["themes"]:
        theme = built.themes[one["key"]]
        if one["phase"] is not None and theme.is_running:
            phase = ThemePhase.objects.get(order=one["phase"])
            enter_phase(theme, phase=phase, on=localdate(built.ago(140)), by=built.officer, at=built.ago(140))
    build_plans(built)
    build_results(built)
    for key, hours in RELEASED_HOURS.items():
        person = built.pairings[key].co_driver
        release_time(
            person,
            theme=built.themes[key],
            hours=Decimal(hours),
            began_on=localdate(built.ago(BEGAN_DAYS_AGO[key])),
            ended_on=localdate(built.ago(-180)),
            sets_aside="En kollega tager de faste møder om torsdagen.",
            by=Person.objects.get(pk=person.personnel_leader_id),
            at=built.ago(BEGAN_DAYS_AGO[key]),
        )
    ended = built.pairings["paaroerende"]
    why = {"kind": "other_work", "reason": "Oliver fik nye opgaver på biblioteket."}
    end_pairing(ended, by=built.officer, on=localdate(built.ago(40)), at=built.ago(40), **why)


def build_answers(built: Town) -> None:
    """Answers written alone: one pair has nothing yet, one is half-way, three have sent."""
    _answer(built, "maaltider", Side.FIRST, 70)
    _answer(built, "maaltider", Side.SECOND, 68)
    _answer(built, "digital", Side.FIRST, 120)
    _answer(built, "digital", Side.SECOND, 118)
    _answer(built, "overgang", Side.FIRST, 9)
    _answer(built, "overgang", Side.SECOND, 6)
    _answer(built, "regn", Side.FIRST, 4)
    _answer(built, "regn", Side.SECOND, 2, only=9, send=False)


def _answer(built: Town, key: str, side: Side, days_ago: int, *, only: int = 99, send: bool = True) -> None:
    alignment = ExpectationAlignment.objects.get(pairing=built.pairings[key])
    person, at = alignment.sides()[side].person, built.ago(days_ago)
    written = answers()[key][side.value]
    for code in list(written)[:only]:
        save_answer(alignment, code=code, value=_value(written[code]), by=person, at=at)
    if send:
        send_answers(alignment, by=person, at=at)


def _value(value: Any) -> Any:
    """An answer with competences by number instead of by name."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{"id": _competence(one["name"]), **{k: v for k, v in one.items() if k != "name"}} for one in value]
    return value


def build_agreements(built: Town) -> None:
    """One agreement whose first review date has passed, one that has been revisited, one being written."""
    _agree(built, "maaltider", 60)
    _agree(built, "digital", 110)
    alignment = ExpectationAlignment.objects.get(pairing=built.pairings["digital"])
    leader = alignment.sides()[Side.FIRST].person
    review = ask_for_revisit(alignment, by=leader, at=built.ago(30))
    begin_new_version(review, by=leader, at=built.ago(30))
    adjusted = {
        "R1": "Vores korte møde dagen efter hvert netværksmøde. Det er dér, vi bliver klogere.",
        "R2": "Vi mødes lidt sjældnere, nu hvor netværket selv holder gryden i kog.",
        "R3": "At det er nemmere at spørge dumt, når man er to.",
        "F1": "fortnightly",
    }
    _write(built, alignment, adjusted, 28)
    _approve(built, alignment, 27)
    _write(built, ExpectationAlignment.objects.get(pairing=built.pairings["overgang"]), _some_joint("overgang"), 3)


def _some_joint(key: str) -> dict[str, Any]:
    joint = answers()[key]["joint"]
    return {code: joint[code] for code in list(joint)[:2]}


def _agree(built: Town, key: str, days_ago: int) -> None:
    alignment = ExpectationAlignment.objects.get(pairing=built.pairings[key])
    _write(built, alignment, answers()[key]["joint"], days_ago)
    _approve(built, alignment, days_ago)


def _write(built: Town, alignment: ExpectationAlignment, joint: dict[str, Any], days_ago: int) -> None:
    agreement = alignment.agreements.get(agreed_at=None)
    form, at = alignment.form(), built.ago(days_ago)
    for place, (code, value) in enumerate(joint.items()):
        person = alignment.sides()[list(Side)[place % 2]].person
        edit = agreement.joint().get(code)
        write_joint(
            agreement,
            code=code,
            value=_joint_value(form, code, value, at),
            by=person,
            at=at,
            packet=Packet(edit.revision if edit else 0),
        )


def _joint_value(form: Form, code: str, value: Any, at: datetime) -> Any:
    """Review dates stand in the town's file as days from the agreement."""
    question = form.get(code)
    if question and question.kind == Kind.DATES:
        return {row: (localdate(at) + timedelta(days=days)).isoformat() for row, days in value.items()}
    return value


def _approve(built: Town, alignment: ExpectationAlignment, days_ago: int) -> None:
    agreement: AlignmentAgreement = alignment.agreements.get(agreed_at=None)
    at = built.ago(days_ago)
    for side in Side:
        agreement.refresh_from_db()
        shown = agreement_facts(agreement, localdate(at)).now
        approve_agreement(agreement, by=alignment.sides()[side].person, at=at, shown=shown)


STAGES: dict[str, Callable[[Town], None]] = {
    "town": build_town,
    "themes": build_themes,
    "pairs": build_pairs,
    "answers": build_answers,
    "agreements": build_agreements,
    "networks": build_networks,
    "candidacies": build_candidacies,
    "endings": build_endings,
    "rooms": build_rooms,
    "practice": build_practice,
    "closings": build_closings,
    "ahead": build_ahead,
    "training": build_training,
    "post": build_post,
    "calendars": build_calendars,
    "support": build_support,
    "privacy": build_privacy,
}


LARGE = "large"
"""All of STAGES, and a whole municipality around them."""


@transaction.atomic
def build(stage: str, *, now: datetime, size: Size | None = None) -> Town:
    """Build everything up to and with `stage`, one of STAGES or LARGE, in an empty database. `size` is how large."""
    built = Town(now)
    for name, step in STAGES.items():
        step(built)
        if name == stage:
            break
    if stage == LARGE:
        add_crowd(built, size or Size())
    return built
