"""The number of queries of a page does not grow with what stands on it: the same for 1, 3 and 30 of everything."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.runs import make_run
from codriver.actions.talks import ask_for_talk
from codriver.models import Pairing
from codriver.tests.factories import (
    PulseFactory,
    RoomEntryFactory,
    RoomStepFactory,
    asking_candidate,
    ended_pair,
    evaluated,
    led_theme,
    looked_back,
    module_at,
    offered_pair,
    practised,
    ready_candidate,
    running_pair,
    study_of,
)
from codriver.tests.paths import co_driver, practising, ready
from netvaerk.actions.proposals import discuss_proposal
from netvaerk.models import (
    ProposalRound,
)
from netvaerk.tests.factories import (
    ColleagueFactory,
    CompetenceFactory,
    CoProposerFactory,
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    ThemeFactory,
)
from netvaerk.tests.views.pages import browser_of
from roles.tests.factories import (
    AssignmentFactory,
    EncouragementFactory,
    LedPersonFactory,
    NeedFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
    SparringFactory,
    StandInFactory,
)
from secretariat.actions.organisation import keep_files
from secretariat.queries.organisation import read_files
from secretariat.tests.counting import asked, counts, queries, same
from secretariat.tests.organisations import SOME_UNITS, files

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]


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
        pairing = running_pair(led_theme(leader))
        PulseFactory(pairing=pairing)
        RoomEntryFactory(pairing=pairing, author=pairing.co_driver, shared_at=timezone.now())
        offered_pair(led_theme(leader))
        AssignmentFactory(theme=ThemeFactory(), person=leader, role="reference_leader", began_on=None)
        InvitationFactory(person=leader)
        AssignmentFactory(theme=led_theme(leader), role="reference_leader")
        ColleagueFactory(person=leader, stage="contacted")
        reference = AssignmentFactory(person=leader, role="reference_leader")
        SparringFactory(theme=reference.theme, accepted_at=None)
        NeedFactory(theme=reference.theme)
        StandInFactory(person=leader)

    assert same(counts(leader, reverse("my_page"), add), most=14)


def test_my_page_of_a_personnel_leader():
    leader = PersonFactory()

    def add():
        running_pair(co_driver=PersonFactory(personnel_leader=leader))

    assert same(counts(leader, reverse("my_page"), add), most=8)


def test_the_list_of_alignments():
    leader = PersonFactory()

    assert same(counts(leader, reverse("alignments"), lambda: running_pair(led_theme(leader))), most=7)


def test_the_room_of_a_pair():
    pairing = running_pair()
    kinds = iter(["debrief", "preparation"] * 20)

    def add():
        meeting = MeetingFactory(theme=pairing.theme)
        RoomEntryFactory(pairing=pairing, kind=next(kinds), meeting=meeting, words={"serves": "Målet"}, opened=True)
        RoomEntryFactory(pairing=pairing, author=pairing.co_driver, opened=True)
        RoomEntryFactory(pairing=pairing, author=pairing.co_driver, shared_at=timezone.now())
        RoomStepFactory(pairing=pairing, who=pairing.co_driver)

    assert same(counts(pairing.network_leader, reverse("room", args=[pairing.pk]), add), most=7)


def test_the_overview():
    def add():
        pairing = running_pair()
        PulseFactory(pairing=pairing, answered_at=timezone.now(), wants_a_talk=True)
        ask_for_talk(pairing, by=pairing.co_driver, at=timezone.now())
        offered_pair()
        AssignmentFactory(began_on=None)
        led_theme()
        SparringFactory(first_on=timezone.localdate() - timedelta(days=300))
        asking_candidate(LedPersonFactory(), asked=timezone.now() - timedelta(days=15))

    assert same(counts(OfficerFactory(), reverse("overview"), add), most=10)


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
    assert same(counts(leader, reverse("my_page"), add), most=8)


def test_my_page_of_somebody_who_is_written_to():
    person = LedPersonFactory()

    def add():
        NominationFactory(person=person, nominated_by=PersonFactory())
        NominationFactory(person=person, nominated_by=PersonFactory(), accepted=True)
        EncouragementFactory(person=person, theme=ThemeFactory())
        RequestFactory(person=person, countered=True)
        ReleaseFactory(person=person)

    assert same(counts(person, reverse("my_page"), add), most=6)


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


def test_finding_a_co_driver():
    assert same(counts(OfficerFactory(), reverse("find_co_driver"), led_theme), most=5)


def test_the_board_of_pairing():
    def add():
        led_theme()
        ready_candidate()
        offered_pair()

    assert same(counts(OfficerFactory(), reverse("pairing_board"), add), most=14)


def test_a_pairing_of_the_pool():
    officer, found = OfficerFactory(), []
    for more in (1, 2, 27):
        for _ in range(more):
            led_theme()
            ready_candidate()
        made = make_run(objective="most_themes", floor=0, by=officer, at=timezone.now())
        browser, address = browser_of(officer), reverse("pairing_run", args=[made.pk])
        browser.get(address)
        with queries() as captured:
            browser.get(address)
        found.append(asked(captured))

    assert same(found, most=32)


def test_diplomas():
    study = module_at("approved").study

    def add():
        module_at("approved")
        module_at("passed", number=2)

    assert same(counts(OfficerFactory(), reverse("diplomas"), add), most=9)
    assert same(counts(study.person.personnel_leader, reverse("my_page"), lambda: asked_by_staff_of(study)), most=8)


def asked_by_staff_of(study):
    module_at("applied", study_of(PersonFactory(personnel_leader=study.person.personnel_leader)))


def test_the_look_back_of_a_pair_and_what_the_secretariat_reads():
    pair = ended_pair()
    looked_back(pair, pair.network_leader, pair.co_driver)

    def add():
        one = ended_pair()
        evaluated(looked_back(one, one.co_driver), one.co_driver, readable=True)
        AssignmentFactory(person=ready(), began_on=None)

    assert same(counts(pair.co_driver, reverse("pair_closing", args=[pair.pk]), add), most=13)
    assert same(counts(OfficerFactory(), reverse("evaluations"), add), most=8)
    assert same(counts(OfficerFactory(), reverse("coming_leaders"), add), most=8)


def test_the_leaders_to_come():
    def add():
        ready()
        AssignmentFactory(began_on=None, theme__status="approved")
        led = AssignmentFactory(theme__status="active")
        ReleaseFactory(person=led.person, theme=led.theme, ended_on=timezone.localdate() + timedelta(days=100))

    add()
    assert same(counts(OfficerFactory(), reverse("succession"), add), most=9)


def test_choosing_a_co_driver():
    address = reverse("choose_co_driver", args=[led_theme().pk])

    assert same(counts(OfficerFactory(), address, PersonFactory), most=7)


def test_releasing_time():
    leader = PersonFactory()
    staff = PersonFactory(personnel_leader=leader)

    def add():
        ReleaseFactory(person=staff, theme=AssignmentFactory(person=staff).theme)

    assert same(counts(leader, reverse("release_time", args=[staff.pk]), add), most=9)


def test_ones_own_practice():
    pairing = running_pair()

    def add():
        practised(pairing, what_done=f"Møde {pairing.practice.count()}")

    assert same(counts(pairing.co_driver, reverse("practice"), add), most=9)


def test_ones_path_through_many_pairs():
    person = co_driver()

    def add():
        former = running_pair(co_driver=PersonFactory())
        today = timezone.localdate()
        Pairing.objects.filter(pk=former.pk).update(
            co_driver=person, status="ended", ended_on=today, end_kind="theme_over"
        )
        person.leadership_wishes.create(wish="yes", said_at=timezone.now())

    assert same(counts(person, reverse("my_path"), add), most=7)


def test_the_paths_of_all():
    assert same(counts(OfficerFactory(), reverse("paths"), practising), most=6)
