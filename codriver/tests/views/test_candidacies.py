"""Becoming a co-driver on screen: one's own next step, the private reflection, the leader's answer, the list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.reflections import offer_to_talk, save_reflection, share_reflection
from codriver.models import CandidacyReflection, CoDriverCandidacy
from codriver.tests.factories import (
    CoDriverNeedFactory,
    CoDriverOfferFactory,
    asking_candidate,
    led_theme,
    ready_candidate,
    running_pair,
)
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WELL = {"draws": "Hemmelig grund", "time": "no", "season": "calm", "courage": "yes", "leader": "yes"}
WRITTEN = {**WELL, "drop": "", "support": "", "wishes_to_lead": "yes"}


@pytest.fixture
def person():
    return PersonFactory(personnel_leader=PersonFactory())


@pytest.fixture
def begun(person):
    browser_of(person).post(reverse("start_candidacy"))
    return CoDriverCandidacy.objects.get()


def write(person, **typed):
    return browser_of(person).post(reverse("reflect"), {**WRITTEN, "version": 1, **typed})


def test_the_first_step_is_the_reflection_and_themes_say_the_time_they_take(person):
    said, unsaid = CoDriverNeedFactory().theme, led_theme()

    text = page(browser_of(person).get(reverse("become_co_driver")))

    assert "Begynd din overvejelse" in text
    assert all(words in text for words in (said.title, unsaid.title, "3 timer", "Tiden er ikke oplyst endnu"))


def test_beginning_leads_to_the_reflection(person):
    assert goes_to(browser_of(person).post(reverse("start_candidacy")), reverse("reflect"))


def test_a_reflection_may_advise_to_wait(begun):
    assert goes_to(write(begun.person), reverse("reflect"))

    text = page(browser_of(begun.person).get(reverse("become_co_driver")))
    assert "Vent måske lidt" in text
    assert "Sig til sekretariatet, at jeg er interesseret" in text


@pytest.mark.parametrize("typed", [{"time": "perhaps"}, {"draws": "x" * 2001}, {"wishes_to_lead": "of course"}])
def test_what_cannot_be_is_told_beside_the_field_and_the_rest_is_kept(begun, typed):
    response = write(begun.person, **{"drop": "Mandagsmødet", **typed})

    assert response.status_code == 422
    assert shown_errors(response)
    assert "Mandagsmødet" in page(response, 422)


def test_without_a_candidacy_one_is_shown_where_it_begins(person):
    browser = browser_of(person)
    for name in ("reflect", "say_interested", "withdraw_candidacy"):
        asked = browser.get if name == "reflect" else browser.post
        assert goes_to(asked(reverse(name)), reverse("become_co_driver"))


def test_interest_without_a_reflection_is_refused_in_words(begun):
    text = page(browser_of(begun.person).post(reverse("say_interested")), 409)

    assert "Gør din overvejelse færdig først." in text


def test_the_leader_gives_the_time_that_is_wished_in_one_press(person):
    candidacy = asking_candidate(person)
    CoDriverOfferFactory(person=person, free_until=TODAY + timedelta(days=90))
    browser, address = browser_of(person.personnel_leader), reverse("answer_candidacy", args=[candidacy.pk])

    text = page(browser.get(reverse("candidacy", args=[candidacy.pk])))
    response = browser.post(
        address,
        {"answer": "yes", "hours_per_week": "3", "began_on": TODAY, "ended_on": TODAY + timedelta(days=90)},
    )

    assert 'value="3' in text
    assert goes_to(response, reverse("candidacy", args=[candidacy.pk]))
    candidacy.refresh_from_db()
    assert candidacy.status == "ready"


def test_a_leader_who_says_not_now_without_a_reason_keeps_what_was_typed(person):
    candidacy = asking_candidate(person)
    day = (TODAY + timedelta(days=60)).isoformat()

    response = browser_of(person.personnel_leader).post(
        reverse("answer_candidacy", args=[candidacy.pk]), {"answer": "not_now", "ask_again_on": day, "reason": ""}
    )

    assert response.status_code == 422
    assert day in page(response, 422)


def test_a_leader_sees_on_the_own_page_that_somebody_waits(person):
    asking_candidate(person)

    text = page(browser_of(person.personnel_leader).get(reverse("my_page")))

    assert f"{person.first_name} vil gerne være co-driver" in text


def test_the_list_says_who_holds_the_ball(person):
    asking_candidate(person)

    text = page(browser_of(OfficerFactory()).get(reverse("candidacies")))

    assert person.name in text
    assert person.personnel_leader.name in text


def test_an_empty_list_says_what_will_come():
    text = page(browser_of(OfficerFactory()).get(reverse("candidacies")))

    assert "Ingen har sagt, at de er interesseret endnu." in text


def reads_secret(person, candidacy):
    address = reverse("candidacy", args=[candidacy.pk])
    return "Hemmelig grund" in browser_of(person).get(address).content.decode()


def test_the_reflection_is_read_by_nobody_unless_it_is_shared(person):
    candidacy, officer = asking_candidate(person), OfficerFactory()
    superuser = PersonFactory(is_staff=True, is_superuser=True)
    written = {"answers": WELL, "wishes_to_lead": "yes", "shown": 1}
    save_reflection(candidacy, **written, by=person, at=timezone.now())
    readers = (officer, person.personnel_leader, superuser)

    assert [reads_secret(one, candidacy) for one in readers] == [False, False, False]

    share_reflection(candidacy, by=person, at=timezone.now())
    assert [reads_secret(one, candidacy) for one in readers] == [True, False, False]


def test_the_reflection_is_nowhere_else(person):
    candidacy, officer = asking_candidate(person), OfficerFactory(is_superuser=True)
    CandidacyReflection.objects.filter(candidacy=candidacy).update(answers=WELL)
    pages = ["candidacies", "pairing_board", "overview", "my_page", "my_staff", "themes", "find_co_driver"]
    for reader in (officer, person.personnel_leader):
        for name in pages:
            assert "Hemmelig grund" not in browser_of(reader).get(reverse(name)).content.decode()
    models = browser_of(officer).get(reverse("admin:index")).content.decode()
    assert "candidacyreflection" not in models


def test_who_has_co_driven_can_be_asked(person):
    co_driver = running_pair().co_driver
    browser = browser_of(co_driver)

    assert goes_to(browser.post(reverse("offer_to_talk"), {"about": "Om mod"}), reverse("become_co_driver"))

    text = page(browser_of(person).get(reverse("become_co_driver")))
    assert all(words in text for words in (co_driver.name, "Om mod", f"mailto:{co_driver.email}"))
    browser.post(reverse("stop_talking"))
    assert "Om mod" not in page(browser_of(person).get(reverse("become_co_driver")))


def test_what_one_can_be_asked_about_is_no_novel():
    response = browser_of(running_pair().co_driver).post(reverse("offer_to_talk"), {"about": "x" * 301})

    assert response.status_code == 422


def test_who_has_left_stands_nowhere():
    left = PersonFactory(is_active=False)
    CoDriverCandidacy.objects.create(
        person=left, status="interested", began_at=timezone.now(), interested_at=timezone.now()
    )

    assert left.name not in page(browser_of(OfficerFactory()).get(reverse("candidacies")))


def test_each_state_shows_ones_next_step(person):
    states = {"matched": "Du er co-driver.", "resting": "Vil du være co-driver igen?", "ready": "Du har tiden"}
    candidacy = ready_candidate(person)
    for status, words in states.items():
        CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(status=status)
        assert words in page(browser_of(person).get(reverse("become_co_driver")))


def test_the_pages_cost_the_same_with_many(django_assert_max_num_queries):
    officer = OfficerFactory()
    for _ in range(30):
        asking_candidate(PersonFactory(personnel_leader=PersonFactory()))
        led_theme()
        offer_to_talk(running_pair().co_driver, about="", at=timezone.now())

    browsers = browser_of(officer), browser_of(PersonFactory())
    with django_assert_max_num_queries(8):
        browsers[0].get(reverse("candidacies"))
    with django_assert_max_num_queries(14):
        browsers[1].get(reverse("become_co_driver"))
