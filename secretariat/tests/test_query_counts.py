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

from codriver.actions.alignments import close_alignment
from codriver.models import CompetenceRequest, ExpectationAlignment
from codriver.rules.forms import Side
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    both_sent,
    led_theme,
    offered_pair,
    opened_agreement,
    running_pair,
    theme_with_leaders,
)
from netvaerk.actions.proposals import discuss_proposal
from netvaerk.models import (
    CompetenceGroup,
    MeetingStep,
    NetworkTheme,
    OrgUnit,
    Person,
    PhaseClosing,
    PhaseProduct,
    PlannedPhase,
    ProductText,
    ProposalRound,
    ThemeMove,
    ThemePhase,
)
from netvaerk.tests.factories import (
    ColleagueFactory,
    CompetenceFactory,
    CoProposerFactory,
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    OutsiderFactory,
    ParticipantFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    SolutionFactory,
    ThemeFactory,
    ThemeNoteFactory,
    UnitFactory,
)
from netvaerk.tests.views.pages import browser_of
from roles.models import RoleAssignment
from roles.tests.factories import (
    AssignmentFactory,
    EncouragementFactory,
    LedPersonFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
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
        units.append(UnitFactory())
        theme.units.set(units)

    assert same(counts(pairing.network_leader, reverse("theme", args=[theme.pk]), add), most=15)


def test_the_plan_of_a_theme():
    phase = ThemePhase.objects.first()
    theme = led_theme(phase=phase, phase_began_on=timezone.localdate())
    leader = theme.role_assignments.get().person

    def add():
        PhaseClosing.objects.create(theme=theme, phase=phase, decided="Ja", by=PersonFactory(), at=timezone.now())
        ThemeNoteFactory(theme=theme, unit=UnitFactory())

    assert same(counts(leader, reverse("plan", args=[theme.pk]), add), most=13)


def test_the_notes_of_a_theme():
    theme = led_theme()

    def add():
        ThemeNoteFactory(theme=theme, unit=UnitFactory())

    assert same(counts(OfficerFactory(), reverse("theme_notes", args=[theme.pk]), add), most=8)


@pytest.mark.parametrize("order", [1, 7, 8])
def test_the_page_of_a_phase(order):
    theme = led_theme()
    leader = theme.role_assignments.get().person
    left = iter(PhaseProduct.objects.all())

    def add():
        ThemeNoteFactory(theme=theme)
        SolutionFactory(theme=theme)
        product = next(left, None)
        if product:
            ProductText.objects.create(theme=theme, product=product, text="Ja", by=PersonFactory(), at=timezone.now())

    assert same(counts(leader, reverse("phase_work", args=[theme.pk, order]), add), most=16)


def test_the_list_of_meetings():
    theme = led_theme()

    def add():
        meeting = MeetingFactory(theme=theme, begins_at=timezone.now())
        InvitationFactory.create_batch(3, meeting=meeting)
        MeetingFactory(theme=theme, cancelled_at=timezone.now())

    assert same(counts(theme.role_assignments.get().person, reverse("meetings", args=[theme.pk]), add), most=8)


@pytest.mark.parametrize("who", ["leader", "officer", "invited"])
def test_the_page_of_a_meeting(who):
    theme = led_theme()
    meeting = MeetingFactory(theme=theme, begins_at=timezone.now() - timedelta(hours=3))
    person = {
        "leader": lambda: theme.role_assignments.get().person,
        "officer": OfficerFactory,
        "invited": lambda: InvitationFactory(meeting=meeting).person,
    }[who]()

    def add():
        one = InvitationFactory(meeting=meeting)
        InvitationFactory(meeting=meeting, person=None, participant=ParticipantFactory(theme=theme))
        MeetingStep.objects.create(meeting=meeting, what="Ring", who=one, due_on=timezone.localdate())

    assert same(counts(person, reverse("meeting", args=[meeting.pk]), add), most=14)


@pytest.mark.parametrize("name", ["plan_meeting", "change_meeting", "hold_meeting"])
def test_writing_about_a_meeting(name):
    theme = led_theme()
    meeting = MeetingFactory(theme=theme, begins_at=timezone.now() - timedelta(hours=3))

    def add():
        person = PersonFactory()
        ParticipantFactory(theme=theme, person=person)
        one = ParticipantFactory(theme=theme)
        InvitationFactory(meeting=meeting, person=person)
        InvitationFactory(meeting=meeting, person=None, participant=one)

    key = theme.pk if name == "plan_meeting" else meeting.pk
    assert same(counts(theme.role_assignments.get().person, reverse(name, args=[key]), add), most=12)


def test_the_mandate_of_a_theme():
    theme = theme_with_leaders()
    leader = theme.role_assignments.get(role="network_leader").person
    phases = iter(range(10, 99))

    def add():
        phase = ThemePhase.objects.create(order=next(phases), name_da="Fase", name_en="Phase")
        today = timezone.localdate()
        PlannedPhase.objects.create(theme=theme, phase=phase, begins_on=today, ends_on=today)
        ReleaseFactory(theme=theme)
        agreement = agreed_agreement(both_sent(opened_agreement("personnel_leader", theme)))
        close_alignment(agreement.alignment, by=None, at=timezone.now())

    assert same(counts(leader, reverse("mandate", args=[theme.pk]), add), most=18)


@pytest.mark.parametrize("kind", ["reference_leader", "personnel_leader", "co_driver_personnel"])
def test_the_mandate_costs_the_same_with_more_agreements(kind):
    theme = theme_with_leaders()
    browser = browser_of(theme.role_assignments.get(role="network_leader").person)
    address = reverse("mandate", args=[theme.pk])
    agreed_agreement(both_sent(theme.pairings.get().alignment))
    browser.get(address)
    with queries() as before:
        browser.get(address)

    agreed_agreement(both_sent(opened_agreement(kind, theme)))
    browser.get(address)
    with queries() as after:
        browser.get(address)
    assert asked(after) == asked(before)


def taking_part(theme: NetworkTheme) -> Callable[[], None]:
    def add() -> None:
        for one in (ColleagueFactory(theme=theme), OutsiderFactory(theme=theme)):
            one.brings.set(CompetenceGroup.objects.all()[:2])
            one.phases.set(ThemePhase.objects.all()[4:6])

    return add


def test_the_participants_of_a_theme():
    theme = led_theme(phase=ThemePhase.objects.first(), phase_began_on=timezone.localdate())
    leader = theme.role_assignments.get().person
    add = taking_part(theme)
    add()

    assert same(counts(leader, reverse("participants", args=[theme.pk]), add), most=15)


def test_who_takes_part_when():
    theme = led_theme()
    leader = theme.role_assignments.get().person

    assert same(counts(leader, reverse("attendance", args=[theme.pk]), taking_part(theme)), most=11)


@pytest.mark.parametrize("rows", [3, 30])
def test_saving_who_takes_part_when(rows):
    theme = led_theme()
    people = [OutsiderFactory(theme=theme) for _ in range(rows)]
    browser = browser_of(theme.role_assignments.get().person)
    data = {"row": [f"{one.pk}:1" for one in people], "in": [f"{one.pk}-4" for one in people]}

    with queries() as captured:
        browser.post(reverse("plan_attendance", args=[theme.pk]), data)
    assert asked(captured) <= 18


def test_finding_a_participant():
    theme = led_theme()
    leader = theme.role_assignments.get().person

    assert same(counts(leader, reverse("find_participant", args=[theme.pk]) + "?q=Person", PersonFactory), most=8)


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
        InvitationFactory(person=leader)
        AssignmentFactory(theme=led_theme(leader), role="reference_leader")
        ColleagueFactory(person=leader, stage="contacted")

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


def test_the_staff_of_a_leader_who_writes_and_is_asked_much():
    leader = PersonFactory()

    def add():
        person = PersonFactory(personnel_leader=leader)
        RequestFactory(person=person, theme=AssignmentFactory(person=person).theme, asked_by=person)
        RequestFactory(person=person, countered=True)
        ReleaseFactory(person=person)
        NominationFactory(person=person)
        EncouragementFactory(person=person, theme=ThemeFactory())

    assert same(counts(leader, reverse("my_staff"), add), most=15)
    assert same(counts(leader, reverse("my_page"), add), most=12)


def test_my_page_of_somebody_who_is_written_to():
    person = LedPersonFactory()

    def add():
        NominationFactory(person=person, nominated_by=PersonFactory())
        NominationFactory(person=person, nominated_by=PersonFactory(), accepted=True)
        EncouragementFactory(person=person, theme=ThemeFactory())
        RequestFactory(person=person, countered=True)
        ReleaseFactory(person=person)

    assert same(counts(person, reverse("my_page"), add), most=12)


def test_asking_for_time():
    theme = led_theme()
    leader = theme.role_assignments.get().person

    def add():
        ReleaseFactory(theme=theme)
        RequestFactory(theme=theme, asked_by=leader)

    assert same(counts(leader, reverse("ask_for_time", args=[theme.pk]), add), most=12)


def test_a_wish_for_time():
    wish = RequestFactory()
    address = reverse("time_request", args=[wish.pk])

    assert same(counts(wish.person.personnel_leader, address, lambda: ReleaseFactory(person=wish.person)), most=9)


def test_nominations_with_a_yes():
    def add():
        NominationFactory(accepted=True).competences.set([CompetenceFactory(), CompetenceFactory()])

    assert same(counts(OfficerFactory(), reverse("nominations"), add), most=6)


@pytest.mark.parametrize("name", ["nominate", "encourage"])
def test_writing_to_ones_staff(name):
    staff = LedPersonFactory()
    add = {"nominate": CompetenceFactory, "encourage": ThemeFactory}[name]

    assert same(counts(staff.personnel_leader, reverse(name, args=[staff.pk]), add), most=6)


def test_the_overview_of_time():
    def add():
        ReleaseFactory(person=LedPersonFactory(), approved_at=timezone.now() - timedelta(days=40))
        ReleaseFactory(ended_on=timezone.localdate() + timedelta(days=9))
        RequestFactory(person=PersonFactory())

    assert same(counts(OfficerFactory(), reverse("overview"), add), most=15)


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
