"""The number of queries of a theme's pages does not grow with what stands on them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.alignments import close_alignment
from codriver.models import CoDriverTask, CompetenceOffer, CompetenceRequest, TaskNeed
from codriver.tests.factories import (
    CoDriverNeedFactory,
    CoDriverOfferFactory,
    agreed_agreement,
    both_sent,
    led_theme,
    opened_agreement,
    running_pair,
    theme_with_leaders,
)
from netvaerk.models import (
    CompetenceGroup,
    MeetingStep,
    NetworkParticipant,
    NetworkTheme,
    Person,
    PhaseClosing,
    PhaseProduct,
    PlannedPhase,
    ProductText,
    ThemeMove,
    ThemePhase,
)
from netvaerk.tests.factories import (
    ColleagueFactory,
    CompetenceFactory,
    DiscoveryFactory,
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    OutsiderFactory,
    ParticipantFactory,
    PersonFactory,
    SolutionFactory,
    SolutionTestFactory,
    ThemeNoteFactory,
    TrackFactory,
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
from secretariat.tests.counting import asked, counts, know_the_tables, queries, same, theme_with_everything

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]


def test_the_list_of_themes():
    assert same(counts(PersonFactory(), reverse("themes"), theme_with_everything), most=6)


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

    assert same(counts(pairing.network_leader, reverse("theme", args=[theme.pk]), add), most=13)


def test_the_page_of_a_theme_that_seeks_a_co_driver():
    need = CoDriverNeedFactory(early_wish=PersonFactory())

    def add():
        CompetenceRequest.objects.create(theme=need.theme, competence=CompetenceFactory())
        need.little_known_units.add(UnitFactory())
        task = CoDriverTask.objects.exclude(pk__in=need.theme.task_needs.values("task")).first()
        if task:
            TaskNeed.objects.create(theme=need.theme, task=task, amount=1)

    leader = need.theme.role_assignments.get().person
    assert same(counts(leader, reverse("theme", args=[need.theme_id]), add), most=16)


def test_what_a_leader_needs():
    need = CoDriverNeedFactory(early_wish=PersonFactory())
    leader = need.theme.role_assignments.get().person

    def add():
        CompetenceRequest.objects.create(theme=need.theme, competence=CompetenceFactory())
        need.little_known_units.add(UnitFactory(parent=UnitFactory()))

    assert same(counts(leader, reverse("request_competences", args=[need.theme_id]), add), most=25)


def test_what_somebody_brings():
    offer = CoDriverOfferFactory()

    def add():
        CompetenceOffer.objects.create(person=offer.person, competence=CompetenceFactory())
        offer.known_units.add(UnitFactory(parent=UnitFactory()))
        offer.themes.add(led_theme())

    assert same(counts(offer.person, reverse("offer_competences"), add), most=25)


def test_the_plan_of_a_theme():
    phase = ThemePhase.objects.first()
    theme = led_theme(phase=phase, phase_began_on=timezone.localdate())
    leader = theme.role_assignments.get().person

    def add():
        PhaseClosing.objects.create(theme=theme, phase=phase, decided="Ja", by=PersonFactory(), at=timezone.now())
        ThemeNoteFactory(theme=theme, unit=UnitFactory())

    assert same(counts(leader, reverse("plan", args=[theme.pk]), add), most=15)


def test_the_notes_of_a_theme():
    theme = led_theme()

    def add():
        ThemeNoteFactory(theme=theme, unit=UnitFactory())

    assert same(counts(OfficerFactory(), reverse("theme_notes", args=[theme.pk]), add), most=8)


@pytest.mark.parametrize("order", [1, 4, 5, 6, 7, 8])
def test_the_page_of_a_phase(order):
    phase = ThemePhase.objects.get(order=8)
    theme = led_theme(phase=phase, phase_began_on=timezone.localdate())
    leader = theme.role_assignments.get().person
    left = iter(PhaseProduct.objects.all())

    def add():
        ThemeNoteFactory(theme=theme)
        track = TrackFactory(theme=theme)
        DiscoveryFactory(theme=theme, track=track, found_by=PersonFactory())
        DiscoveryFactory(theme=theme)
        SolutionTestFactory(solution=SolutionFactory(theme=theme, track=track))
        product = next(left, None)
        if product:
            ProductText.objects.create(theme=theme, product=product, text="Ja", by=PersonFactory(), at=timezone.now())

    assert same(counts(leader, reverse("phase_work", args=[theme.pk, order]), add), most=20)


def test_the_page_of_an_idea_and_of_its_test():
    theme = led_theme()
    idea = SolutionFactory(theme=theme)
    over = {"stage": "next_step", "outcome": "adjust", "found_reception": "Nej"}
    one = SolutionTestFactory(solution=idea, **over)
    leader = theme.role_assignments.get().person

    def add():
        SolutionTestFactory(solution=idea, **over)

    assert same(counts(leader, reverse("solution", args=[idea.pk]), add), most=12)
    assert same(counts(leader, reverse("solution_test", args=[one.pk]), add), most=12)


@pytest.mark.parametrize("order", [5, 6])
def test_closing_a_phase_with_much_to_choose(order):
    theme = led_theme(phase=ThemePhase.objects.get(order=order), phase_began_on=timezone.localdate())

    def add():
        SolutionFactory(theme=theme, track=TrackFactory(theme=theme))

    assert same(counts(theme.role_assignments.get().person, reverse("close_phase", args=[theme.pk]), add), most=14)


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


def join(theme, number):
    """So many more participants, staff and citizens in turn, each with a phase and what they bring; written in bulk."""
    now, unit = timezone.now(), UnitFactory()
    people = Person.objects.bulk_create(PersonFactory.build_batch(number, unit=unit))
    shared = {"theme": theme, "stage": "yes", "suggested_by": theme.proposed_by, "suggested_at": now}
    staff = [{"kind": "staff", "person": person, "unit": unit} for person in people[1::2]]
    citizens = [{"kind": "citizen", "name": person.name} for person in people[::2]]
    made = NetworkParticipant.objects.bulk_create(
        NetworkParticipant(**one, **shared, answered_at=now) for one in (*staff, *citizens)
    )
    _link(NetworkParticipant.phases, made, themephase=ThemePhase.objects.first())
    _link(NetworkParticipant.brings, made, competencegroup=CompetenceGroup.objects.first())


def _link(relation, participants, **other):
    links = relation.through.objects
    links.bulk_create(relation.through(networkparticipant=one, **other) for one in participants)


@pytest.mark.parametrize(("name", "most"), [("themes", 6), ("theme", 13), ("participants", 13)])
def test_three_hundred_participants_ask_no_more_than_one(name, most):
    """Two colleagues are there already: with fewer the organisation is not asked for, since one says nothing of areas."""
    theme = running_pair().theme
    ColleagueFactory.create_batch(2, theme=theme)
    address = reverse(name, args=[] if name == "themes" else [theme.pk])
    leader = theme.role_assignments.get(role=RoleAssignment.Role.NETWORK_LEADER).person
    browser, found = browser_of(leader), []
    for more in (1, 29, 270):
        join(theme, more)
        know_the_tables()
        browser.get(address)
        with queries() as captured:
            assert browser.get(address).status_code == 200
        found.append(asked(captured))

    assert same(found, most=most)
