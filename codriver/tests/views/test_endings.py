"""On screen: a talk asked for in confidence, the step agreed on, the kind of an end, and the note to the next one."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.handovers import write_handover
from codriver.actions.pairing import end_pairing
from codriver.actions.talks import ask_for_talk
from codriver.models import Pairing, PairingHandover, PairingTalk
from codriver.tests.factories import led_theme, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOTE, STEP = "Tal med Mona på plejehjemmet", "De mødes hver fredag"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')


@pytest.fixture
def officer():
    return OfficerFactory()


def post(person, name, pairing, **typed):
    return browser_of(person).post(reverse(name, args=[pairing.pk]), typed)


def get(person, name, pairing, status=200):
    return page(browser_of(person).get(reverse(name, args=[pairing.pk])), status)


def over(kind="other_work"):
    pairing = running_pair()
    end_pairing(pairing, by=OfficerFactory(), on=timezone.localdate(), reason="Slut", kind=kind, at=timezone.now())
    return pairing


# --- a talk -------------------------------------------------------------------------------------------------------


def seen_by(person, pairing):
    """Whatever tells somebody how the pair stands, without what differs each time."""
    names = ("pairing", "theme", "mandate", "my_page", "alignments", "my_staff")
    keys = {"pairing": [pairing.pk], "theme": [pairing.theme_id], "mandate": [pairing.theme_id]}
    answers = [browser_of(person).get(reverse(name, args=keys.get(name, []))) for name in names]
    return [(one.status_code, TOKEN.sub("", one.content.decode())) for one in answers]


def test_nobody_but_the_secretariat_sees_that_a_talk_was_asked_for(officer):
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=PersonFactory()))
    people = (pairing.network_leader, pairing.co_driver, pairing.co_driver.personnel_leader)
    before = [seen_by(person, pairing) for person in people]

    answer = post(pairing.co_driver, "ask_for_talk", pairing)

    assert goes_to(answer, reverse("pairing", args=[pairing.pk]))
    assert [seen_by(person, pairing) for person in people] == before
    shown = page(browser_of(officer).get(reverse("today"), {"kind": "talk"}))
    assert reverse("pairing", args=[pairing.pk]) in shown


def test_an_officer_in_the_pair_sees_nothing_of_it(officer):
    pairing = running_pair(co_driver=officer)
    before = seen_by(officer, pairing)
    ask_for_talk(pairing, by=pairing.network_leader, at=timezone.now())

    assert seen_by(officer, pairing) == before
    assert reverse("pairing", args=[pairing.pk]) not in page(browser_of(officer).get(reverse("today")))
    assert post(officer, "settle_talk", pairing).status_code == 403


def test_the_secretariat_writes_the_step_and_the_two_never_read_it(officer):
    pairing = running_pair()
    ask_for_talk(pairing, by=pairing.co_driver, at=timezone.now())
    talk = PairingTalk.objects.get()

    page(post(officer, "settle_talk", pairing, talk=talk.pk, agreed_step=""), 422)
    goes_to(post(officer, "settle_talk", pairing, talk=talk.pk, agreed_step=STEP), reverse("overview"))
    late = page(post(OfficerFactory(), "settle_talk", pairing, talk=talk.pk, agreed_step="Mit eget"), 409)

    assert "Mit eget" in late
    assert STEP in get(officer, "pairing", pairing)
    assert STEP not in get(pairing.co_driver, "pairing", pairing)
    assert reverse("pairing", args=[pairing.pk]) not in page(browser_of(officer).get(reverse("today")))


# --- the kind of an end -------------------------------------------------------------------------------------------


def test_the_kind_of_an_end_is_read_by_the_secretariat_alone(officer):
    pairing = over("cooperation")
    word = "Samarbejdet fungerede ikke"

    assert word in get(officer, "pairing", pairing)
    assert word not in get(pairing.co_driver, "pairing", pairing) + get(pairing.network_leader, "pairing", pairing)


def test_two_who_could_not_work_together_are_offered_again_only_with_a_reason(officer):
    former = over("cooperation")
    address = reverse("weigh_pairing", args=[led_theme(former.network_leader).pk]) + f"?person={former.co_driver_id}"
    browser = browser_of(officer)

    assert 'name="again_reason"' in page(browser.get(address))
    page(browser.post(address, {"exception_reason": "Det må de"}), 409)
    browser.post(address, {"again_reason": "De har talt ud"})

    pairing = Pairing.objects.get(status="offered")
    assert pairing.again_reason == "De har talt ud"
    assert "De har talt ud" not in get(former.co_driver, "pairing", pairing)


# --- the note to the next one -------------------------------------------------------------------------------------


def test_who_left_is_asked_quietly_writes_and_is_asked_no_more():
    pairing = over()
    link = reverse("handover", args=[pairing.pk])
    mine = page(browser_of(pairing.co_driver).get(reverse("my_page")))
    assert link in mine.split('id="notes-welcome"')[1].split("</section>")[0]
    assert link not in page(browser_of(pairing.network_leader).get(reverse("my_page")))

    assert goes_to(post(pairing.co_driver, "write_handover", pairing, text=NOTE, version=0), link)

    assert NOTE in get(pairing.co_driver, "handover", pairing)
    assert 'id="notes-welcome"' not in page(browser_of(pairing.co_driver).get(reverse("my_page")))


def test_a_note_is_not_asked_for_when_the_theme_is_over():
    pairing = over("theme_over")

    assert 'id="notes-welcome"' not in page(browser_of(pairing.co_driver).get(reverse("my_page")))
    get(pairing.co_driver, "handover", pairing, 404)


def test_an_older_page_gets_both_texts():
    pairing = over()
    write_handover(pairing, text=NOTE, shown=0, by=pairing.co_driver, at=timezone.now())

    text = page(post(pairing.co_driver, "write_handover", pairing, text="Mit andet bud", version=0), 409)

    assert (NOTE in text, "Mit andet bud" in text) == (True, True)
    assert PairingHandover.objects.get().text == NOTE


def test_the_newcomer_reads_the_note_and_nothing_else_of_the_former_pair():
    former = over()
    write_handover(former, text=NOTE, shown=0, by=former.co_driver, at=timezone.now())
    pairing = running_pair(former.theme)
    newcomer, leader = pairing.co_driver, pairing.network_leader

    assert reverse("handover", args=[former.pk]) in get(newcomer, "pairing", pairing)
    assert NOTE in get(newcomer, "handover", former)
    assert NOTE in get(leader, "handover", former)
    get(newcomer, "pairing", former, 404)
    get(newcomer, "alignment", former.alignment, 404)
    assert post(newcomer, "write_handover", former, text="Nyt").status_code == 403


def test_the_secretariat_and_strangers_find_no_note(officer):
    former = over()
    write_handover(former, text=NOTE, shown=0, by=former.co_driver, at=timezone.now())

    for person in (officer, running_pair().co_driver):
        get(person, "handover", former, 404)
    assert reverse("handover", args=[former.pk]) not in get(officer, "pairing", former)
