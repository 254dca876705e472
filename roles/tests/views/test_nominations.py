"""The pages of a nomination: written by the leader, read first by the employee alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import Nomination
from roles.tests.factories import LedPersonFactory, NominationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return LedPersonFactory()


def words(**change):
    return {"role": "co_driver", "reason": "Samler folk", "competences": [CompetenceFactory().pk], **change}


def nominate(staff, by=None, **change):
    return browser_of(by or staff.personnel_leader).post(reverse("nominate", args=[staff.pk]), words(**change))


def answer(nomination, answer, shown="sent"):
    data = {"answer": answer, "shown": shown}
    return browser_of(nomination.person).post(reverse("answer_nomination", args=[nomination.pk]), data)


def test_it_is_sent_and_waits_on_the_employees_page_alone(staff):
    assert goes_to(nominate(staff), reverse("my_staff"))
    one = Nomination.objects.get()
    link = reverse("nomination", args=[one.pk])

    assert link in page(browser_of(staff).get(reverse("my_page")))
    assert "Samler folk" in page(browser_of(staff).get(link))
    assert link in page(browser_of(staff.personnel_leader).get(reverse("my_staff")))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"role": "reference_leader"}, "role"),
        ({"role": ""}, "role"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 2001}, "reason"),
        ({"competences": []}, "competences"),
        ({"competences": ["x"]}, "competences"),
        ({"competences": ["999999"]}, "competences"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(staff, change, field):
    response = nominate(staff, **change)

    text = page(response, 422)
    assert [*shown_errors(response)] == [field]
    assert "Samler folk" in text or "reason" in change
    assert not Nomination.objects.exists()


def test_six_competences_are_too_many_and_stay_ticked(staff):
    chosen = [CompetenceFactory().pk for _ in range(6)]
    response = nominate(staff, competences=chosen)

    assert page(response, 422).count(" checked>") >= 6
    assert [*shown_errors(response)] == ["competences"]


def test_the_same_person_again_is_refused_with_the_words_kept(staff):
    nominate(staff)

    assert "Noget nyt" in page(nominate(staff, reason="Noget nyt"), 409)


def test_a_retired_competence_is_not_offered(staff):
    retired = CompetenceFactory(retired_on=timezone.localdate())

    assert [*shown_errors(nominate(staff, competences=[retired.pk]))] == ["competences"]


@pytest.mark.parametrize(
    ("said", "status", "word"),
    [("yes", "yes", "Har sagt ja"), ("later", "later", "Svarer senere"), ("no", "no", "Ikke nu")],
)
def test_the_leader_sees_the_answer_in_two_words(said, status, word):
    nomination = NominationFactory()
    assert goes_to(answer(nomination, said), reverse("my_page"))

    assert Nomination.objects.get().status == status
    assert word in page(browser_of(nomination.nominated_by).get(reverse("my_staff")))


def test_after_a_yes_the_secretariat_reads_it_and_after_a_no_no_longer():
    nomination, officer = NominationFactory(), browser_of(OfficerFactory())
    seen = []
    for said, shown in (("yes", "sent"), ("no", "yes")):
        answer(nomination, said, shown)
        listed = nomination.reason in page(officer.get(reverse("nominations")))
        seen.append((listed, officer.get(reverse("nomination", args=[nomination.pk])).status_code))

    assert seen == [(True, 200), (False, 404)]


def test_an_answer_from_an_old_window_is_asked_to_look_again():
    nomination = NominationFactory()
    answer(nomination, "later")

    assert "ændret i et andet vindue" in page(answer(nomination, "no", "sent"), 409)


@pytest.mark.parametrize("data", [{}, {"answer": "måske", "shown": "sent"}, {"answer": "yes", "shown": "x"}], ids=str)
def test_what_is_no_answer_changes_nothing(data):
    nomination = NominationFactory()
    response = browser_of(nomination.person).post(reverse("answer_nomination", args=[nomination.pk]), data)

    assert response.status_code == 422
    assert Nomination.objects.get().status == "sent"


def test_the_leader_reads_and_withdraws_and_does_not_answer():
    nomination = NominationFactory()
    leader, key = browser_of(nomination.nominated_by), [nomination.pk]

    assert "Træk indstillingen tilbage" in page(leader.get(reverse("nomination", args=key)))
    assert leader.post(reverse("answer_nomination", args=key), {"answer": "yes", "shown": "sent"}).status_code == 403
    assert goes_to(leader.post(reverse("withdraw_nomination", args=key)), reverse("my_staff"))
    assert not Nomination.objects.exists()


def test_what_is_answered_is_not_withdrawn():
    nomination = NominationFactory(accepted=True)
    response = browser_of(nomination.nominated_by).post(reverse("withdraw_nomination", args=[nomination.pk]))

    assert "Der er svaret" in page(response, 409)


@pytest.mark.parametrize("accepted", [False, True])
def test_the_log_tells_of_reading_only_after_a_yes(accepted):
    nomination = NominationFactory(accepted=accepted)
    page(browser_of(nomination.nominated_by).get(reverse("nomination", args=[nomination.pk])))
    nominating = LedPersonFactory()
    page(browser_of(nominating.personnel_leader).get(reverse("nominate", args=[nominating.pk])))

    about = AuditEvent.objects.filter(verb=Verb.READ).values_list("subject", flat=True)
    assert list(about) == ([nomination.person_id] if accepted else [])
