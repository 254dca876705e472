"""Finding, weighing, offering, answering, taking back and ending a pairing."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import CompetenceOffer, CompetenceRequest, Pairing
from codriver.rules.pairing.offers import PairingHindrance
from codriver.tests.factories import led_theme, offered_pair, running_pair
from netvaerk.models import AuditEvent, Competence, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory
from netvaerk.tests.views.pages import HTMX, browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return OfficerFactory()


def weigh(theme, person):
    return reverse("weigh_pairing", args=[theme.pk]) + f"?person={person.pk}"


def offer(officer, theme, person, **typed):
    return browser_of(officer).post(weigh(theme, person), {"csrfmiddlewaretoken": "", **typed})


def act(person, name, pairing, **typed):
    return browser_of(person).post(reverse(name, args=[pairing.pk]), typed)


# --- finding and weighing -----------------------------------------------------------------------------------------


def test_themes_without_a_co_driver_are_listed_and_others_are_not(officer):
    free, offered, taken = led_theme(), offered_pair().theme, running_pair().theme

    text = page(browser_of(officer).get(reverse("find_co_driver")))

    assert [theme.title in text for theme in (free, offered, taken)] == [True, False, False]


def test_where_no_theme_lacks_anybody_the_page_says_so(officer):
    assert reverse("overview") in page(browser_of(officer).get(reverse("find_co_driver")))


@pytest.mark.both_databases
def test_people_are_found_by_name_title_and_unit(officer):
    theme = led_theme()
    people = [
        PersonFactory(name="Åse Ørn"),
        PersonFactory(title="Ørnevogter"),
        PersonFactory(unit=UnitFactory(name="Ørnereden")),
    ]
    PersonFactory(name="Bo Bæk")

    response = browser_of(officer).get(reverse("choose_co_driver", args=[theme.pk]), {"q": "ørn"})

    page(response)
    assert {one.pk for one in response.context["people"]} == {one.pk for one in people}


def test_who_is_taken_or_has_left_is_not_among_them(officer):
    theme, pair = led_theme(), running_pair()
    PersonFactory(is_active=False, name="Forhen Ansat")

    response = browser_of(officer).get(reverse("choose_co_driver", args=[theme.pk]))

    assert {pair.co_driver, theme.role_assignments.get().person} & {*response.context["people"]} == set()
    assert "Forhen Ansat" not in page(response)


def test_who_would_like_to_bring_what_the_leader_asks_for_stands_first_with_it(officer):
    theme, asked = led_theme(), Competence.objects.first()
    CompetenceRequest.objects.create(theme=theme, competence=asked)
    able, willing = PersonFactory(name="Anna"), PersonFactory(name="Zita")
    CompetenceOffer.objects.create(person=able, competence=asked, wish="can")
    CompetenceOffer.objects.create(person=willing, competence=asked, wish="learn")
    CompetenceOffer.objects.create(person=able, competence=Competence.objects.last(), wish="want")

    response = browser_of(officer).get(reverse("choose_co_driver", args=[theme.pk]))

    people = response.context["people"]
    assert (people[0], [offer.competence for offer in people[0].wished]) == (willing, [asked])
    assert page(response).count(asked.name) == 1


def test_a_long_list_of_people_is_cut_and_says_so(officer):
    theme = led_theme()
    PersonFactory.create_batch(30)

    response = browser_of(officer).get(reverse("choose_co_driver", args=[theme.pk]))

    assert (len(response.context["people"]), response.context["more"]) == (25, True)


def test_weighing_says_what_speaks_for_and_against(officer):
    theme, person = led_theme(), PersonFactory(name="Ib Nissen")

    response = browser_of(officer).get(weigh(theme, person))

    assert "Ib Nissen" in page(response)
    assert response.context["page"].hindrances == []


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "query", ["", "?person=", "?person=x", "?person=0", "?person=²", "?person=99999999999999999999"]
)
def test_without_a_person_one_is_sent_to_choose_one(officer, query):
    theme = led_theme()

    response = browser_of(officer).get(reverse("weigh_pairing", args=[theme.pk]) + query)

    assert goes_to(response, reverse("choose_co_driver", args=[theme.pk]))


def test_a_number_of_five_thousand_digits_names_nobody(officer):
    theme = led_theme()

    response = browser_of(officer).post(reverse("weigh_pairing", args=[theme.pk]), {"person": "9" * 5000})

    assert goes_to(response, reverse("choose_co_driver", args=[theme.pk]))


# --- offering -----------------------------------------------------------------------------------------------------


def test_an_offer_is_made_to_both(officer):
    theme, person = led_theme(), PersonFactory()

    response = offer(officer, theme, person)

    pairing = Pairing.objects.get()
    assert goes_to(response, reverse("pairing", args=[pairing.pk]))
    assert (pairing.co_driver, pairing.status, pairing.offered_by) == (person, "offered", officer)


def test_two_officers_make_one_offer(officer):
    theme, people = led_theme(), PersonFactory.create_batch(2)

    answers = [offer(OfficerFactory(), theme, person).status_code for person in people]

    assert answers == [302, 409]
    assert Pairing.objects.count() == 1


def test_the_same_offer_sent_twice_is_one(officer):
    theme, person = led_theme(), PersonFactory()

    answers = [offer(officer, theme, person).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert Pairing.objects.count() == 1


def test_in_ones_own_line_a_reason_is_asked_for_and_kept(officer):
    leader = PersonFactory()
    theme, person = led_theme(leader), PersonFactory(personnel_leader=leader)

    without = offer(officer, theme, person, exception_reason=" ")
    with_reason = offer(officer, theme, person, exception_reason="Ingen anden kan tegnsprog.")

    assert 'name="exception_reason"' in page(without, 409)
    assert with_reason.status_code == 302
    assert Pairing.objects.get().exception_reason == "Ingen anden kan tegnsprog."


def test_a_reason_that_is_too_long_stays_typed(officer):
    leader = PersonFactory()
    theme, person = led_theme(leader), PersonFactory(personnel_leader=leader)

    response = offer(officer, theme, person, exception_reason="lang " * 100)

    assert ("lang " * 100).strip() in page(response, 422)
    assert [*shown_errors(response)] == ["exception_reason"]


def test_a_refused_offer_says_why_and_writes_nothing(officer):
    theme, person = led_theme(), running_pair().co_driver
    rows = Pairing.objects.count()

    response = offer(officer, theme, person)

    page(response, 409)
    assert len(response.context["refusal"].reasons) == 1
    assert Pairing.objects.count() == rows


# --- answering ----------------------------------------------------------------------------------------------------


def test_the_first_yes_waits_for_the_other():
    pairing = offered_pair()

    response = act(pairing.co_driver, "answer_offer", pairing, answer="yes", reason="Det vil jeg gerne.")

    assert goes_to(response, reverse("pairing", args=[pairing.pk]))
    pairing.refresh_from_db()
    assert (pairing.status, pairing.co_driver_says_yes, pairing.co_driver_reason) == (
        "offered",
        True,
        "Det vil jeg gerne.",
    )


def test_the_second_yes_leads_to_the_alignment():
    pairing = offered_pair()
    act(pairing.co_driver, "answer_offer", pairing, answer="yes")

    response = act(pairing.network_leader, "answer_offer", pairing, answer="yes")

    pairing.refresh_from_db()
    assert goes_to(response, reverse("alignment", args=[pairing.alignment.pk]))
    assert pairing.status == "active"


def test_a_no_ends_the_offer():
    pairing = offered_pair()

    response = act(pairing.network_leader, "answer_offer", pairing, answer="no", reason="Ikke i år.")

    assert goes_to(response, reverse("pairing", args=[pairing.pk]))
    pairing.refresh_from_db()
    assert (pairing.status, pairing.leader_reason) == ("declined", "Ikke i år.")


@pytest.mark.parametrize(
    "typed",
    [{}, {"answer": ""}, {"answer": "måske"}, {"answer": "yes", "reason": "x" * 501}],
    ids=["none", "empty", "maybe", "too long"],
)
def test_an_answer_that_is_neither_is_not_one_and_what_was_typed_stays(typed):
    pairing = offered_pair()

    response = act(pairing.co_driver, "answer_offer", pairing, **{"reason": "Mine tanker om det", **typed})

    assert typed.get("reason", "Mine tanker om det") in page(response, 422)
    assert response.context["answer_form"].errors or response.context.get("refusal")
    pairing.refresh_from_db()
    assert pairing.co_driver_says_yes is None


@pytest.mark.parametrize("htmx", [{}, HTMX], ids=["page", "fragment"])
def test_who_answers_an_offer_that_was_taken_back_gets_the_words_back(officer, htmx):
    pairing = offered_pair()
    act(officer, "take_offer_back", pairing)

    response = browser_of(pairing.co_driver).post(
        reverse("answer_offer", args=[pairing.pk]), {"answer": "no", "reason": "Mine tanker om det"}, headers=htmx
    )

    assert "Mine tanker om det" in page(response, 409)
    pairing.refresh_from_db()
    assert pairing.co_driver_says_yes is None


def test_who_says_the_last_yes_to_what_can_no_longer_begin_is_told_why_on_the_page():
    pairing = offered_pair()
    act(pairing.network_leader, "answer_offer", pairing, answer="yes")
    Person.objects.filter(pk=pairing.co_driver.pk).update(personnel_leader=pairing.network_leader)

    response = act(pairing.co_driver, "answer_offer", pairing, answer="yes")

    text = page(response, 409)
    assert response.context["refusal"].reasons == [PairingHindrance.OWN_LINE_SINCE]
    assert reverse("answer_offer", args=[pairing.pk]) not in text


def test_the_same_answer_twice_is_one():
    pairing = offered_pair()

    answers = [act(pairing.co_driver, "answer_offer", pairing, answer="yes").status_code for _ in range(2)]

    assert answers == [302, 302]
    assert AuditEvent.objects.filter(verb="accepted", object_type="codriver.pairing").count() == 1


def test_a_change_of_mind_after_the_answer_is_refused():
    pairing = offered_pair()
    act(pairing.co_driver, "answer_offer", pairing, answer="yes")

    page(act(pairing.co_driver, "answer_offer", pairing, answer="no"), 409)

    pairing.refresh_from_db()
    assert pairing.co_driver_says_yes is True


@pytest.mark.parametrize("name", ["pairing", "answer_offer"])
def test_the_co_driver_of_another_pair_finds_nothing(name):
    pairing, stranger = offered_pair(), running_pair().co_driver
    browser = browser_of(stranger)

    response = (
        browser.get(reverse(name, args=[pairing.pk]))
        if name == "pairing"
        else act(stranger, name, pairing, answer="yes")
    )

    assert response.status_code == 404


# --- taking back and ending ---------------------------------------------------------------------------------------


def test_the_secretariat_takes_an_offer_back(officer):
    pairing = offered_pair()

    assert goes_to(act(officer, "take_offer_back", pairing), reverse("pairing", args=[pairing.pk]))
    assert Pairing.objects.get().status == "withdrawn"


def test_what_runs_already_is_not_taken_back(officer):
    pairing = running_pair()

    page(act(officer, "take_offer_back", pairing), 409)
    assert Pairing.objects.get().status == "active"


def test_the_secretariat_ends_a_pairing(officer):
    pairing, today = running_pair(), timezone.localdate()

    response = act(
        officer, "end_pairing", pairing, ended_on=today.isoformat(), reason="Nyt arbejde.", kind="other_work"
    )

    assert goes_to(response, reverse("pairing", args=[pairing.pk]))
    pairing.refresh_from_db()
    assert (pairing.status, pairing.ended_on, pairing.end_reason) == ("ended", today, "Nyt arbejde.")
    assert pairing.end_kind == "other_work"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"ended_on": ""}, 422),
        ({"ended_on": "i morgen"}, 422),
        ({"ended_on": "2999-01-01"}, 409),
        ({"ended_on": "1999-01-01"}, 409),
        ({"kind": ""}, 422),
        ({"reason": ""}, 422),
        ({"reason": "x" * 501}, 422),
    ],
    ids=["no day", "no date", "to come", "before it began", "no kind", "no reason", "too long"],
)
def test_what_is_wrong_with_an_end_is_said_and_what_was_typed_stays(officer, change, status):
    pairing = running_pair()
    typed = {"ended_on": timezone.localdate().isoformat(), "reason": "Mine velvalgte ord", "kind": "time", **change}

    response = act(officer, "end_pairing", pairing, **typed)

    text = page(response, status)
    assert typed["reason"] in text
    assert "<details open" in text
    assert Pairing.objects.get().status == "active"


def test_who_ends_what_has_ended_already_gets_the_words_back(officer):
    pairing, today = running_pair(), timezone.localdate().isoformat()
    act(officer, "end_pairing", pairing, ended_on=today, kind="time", reason="Den første grund")

    response = act(officer, "end_pairing", pairing, ended_on=today, kind="time", reason="Den anden grund")

    assert "Den anden grund" in page(response, 409)
    assert Pairing.objects.get().end_reason == "Den første grund"


def test_who_no_longer_belongs_to_the_secretariat_ends_nothing(officer):
    pairing, browser = running_pair(), browser_of(officer)
    Person.objects.get(pk=officer.pk).groups.clear()

    response = browser.post(reverse("end_pairing", args=[pairing.pk]), {"reason": "Fordi"})

    assert response.status_code == 404


def test_who_gets_the_page_of_a_pair_back_with_a_form_has_read_about_both(officer):
    pairing = running_pair()

    page(act(officer, "end_pairing", pairing, reason=""), 422)

    read = AuditEvent.objects.filter(verb="read", actor=officer).values_list("subject", flat=True)
    assert {*read} == {pairing.network_leader_id, pairing.co_driver_id}
