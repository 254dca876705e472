"""What the database itself refuses of programmes, studies, modules and exams."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ExamAttempt, ModuleTerm, StudyModule
from codriver.tests.factories import module_at, study_of
from netvaerk.tests.constraints import refused_by, sealed
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
DAY = timedelta(days=1)


def changed(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_the_shipped_programme_takes_60_points():
    kinds = {kind: sum(one.ects for one in DiplomaModule.objects.filter(kind=kind)) for kind in DiplomaModule.Kind}
    assert (kinds["compulsory"], kinds["project"], kinds["elective"] >= 15) == (30, 15, True)
    assert (DiplomaProgramme.objects.get().ects_required, DiplomaProgramme.objects.get().years_allowed) == (60, 6)


def test_the_catalogue_holds_together():
    module = DiplomaModule.objects.first()
    with refused_by("diploma_programme_asks_for_something"):
        changed(module.programme, ects_required=0)
    with refused_by("diploma_module_gives_points"):
        changed(module, ects=0)
    with refused_by("diploma_module_name_once_in_a_programme"):
        DiplomaModule.objects.create(programme=module.programme, name_da=module.name_da, ects=5, kind="elective")


def term(**days):
    given = {"begins_on": TODAY, "ends_on": TODAY, "apply_by": TODAY, "exam_on": TODAY, **days}
    return ModuleTerm.objects.create(module=DiplomaModule.objects.first(), school="KP", **given)


def test_the_days_of_a_term_follow_each_other():
    with refused_by("module_term_ends_no_sooner_than_it_begins"):
        term(ends_on=TODAY - DAY)
    with refused_by("module_term_is_applied_for_before_it_begins"):
        term(apply_by=TODAY + DAY)
    with refused_by("module_term_has_its_exam_after_it_begins"):
        term(exam_on=TODAY - DAY)
    assert term()


def test_one_open_study_for_a_person():
    person = study_of().person
    with refused_by("diploma_one_open_for_a_person"):
        study_of(person)
    changed(DiplomaStudy.objects.get(), left_at=NOW)
    study_of(person)


@pytest.mark.parametrize(
    "fields", [{}, {"basis": "prior_learning"}, {"basis": "prior_learning", "assessment": "granted"}], ids=str
)
def test_an_admission_has_its_ground(fields):
    with refused_by("diploma_admission_has_its_ground"):
        study_of(admitted_on=TODAY, **fields)


def test_a_diploma_is_verified_by_somebody_else():
    study = study_of()
    with refused_by("diploma_is_verified_by_somebody"):
        changed(study, verified_at=NOW)
    with refused_by("diploma_is_not_verified_by_oneself"):
        changed(study, verified_at=NOW, verified_by=study.person)
    changed(study, verified_at=NOW, verified_by=OfficerFactory())


def test_a_module_stands_once_in_a_study():
    study = module_at("planned").study
    with refused_by("study_module_once_in_a_study"):
        module_at("credited", study)


def test_a_module_is_what_its_state_says():
    applied, failed = module_at("applied"), module_at("failed")
    with refused_by("study_module_applied_for_has_a_day"):
        changed(applied, asked_at=None)
    with refused_by("study_module_not_now_says_why"):
        changed(applied, status="not_now")
    with refused_by("study_module_approved_has_time_and_money"):
        changed(applied, status="approved")
    with refused_by("study_module_fund_pays_no_more_than_the_price"):
        changed(applied, fund_amount=9001)
    with refused_by("study_module_approved_has_time_and_money"):
        changed(failed, answered_by=None)
    with refused_by("study_module_time_ends_no_sooner_than_it_begins"):
        changed(failed, time_until=TODAY - DAY)
    with refused_by("study_module_earned_has_a_day"):
        changed(failed, earned_on=TODAY)
    with refused_by("study_module_earned_has_a_day"):
        changed(failed, status="passed")


def exam(module, number, outcome="failed", grade="00"):
    return ExamAttempt.objects.create(study_module=module, number=number, outcome=outcome, grade=grade, held_on=TODAY)


def test_exams_are_counted():
    module = module_at("failed")
    exam(module, 1)
    with refused_by("exam_attempt_number_once"):
        exam(module, 1)
    with refused_by("exam_attempt_is_one_of_three"):
        exam(module, 4)
    with refused_by("exam_attempt_excused_uses_none"):
        exam(module, 2, "excused", "")
    with refused_by("exam_attempt_excused_uses_none"):
        exam(module, None)
    with refused_by("exam_attempt_grade_fits_the_outcome"):
        exam(module, 2, "passed", "00")
    exam(module, 2, "passed", "12")
    with refused_by("exam_attempt_is_passed_once"):
        exam(module, 3, "passed", "02")


def test_what_is_planned_is_its_owners_alone():
    module = module_at("planned")
    others = (module.study.person.personnel_leader, OfficerFactory())

    assert all(not StudyModule.objects.visible_to(one).exists() for one in others)
    assert not DiplomaStudy.objects.shown_to_secretariat().exists()


def test_an_exam_that_was_noted_is_never_written_again_and_goes_with_its_study():
    module = module_at("failed")
    attempt = ExamAttempt.objects.create(study_module=module, number=1, outcome="failed", grade="00", held_on=TODAY)
    with sealed():
        changed(attempt, grade="-3")

    module.delete()
    assert not ExamAttempt.objects.exists()
