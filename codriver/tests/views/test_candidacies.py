"""The pages of candidacies: one's own, the personnel leader's and the secretariat's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import CoDriverCandidacy, CoDriverNeed, WillingToTalk
from codriver.tests.factories import CandidacyFactory, led_theme, offer_of, ready_candidate, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import NominationFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
BECOME = reverse("become_co_driver")
NOW = timezone.now()


def own(candidacy):
    return browser_of(candidacy.person)


def answer_of(candidacy, **typed):
    leader = browser_of(candidacy.person.personnel_leader)
    return leader.post(reverse("answer_candidacy", args=[candidacy.pk]), typed)


def test_everybody_reads_the_role_and_is_offered_one_first_step():
    text = page(browser_of(PersonFactory()).get(BECOME))

    assert reverse("start_candidacy") in text
    assert "Praksisnær medspiller" in text


def test_open_themes_stand_with_the_hours_they_take():
    said, silent = led_theme(title="Skybrud"), led_theme(title="Stilhed")
    CoDriverNeed.objects.create(theme=said, hours_per_week=3)
    text = page(browser_of(PersonFactory()).get(BECOME))

    assert text.index("3 timer") > text.index("Skybrud")
    assert "Tiden er ikke oplyst endnu" in text
    assert silent.title in text


def test_who_is_willing_to_talk_stands_with_theme_and_mail():
    pairing = running_pair()
    WillingToTalk.objects.create(person=pairing.co_driver, since=NOW, about="Om at finde tiden")
    text = page(browser_of(PersonFactory()).get(BECOME))

    assert f"mailto:{pairing.co_driver.email}" in text
    assert pairing.theme.title in text
    assert "Om at finde tiden" in text


def test_who_co_drives_offers_to_talk_and_takes_it_back():
    person = running_pair().co_driver
    browser = browser_of(person)

    assert goes_to(browser.post(reverse("offer_to_talk"), {"about": "Modet"}), BECOME)
    assert reverse("stop_talking") in page(browser.get(BECOME))
    assert goes_to(browser.post(reverse("stop_talking")), BECOME)
    assert not WillingToTalk.objects.exists()


def test_what_is_too_long_comes_back_beside_the_field():
    browser = browser_of(running_pair().co_driver)

    assert "x" * 301 in page(browser.post(reverse("offer_to_talk"), {"about": "x" * 301}), 422)


def test_a_yes_to_a_nomination_is_gone_on_with():
    person = NominationFactory(accepted=True).person

    assert "Du sagde ja til din leders indstilling" in page(browser_of(person).get(BECOME))


def test_from_the_first_step_to_the_secretariat():
    person = PersonFactory()
    browser = browser_of(person)
    assert goes_to(browser.post(reverse("start_candidacy")), reverse("reflect"))
    typed = {"version": 1, "draws": "Nyt", "time": "no", "season": "calm", "courage": "yes", "leader": "yes"}
    browser.post(reverse("reflect"), {**typed, "wishes_to_lead": "considering"})

    assert "Vent måske lidt" in page(browser.get(BECOME))
    assert goes_to(browser.post(reverse("say_interested")), BECOME)
    assert CoDriverCandidacy.objects.get().status == "interested"


def test_interest_without_the_reflection_is_refused_with_what_is_missing():
    candidacy = CandidacyFactory(reflection__done_at=None)

    assert "Gør først din overvejelse færdig" in page(own(candidacy).post(reverse("say_interested")), 409)


@pytest.mark.parametrize(
    ("trait", "fields", "says"),
    [
        ("interested", {}, "Vælg mindst én opgave"),
        ("with_leader", {}, "Venter på"),
        ("ready", {}, "sekretariatet leder efter en netværksleder"),
        ("ready", {"status": "matched"}, "Når makkerparret slutter"),
        ("ready", {"status": "resting"}, "Ja, jeg er klar til et nyt makkerpar"),
        ("not_now", {}, "Vi er for få i foråret."),
    ],
)
def test_each_state_says_where_one_stands(trait, fields, says):
    assert says in page(own(CandidacyFactory(**{trait: True}, **fields)).get(BECOME))


def test_the_leader_is_asked_from_the_own_page():
    candidacy = CandidacyFactory(interested=True)
    offer_of(candidacy.person)

    assert reverse("ask_my_leader") in page(own(candidacy).get(BECOME))
    assert goes_to(own(candidacy).post(reverse("ask_my_leader")), BECOME)


def test_withdrawing_takes_one_back_to_the_beginning():
    candidacy = CandidacyFactory(with_leader=True)
    own(candidacy).post(reverse("withdraw_candidacy"))

    assert reverse("start_candidacy") in page(own(candidacy).get(BECOME))


def test_the_leader_meets_the_wish_as_it_was_written_and_the_sum_of_hours():
    candidacy = CandidacyFactory(with_leader=True)
    offer_of(candidacy.person)
    other = ReleaseFactory(person=candidacy.person, approved_by=candidacy.person.personnel_leader)
    text = page(browser_of(candidacy.person.personnel_leader).get(reverse("candidacy", args=[candidacy.pk])))

    assert 'name="hours_per_week" value="3' in text
    assert other.theme.title in text
    assert "6 timer om ugen" in text


def test_the_leader_gives_time():
    candidacy = CandidacyFactory(with_leader=True)
    today = timezone.localdate()
    given = {"hours_per_week": "2,5", "began_on": today, "ended_on": today + timedelta(days=99)}

    assert goes_to(answer_of(candidacy, answer="yes", **given), reverse("candidacy", args=[candidacy.pk]))
    assert CoDriverCandidacy.objects.get().status == "ready"


def test_wrong_hours_come_back_beside_the_field():
    candidacy = CandidacyFactory(with_leader=True)
    response = answer_of(candidacy, answer="yes", hours_per_week="mange", began_on="", ended_on="")

    assert 'value="mange"' in page(response, 422)
    assert set(shown_errors(response)) == {"hours_per_week", "began_on", "ended_on"}


def test_not_now_needs_a_day_to_come_and_keeps_the_reason():
    candidacy = CandidacyFactory(with_leader=True)
    typed = {"answer": "not_now", "reason": "Vagtplanen er tynd", "ask_again_on": timezone.localdate()}

    assert "Vagtplanen er tynd" in page(answer_of(candidacy, **typed), 422)
    assert CoDriverCandidacy.objects.get().status == "with_leader"


def test_an_answer_that_comes_too_late_is_refused_and_kept():
    candidacy = ready_candidate()
    later = timezone.localdate() + timedelta(days=30)
    typed = {"answer": "not_now", "reason": "Vagtplanen er tynd", "ask_again_on": later}

    assert "Der er sket noget imens" in page(answer_of(candidacy, **typed), 409)


def test_the_secretariat_sees_who_holds_the_ball_and_sends_it_on():
    candidacy, officer = CandidacyFactory(interested=True), browser_of(OfficerFactory())
    offer_of(candidacy.person)
    CandidacyFactory()
    text = page(officer.get(reverse("candidacies")))

    assert text.count("<tr>") == 2
    assert goes_to(
        officer.post(reverse("send_to_leader", args=[candidacy.pk])), reverse("candidacy", args=[candidacy.pk])
    )


def test_the_secretariat_reads_a_reflection_that_is_shared():
    candidacy = CandidacyFactory(interested=True, reflection__shared_at=NOW)
    address = reverse("candidacy", args=[candidacy.pk])

    assert "At lære noget nyt" in page(browser_of(OfficerFactory()).get(address))


def test_an_empty_list_says_what_will_come_here():
    assert "Ingen har meldt interesse endnu" in page(browser_of(OfficerFactory()).get(reverse("candidacies")))


def test_what_waits_stands_on_the_pages_of_the_leader():
    candidacy = CandidacyFactory(with_leader=True)
    leader = browser_of(candidacy.person.personnel_leader)

    for name in ("my_page", "my_staff"):
        assert reverse("candidacy", args=[candidacy.pk]) in page(leader.get(reverse(name))), name


def test_the_day_to_ask_again_is_a_task():
    candidacy = CandidacyFactory(not_now=True, ask_again_on=timezone.localdate())

    assert "Du kan igen bede om tid" in page(own(candidacy).get(reverse("my_page")))
