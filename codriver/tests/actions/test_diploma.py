"""The steps of a diploma, each with its effect, who is told, and what the log holds."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions import diploma as steps
from codriver.actions.diploma_daily import announce_fund_deadlines, announce_last_years
from codriver.actions.leaving import leave
from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ExamAttempt, ModuleTerm, StudyModule
from codriver.rules.diploma import DiplomaHindrance, DiplomaMissing
from codriver.tests.factories import module_at, study_of
from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
SOON = TODAY + timedelta(days=60)


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words, at=NOW)
    return refusal.value.reasons


def apply(module, by=None, term=None, school="KP", begins_on=SOON, price=9000, fund_amount=6000):
    course = steps.Course(term, school, begins_on)
    by = by or module.study.person
    steps.apply_for_module(module, course=course, price=price, fund_amount=fund_amount, by=by, at=NOW)


def approve(module, by=None, price=9000, fund_amount=6000):
    time = steps.Time(TODAY, SOON)
    by = by or module.study.person.personnel_leader
    steps.approve_module(module, price=price, fund_amount=fund_amount, time=time, by=by, at=NOW)


def result(module, grade):
    steps.sign_up_for_exam(module, exam_on=TODAY, by=module.study.person, at=NOW)
    steps.note_result(module, result=grade, held_on=TODAY, by=module.study.person, at=NOW)


def test_beginning_twice_is_once():
    person, programme = PersonFactory(), DiplomaProgramme.objects.get()
    first, again = (steps.begin_diploma(person, programme=programme, at=NOW) for _ in range(2))

    assert (first, DiplomaStudy.objects.count()) == (again, 1)


def test_a_module_from_plan_to_pass(django_capture_on_commit_callbacks):
    officer, study = OfficerFactory(), study_of(basis="degree", admitted_on=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        module = steps.plan_module(study, module=DiplomaModule.objects.first(), by=study.person, at=NOW)
        apply(module)
        approve(module)
        steps.prioritise_module(module, by=officer, at=NOW)
        steps.note_enrolment(module, enrolled_on=TODAY, by=officer, at=NOW)
        result(module, "12")
    module.refresh_from_db()
    leader = study.person.personnel_leader

    assert (module.status, module.earned_on, module.study.began_on) == ("passed", TODAY, SOON)
    assert (module.fund_deadline, module.workplace_share) == (SOON - timedelta(days=1), 3000)
    assert [to for letter in mail.outbox for to in letter.to] == [
        leader.email, study.person.email, officer.email, study.person.email, leader.email
    ]  # fmt: skip


def test_a_step_taken_twice_changes_nothing():
    module = module_at("planned")
    for _ in range(2):
        apply(module)
    for _ in range(2):
        approve(module)
    of_module = AuditEvent.objects.filter(object_type="codriver.studymodule").order_by("pk")

    assert [one.verb for one in of_module] == ["requested", "approved"]
    with pytest.raises(Refused):
        approve(module, price=8000)


def test_a_term_says_school_day_and_deadline():
    module = module_at("planned")
    days = {"begins_on": SOON, "ends_on": SOON, "apply_by": TODAY}
    term = ModuleTerm.objects.create(module=module.module, school="Absalon", **days)
    late = ModuleTerm.objects.create(module=module.module, school="KP", **{**days, "apply_by": TODAY - timedelta(1)})
    elsewhere = ModuleTerm.objects.create(module=DiplomaModule.objects.last(), school="KP", **days)

    assert refused(lambda at: apply(module, term=late)) == [DiplomaHindrance.APPLIED_TOO_LATE]
    assert refused(lambda at: apply(module, term=elsewhere)) == [DiplomaHindrance.TERM_OF_ANOTHER]
    apply(module, term=term, school="", begins_on=None)
    assert (module.school, module.begins_on) == ("Absalon", SOON)


def test_without_a_leader_nobody_is_asked():
    assert refused(lambda at: apply(module_at("planned", study_of(PersonFactory())))) == [DiplomaHindrance.NO_LEADER]


def test_nobody_answers_or_prioritises_for_oneself():
    applied, approved = (
        module_at(status, study_of(OfficerFactory(personnel_leader=PersonFactory())))
        for status in ("applied", "approved")
    )

    assert refused(lambda at: approve(applied, by=applied.study.person)) == [DiplomaHindrance.NOT_THE_LEADER]
    own = approved.study.person
    assert refused(steps.prioritise_module, approved, by=own) == [DiplomaHindrance.NOT_THE_SECRETARIAT]


def test_not_now_can_be_applied_for_again():
    module = module_at("applied")
    leader = module.study.person.personnel_leader
    steps.decline_module(module, reason="Ikke i år", by=leader, at=NOW)
    assert (module.status, module.answered_by) == ("not_now", leader)
    apply(module)

    assert (module.status, module.not_now_reason, module.answered_by) == ("applied", "", None)


def test_enrolment_takes_the_admission():
    module = module_at("prioritised")
    given = {"enrolled_on": TODAY, "by": module.study.person}

    assert refused(steps.note_enrolment, module, **given) == [DiplomaHindrance.NOT_ADMITTED]


def test_the_third_failure_stops_and_an_excused_absence_uses_no_attempt():
    module = module_at("enrolled")
    for grade in ("00", "excused", "-3", "excused", "00"):
        result(module, grade)
    numbers = list(ExamAttempt.objects.values_list("number", flat=True))
    again = {"exam_on": TODAY, "by": module.study.person}

    assert (module.status, numbers) == ("failed", [1, None, 2, None, 3])
    assert refused(steps.sign_up_for_exam, module, **again) == [DiplomaHindrance.NO_ATTEMPT_LEFT]


def test_a_noted_result_stays_and_the_same_again_is_no_news():
    module = module_at("enrolled")
    result(module, "7")
    words = {"held_on": TODAY, "by": module.study.person}
    steps.note_result(module, result="7", **words, at=NOW)

    assert refused(steps.note_result, module, result="10", **words) == [DiplomaHindrance.NOT_FROM_HERE]
    assert ExamAttempt.objects.get().grade == "7"


def test_the_log_tells_no_result_apart():
    for grade in ("12", "00", "excused"):
        result(module_at("enrolled"), grade)

    assert {one.verb for one in AuditEvent.objects.filter(object_type="codriver.studymodule")} == {"changed"}


def test_credit_is_earned_and_tells_a_leader_who_was_asked(django_capture_on_commit_callbacks):
    module = module_at("applied")
    with django_capture_on_commit_callbacks(execute=True):
        steps.credit_module(module, decided_on=TODAY, decided_by="KP", by=module.study.person, at=NOW)

    assert (module.status, module.earned_on) == ("credited", TODAY)
    assert [letter.to for letter in mail.outbox] == [[module.study.person.personnel_leader.email]]


def test_what_is_withdrawn_is_put_back_into_the_plan():
    module = module_at("applied")
    owner = module.study.person
    steps.withdraw_from_module(module, by=owner, at=NOW)
    again = steps.plan_module(module.study, module=module.module, by=owner, at=NOW)

    assert (again.pk, again.status, again.asked_at) == (module.pk, "planned", None)
    assert not StudyModule.objects.visible_to(owner.personnel_leader).exists()


def whole_study(but=0, person=None):
    """A study with all that the diploma takes, one module left out."""
    study = study_of(person, basis="degree", admitted_on=TODAY, began_on=TODAY)
    for number in {1, 2, 3, 4, 5, 6, 8} - {but}:
        module_at("passed", study, number)
    return study


def test_a_whole_diploma_is_verified_once(django_capture_on_commit_callbacks):
    study, officer = whole_study(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            steps.verify_diploma(study, by=officer, at=NOW)

    assert (study.verified_by, [letter.to for letter in mail.outbox]) == (officer, [[study.person.email]])
    assert refused(steps.leave_diploma, study, by=study.person) == [DiplomaHindrance.NOT_FROM_HERE]


def test_what_is_missing_is_said_and_nobody_verifies_their_own():
    study = whole_study(but=8)

    assert refused(steps.verify_diploma, study, by=OfficerFactory()) == [DiplomaMissing.PROJECT, DiplomaMissing.POINTS]
    own = whole_study(person=OfficerFactory(personnel_leader=PersonFactory()))
    assert refused(steps.verify_diploma, own, by=own.person) == [DiplomaHindrance.NOT_THE_SECRETARIAT]


def test_the_last_result_tells_the_secretariat(django_capture_on_commit_callbacks):
    officer, study = OfficerFactory(), whole_study(but=8)
    module = module_at("enrolled", study, 8)
    with django_capture_on_commit_callbacks(execute=True):
        result(module, "02")

    assert [letter.to for letter in mail.outbox] == [[study.person.personnel_leader.email], [officer.email]]


def test_admission_by_prior_learning_has_a_decision_and_a_day():
    study = study_of()
    said = {"basis": "prior_learning", "assessed_on": TODAY, "admitted_on": TODAY, "by": study.person}

    assert refused(steps.note_admission, study, assessment="declined", **said) == [DiplomaHindrance.NOT_GRANTED]
    steps.note_admission(study, assessment="granted", **said, at=NOW)
    assert study.admitted_on == TODAY


def test_in_an_ended_study_nothing_moves_and_a_new_one_may_begin():
    module = module_at("planned")
    study, person = module.study, module.study.person
    for _ in range(2):
        steps.leave_diploma(study, by=person, at=NOW)

    assert refused(lambda at: apply(module)) == [DiplomaHindrance.HAS_LEFT]
    assert steps.begin_diploma(person, programme=study.programme, at=NOW) != study


def test_who_leaves_the_municipality_studies_no_more():
    study = module_at("applied").study
    leave(study.person, by=OfficerFactory(), at=NOW)
    study.refresh_from_db()

    assert study.left_at is not None


def test_the_funds_deadline_is_announced_once_until_one_has_applied():
    near = {"fund_deadline": TODAY + timedelta(days=30)}
    module_at("approved", **near)
    told = module_at("approved", **near)
    module_at("approved", fund_deadline=TODAY + timedelta(days=31))
    steps.note_fund_application(told, by=told.study.person, at=NOW)

    assert [announce_fund_deadlines(at=NOW).done for _ in range(2)] == [1, 0]


def test_the_sixth_year_is_announced_once():
    study_of(began_on=TODAY - timedelta(days=5 * 366))
    study_of(began_on=TODAY - timedelta(days=4 * 366))

    assert [announce_last_years(at=NOW).done for _ in range(2)] == [1, 0]


def test_the_final_project_begins_after_the_compulsory_modules_and_a_credit_transfer_counts():
    study = study_of(basis="degree", admitted_on=TODAY)
    for number in (1, 2):
        module_at("passed", study, number)
    third, project = module_at("enrolled", study, 3), module_at("prioritised", study, 8)
    given = {"enrolled_on": TODAY, "by": study.person}

    assert refused(steps.note_enrolment, project, **given) == [DiplomaHindrance.COMPULSORY_FIRST]
    steps.credit_module(third, decided_on=TODAY, decided_by="KP", by=study.person, at=NOW)
    steps.note_enrolment(project, **given, at=NOW)
    assert project.status == "enrolled"


@pytest.mark.one_database("sqlite")
def test_the_leader_who_gave_time_is_told_that_a_module_is_passed_and_not_how(django_capture_on_commit_callbacks):
    passed, failed, of_another = (module_at("enrolled", number=number) for number in (1, 2, 3))
    of_another.study.person.personnel_leader = PersonFactory()
    of_another.study.person.save()
    with django_capture_on_commit_callbacks(execute=True):
        result(passed, "12")
        result(failed, "00")
        result(of_another, "7")

    (letter,) = mail.outbox
    assert letter.to == [passed.study.person.personnel_leader.email]
    assert passed.study.person.name not in letter.body
