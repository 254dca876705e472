"""Files on screen: put beside practice on a phone, served so that no browser runs them, and the diploma that goes."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from codriver.actions.diploma_paper import forget_papers
from codriver.models import DiplomaPaper, PracticeFile
from codriver.rules.diploma import DiplomaHindrance, DiplomaMissing
from codriver.tests.actions.test_diploma import whole_study
from codriver.tests.factories import asked_practice, handed_in, kept_file, practised, study_of
from netvaerk.models import AuditEvent, Verb
from netvaerk.rules.files import LARGEST
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.files import pdf, png, sent
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]


def at(name, thing):
    return reverse(name, args=[thing.pk])


def test_a_file_is_put_beside_practice_and_comes_back_as_it_was_under_our_name():
    evidence = practised()
    browser = browser_of(evidence.owner)
    answer = browser.post(at("add_practice_file", evidence), {"upload": sent(png(), "../../tavle.svg")})
    file = PracticeFile.objects.get()

    assert goes_to(answer, at("practice_evidence", evidence))
    text = page(browser.get(at("practice_evidence", evidence)))
    assert "tavle.png" in text and at("practice_file", file) in text
    assert browser.get(at("practice_file", file)).content == png()


def test_it_is_served_so_that_no_browser_shows_or_keeps_it():
    file = kept_file(practised(), "<script>alert(1)</script>")
    headers = browser_of(file.evidence.owner).get(at("practice_file", file)).headers

    assert headers["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a\x00", "Vi kan ikke tage imod filen"),
        (b"", "Filen er tom"),
        (b"a" * (LARGEST + 1), "større end 5 MB"),
    ],
)
def test_what_is_wrong_with_a_file_stands_beside_the_field(content, said):
    evidence = practised()
    answer = browser_of(evidence.owner).post(at("add_practice_file", evidence), {"upload": sent(content)})

    assert said in shown_errors(answer, "file_form")["upload"][0]
    assert said in page(answer, 422)


def test_who_chose_no_file_is_asked_to():
    evidence = practised()

    assert "Vælg en fil" in page(browser_of(evidence.owner).post(at("add_practice_file", evidence), {}), 422)


def test_a_form_of_five_megabytes_is_taken_here_and_nowhere_else():
    evidence = practised()
    browser, large = browser_of(evidence.owner), pdf("a" * 2_000_000)

    assert browser.post(reverse("practice"), {"upload": sent(large)}).status_code == 413
    assert browser.post(at("add_practice_file", evidence), {"upload": sent(large)}).status_code == 302
    assert browser.post(at("add_practice_file", evidence), {"upload": sent(b"a" * 6_000_000)}).status_code == 413


def test_a_fourth_file_is_refused_and_the_page_offers_none():
    evidence = practised()
    browser = browser_of(evidence.owner)
    for words in ("et", "to", "tre"):
        browser.post(at("add_practice_file", evidence), {"upload": sent(pdf(words))})
    refused = browser.post(at("add_practice_file", evidence), {"upload": sent(pdf("fire"))})

    assert "Der ligger tre filer" in page(refused, 409)
    assert at("add_practice_file", evidence) not in page(browser.get(at("practice_evidence", evidence)))


def test_a_leader_reads_it_once_asked_and_each_reading_is_recorded():
    evidence = asked_practice()
    file = kept_file(evidence)
    leader = browser_of(evidence.pairing.network_leader)

    assert "plan.txt" in page(leader.get(at("practice_evidence", evidence)))
    assert leader.get(at("practice_file", file)).status_code == 200
    read = AuditEvent.objects.get(verb=Verb.READ, object_type="codriver.practicefile")
    assert (read.actor, read.subject) == (evidence.pairing.network_leader, evidence.owner)


def test_what_is_the_owners_alone_does_not_exist_for_the_leader():
    file = kept_file(practised())

    assert browser_of(file.evidence.pairing.network_leader).get(at("practice_file", file)).status_code == 404


def test_its_owner_deletes_it():
    file = kept_file(practised())
    answer = browser_of(file.evidence.owner).post(at("delete_practice_file", file))

    assert goes_to(answer, at("practice_evidence", file.evidence))
    assert not PracticeFile.objects.exists()


# --- the diploma --------------------------------------------------------------------------------------------------


def hand_in(study, content=None):
    return browser_of(study.person).post(reverse("hand_in_paper"), {"upload": sent(content)})


def test_the_diploma_is_handed_in_seen_verified_and_gone(django_capture_on_commit_callbacks):
    study, officer = whole_study(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        assert goes_to(hand_in(study), reverse("diploma"))
    paper = DiplomaPaper.objects.get()

    assert "program.pdf" in page(browser_of(study.person).get(reverse("diploma")))
    assert [one.to for one in mail.outbox] == [[officer.email]]
    assert at("diploma_paper", paper) in page(browser_of(officer).get(at("diploma_study", study)))
    assert browser_of(officer).get(at("diploma_paper", paper)).content == pdf()
    browser_of(officer).post(at("verify_diploma", study))
    assert not DiplomaPaper.objects.exists()
    assert hand_in(study).context["refusal"].reasons == [DiplomaHindrance.VERIFIED]


def test_a_paper_is_not_taken_before_the_diploma_is_whole():
    study = study_of()
    answer = hand_in(study)

    assert answer.status_code == 409
    assert DiplomaMissing.POINTS in answer.context["refusal"].reasons
    assert not DiplomaPaper.objects.exists()


def test_another_paper_takes_the_place_of_the_first_and_is_taken_back():
    study = whole_study()
    hand_in(study)
    hand_in(study, png())

    assert [one.kind for one in DiplomaPaper.objects.all()] == ["png"]
    browser_of(study.person).post(reverse("take_paper_back"))
    assert not DiplomaPaper.objects.exists()


def test_a_diploma_is_a_pdf_or_a_picture():
    assert "upload" in shown_errors(hand_in(whole_study(), b"Jeg bestod"), "paper")


def test_no_leader_superuser_or_stranger_reads_it():
    paper = handed_in(whole_study())
    strangers = [paper.study.person.personnel_leader, PersonFactory(is_superuser=True, is_staff=True), PersonFactory()]

    assert {browser_of(one).get(at("diploma_paper", paper)).status_code for one in strangers} == {404}


def test_after_thirty_days_it_is_deleted_and_its_owner_told(django_capture_on_commit_callbacks):
    old, fresh = handed_in(whole_study(), days=30), handed_in(whole_study(), days=29)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_papers(at=timezone.now()).done == 1
        assert forget_papers(at=timezone.now()).done == 0

    assert list(DiplomaPaper.objects.all()) == [fresh]
    assert [one.to for one in mail.outbox] == [[old.study.person.email]]


def test_who_ends_the_diploma_leaves_no_paper_behind():
    paper = handed_in(whole_study())
    browser_of(paper.study.person).post(reverse("leave_diploma"))

    assert not DiplomaPaper.objects.exists()
