"""The large town: the demo town with a whole municipality around it, for looking at long lists and for measuring.

Its rows are laid straight into the tables, many at a time: through the actions they would take an hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice, product
from random import Random

from django.utils.timezone import localdate

from codriver.models import AlignmentResponse, AlignmentTemplate, ExpectationAlignment, Pairing
from netvaerk.models import AuditEvent, NetworkTheme, OrgUnit, Person, ProposalRound, ThemeMove, ThemePhase, Verb
from roles.models import RoleAssignment
from secretariat.demo_town.town import Town

FIRST = (
    "Agnes", "Birk", "Clara", "Dagny", "Eskild", "Frida", "Gorm", "Hafdis", "Iben", "Johan", "Karla", "Ludvig",
    "Mikkel", "Nanna", "Otto", "Petra", "Rune", "Selma", "Tora", "Uffe", "Vera", "Yrsa", "Ømer", "Åse",
)  # fmt: skip
LAST = (
    "Agerbæk", "Bavnhøj", "Dalsgård", "Egelund", "Fjordby", "Grønkær", "Hedemark", "Ibsgaard", "Kirkegård", "Lyngholm",
    "Mosebo", "Nørrevang", "Overby", "Pilegård", "Ravnholt", "Sandager", "Tranekær", "Vinding", "Ørsted", "Åkjær",
)  # fmt: skip
PLACES = ("Nord", "Syd", "Øst", "Vest", "Midt", "Havnen", "Søen", "Skoven", "Engen", "Bakken")
WORK = ("Hjemmepleje", "Dagtilbud", "Skole", "Bibliotek", "Jobcenter", "Vej og park", "Sundhed", "Kultur", "Ældre")
CONCERNS = (
    "Trygge overgange", "Mad og fællesskab", "Grønne gårde", "Digital hjælp", "Sundere arbejdsdage", "Unge på vej",
    "Nye naboskaber", "Flere i bevægelse", "Sprog for alle", "Mindre spild",
)  # fmt: skip
RUNNING, RUNNING_OR_AT_INTAKE = 20, 30  # of a hundred themes; the others are closed


@dataclass(frozen=True)
class Size:
    people: int = 2_500
    themes: int = 300
    events: int = 50_000


def add_crowd(town: Town, size: Size) -> None:
    """Units, people, themes from idea to closing with their pairs, and lines of the log, the same each time."""
    chance = Random(1)  # noqa: S311 - invented people, nothing secret
    units = _units(town)
    people = _people(town, units, size.people)
    _themes(town, units, people, size.themes, chance)
    _events(town, people, size.events, chance)


def _units(town: Town) -> list[OrgUnit]:
    """An area for each kind of work, with a unit at each place; those are where people work."""
    top = OrgUnit.objects.get(parent=None)
    since = localdate(town.ago(2_000))
    areas = OrgUnit.objects.bulk_create([OrgUnit(name=work, parent=top, named_on=since) for work in WORK])
    return OrgUnit.objects.bulk_create(
        OrgUnit(name=f"{area.name} {place}", parent=area, named_on=since) for area, place in product(areas, PLACES)
    )


def _people(town: Town, units: list[OrgUnit], wanted: int) -> list[Person]:
    """One in fifteen leads the fourteen who follow."""
    names = (f"{first} {last}" for _ in count() for last in LAST for first in FIRST)
    people = [
        Person(
            name=name,
            email=f"crowd{number}@kommune.example",
            title="Leder" if number % 15 == 0 else "Medarbejder",
            unit=units[number // 15 % len(units)],
            password="!",  # noqa: S106 - nobody logs in as them
        )
        for number, name in enumerate(islice(names, wanted))
    ]
    people = Person.objects.bulk_create(people, batch_size=500)
    for number, person in enumerate(people):
        if number % 15:
            person.personnel_leader = people[number - number % 15]
    Person.objects.bulk_update(people, ["personnel_leader"], batch_size=500)
    return people


def _themes(town: Town, units: list[OrgUnit], people: list[Person], wanted: int, chance: Random) -> None:
    phases, rounds = list(ThemePhase.objects.all()), list(ProposalRound.objects.all())
    names = (f"{concern} {place}, {turn}. omgang" for turn in count(1) for place in PLACES for concern in CONCERNS)
    themes = []
    for number, name in enumerate(islice(names, wanted)):
        running = number < wanted * RUNNING // 100
        at_intake = not running and number < wanted * RUNNING_OR_AT_INTAKE // 100
        began = localdate(town.ago(200 if running else chance.randrange(600, 3_000)))
        themes.append(
            NetworkTheme(
                title=name,
                kind=chance.choice(NetworkTheme.Kind.values),
                network_type="" if at_intake else chance.choice(NetworkTheme.NetworkType.values),
                status="active" if running else "in_review" if at_intake else "closed",
                purpose="Borgerne møder én kommune, hvor vi i dag arbejder hver for sig.",
                phase=chance.choice(phases) if running else None,
                phase_began_on=localdate(town.ago(20)) if running else None,
                begins_on=None if at_intake else began,
                ends_on=None if at_intake else began + timedelta(days=540),
                proposed_by=chance.choice(people),
                round=chance.choice(rounds) if at_intake else None,
            )
        )
    themes = NetworkTheme.objects.bulk_create(themes, batch_size=200)
    touched = NetworkTheme.units.through
    touched.objects.bulk_create(
        touched(networktheme=theme, orgunit=unit) for theme in themes for unit in chance.sample(units, 3)
    )
    closed = [one for one in themes if one.status == "closed"]
    ThemeMove.objects.bulk_create(
        ThemeMove(theme=one, status="closed", at=town.ago((localdate(town.now) - one.ends_on).days), by=town.officer)
        for one in closed
    )
    _lead(town, [one for one in themes if one.status != "in_review"], people, chance)


def _lead(town: Town, themes: list[NetworkTheme], people: list[Person], chance: Random) -> None:
    """Each theme has its three, who are nobody else's; those of the closed ones have ended."""
    roles, pairings = [], []
    three = (one for one in chance.sample(people, len(people)) if one.personnel_leader)
    for theme, (leader, reference, co_driver) in zip(themes, _threes(three), strict=False):
        over = None if theme.is_running else theme.ends_on
        for person, role in ((leader, "network_leader"), (reference, "reference_leader"), (co_driver, "co_driver")):
            roles.append(
                RoleAssignment(
                    theme=theme,
                    person=person,
                    role=role,
                    asked_at=town.ago(210),
                    asked_by=town.officer,
                    began_on=theme.begins_on,
                    ended_on=over,
                    still_reads=bool(over),
                )
            )
        pairings.append(_pairing(town, theme, leader, co_driver))
    RoleAssignment.objects.bulk_create(roles, batch_size=500)
    _open_alignments(town, Pairing.objects.bulk_create(pairings, batch_size=500))


def _threes(people: Iterator[Person]) -> Iterator[tuple[Person, Person, Person]]:
    return zip(people, people, people, strict=False)


def _pairing(town: Town, theme: NetworkTheme, leader: Person, co_driver: Person) -> Pairing:
    over = None if theme.is_running else theme.ends_on
    return Pairing(
        theme=theme,
        co_driver=co_driver,
        network_leader=leader,
        status="ended" if over else "active",
        offered_at=town.ago(205),
        offered_by=town.officer,
        answer_by=localdate(town.ago(190)),
        leader_says_yes=True,
        leader_answered_at=town.ago(200),
        co_driver_says_yes=True,
        co_driver_answered_at=town.ago(200),
        began_on=theme.begins_on,
        ended_on=over,
        end_kind="theme_over" if over else "",
    )


def _open_alignments(town: Town, pairings: list[Pairing]) -> None:
    template = AlignmentTemplate.objects.newest("co_driver")
    alignments = ExpectationAlignment.objects.bulk_create(
        ExpectationAlignment(
            theme=one.theme, template=template, pairing=one, opened_at=town.ago(200), due_on=localdate(town.ago(180))
        )
        for one in pairings
        if one.status == "active"
    )
    AlignmentResponse.objects.bulk_create(
        AlignmentResponse(alignment=one, side=side, person=person)
        for one in alignments
        for side, person in (("first", one.pairing.network_leader), ("second", one.pairing.co_driver))
    )


def _events(town: Town, people: list[Person], wanted: int, chance: Random) -> None:
    lines = (
        AuditEvent(
            at=town.ago(chance.randrange(1, 390)),
            actor=chance.choice(people),
            verb=Verb.READ,
            object_type="netvaerk.person",
            object_id=one.pk,
            subject=one,
        )
        for one in (chance.choice(people) for _ in range(wanted))
    )
    AuditEvent.objects.bulk_create(lines, batch_size=2_000)
