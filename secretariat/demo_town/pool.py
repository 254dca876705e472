"""Those of the demo town who are ready to co-drive, and a draft of the secretariat's that pairs them."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from codriver.actions.candidacies import ask_leader, give_time, say_interested, start_candidacy
from codriver.actions.reflections import save_reflection
from codriver.actions.runs import make_run
from codriver.models import CoDriverCandidacy
from secretariat.demo_town.town import Town

REFLECTION = {
    "draws": "At arbejde med nogen, jeg ikke plejer at møde, og lære at lede et netværk.",
    "time": "yes",
    "season": "calm",
    "drop": "Det månedlige erfamøde kan en kollega tage.",
    "courage": "learning",
    "leader": "yes",
}
READY_DAYS_AGO = {"niels-ole": 25, "aase": 40, "signe": 12}


def build_pool(built: Town) -> None:
    """Three who are ready, more than there are themes, and a draft in which the secretariat has chosen nothing yet."""
    for key, days_ago in READY_DAYS_AGO.items():
        get_ready(built, key, days_ago)
    make_run(objective="most_themes", floor=0, by=built.officer, at=built.ago(1))


def get_ready(built: Town, key: str, days_ago: int) -> CoDriverCandidacy:
    """Walk somebody who has made an offer from the first thought to the personnel leader's yes."""
    person, at = built.people[key], built.ago(days_ago)
    candidacy = start_candidacy(person, at=at)
    save_reflection(candidacy, answers=REFLECTION, wishes_to_lead="considering", shown=1, by=person, at=at)
    say_interested(candidacy, by=person, at=at)
    ask_leader(candidacy, by=person, at=at)
    leader = type(person).objects.get(pk=person.personnel_leader_id)
    begins = localdate(at)
    give_time(candidacy, hours=Decimal(2), began_on=begins, ended_on=begins + timedelta(days=300), by=leader, at=at)
    return candidacy
