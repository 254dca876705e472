"""The number of queries of a page does not grow with what stands on it: the same for 1, 3 and 30 of everything."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from codriver.models import CompetenceRequest, ExpectationAlignment
from codriver.rules.forms import Side
from codriver.tests.factories import answered, led_theme, offered_pair, running_pair
from netvaerk.actions.proposals import discuss_proposal
from netvaerk.models import (
    CompetenceGroup,
    NetworkTheme,
    OrgUnit,
    Person,
    PhaseClosing,
    ProposalRound,
    ThemeMove,
    ThemePhase,
)
from netvaerk.tests.factories import (
    CompetenceFactory,
    CoProposerFactory,
    OfficerFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    ThemeFactory,
    UnitFactory,
)
from netvaerk.tests.views.pages import browser_of
from roles.models import RoleAssignment
from roles.tests.factories import (
    AssignmentFactory,
    NeedFactory,
    ReleaseFactory,
    SparringFactory,
    StandInFactory,
    TopicFactory,
)
from secretariat.actions.organisation import keep_files
from secretariat.queries.organisation import read_files
from secretariat.tests.organisations import SOME_UNITS, files

pytestmark = pytest.mark.django_db
SIZES = (1, 3, 30)


@contextmanager
def queries() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as captured:
        yield captured


def counts(person: Person, address: str, add: Callable[[], object]) -> list[int]:
    """Queries of the page with 1, 3 and 30 rows; the first visit of each size warms what is kept."""
    browser, rows, found = browser_of(person), 0, []
    for size in SIZES:
        for _ in range(size - rows):
            add()
        rows = size
        know_the_tables()
        assert browser.get(address).status_code == 200
        with queries() as captured:
            browser.get(address)
        found.append(asked(captured))
    return found


def know_the_tables() -> None:
    """PostgreSQL takes tables for empty whose rows no test has committed, and then plans joins that take for ever."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def asked(captured: CaptureQueriesContext) -> int:
    """Questions to the database; the marks that a test's transaction sets are none."""
    return sum("SAVEPOINT" not in one["sql"] for one in captured.captured_queries)


def same(found: list[int], most: int) -> bool:
    """All alike, and no more than the figure to reach."""
    assert found == [found[0]] * len(found), found
    assert found[0] <= most, found
    return True


def theme_with_everything() -> NetworkTheme:
    theme = led_theme(phase=ThemePhase.objects.first(), phase_began_on=timezone.localdate())
    AssignmentFactory(theme=theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    return theme


def test_the_list_of_themes():
    assert same(counts(PersonFactory(), reverse("themes"), theme_with_everything), most=7)


def test_the_page_of_a_theme():
    pairing = running_pair()
    theme = pairing.theme
    units = list(theme.units.all())

    def add():
        today = timezone.localdate()
        AssignmentFactory(theme=theme, role=RoleAssignment.Role.CO_DRIVER, began_on=today, ended_on=today)
        ThemeMove.objects.create(theme=theme, status="active", at=timezone.now(), by=PersonFactory())
        CompetenceRequest.objects.create(theme=theme, competence=CompetenceFactory())
        for held in theme.role_assignments.all():
            StandInFactory(assignment=held, begins_on=today - timedelta(days=held.stand_ins.count()))
        units.append(UnitFactory())
        theme.units.set(units)

    assert same(counts(pairing.network_leader, reverse("theme", args=[theme.pk]), add), most=15)


def test_the_plan_of_a_theme():
    phase = ThemePhase.objects.first()
    theme = led_theme(phase=phase, phase_began_on=timezone.localdate())
    leader = theme.role_assignments.get().person

    def add():
        PhaseClosing.objects.create(theme=theme, phase=phase, decided="Ja", by=PersonFactory(), at=timezone.now())

    assert same(counts(leader, reverse("plan", args=[theme.pk]), add), most=11)


def test_the_sparring_on_a_theme():
    relation = SparringFactory(theme=theme_with_everything())

    def add():
        TopicFactory(relation=relation).shared_with.add(PersonFactory())
        TopicFactory(relation=relation, settled_at=timezone.now())
        NeedFactory(theme=relation.theme)
        held_on = timezone.localdate() - timedelta(days=relation.talks.count())
        relation.talks.create(held_on=held_on, noted_by=relation.network_leader, noted_at=timezone.now())
        ended = SparringFactory(theme=relation.theme, network_leader=relation.network_leader, ended_on=held_on)
        TopicFactory(relation=ended)

    assert same(counts(relation.network_leader, reverse("sparring", args=[relation.theme_id]), add), most=16)


def test_what_a_network_needs_from_its_reference_leader():
    theme = theme_with_everything()
    leader = theme.role_assignments.get(role="network_leader").person

    def add():
        NeedFactory(theme=theme)
        NeedFactory(theme=theme, withdrawn_at=timezone.now())

    assert same(counts(leader, reverse("reference_needs", args=[theme.pk]), add), most=12)


def test_the_themes_of_a_reference_leader():
    person = PersonFactory()

    def add():
        theme = led_theme(phase=ThemePhase.objects.first(), phase_began_on=timezone.localdate())
        AssignmentFactory(theme=theme, role=RoleAssignment.Role.REFERENCE_LEADER, person=person)
        SparringFactory(theme=theme)
        NeedFactory(theme=theme)
        NeedFactory(theme=theme)
        StandInFactory(person=person, assignment__role="reference_leader")

    add()
    assert same(counts(person, reverse("my_reference_themes"), add), most=9)


def test_naming_a_stand_in():
    held = AssignmentFactory()

    def add():
        PersonFactory()
        StandInFactory(assignment=held, begins_on=timezone.localdate() - timedelta(days=held.stand_ins.count()))

    assert same(counts(held.person, reverse("name_stand_in", args=[held.pk]) + "?q=person", add), most=9)


def test_the_page_of_a_proposal():
    theme = ProposalFactory()

    def add():
        CoProposerFactory(theme=theme)
        ProposalFactory(status="merged", merged_into=theme)
        discuss_proposal(theme, text="Ord", by=theme.proposed_by, at=timezone.now())

    assert same(counts(theme.proposed_by, reverse("proposal", args=[theme.pk]), add), most=16)


def test_the_intake_desk():
    def add():
        theme = ProposalFactory()
        CoProposerFactory(theme=theme)
        ProposalFactory(status="declined", round=theme.round)
        RoundFactory(year=2000 + ProposalRound.objects.count())

    assert same(counts(OfficerFactory(), reverse("intake"), add), most=8)


def test_my_page():
    leader = PersonFactory()

    def add():
        ProposalFactory(proposed_by=leader)
        running_pair(led_theme(leader))
        offered_pair(led_theme(leader))
        AssignmentFactory(theme=ThemeFactory(), person=leader, role="reference_leader", began_on=None)
        reference = AssignmentFactory(person=leader, role="reference_leader")
        SparringFactory(theme=reference.theme, accepted_at=None)
        NeedFactory(theme=reference.theme)
        StandInFactory(person=leader)

    assert same(counts(leader, reverse("my_page"), add), most=12)


def test_my_page_of_a_personnel_leader():
    leader = PersonFactory()

    def add():
        running_pair(co_driver=PersonFactory(personnel_leader=leader))

    assert same(counts(leader, reverse("my_page"), add), most=12)


def test_the_list_of_alignments():
    leader = PersonFactory()

    assert same(counts(leader, reverse("alignments"), lambda: running_pair(led_theme(leader))), most=7)


def test_the_overview():
    def add():
        running_pair()
        offered_pair()
        AssignmentFactory(began_on=None)
        led_theme()
        SparringFactory(first_on=timezone.localdate() - timedelta(days=300))

    assert same(counts(OfficerFactory(), reverse("overview"), add), most=15)


@pytest.mark.parametrize("rows", [3, 30])
def test_what_an_import_would_change(rows):
    officer = OfficerFactory()
    people = [(f"x{n}", f"Person {n}", f"x{n}@kommune.example", "", "u2", "x0") for n in range(rows)]
    reading = read_files(files(SOME_UNITS, people), timezone.localdate())
    kept = keep_files(reading.organisation, reading.notices, by=officer, at=timezone.now())
    browser, address = browser_of(officer), reverse("organisation_import", args=[kept.pk])
    browser.get(address)

    with queries() as captured:
        browser.get(address)
    assert asked(captured) <= 6


def test_my_staff():
    leader = PersonFactory()

    def add():
        pairing = running_pair(co_driver=PersonFactory(personnel_leader=leader))
        ReleaseFactory(theme=pairing.theme, person=pairing.co_driver)
        PersonFactory(personnel_leader=leader)

    assert same(counts(leader, reverse("my_staff"), add), most=15)


def test_finding_a_co_driver():
    assert same(counts(OfficerFactory(), reverse("find_co_driver"), led_theme), most=5)


def test_choosing_a_co_driver():
    address = reverse("choose_co_driver", args=[led_theme().pk])

    assert same(counts(OfficerFactory(), address, PersonFactory), most=7)


def test_releasing_time():
    leader = PersonFactory()
    staff = PersonFactory(personnel_leader=leader)

    def add():
        ReleaseFactory(person=staff, theme=AssignmentFactory(person=staff).theme)

    assert same(counts(leader, reverse("release_time", args=[staff.pk]), add), most=9)


@pytest.mark.parametrize("full", [False, True], ids=["short form", "full form"])
def test_answering(full):
    alignment = running_pair().alignment
    ExpectationAlignment.objects.update(full_form=full)
    alignment.refresh_from_db()
    answered(alignment, Side.FIRST)

    def add():
        UnitFactory(parent=OrgUnit.objects.first())
        CompetenceFactory(group=CompetenceGroup.objects.create(name_da=f"Gruppe {CompetenceGroup.objects.count()}"))

    person = alignment.sides()[Side.FIRST].person
    assert same(counts(person, reverse("alignment", args=[alignment.pk]), add), most=11)


def test_answering_with_many_answers_costs_what_it_costs_with_none():
    alignment = running_pair().alignment
    person, address = alignment.sides()[Side.FIRST].person, reverse("alignment", args=[alignment.pk])
    browser = browser_of(person)
    browser.get(address)
    with queries() as none:
        browser.get(address)

    answered(alignment, Side.FIRST)

    with queries() as many:
        browser.get(address)
    assert asked(many) == asked(none)


def test_an_autosave_with_many_answers_costs_what_it_costs_with_one():
    alignment = running_pair().alignment
    browser = browser_of(alignment.sides()[Side.FIRST].person)

    one = [autosave(browser, alignment, sequence) for sequence in (1, 2)][-1]
    answered(alignment, Side.SECOND)
    many = [autosave(browser, alignment, sequence) for sequence in (3, 4)][-1]

    assert many == one


def autosave(browser: Client, alignment: ExpectationAlignment, sequence: int) -> int:
    data = {"only": "A1", "A1-version": "0", "A1": f"Ord {sequence}", "page_key": "en side", "sequence": sequence}
    with queries() as captured:
        response = browser.post(reverse("save_answers", args=[alignment.pk]), data, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return asked(captured)
