"""The pool that is paired, read from the database in a number of queries that does not grow with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

from codriver.facts.wishes import PROFILES, themes_without_co_driver
from codriver.models import (
    CoDriverCandidacy,
    CoDriverNeed,
    CoDriverOffer,
    CompetenceOffer,
    CompetenceRequest,
    Pairing,
    TaskNeed,
)
from codriver.rules.pairing.pool import NOBODY, Bar, Candidate, Opening, Pool
from netvaerk.models import NetworkTheme, OrgUnit, Person
from roles.access import Role
from roles.models import ReleaseRequest, ResourceRelease, RoleAssignment

ALL_PROFILES = (*PROFILES, "leads_in_style")


def pool(today: date) -> Pool:
    """All open themes and all who are ready, with what is known to bar a pair. Nothing is pinned."""
    opened, ready = openings(today), candidates(today)
    return Pool(
        openings=opened,
        candidates=ready,
        parents=dict(OrgUnit.objects.values_list("pk", "parent_id")),
        barred=bars_known(opened, ready),
    )


def openings(today: date) -> list[Opening]:
    """Themes with a leader and a free place for a co-driver, by id. What runs already begins today at the soonest."""
    seats = _free_seats()
    leaders = RoleAssignment.objects.current().filter(role=Role.NETWORK_LEADER, theme__in=seats).order_by("theme_id")
    held = list(leaders.select_related("theme", "person"))
    asked = needs_of([one.theme_id for one in held])
    return [_opening(one.theme, one.person, asked[one.theme_id], today, seats[one.theme_id]) for one in held]


def opening_on(theme: NetworkTheme, leader: Person, today: date) -> Opening:
    """One theme as the pool would hold it, whether or not a place is free on it."""
    return _opening(theme, leader, needs_of([theme.pk])[theme.pk], today)


def _opening(theme: NetworkTheme, leader: Person, asked: dict[str, Any], today: date, seats: int = 1) -> Opening:
    return Opening(
        key=theme.pk,
        leader=leader.pk,
        leader_unit=leader.unit_id,
        leader_personnel=leader.personnel_leader_id,
        begins=_day(max(theme.begins_on, today) if theme.begins_on else None),
        ends=_day(theme.ends_on),
        seats=seats,
        **asked,
    )


def _free_seats() -> dict[int, int]:
    """Themes that take a co-driver, with how many places are free."""
    taken = themes_without_co_driver().order_by().values_list("pk", "live")
    return {theme: settings.CO_DRIVERS_PER_THEME - live for theme, live in taken}


def needs_of(themes: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What each of `themes` touches and its leader looks for, as fields of `Opening`."""
    units = _sets(NetworkTheme.units.through.objects.filter(networktheme__in=themes), "networktheme_id", "orgunit_id")
    asked = _maps(CompetenceRequest.objects.filter(theme__in=themes), "theme_id", "competence_id", "weight")
    tasks = _maps(TaskNeed.objects.filter(theme__in=themes), "theme_id", "task_id", "amount")
    rest = _rest_of_needs(themes)
    return {
        theme: {
            "units": frozenset(units[theme]),
            "asked": asked[theme],
            "tasks": tasks[theme],
            **rest.get(theme, {}),
        }
        for theme in themes
    }


def _rest_of_needs(themes: Iterable[int]) -> dict[int, dict[str, Any]]:
    through = CoDriverNeed.little_known_units.through.objects.filter(codriverneed__theme__in=themes)
    little = _sets(through, "codriverneed_id", "orgunit_id")
    return {
        need.theme_id: {
            "leader_discipline": need.discipline_id,
            "profiles": frozenset(code for code in ALL_PROFILES if getattr(need, code)),
            "style": need.style,
            "little_known_units": frozenset(little[need.pk]),
            "hours_per_week": _hours(need.hours_per_week),
            "early_wish": need.early_wish_id,
        }
        for need in CoDriverNeed.objects.filter(theme__in=themes)
    }


def candidates(today: date) -> list[Candidate]:
    """Those who are ready and have no pair or offer, by id. Time that is over counts as no time."""
    found = CoDriverCandidacy.objects.free().select_related("person")
    ready = {one.person: one for one in sorted(found, key=lambda one: one.person_id)}
    return _candidates(ready, today)


def candidate_for(person: Person, today: date) -> Candidate:
    """One person as the pool would hold them, whether or not they are ready to co-drive."""
    ready = CoDriverCandidacy.objects.ready().filter(person=person).first()
    return _candidates({person: ready}, today)[0]


def _candidates(ready: Mapping[Person, CoDriverCandidacy | None], today: date) -> list[Candidate]:
    people = [person.pk for person in ready]
    offers = offers_of(people)
    released = _sets(ResourceRelease.objects.granted(today).filter(person__in=people), "person_id", "theme_id")
    asked_for = _sets(ReleaseRequest.objects.open().filter(person__in=people), "person_id", "theme_id")
    return [
        Candidate(
            key=person.pk,
            unit=person.unit_id,
            personnel_leader=person.personnel_leader_id,
            released=frozenset(released[person.pk]),
            asked_for=frozenset(asked_for[person.pk]),
            **_readiness(candidacy, today),
            **vars(offers.get(person.pk, CandidateOffer())),
        )
        for person, candidacy in ready.items()
    ]


def _readiness(candidacy: CoDriverCandidacy | None, today: date) -> dict[str, Any]:
    """Since when somebody is ready, and the time given for it, if it is not over."""
    if candidacy is None:
        return {}
    waited = {"waited": candidacy.days_ready(today)}
    if candidacy.free_until is None or candidacy.free_until < today:
        return waited
    return waited | {
        "hours_per_week": _hours(candidacy.hours_per_week),
        "free_from": _day(candidacy.free_from),
        "free_until": _day(candidacy.free_until),
    }


@dataclass(frozen=True)
class CandidateOffer:
    """The fields of `Candidate` that the person has said themselves."""

    discipline: int | None = None
    style: str = ""
    levels: Mapping[int, int] = field(default_factory=dict)
    wishes: Mapping[int, str] = field(default_factory=dict)
    tasks: frozenset[int] = NOBODY
    known_units: frozenset[int] = NOBODY
    themes: frozenset[int] = NOBODY


def offers_of(people: Iterable[int]) -> dict[int, CandidateOffer]:
    """What each of `people`, by id, would like to bring; those who have said nothing are left out."""
    brought = CompetenceOffer.objects.filter(person__in=people)
    levels = _maps(brought, "person_id", "competence_id", "level")
    wishes = _maps(brought, "person_id", "competence_id", "wish")
    rest = {one.person_id: one for one in CoDriverOffer.objects.filter(person__in=people)}
    tasks = _chosen(CoDriverOffer.tasks, people, "codrivertask_id")
    units = _chosen(CoDriverOffer.known_units, people, "orgunit_id")
    themes = _chosen(CoDriverOffer.themes, people, "networktheme_id")
    return {
        person: CandidateOffer(
            discipline=rest[person].discipline_id if person in rest else None,
            style=rest[person].style if person in rest else "",
            levels=levels[person],
            wishes=wishes[person],
            tasks=frozenset(tasks[person]),
            known_units=frozenset(units[person]),
            themes=frozenset(themes[person]),
        )
        for person in rest.keys() | levels.keys()
    }


def _chosen(relation: Any, people: Iterable[int], what: str) -> dict[int, set[int]]:
    rows = relation.through.objects.filter(codriveroffer__person__in=people)
    return _sets(rows, "codriveroffer__person_id", what)


def bars_known(opened: Iterable[Opening], ready: Iterable[Candidate]) -> dict[tuple[int, int], str]:
    """What happened before that keeps a candidate from an opening: (theme, person) to the name of a `Bar`."""
    led: dict[int, list[int]] = defaultdict(list)
    for one in opened:
        led[one.leader].append(one.key)
    people = [one.key for one in ready]
    before = Pairing.objects.filter(network_leader__in=list(led), co_driver__in=people)
    barred: dict[tuple[int, int], str] = {}
    declined = before.filter(status=Pairing.Status.DECLINED).values_list("network_leader_id", "co_driver_id")
    for bar, pairs in ((Bar.DECLINED, declined), (Bar.DID_NOT_WORK, did_not_work(list(led), people))):
        for leader, person in pairs:
            barred |= {(theme, person): bar.name for theme in led[leader]}
    themes = [theme for some in led.values() for theme in some]
    roles = RoleAssignment.objects.open().filter(theme__in=themes, person__in=people)
    return barred | {pair: Bar.OTHER_ROLE.name for pair in roles.values_list("theme_id", "person_id")}


def did_not_work(leaders: list[int], people: list[int]) -> list[tuple[int, int]]:
    """Leader and person, where an earlier pairing of the two ended because they could not work together, whichever of
    them led then."""
    parted = Pairing.objects.did_not_work()
    as_now = parted.filter(network_leader__in=leaders, co_driver__in=people)
    the_other_way = parted.filter(co_driver__in=leaders, network_leader__in=people)
    return [
        *as_now.values_list("network_leader_id", "co_driver_id"),
        *the_other_way.values_list("co_driver_id", "network_leader_id"),
    ]


def _sets(rows: Any, key: str, value: str) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in rows.order_by().values_list(key, value):
        found[one].add(other)
    return found


def _maps(rows: Any, key: str, name: str, value: str) -> dict[int, dict[int, Any]]:
    found: dict[int, dict[int, Any]] = defaultdict(dict)
    for one, other, much in rows.order_by().values_list(key, name, value):
        found[one][other] = much
    return found


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _hours(hours: Any) -> float | None:
    return float(hours) if hours is not None else None
