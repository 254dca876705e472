"""What the leaders of the demo town need, and what its people would like to bring."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from codriver.actions.wishes import say_need, say_offer
from codriver.models import CoDriverTask
from codriver.rules.wishes import Need, Offer
from netvaerk.models import Competence, Discipline
from roles.models import RoleAssignment
from secretariat.demo_town.content import wishes
from secretariat.demo_town.town import Town


def build_wishes(built: Town) -> None:
    """Offers of everybody who has made one, and needs on the themes that have a leader."""
    for key, said in wishes()["offers"].items():
        person = built.people[key]
        say_offer(person, _offer(built, said), by=person, at=built.ago(200), shown=0)
    for key, said in wishes()["needs"].items():
        leader = RoleAssignment.objects.current().filter(theme=built.themes[key], role="network_leader").first()
        if leader:
            say_need(built.themes[key], _need(built, said), by=leader.person, at=built.ago(170), shown=0)


def _need(built: Town, said: dict[str, Any]) -> Need:
    wish = said.get("early_wish")
    return Need(
        weights={_competence(name): weight for name, weight in said["competences"].items()},
        amounts={_task(code): amount for code, amount in said.get("tasks", {}).items()},
        profiles=frozenset(said.get("profiles", ())),
        style=said.get("style", ""),
        discipline=_discipline(said),
        little_known_units=_units(built, said),
        hours_per_week=_hours(said),
        early_wish=built.people[wish].pk if wish else None,
    )


def _offer(built: Town, said: dict[str, Any]) -> Offer:
    first, last = [_day(built, days) for days in said.get("days", (None, None))]
    return Offer(
        competences={_competence(name): (wish, level) for name, (wish, level) in said["competences"].items()},
        tasks=frozenset(_task(code) for code in said.get("tasks", ())),
        known_units=_units(built, said),
        discipline=_discipline(said),
        style=said.get("style", ""),
        themes=frozenset(built.themes[key].pk for key in said.get("themes", ())),
        hours_per_week=_hours(said),
        free_from=first,
        free_until=last,
    )


def _competence(name: str) -> int:
    return Competence.objects.get(name_da=name).pk


def _task(code: str) -> int:
    return CoDriverTask.objects.get(code=code).pk


def _discipline(said: dict[str, Any]) -> int | None:
    return Discipline.objects.get(name_da=said["discipline"]).pk if "discipline" in said else None


def _units(built: Town, said: dict[str, Any]) -> frozenset[int]:
    return frozenset(built.units[key].pk for key in said.get("units", ()))


def _hours(said: dict[str, Any]) -> Decimal | None:
    return Decimal(said["hours"]) if "hours" in said else None


def _day(built: Town, days: int | None) -> date | None:
    return localdate(built.now) + timedelta(days=days) if days is not None else None
