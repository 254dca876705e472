"""Time on the pages that span floors: a leader's tasks and staff, one's own time, what the secretariat follows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import running_pair
from netvaerk.actions.people import place
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.queries.releases import Why, time_to_follow
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory, RequestFactory
from secretariat.rules.today import Kind

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=60)
TAKEN = {"promised_until": LATER, "taken_back_at": timezone.now(), "taken_back_reason": "Ferie"}


def tasks(person):
    return [task.url for task in browser_of(person).get(reverse("my_page")).context["page"].tasks]


def own(**fields):
    """Time that the person's present leader has released."""
    person = LedPersonFactory()
    return ReleaseFactory(person=person, approved_by=person.personnel_leader, **fields)


def staff_of(leader):
    return browser_of(leader).get(reverse("my_staff")).context["page"]


# --- Min side -------------------------------------------------------------------------------------------------------


def test_a_wish_stands_with_the_leader_and_other_hours_with_the_person():
    asked, countered = RequestFactory(), RequestFactory(countered=True)

    for person, wish in ((asked.person.personnel_leader, asked), (countered.person, countered)):
        assert tasks(person) == [reverse("time_request", args=[wish.pk])]
    assert tasks(asked.person) + tasks(countered.person.personnel_leader) == []


def test_what_came_along_is_to_be_confirmed_within_fourteen_days():
    release = own()
    leader = PersonFactory()
    place(release.person, unit=None, personnel_leader=leader, by=None)
    (task,) = browser_of(leader).get(reverse("my_page")).context["page"].tasks

    assert (task.url, task.due_on) == (reverse("released_time", args=[release.pk]), TODAY + timedelta(days=14))


CLOSED = {"closed_at": timezone.now()}


@pytest.mark.parametrize("state", ["nothing", "asked", "declined", "declined for a time that is over", "taken back"])
def test_a_leader_is_not_asked_again_for_what_they_have_answered(state):
    role = AssignmentFactory(person=LedPersonFactory())
    leader, here = role.person.personnel_leader, {"person": role.person, "theme": role.theme}
    no = {"status": "declined", "reason": "Travlt", "closed_by": leader, **CLOSED, "asked_by": leader}
    {
        "nothing": lambda: None,
        "asked": lambda: RequestFactory(**here, asked_by=role.person),
        "declined": lambda: RequestFactory(**here, **no),
        "declined for a time that is over": lambda: RequestFactory(
            **here, **no, began_on=date(2020, 1, 1), ended_on=date(2020, 2, 1)
        ),
        "taken back": lambda: ReleaseFactory(
            **here, approved_by=leader, **TAKEN, taken_back_by=leader, ended_on=TODAY - timedelta(days=1)
        ),
    }[state]()

    expected = state in ("nothing", "declined for a time that is over")
    assert any("frigiv-tid" in url for url in tasks(leader)) == expected


def test_ones_own_time_stands_on_ones_page():
    release = own(ended_on=TODAY + timedelta(days=9))
    text = page(browser_of(release.person).get(reverse("my_page")))

    assert release.theme.title in text
    assert "Udløber snart" in text


# --- my staff -------------------------------------------------------------------------------------------------------


def test_my_staff_says_what_waits_and_what_ends():
    release = own(ended_on=TODAY + timedelta(days=9))
    leader = release.person.personnel_leader
    asked = RequestFactory(person=release.person)
    countered = RequestFactory(person=release.person, countered=True)
    came = ReleaseFactory(person=release.person)
    shown = staff_of(leader)

    assert (shown.asked, shown.countered, shown.inherited) == ([asked], [countered], [came])
    assert {row.theme: row.to_notice for row in shown.rows}[release.theme] == ("waits", "Udløber snart")


def test_participants_are_away_too():
    person, theme = LedPersonFactory(), ThemeFactory()
    ParticipantFactory(theme=theme, person=person)

    assert [(row.role, row.theme) for row in staff_of(person.personnel_leader).rows] == [("Deltager", theme)]


def test_a_wish_takes_the_place_of_releasing_unasked():
    role = AssignmentFactory(person=LedPersonFactory())
    wish = RequestFactory(person=role.person, theme=role.theme, asked_by=role.person)
    text = page(browser_of(role.person.personnel_leader).get(reverse("my_staff")))

    assert reverse("release_time", args=[role.person.pk]) not in text
    assert text.count(reverse("time_request", args=[wish.pk])) == 2


def test_every_member_of_staff_is_a_few_taps_from_being_written_to():
    person = LedPersonFactory()
    text = page(browser_of(person.personnel_leader).get(reverse("my_staff")))

    assert all(reverse(name, args=[person.pk]) in text for name in ("nominate", "encourage", "release_time"))


# --- the secretariat ------------------------------------------------------------------------------------------------


def followed():
    """As today's list asks for it; and it has a line for each."""
    found = time_to_follow(TODAY)
    shown = browser_of(OfficerFactory()).get(reverse("today"))
    page(shown)
    assert sum(one.kind in (Kind.TIME, Kind.TIME_WISH) for one in shown.context["page"].items) == len(found)
    return [(one.why, one.release or one.request) for one in found]


def test_the_secretariat_follows_time_the_most_pressing_first():
    leader = PersonFactory()
    soon = own(ended_on=TODAY + timedelta(days=9))
    alone = RequestFactory(person=PersonFactory())
    late = ReleaseFactory(person=LedPersonFactory(), approved_at=timezone.now() - timedelta(days=15))
    taken = own(ended_on=TODAY + timedelta(days=20), taken_back_by=leader, **TAKEN)
    own()
    RequestFactory()

    assert followed() == [
        (Why.TAKEN_BACK, taken),
        (Why.NOT_CONFIRMED, late),
        (Why.NOBODY_ANSWERS, alone),
        (Why.ENDS_SOON, soon),
    ]


def test_a_new_leader_has_fourteen_days_from_the_move():
    release = own(approved_at=timezone.now() - timedelta(days=90))
    place(release.person, unit=None, personnel_leader=PersonFactory(), by=None)
    assert followed() == []

    release.person.former_placements.update(ended_on=TODAY - timedelta(days=15))
    assert followed() == [(Why.NOT_CONFIRMED, release)]


def test_the_secretariat_asks_for_time_from_the_pairing():
    pairing = running_pair()
    link = reverse("ask_for_time", args=[pairing.theme_id]) + f"?person={pairing.co_driver_id}"

    assert link in page(browser_of(OfficerFactory()).get(reverse("pairing", args=[pairing.pk])))


@pytest.mark.parametrize(("who", "offered"), [("leader", True), ("reference leader", False), ("employee", False)])
def test_the_theme_leads_those_who_may_to_asking_for_time(who, offered):
    theme = ThemeFactory()
    person = {
        "leader": lambda: AssignmentFactory(theme=theme).person,
        "reference leader": lambda: AssignmentFactory(theme=theme, role="reference_leader").person,
        "employee": PersonFactory,
    }[who]()
    text = page(browser_of(person).get(reverse("theme", args=[theme.pk])))

    assert (reverse("ask_for_time", args=[theme.pk]) in text) == offered
