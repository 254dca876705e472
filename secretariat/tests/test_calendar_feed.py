"""One's own dates under a secret address: who fetches what, what a shared calendar never says, and how it ends."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from codriver.actions.leaving import leave
from codriver.actions.reviews import ask_for_revisit
from codriver.tests.factories import (
    agreed_agreement,
    compared_alignment,
    led_theme,
    module_at,
    offered_pair,
    running_pair,
    study_of,
)
from netvaerk.models import CalendarFeed, FollowUp, MeetingStep
from netvaerk.rules.calendar_feeds import FETCHES_AN_HOUR, MISSES_A_MINUTE
from netvaerk.tests.factories import (
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    PersonFactory,
    ProposalFactory,
    SolutionFactory,
)
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import SparringFactory
from secretariat.actions.bookings import cancel_booking
from secretariat.actions.events import cancel_event
from secretariat.tests.bookings import booked, next_monday, slots_of
from secretariat.tests.calendars import address_of, titles
from secretariat.tests.counting import asked as asked_of_the_database
from secretariat.tests.counting import queries
from secretariat.tests.support import asked
from secretariat.tests.training import enrolled, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def with_everything():
    """A network leader with a date of every kind."""
    pairing = running_pair()
    agreement = agreed_agreement(compared_alignment(pairing))
    ask_for_revisit(agreement.alignment, by=pairing.co_driver, at=NOW)
    person = pairing.network_leader
    invitation = InvitationFactory(person=person, meeting__theme=pairing.theme, meeting__title="Kom i gang")
    MeetingStep.objects.create(meeting=invitation.meeting, what="Gul giraf", who=invitation, due_on=(NOW + DAY).date())
    booked(person)
    enrolled(published(), person)
    SparringFactory(theme=pairing.theme, network_leader=person, next_on=(NOW + DAY).date())
    module_at("applied", study_of(person))
    return person


def test_a_feed_holds_ones_own_dates_of_every_kind_and_needs_no_session(client):
    person = with_everything()
    theme = person.role_assignments.get().theme.title

    response = client.get(address_of(person))

    found = " | ".join(titles(response))
    for words in (
        f"Kom i gang · {theme}", f"Næste skridt efter et møde · {theme}", "Møde med ", "Fra møde til bevægelse",
        f"Sparring · {theme}", f"Genbesøg aftalen · {theme}", "Modul begynder · ",
    ):  # fmt: skip
        assert words in found
    assert "giraf" not in response.content.decode()
    assert "lilla" not in response.content.decode()
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.cookies == {}


def test_it_is_ones_own_alone(client):
    with_everything()

    assert titles(client.get(address_of(PersonFactory()))) == []


def test_a_meeting_about_something_confidential_says_only_that_it_is_with_the_secretariat(client):
    request = asked(is_confidential=True)
    booking = booked(request.asker, request=request)

    for person in (request.asker, booking.officer):
        response = client.get(address_of(person))
        (event,) = Calendar.from_ical(response.content).walk("VEVENT")
        assert (event["SUMMARY"], "LOCATION" in event, "DESCRIPTION" in event) == (
            "Møde med sekretariatet", False, False
        )  # fmt: skip
        others = {request.asker.name, booking.officer.name} - {person.name}
        assert not any(name in response.content.decode() for name in others)


def test_an_offer_of_a_pair_gives_away_neither_whom_nor_what(client):
    pairing = offered_pair(led_theme())

    response = client.get(address_of(pairing.co_driver))

    assert titles(response) == ["Sidste dag at svare, netværksstrukturen"]
    assert pairing.network_leader.name not in response.content.decode()
    assert pairing.theme.title not in response.content.decode()


def test_a_draft_brings_the_last_day_for_proposals_and_says_nothing_of_itself(client):
    draft = ProposalFactory(status="draft", title="Hemmelig idé")

    response = client.get(address_of(draft.proposed_by))

    assert titles(response) == ["Sidste dag for forslag"]
    assert "Hemmelig" not in response.content.decode()


def test_who_owns_a_solution_sees_when_to_follow_up_until_it_is_done(client):
    owner = PersonFactory()
    solution = SolutionFactory(title="Regnbed", owner=owner, status="taken_up", taken_up_on=NOW.date())
    for months in (3, 6):
        FollowUp.objects.create(solution=solution, months=months, due_on=(NOW + months * 30 * DAY).date())
    solution.follow_ups.filter(months=3).update(done_at=NOW, by=owner, lives="as_meant")

    assert titles(client.get(address_of(owner))) == ["Følg op på en løsning · Regnbed"]


def test_what_is_only_planned_of_a_study_stays_on_ones_own_page(client):
    mine = module_at("planned", study_of(PersonFactory()))

    assert titles(client.get(address_of(mine.study.person))) == []


def test_what_is_cancelled_or_declined_leaves(client):
    person = PersonFactory()
    address = address_of(person)
    booking, course = booked(person), published()
    enrolled(course, person)
    off = InvitationFactory(person=person)
    InvitationFactory(person=person, answer="no", answered_at=NOW)
    InvitationFactory(person=person, withdrawn_at=NOW)
    assert len(titles(client.get(address))) == 3

    cancel_booking(booking, by=person, at=NOW)
    cancel_event(course, reason="Sygdom", by=course.created_by, at=NOW)
    type(off.meeting).objects.filter(pk=off.meeting.pk).update(cancelled_at=NOW)

    assert titles(client.get(address)) == []


def test_it_speaks_its_owners_language(client):
    person = PersonFactory(language="en")
    request = asked(person, is_confidential=True)
    booked(person, request=request)

    assert titles(client.get(address_of(person))) == ["Meeting with the secretariat"]


def test_it_reaches_a_quarter_back_and_a_year_and_a_half_ahead(client):
    person = PersonFactory()
    for days in (-100, -80, 500, 600):
        InvitationFactory(person=person, meeting=MeetingFactory(title=f"{days}", begins_at=NOW + timedelta(days=days)))

    assert {one.split(" · ")[0] for one in titles(client.get(address_of(person)))} == {"-80", "500"}


@pytest.mark.parametrize("key", ["ukendt", "x" * 400, "æ", ""])
def test_an_unknown_address_is_404(client, key):
    assert client.get(f"/kalender/{key}.ics").status_code == 404


def test_a_leavers_address_is_404_at_once_and_one_that_is_turned_off_too(client):
    leaver, other = PersonFactory(), PersonFactory()
    addresses = [address_of(leaver), address_of(other)]
    leave(leaver, by=OfficerFactory(), at=NOW)
    browser_of(other).post(reverse("end_calendar_address"))

    assert [client.get(one).status_code for one in addresses] == [404, 404]
    assert not CalendarFeed.objects.exists()


def test_one_address_is_fetched_so_often_an_hour_and_another_goes_on(client):
    address, other = address_of(PersonFactory()), address_of(PersonFactory())
    answers = {client.get(address).status_code for _ in range(FETCHES_AN_HOUR)}

    late = client.get(address)

    assert answers == {200}
    assert (late.status_code, late.headers["Retry-After"]) == (429, "3600")
    assert client.get(other).status_code == 200


def test_who_guesses_is_stopped_before_anything_is_looked_up(client):
    for _ in range(MISSES_A_MINUTE):
        assert client.get(reverse("calendar_feed", args=["gaet"])).status_code == 404

    with queries() as captured:
        answer = client.get(reverse("calendar_feed", args=["gaet"]))

    assert (answer.status_code, asked_of_the_database(captured)) == (429, 0)
    assert client.get(address_of(PersonFactory()), REMOTE_ADDR="10.0.0.7").status_code == 200


def test_the_address_is_shown_once_and_a_page_that_is_loaded_anew_changes_nothing():
    person = PersonFactory()
    browser = browser_of(person)
    assert "Få en kalenderadresse" in page(browser.get(reverse("my_calendar")))

    first = browser.post(reverse("make_calendar_address"), {"version": "0"})
    secret = first.context["feed_address"]
    again = browser.post(reverse("make_calendar_address"), {"version": "0"})

    assert secret in page(first)
    assert f'href="webcal://{secret.split("://")[1]}"' in page(first)
    assert "skiftet, siden du åbnede siden" in page(again, 409)
    assert secret not in page(browser.get(reverse("my_calendar")))
    assert first.headers["Cache-Control"] == "private, no-store"
    assert browser.get(secret.removeprefix("http://localhost:8000")).status_code == 200


def test_a_new_address_is_got_from_the_page_that_shows_there_is_one():
    person = PersonFactory()
    old = address_of(person)
    browser = browser_of(person)
    shown = page(browser.get(reverse("my_calendar")))

    new = browser.post(reverse("make_calendar_address"), {"version": "1"}).context["feed_address"]

    assert "Du fik din adresse den" in shown
    assert browser.get(old).status_code == 404
    assert new.endswith(".ics")


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_there_is(client):
    counts = []
    for size in (1, 4):
        person = PersonFactory()
        for number in range(size):
            InvitationFactory(person=person)
            booked(person, slots_of(first=next_monday(NOW + number * 14 * DAY))[0])
            enrolled(published(), person)
            agreed_agreement(compared_alignment(running_pair(led_theme(person))))
        address = address_of(person)
        client.get(address)
        with queries() as captured:
            client.get(address)
        counts.append(asked_of_the_database(captured))

    assert counts[0] == counts[1] <= 26
