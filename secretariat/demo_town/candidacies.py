"""Who considers becoming a co-driver in the demo town, how far each has come, and a draft that pairs those who are
ready."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from codriver.actions.candidacies import ask_leader, give_time, say_interested, start_candidacy
from codriver.actions.reflections import offer_to_talk, save_reflection
from codriver.actions.runs import make_run
from codriver.models import CoDriverCandidacy
from secretariat.demo_town.diploma import build_diploma
from secretariat.demo_town.town import Town

WELL = {"draws": "At lære at lede noget, jeg ikke kender svaret på.", "time": "yes", "season": "calm"}
WELL |= {"courage": "learning", "leader": "yes"}
INTERESTED = {"thomas": 9, "signe": 21, "niels-ole": 45, "aase": 60}
ASKS = {"signe": 6, "niels-ole": 40, "aase": 55}
READY = {"niels-ole": "2", "aase": "2"}
TALKS = {
    "oliver": "Hvordan jeg fandt tiden, og hvad der sker, når et par slutter før tid.",
    "bashir": "Hvordan det er at være den, der spørger.",
}


def build_candidacies(built: Town) -> None:
    """One of each state on the way to ready; two who can be asked; one who studies; and the secretariat's draft."""
    begun = {key: _begin(built, key, days) for key, days in INTERESTED.items()}
    for key, days in ASKS.items():
        ask_leader(begun[key], by=built.people[key], at=built.ago(days))
    for key, hours in READY.items():
        today = localdate(built.now)
        give_time(
            begun[key],
            hours=Decimal(hours),
            began_on=today,
            ended_on=today + timedelta(days=240),
            by=begun[key].person.personnel_leader,
            at=built.ago(30),
        )
    _consider(built, "oliver")
    for key, about in TALKS.items():
        offer_to_talk(built.people[key], about=about, at=built.ago(20))
    build_diploma(built)
    make_run(objective="most_themes", floor=0, by=built.officer, at=built.ago(0))


def _begin(built: Town, key: str, days: int) -> CoDriverCandidacy:
    person, at = built.people[key], built.ago(days)
    candidacy = start_candidacy(person, at=at)
    save_reflection(candidacy, answers=WELL, wishes_to_lead="considering", shown=1, by=person, at=at)
    say_interested(candidacy, by=person, at=at)
    return candidacy


def _consider(built: Town, key: str) -> None:
    """Half a reflection that nobody knows of."""
    person, at = built.people[key], built.ago(2)
    candidacy = start_candidacy(person, at=at)
    written = {"draws": "At prøve igen, med en ny netværksleder.", "time": "unsure"}
    save_reflection(candidacy, answers=written, wishes_to_lead="", shown=1, by=person, at=at)
