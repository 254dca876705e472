"""The diploma on screen: one's own plan, a module from applying to the result, the leader's answer, the list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ExamAttempt, StudyModule
from codriver.tests.factories import module_at, study_of
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
TODAY = timezone.localdate()
SOON = str(TODAY + timedelta(days=60))


def at(name, module):
    return reverse(name, args=[module.pk])


def test_beginning_shows_the_whole_programme_as_a_plan():
    browser = browser_of(PersonFactory())
    assert "Begynd din plan" in page(browser.get(reverse("diploma")))
    browser.post(reverse("begin_diploma"), {"programme": DiplomaProgramme.objects.get().pk})
    browser.post(reverse("plan_module"), {"module": DiplomaModule.objects.first().pk})
    text = page(browser.get(reverse("diploma")))

    assert all(words in text for words in ("0 af 60 ECTS-point", "Søg hos din personaleleder", "Afgangsprojekt"))


def test_where_one_stands_and_who_holds_the_ball():
    study = study_of(basis="degree", admitted_on=TODAY, began_on=TODAY)
    for number, status in enumerate(("passed", "applied", "credited", "failed"), start=1):
        module_at(status, study, number)
    text = page(browser_of(study.person).get(reverse("diploma")))

    assert "20 af 60 ECTS-point" in text
    assert f"Venter på {study.person.personnel_leader.name}" in text


def test_the_warnings_stand_on_the_page_and_on_min_side():
    study = study_of(began_on=TODAY - timedelta(days=5 * 366))
    module_at("approved", study, fund_deadline=TODAY + timedelta(days=3))
    browser = browser_of(study.person)

    assert page(browser.get(reverse("diploma"))).count("line--mine") == 2
    text = page(browser.get(reverse("my_page")))
    assert "Planlæg resten af dit diplom" in text
    assert "Søg hos kompetencefonden" in text


def test_applying_and_answering():
    module = module_at("planned")
    owner, leader = browser_of(module.study.person), browser_of(module.study.person.personnel_leader)
    written = {"school": "KP", "begins_on": SOON, "price": "9000", "fund_amount": "6000"}
    assert goes_to(owner.post(at("apply_for_module", module), written), at("study_module", module))
    assert "vil gerne tage et diplommodul" in page(leader.get(reverse("my_page")))
    yes = {"answer": "yes", "price": "9000", "fund_amount": "5000", "time_from": SOON, "time_until": SOON}
    assert goes_to(leader.post(at("answer_module", module), yes), at("study_module", module))

    assert "4.000 kr." in page(owner.get(at("study_module", module)))
    assert "1 diplommodul venter på at blive prioriteret" in page(browser_of(OfficerFactory()).get(reverse("my_page")))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"price": "mange"}, "price"),
        ({"fund_amount": "9001"}, "fund_amount"),
        ({"begins_on": str(TODAY)}, "begins_on"),
        ({"school": ""}, "term"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_the_rest_is_kept(typed, field):
    module = module_at("planned")
    written = {"school": "Skolen ved søen", "begins_on": SOON, "price": "9000", "fund_amount": "6000", **typed}
    response = browser_of(module.study.person).post(at("apply_for_module", module), written)

    assert list(shown_errors(response)) == [field]
    assert written["fund_amount"] in page(response, 422)


def test_not_now_says_why_and_is_read_by_the_owner():
    module = module_at("applied")
    leader = browser_of(module.study.person.personnel_leader)
    assert leader.post(at("answer_module", module), {"answer": "not_now", "reason": ""}).status_code == 422
    leader.post(at("answer_module", module), {"answer": "not_now", "reason": "Vi er for få i år"})

    assert "Vi er for få i år" in page(browser_of(module.study.person).get(at("study_module", module)))


def test_enrolment_exam_and_result():
    module = module_at("prioritised", study_of(PersonFactory(), basis="degree", admitted_on=TODAY),
                       answered_by=PersonFactory())  # fmt: skip
    browser = browser_of(module.study.person)
    browser.post(at("note_enrolment", module), {"enrolled_on": str(TODAY)})
    browser.post(at("sign_up_for_exam", module), {"exam_on": str(TODAY)})
    browser.post(at("note_result", module), {"result": "00", "held_on": str(TODAY)})
    text = page(browser.get(at("study_module", module)))

    assert ExamAttempt.objects.get().grade == "00"
    assert "forsøg 1 af 3" in text
    assert "Tilmeld dig næste prøve" in text


def test_a_result_of_another_scale_is_refused():
    module = module_at("exam_signed_up")
    typed = {"result": "13", "held_on": str(TODAY)}

    assert "result" in shown_errors(browser_of(module.study.person).post(at("note_result", module), typed))


def test_a_step_that_comes_too_late_says_so():
    module = module_at("planned")
    late = browser_of(module.study.person).post(at("sign_up_for_exam", module), {"exam_on": SOON})

    assert "Se, hvor det står nu" in page(late, 409)


def test_admission_by_an_assessment_that_was_declined_is_told_beside_the_field():
    study = study_of()
    typed = {"basis": "prior_learning", "assessment": "declined", "admitted_on": str(TODAY)}
    response = browser_of(study.person).post(reverse("note_admission"), typed)

    assert list(shown_errors(response)) == ["assessment"]
    page(response, 422)


def test_the_secretariat_sees_what_waits_and_verifies():
    study = study_of(basis="degree", admitted_on=TODAY, began_on=TODAY)
    for number in (1, 2, 3, 4, 5, 6, 8):
        module_at("passed", study, number)
    waits = module_at("approved")
    browser = browser_of(OfficerFactory())
    text = page(browser.get(reverse("diplomas")))

    assert "Klar til at blive verificeret" in text
    assert "1 modul skal prioriteres" in text
    browser.post(at("prioritise_module", waits))
    assert goes_to(browser.post(at("verify_diploma", study)), at("diploma_study", study))
    assert "Verificeret" in page(browser.get(at("diploma_study", study)))
    assert "Verificeret af sekretariatet" in page(browser_of(study.person).get(reverse("diploma")))
    assert StudyModule.objects.get(pk=waits.pk).status == "prioritised"


def test_the_empty_list_and_an_ended_study():
    browser = browser_of(OfficerFactory())
    assert "Ingen har søgt om et modul endnu" in page(browser.get(reverse("diplomas")))
    study = module_at("applied").study
    browser_of(study.person).post(reverse("leave_diploma"))

    assert "Afsluttet uden diplom" in page(browser.get(at("diploma_study", DiplomaStudy.objects.get())))
