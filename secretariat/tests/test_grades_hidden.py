"""A grade, and that somebody did not pass, is read by nobody but its owner: no page, letter, log or administration."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from codriver.actions.diploma import note_result
from codriver.models import ExamAttempt
from codriver.tests.factories import module_at, study_of
from netvaerk.models import AuditEvent
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from roles.tests.factories import LedPersonFactory
from secretariat.tests.secrets import admin_lists, leaks

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
GRADE = "karakteren-i-hemmelighed"
FAILED = ("Ikke bestået</", "Lovligt fravær", "forsøg 1 af 3", "Tilmeld dig næste prøve")
NOW = timezone.now()
OTHERS = {
    "officer": lambda person: OfficerFactory(),
    "superuser": lambda person: PersonFactory(is_staff=True, is_superuser=True),
    "leader": lambda person: person.personnel_leader,
    "colleague": lambda person: PersonFactory(),
}


def studied():
    """Somebody who has passed a module, failed another and was excused from a third."""
    study = study_of(LedPersonFactory(), basis="degree", admitted_on=timezone.localdate())
    for number, result in enumerate(("12", "00", "excused"), start=1):
        module = module_at("exam_signed_up", study, number, exam_on=timezone.localdate() - timedelta(days=1))
        note_result(module, result=result, held_on=timezone.localdate(), by=study.person, at=NOW)
    return study


@pytest.fixture(autouse=True)
def shown_grades(monkeypatch):
    """A number stands on many pages, so what an exam gave is shown in words that stand nowhere else."""
    for name in ("get_outcome_display", "__str__"):
        monkeypatch.setattr(ExamAttempt, name, lambda self: GRADE)


def pages_of(study):
    plain = [route.name for route in own_routes() if route.name and not route.keys]
    person = [f"admin:netvaerk_person_{view}" for view in ("change", "history")]
    return [
        *(reverse(name) for name in plain if name not in ("account_logout", "gallery")),
        reverse("diploma_study", args=[study.pk]),
        *(reverse("study_module", args=[one.pk]) for one in study.modules.all()),
        *(reverse(name, args=[study.person_id]) for name in person),
        *admin_lists(),
    ]


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_of_anybody_else_tells_how_an_exam_went(who):
    study = studied()

    assert leaks(browser_of(OTHERS[who](study.person)), pages_of(study), (GRADE, *FAILED)) == {}


def test_the_owner_reads_it():
    study = studied()
    pages = [reverse("study_module", args=[one.pk]) for one in study.modules.all()]

    assert set(leaks(browser_of(study.person), pages, (GRADE,))) == set(pages)


def test_one_letter_says_that_a_module_is_passed_and_nothing_else_tells(django_capture_on_commit_callbacks, capsys):
    OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        study = studied()
        call_command("daily")

    (letter,) = mail.outbox
    assert letter.to == [study.person.personnel_leader.email]
    assert reverse("study_module", args=[study.modules.get(status="passed").pk]) in letter.body
    assert not any(word in letter.body for word in (GRADE, *FAILED, "karakter"))
    about = AuditEvent.objects.filter(object_type__startswith="codriver.")
    assert {one.verb for one in about} == {"changed"}
    assert not about.filter(object_type="codriver.examattempt").exists()
