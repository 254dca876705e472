"""People on their way to being co-drivers, each in a state of their own, through the actions themselves."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from codriver.actions.candidacies import (
    ask_leader,
    give_time,
    say_interested,
    say_not_now,
    start_candidacy,
    withdraw_candidacy,
)
from codriver.actions.reflections import offer_to_talk, save_reflection, share_reflection
from codriver.models import CoDriverCandidacy, CoDriverOffer, CoDriverTask
from secretariat.demo_town.town import Town

CALM = {"time": "yes", "season": "calm", "courage": "learning", "leader": "yes"}
DRAWS = {
    "oliver": "At se, hvordan de andre forvaltninger tænker.",
    "fatma": "At bruge det, jeg kan, uden for plejen.",
    "niels-ole": "At lære at lede uden at være den, der bestemmer.",
    "aase": "Mennesker, der tænker anderledes end mig.",
    "camilla": "At sidde på den anden side af bordet en gang.",
    "signe": "Naboskab ligger mig på sinde, også efter arbejde.",
    "thomas": "At prøve kræfter med netværksledelse.",
    "maja": "At gøre noget andet end det, jeg plejer.",
}
SHIFTS = {"oliver": {"time": "unsure", "season": "busy", "leader": ""}}
"""Oliver has not come to the end of his questions."""


def make_ready(built: Town, key: str) -> None:
    """Somebody ready long before the pairs begin, so that the pairing finds them so."""
    _give(built, _ask(built, key, 180), 170)


def build_candidacies(built: Town) -> None:
    """Oliver considers it, the others have come further; and two who have tried it are willing to talk."""
    _reflect(built, "oliver", 9)
    _interested(built, "niels-ole", 12)
    for key, days in (("aase", 6), ("camilla", 3)):
        _ask(built, key, days)
    signe = _ask(built, "signe", 30)
    share_reflection(signe, by=signe.person, at=built.ago(29))
    _give(built, signe, 24)
    _not_now(built, _ask(built, "thomas", 28), 20)
    withdraw_candidacy(_interested(built, "maja", 40), by=built.people["maja"], at=built.ago(38))
    offer_to_talk(built.people["ibrahim"], about="Hvordan jeg fandt tiden, og hvad jeg lærte.", at=built.ago(50))
    offer_to_talk(built.people["fatma"], about="At være med i et tema, jeg ikke kendte.", at=built.ago(45))


def _reflect(built: Town, key: str, days: int) -> CoDriverCandidacy:
    candidacy = start_candidacy(built.people[key], at=built.ago(days + 5))
    answers = {code: said for code, said in {**CALM, **SHIFTS.get(key, {}), "draws": DRAWS[key]}.items() if said}
    wish = "" if key == "oliver" else "considering"
    save_reflection(
        candidacy, answers=answers, wishes_to_lead=wish, shown=1, by=built.people[key], at=built.ago(days + 4)
    )
    return candidacy


def _interested(built: Town, key: str, days: int) -> CoDriverCandidacy:
    candidacy = _reflect(built, key, days)
    say_interested(candidacy, by=candidacy.person, at=built.ago(days + 1))
    return candidacy


def _ask(built: Town, key: str, days: int) -> CoDriverCandidacy:
    candidacy = _interested(built, key, days)
    time, at = _time(built.ago(days)), built.ago(days)
    wish = {"hours_per_week": time["hours"], "free_from": time["began_on"], "free_until": time["ended_on"]}
    offer, _new = CoDriverOffer.objects.update_or_create(person=candidacy.person, defaults=wish)
    offer.tasks.set(CoDriverTask.objects.all()[:2])
    ask_leader(candidacy, by=candidacy.person, at=at)
    return candidacy


def _time(at: datetime) -> dict[str, Any]:
    """Three hours a week for most of a year, from a fortnight after `at`."""
    first = localdate(at) + timedelta(days=14)
    return {"hours": Decimal(3), "began_on": first, "ended_on": first + timedelta(days=330)}


def _give(built: Town, candidacy: CoDriverCandidacy, days: int) -> None:
    give_time(candidacy, **_time(built.ago(days)), by=candidacy.person.personnel_leader, at=built.ago(days))


def _not_now(built: Town, candidacy: CoDriverCandidacy, days: int) -> None:
    at = built.ago(days)
    again = localdate(at) + timedelta(days=90)
    reason = "Vi mangler to i vagtplanen til sommer."
    say_not_now(candidacy, reason=reason, ask_again_on=again, by=candidacy.person.personnel_leader, at=at)
