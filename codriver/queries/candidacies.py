"""The pages of candidacies: "is it something for me?", the reflection, the secretariat's list and one candidacy."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, QuerySet, Value, When
from django.utils.timezone import localdate

from codriver.access import may_answer_candidacy, may_read_shared_reflection, may_send_to_leader
from codriver.facts.candidacies import has_co_driven, missing_in_offer
from codriver.forms.candidacies import GiveTimeForm
from codriver.models import (
    CandidacyReflection,
    CoDriverCandidacy,
    CoDriverOffer,
    CoDriverTask,
    CompetenceOffer,
    Pairing,
    WillingToTalk,
    reflection_questions,
)
from codriver.queries.pairs import themes_without_co_driver
from codriver.rules.candidacy import FROM, Step
from codriver.rules.offers import Missing
from codriver.rules.reflection import Advice, ReflectionMissing, Verdict, advice, missing_in_reflection
from netvaerk.models import Person
from roles.models import Nomination
from roles.queries.releases import Sum, sum_of
from roles.rules.releases import Stretch

Status = CoDriverCandidacy.Status
MEANS = {
    Status.INTERESTED: "waits",
    Status.WITH_LEADER: "waits",
    Status.READY: "agreed",
    Status.MATCHED: "agreed",
    Status.NOT_NOW: "talk",
}
MOST_THEMES = 12
MOST_TALKERS = 12


def open_candidacy_of(person: Person) -> CoDriverCandidacy | None:
    found = CoDriverCandidacy.objects.open().filter(person=person)
    return found.select_related("reflection", "person__personnel_leader", "answered_by").first()


@dataclass
class Own:
    """One's own candidacy: where it stands, what is missing for the next step, and which steps are open today."""

    candidacy: CoDriverCandidacy
    reflection: CandidacyReflection
    means: str
    verdict: Verdict | None
    advice: list[Advice]
    missing: list[Missing]
    may_ask_leader: bool
    may_be_ready_again: bool


@dataclass
class BecomePage:
    own: Own | None
    is_nominated: bool
    tasks: list[CoDriverTask]
    themes: list[Any]
    more_themes: bool
    talkers: list[WillingToTalk]
    may_talk: bool
    talks: WillingToTalk | None


def become_page(person: Person, today: date) -> BecomePage:
    """Everything on the page; a constant number of queries."""
    candidacy = open_candidacy_of(person)
    nominated = Nomination.objects.accepted().filter(person=person, role=Nomination.For.CO_DRIVER, candidacy=None)
    hours = F("co_driver_need__hours_per_week")
    themes = list(themes_without_co_driver().annotate(hours_needed=hours)[: MOST_THEMES + 1])
    return BecomePage(
        own=_own(candidacy, today) if candidacy else None,
        is_nominated=candidacy is None and nominated.exists(),
        tasks=list(CoDriverTask.objects.all()),
        themes=themes[:MOST_THEMES],
        more_themes=len(themes) > MOST_THEMES,
        talkers=talkers(),
        may_talk=has_co_driven(person),
        talks=WillingToTalk.objects.filter(person=person).first(),
    )


def talkers() -> list[WillingToTalk]:
    """Experienced co-drivers who are willing, each with the pairings they had, the latest first."""
    pairings = Pairing.objects.filter(status__in=Pairing.BEGUN).select_related("theme").order_by("-began_on", "-pk")
    theirs = Prefetch("person__pairings_as_co_driver", pairings, to_attr="co_drove")
    found = WillingToTalk.objects.filter(person__is_active=True).select_related("person__unit")
    return list(found.prefetch_related(theirs).order_by("person__folded_name", "pk")[:MOST_TALKERS])


def _own(candidacy: CoDriverCandidacy, today: date) -> Own:
    reflection = candidacy.reflection
    said = advice(reflection.answers, wish=reflection.wishes_to_lead) if reflection.done_at else (None, [])
    asks = candidacy.status in FROM[Step.ASK_LEADER]
    again = candidacy.ask_again_on
    rests = candidacy.status == Status.RESTING
    return Own(
        candidacy=candidacy,
        reflection=reflection,
        means=MEANS.get(Status(candidacy.status), "neutral"),
        verdict=said[0],
        advice=said[1],
        missing=missing_in_offer(candidacy.person) if asks else [],
        may_ask_leader=asks and (again is None or again <= today),
        may_be_ready_again=rests and candidacy.free_until is not None and candidacy.free_until >= today,
    )


@dataclass
class ReflectionPage:
    reflection: CandidacyReflection
    missing: list[ReflectionMissing]
    verdict: Verdict | None
    advice: list[Advice]


def reflection_page(reflection: CandidacyReflection) -> ReflectionPage:
    wish = reflection.wishes_to_lead
    missing = missing_in_reflection(reflection.answers, wish=wish)
    verdict, said = advice(reflection.answers, wish=wish)
    return ReflectionPage(reflection, missing, None if missing else verdict, [] if missing else said)


def candidacies() -> QuerySet:
    """Those that the secretariat is told of, what waits first and the oldest of it before the others; each with
    `has_offered`, whether the offer says enough to ask the personnel leader."""
    wished = CompetenceOffer.objects.wished().filter(person=OuterRef("person"))
    offers = CoDriverOffer.objects.filter(person=OuterRef("person"), hours_per_week__isnull=False, tasks__isnull=False)
    order = [Status.INTERESTED, Status.WITH_LEADER, Status.READY, Status.NOT_NOW, Status.RESTING, Status.MATCHED]
    places = [When(status=status, then=Value(place)) for place, status in enumerate(order)]
    found = CoDriverCandidacy.objects.shown_to_secretariat().filter(person__is_active=True)
    return (
        found.select_related("person__unit", "person__personnel_leader")
        .annotate(has_offered=Exists(wished) & Exists(offers))
        .annotate(place=Case(*places, output_field=IntegerField()))
        .order_by("place", "interested_at", "pk")
    )


@dataclass
class Candidate:
    """A row of the secretariat's list. `waited` is in days, None where nobody waits."""

    candidacy: Any
    means: str
    waited: int | None


def candidate(candidacy: Any, today: date) -> Candidate:
    since = {
        Status.INTERESTED: candidacy.interested_at,
        Status.WITH_LEADER: candidacy.asked_leader_at,
        Status.READY: candidacy.ready_at,
    }.get(Status(candidacy.status))
    means = MEANS.get(Status(candidacy.status), "neutral")
    return Candidate(candidacy, means, (today - localdate(since)).days if since else None)


@dataclass
class CandidacyPage:
    """A candidacy as a personnel leader or an officer meets it: state, hours and dates; what was offered and what was
    shared for the secretariat alone."""

    is_own: bool
    means: str
    may_answer: bool
    may_send: bool
    missing: list[Missing]
    sum: Sum | None
    reason: str
    competences: list[CompetenceOffer]
    reads_nomination: bool
    shared: list[tuple[str, str]]


def candidacy_page(candidacy: CoDriverCandidacy, person: Person) -> CandidacyPage:
    reads = may_read_shared_reflection(person, candidacy)
    own = candidacy.person_id == person.pk
    may_answer = candidacy.status in FROM[Step.GIVE_TIME] and may_answer_candidacy(person, candidacy)
    sends = candidacy.status in FROM[Step.ASK_LEADER] and not own and may_send_to_leader(person, candidacy)
    wish = GiveTimeForm.wish_of(candidacy)
    time = Stretch(wish["hours_per_week"], wish["began_on"], wish["ended_on"]) if all(wish.values()) else None
    return CandidacyPage(
        is_own=own,
        means=MEANS.get(Status(candidacy.status), "neutral"),
        may_answer=may_answer,
        may_send=sends,
        missing=missing_in_offer(candidacy.person) if sends else [],
        sum=sum_of(candidacy.person, None, time) if may_answer and time else None,
        reason=candidacy.not_now_reason,
        competences=_offered(candidacy) if reads else [],
        reads_nomination=reads and candidacy.nomination is not None and candidacy.nomination.status == "yes",
        shared=_shared(candidacy) if reads else [],
    )


def _offered(candidacy: CoDriverCandidacy) -> list[CompetenceOffer]:
    return list(CompetenceOffer.objects.wished().filter(person=candidacy.person_id).select_related("competence"))


def _shared(candidacy: CoDriverCandidacy) -> list[tuple[str, str]]:
    """Question and answer of what the person shares; nothing where they do not."""
    reflection = CandidacyReflection.objects.filter(candidacy=candidacy, shared_at__isnull=False).first()
    if reflection is None:
        return []
    answers, wish = reflection.answers, CandidacyReflection._meta.get_field("wishes_to_lead")
    rows = [(str(one.text), one.in_words(answers[one.code])) for one in reflection_questions() if answers.get(one.code)]
    return [*rows, (str(wish.verbose_name).capitalize(), str(reflection.get_wishes_to_lead_display()))]
