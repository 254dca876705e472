"""I dag: what comes on the list and when, who sees what in confidence, and how it leaves the list again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.talks import ask_for_talk
from codriver.models import AlignmentReview, Pairing
from codriver.tests.factories import (
    PulseFactory,
    agreed_agreement,
    asking_candidate,
    led_theme,
    module_at,
    offered_pair,
    running_pair,
)
from netvaerk.actions.people import employ_again
from netvaerk.models import Handover, NetworkTheme
from netvaerk.tests.factories import (
    OfficerFactory,
    OutboxLetterFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    ThemeFactory,
)
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory, RequestFactory, SparringFactory
from secretariat.actions.data_requests import ask_about_data
from secretariat.models import TodayMark, TrainingEvent
from secretariat.queries.today.page import find_waiting, waiting_for
from secretariat.queries.today.unanswered import LISTED
from secretariat.rules.today import Kind
from secretariat.rules.waiting import COURSES
from secretariat.tests.counting import counts, same
from secretariat.tests.hand_outs import confirmed, noted
from secretariat.tests.knowledge import draft_item, published_item, sent_item
from secretariat.tests.support import asked, brought_to
from secretariat.tests.training import draft, enrolled, held, published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def ago(days):
    return NOW - timedelta(days=days)


def a_revisit(days):
    agreement = agreed_agreement()
    return AlignmentReview.objects.create(agreement=agreement, because="asked", due_on=TODAY, opened_at=ago(days))


def an_offer(days_late):
    pairing = offered_pair()
    Pairing.objects.filter(pk=pairing.pk).update(answer_by=TODAY - timedelta(days=days_late))


def a_decision(in_days):
    decides = TODAY + timedelta(days=in_days)
    half_year = RoundFactory(deadline_on=decides - timedelta(days=9), decides_on=decides)
    ProposalFactory(status="in_review", round=half_year)


def an_event_over(days):
    """It ended so many days ago, and nobody has noted who came."""
    event = published()
    enrolled(event)
    TrainingEvent.objects.filter(pk=event.pk).update(begins_at=ago(days + 1), ends_at=ago(days))


def a_pause(in_days):
    ThemeFactory(status="paused", co_driver_waiver="Nej", pause_review_on=TODAY + timedelta(days=in_days))


def led(status, **fields):
    return led_theme(status=status, co_driver_waiver="Kort tema", **fields)


def a_data_request():
    person = PersonFactory()
    ask_about_data(person, kind="correction", text="Mit navn", by=person, at=NOW)


def a_copy_for_somebody_who_is_back():
    employ_again(noted().person, by=OfficerFactory(), at=NOW)


SITUATIONS = [
    (Kind.REQUEST, lambda: brought_to("new"), True),
    (Kind.REQUEST, lambda: brought_to("assigned"), False),
    (Kind.DATA_REQUEST, a_data_request, True),
    (Kind.COPY, noted, True),
    (Kind.COPY, a_copy_for_somebody_who_is_back, False),
    (Kind.COPY, confirmed, False),
    (Kind.NO_NETWORK_LEADER, lambda: ThemeFactory(status="approved"), True),
    (Kind.NO_NETWORK_LEADER, led_theme, False),
    (Kind.NO_NETWORK_LEADER, lambda: AssignmentFactory(began_on=None, theme__status="approved"), False),
    (Kind.NO_REFERENCE_LEADER, lambda: led("active"), True),
    (Kind.NO_REFERENCE_LEADER, lambda: led("active", network_type="learning"), False),
    (Kind.NO_REFERENCE_LEADER, lambda: led("approved"), False),
    (Kind.NO_CO_DRIVER, led_theme, True),
    (Kind.NO_CO_DRIVER, lambda: led("active"), False),
    (Kind.NO_CO_DRIVER, running_pair, False),
    (Kind.NO_CO_DRIVER, offered_pair, False),
    (Kind.NO_CO_DRIVER, lambda: ThemeFactory(status="active"), False),
    (Kind.START, lambda: led("approved"), True),
    (Kind.START, lambda: led("starting"), False),
    (Kind.PAUSED, lambda: a_pause(0), True),
    (Kind.PAUSED, lambda: a_pause(1), False),
    (Kind.INTAKE, lambda: ProposalFactory(status="proposed"), True),
    (Kind.INTAKE, lambda: ProposalFactory(status="in_review"), False),
    (Kind.DECISION, lambda: a_decision(-1), True),
    (Kind.DECISION, lambda: a_decision(0), False),
    (Kind.ROLE, lambda: AssignmentFactory(began_on=None, asked_at=ago(14)), True),
    (Kind.ROLE, lambda: AssignmentFactory(began_on=None, asked_at=ago(13)), False),
    (Kind.OFFER, lambda: an_offer(1), True),
    (Kind.OFFER, lambda: an_offer(0), False),
    (Kind.CANDIDATE, lambda: asking_candidate(LedPersonFactory(), asked=ago(15)), True),
    (Kind.CANDIDATE, lambda: asking_candidate(LedPersonFactory(), asked=ago(13)), False),
    (Kind.REVISIT, lambda: a_revisit(14), True),
    (Kind.REVISIT, lambda: a_revisit(13), False),
    (Kind.HOURS, agreed_agreement, True),
    (Kind.TIME, lambda: ReleaseFactory(ended_on=TODAY + timedelta(days=9)), True),
    (Kind.TIME, lambda: ReleaseFactory(ended_on=TODAY + timedelta(days=60)), False),
    (Kind.TIME_WISH, lambda: RequestFactory(person=PersonFactory()), True),
    (Kind.TIME_WISH, lambda: RequestFactory(person=LedPersonFactory()), False),
    (Kind.SPARRING, lambda: SparringFactory(first_on=TODAY - timedelta(days=300)), True),
    (Kind.SPARRING, lambda: SparringFactory(first_on=TODAY), False),
    (Kind.MODULE, lambda: module_at("approved"), True),
    (Kind.MODULE, lambda: module_at("applied"), False),
    (Kind.ATTENDANCE, lambda: an_event_over(1), True),
    (Kind.ATTENDANCE, lambda: an_event_over(0), False),
    (Kind.ATTENDANCE, held, False),
    (Kind.EVENT_DRAFT, lambda: draft(ago(-12)), True),
    (Kind.EVENT_DRAFT, lambda: draft(ago(-20)), False),
    (Kind.LETTER, OutboxLetterFactory, True),
    (Kind.LETTER, lambda: OutboxLetterFactory(status="waiting", problem="", tries=0, over_at=None), False),
    (Kind.TEXT_SENT, sent_item, True),
    (Kind.TEXT_SENT, draft_item, False),
    (Kind.TEXT_OLD, lambda: published_item(at=ago(366)), True),
    (Kind.TEXT_OLD, lambda: published_item(at=ago(300)), False),
]


@pytest.mark.parametrize(("kind", "make", "waits"), SITUATIONS, ids=lambda one: getattr(one, "value", ""))
def test_a_thing_stands_there_while_it_is_so(kind, make, waits):
    make()

    assert (kind in {one.kind for one in waiting_for(OfficerFactory(), TODAY)}) is waits


def test_every_kind_is_tried():
    tried = {kind for kind, _make, waits in SITUATIONS if waits}
    of_the_silent = {COURSES[wait].kind for wait in LISTED}  # tried with their reminders
    assert set(Kind) - tried - of_the_silent == {
        Kind.TALK,
        Kind.WISH,
        Kind.CLOSE,
        Kind.STATEMENT,
    }  # these four have tests of their own


@pytest.mark.parametrize(
    ("days", "published", "waits"),
    [(364, True, []), (365, True, [TODAY]), (367, True, [TODAY - timedelta(days=2)]), (400, False, [])],
)
def test_a_year_after_it_was_looked_through_the_accessibility_statement_waits(settings, days, published, waits):
    settings.ACCESSIBILITY_STATEMENT_URL = "https://was.example/" if published else ""
    settings.ACCESSIBILITY_STATEMENT_ON = TODAY - timedelta(days=days)

    assert [one.since for one in waiting_for(OfficerFactory(), TODAY) if one.kind is Kind.STATEMENT] == waits


def test_hours_that_are_released_do_not_wait():
    agreement = agreed_agreement()
    alignment = agreement.alignment
    ReleaseFactory(theme=alignment.theme, person=alignment.whose_hours(), hours_per_week=37)

    assert Kind.HOURS not in {one.kind for one in waiting_for(OfficerFactory(), TODAY)}


def test_a_theme_waits_to_be_closed_once_the_line_has_it():
    theme = led("closing")
    handover = Handover.objects.create(theme=theme, note="Driften har det", asked_by=theme.proposed_by, asked_at=ago(3))
    officer = OfficerFactory()
    assert find_waiting(officer, "close", theme.pk, TODAY).waited == 3

    AssignmentFactory(theme=theme, role="reference_leader")
    assert find_waiting(officer, "close", theme.pk, TODAY) is None
    handover.accepted_by, handover.accepted_at = theme.proposed_by, ago(1)
    handover.save()
    assert find_waiting(officer, "close", theme.pk, TODAY).waited == 1


@pytest.mark.parametrize("kind", ["talk", "wish"])
def test_an_officer_does_not_see_what_was_asked_in_confidence_about_their_own_pair(kind):
    one_of_them, colleague = OfficerFactory(), OfficerFactory()
    pairing = running_pair(co_driver=one_of_them)
    ask_for_talk(pairing, by=pairing.network_leader, at=NOW)
    PulseFactory(pairing=pairing, person=pairing.network_leader, answered_at=NOW, wants_a_talk=True)

    assert kind in {one.kind.value for one in waiting_for(colleague, TODAY)}
    assert kind not in {one.kind.value for one in waiting_for(one_of_them, TODAY)}
    waits = next(one for one in waiting_for(colleague, TODAY) if one.kind.value == kind)
    address = reverse("arrange_today", args=[kind, waits.number])
    answer = browser_of(colleague).post(address, {"taken_by": one_of_them.pk})
    assert (answer.status_code, TodayMark.objects.exists()) == (409, False)
    assert browser_of(one_of_them).get(address).status_code == 302


def test_what_is_asked_in_confidence_says_nothing_before_somebody_takes_it():
    request = asked(is_confidential=True)

    shown = page(browser_of(OfficerFactory()).get(reverse("today")))

    assert "Fortrolig" in shown
    assert request.subject not in shown
    assert request.asker.name not in shown


def test_what_has_waited_longest_comes_first():
    for days in (3, 30, 14):
        ThemeFactory(status="closing", co_driver_waiver="Nej")
        theme = NetworkTheme.objects.latest("pk")
        AssignmentFactory(theme=theme, ended_on=TODAY - timedelta(days=days), began_on=TODAY - timedelta(days=99))

    found = [one for one in waiting_for(OfficerFactory(), TODAY) if one.kind is Kind.NO_NETWORK_LEADER]
    assert [one.waited for one in found] == [30, 14, 3]


def test_one_takes_it_and_finds_it_among_their_own():
    theme, officer, colleague = led_theme(), OfficerFactory(), OfficerFactory()
    browser = browser_of(officer)

    browser.post(reverse("take_today", args=["no_co_driver", theme.pk]))

    assert theme.title in page(browser.get(reverse("today"), {"whose": "mine"}))
    shown = browser_of(colleague).get(reverse("today"), {"whose": "nobodys"}).context["page"]
    assert "no_co_driver" not in {one.kind.value for one in shown.items}
    told = browser_of(colleague).post(reverse("take_today", args=["no_co_driver", theme.pk]), follow=True)
    assert "En kollega har allerede taget den." in page(told)


def test_what_is_put_off_is_away_until_its_day():
    theme, officer = led_theme(), OfficerFactory()
    browser, address = browser_of(officer), reverse("arrange_today", args=["no_co_driver", theme.pk])
    until = TODAY + timedelta(days=5)

    browser.post(address, {"taken_by": "", "postponed_until": until.isoformat()})

    assert "no_co_driver" not in {one.kind.value for one in browser.get(reverse("today")).context["page"].items}
    assert theme.title in page(browser.get(reverse("today"), {"whose": "postponed"}))
    assert f'value="{until.isoformat()}"' in page(browser.get(address))
    browser.post(address, {"taken_by": "", "postponed_until": ""})
    assert "no_co_driver" in {one.kind.value for one in browser.get(reverse("today")).context["page"].items}


def test_a_wrong_day_is_told_beside_the_field_and_stays_typed():
    theme = led_theme()
    answer = browser_of(OfficerFactory()).post(
        reverse("arrange_today", args=["no_co_driver", theme.pk]), {"postponed_until": "i morgen"}
    )

    assert answer.status_code == 422
    assert "Vælg en dag efter i dag." in page(answer, 422)
    assert 'value="i morgen"' in page(answer, 422)


def test_what_is_done_meanwhile_is_said_kindly():
    gone = browser_of(OfficerFactory()).get(reverse("arrange_today", args=["no_co_driver", 4711]), follow=True)

    assert "Det er allerede klaret" in page(gone)


def test_an_empty_list_says_what_comes_here():
    assert "Intet venter på sekretariatet." in page(browser_of(OfficerFactory()).get(reverse("today")))


def test_an_address_with_unknown_choices_shows_everything():
    theme = led_theme()
    shown = browser_of(OfficerFactory()).get(reverse("today"), {"kind": "løgn", "whose": "naboens"})

    assert theme.title in page(shown)


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_waits():
    def add():
        led_theme()
        brought_to("new")
        PulseFactory(answered_at=NOW, wants_a_talk=True)
        ProposalFactory(status="proposed")
        an_offer(1)
        a_revisit(20)
        AssignmentFactory(began_on=None, asked_at=ago(20))
        asking_candidate(LedPersonFactory(), asked=ago(15))
        ReleaseFactory(ended_on=TODAY + timedelta(days=9))
        RequestFactory(person=PersonFactory())
        SparringFactory(first_on=TODAY - timedelta(days=300))
        module_at("approved")
        an_event_over(2)
        draft()

    assert same(counts(OfficerFactory(), reverse("today"), add), most=12)
