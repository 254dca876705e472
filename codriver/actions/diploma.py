"""The steps of a diploma (spec: states, "Development path"). Results leave no trace in the log but that something was
changed: whether somebody passed is read on their own page alone, until it counts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from codriver.actions.diploma_paper import drop_paper
from codriver.facts.diploma import missing_today, modules_before, parts_in_study
from codriver.letters import diploma as letters
from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ExamAttempt, ModuleTerm, StudyModule
from codriver.rules import diploma as rules
from codriver.rules.diploma import LEADS_TO, DiplomaHindrance, ModuleStep, StudyPart
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from roles.actions.releases import hold

OUTCOMES = {
    ModuleStep.SUCCEED: ExamAttempt.Outcome.PASSED,
    ModuleStep.FAIL: ExamAttempt.Outcome.FAILED,
    ModuleStep.BE_EXCUSED: ExamAttempt.Outcome.EXCUSED,
}


@dataclass(frozen=True)
class Course:
    """Where and when a module is taken: a term of the catalogue, or a school and a first day."""

    term: ModuleTerm | None
    school: str
    begins_on: date | None


@dataclass(frozen=True)
class Time:
    """The days for which a personnel leader gives time to study."""

    first: date
    last: date


def _judge(reasons: list[Any]) -> None:
    if reasons:
        raise Refused(reasons)


def _begin(step: ModuleStep, module: StudyModule, by: Person) -> bool:
    """Hold the person's row, read the module as it is now and judge the step; False when it was taken already."""
    hold(module.study.person)
    module.refresh_from_db()
    study = DiplomaStudy.objects.select_related("person__personnel_leader", "programme").get(pk=module.study_id)
    module.study = study
    parts = parts_in_study(by, study)
    if module.status == LEADS_TO[step] and rules.may_take(step, parts) and study.left_at is None:
        return False
    _judge(rules.hindrances_to_step(step, status=module.status, parts=parts, left=study.left_at is not None))
    return True


def _move(module: StudyModule, step: ModuleStep, **words: Any) -> None:
    module.status = LEADS_TO[step]
    for name, value in words.items():
        setattr(module, name, value)
    module.save(update_fields=["status", *words])


def _same(module: StudyModule, **said: Any) -> None:
    """Said again after it was done: the same is no news, anything else is too late."""
    if any(getattr(module, name) != value for name, value in said.items()):
        raise Refused([DiplomaHindrance.NOT_FROM_HERE])


# --- the study ----------------------------------------------------------------------------------------------------


@transaction.atomic
def begin_diploma(person: Person, *, programme: DiplomaProgramme, at: datetime) -> DiplomaStudy:
    """Begin to plan, for oneself alone. Who has begun goes on where they were."""
    person = hold(person)
    present = DiplomaStudy.objects.open().filter(person=person).first()
    if present:
        return present
    study = DiplomaStudy.objects.create(person=person, programme=programme, begun_at=at)
    record(Verb.BEGAN, study, by=person, at=at, about=person)
    return study


def _hold_study(study: DiplomaStudy, by: Person, part: StudyPart, otherwise: DiplomaHindrance) -> None:
    """Hold the person's row and read the study as it is now. Raises Refused to who is not `part`, and when it ended."""
    hold(study.person)
    study.refresh_from_db()
    if part not in parts_in_study(by, study):
        raise Refused([otherwise])
    if study.left_at:
        raise Refused([DiplomaHindrance.HAS_LEFT])


@transaction.atomic
def note_admission(
    study: DiplomaStudy,
    *,
    basis: str,
    assessment: str,
    assessed_on: date | None,
    admitted_on: date | None,
    by: Person,
    at: datetime,
) -> None:
    """What the school has decided: by degree, or by prior learning with a decision and a day; and when one was
    admitted, if that is known. Raises Refused."""
    _hold_study(study, by, StudyPart.OWNER, DiplomaHindrance.NOT_YOURS)
    by_degree = basis == DiplomaStudy.Basis.DEGREE
    said: dict[str, Any] = {
        "basis": basis,
        "assessment": "" if by_degree else assessment,
        "assessed_on": None if by_degree else assessed_on,
        "admitted_on": admitted_on,
    }
    if admitted_on:
        _judge(rules.hindrances_to_admission(**said, today=localdate(at)))
    if all(getattr(study, name) == value for name, value in said.items()):
        return
    DiplomaStudy.objects.filter(pk=study.pk).update(**said)
    study.refresh_from_db()
    record(Verb.CHANGED, study, by=by, at=at, about=study.person)


@transaction.atomic
def leave_diploma(study: DiplomaStudy, *, by: Person, at: datetime) -> None:
    """End it without a diploma; no reason is asked. Twice is once. Raises Refused."""
    hold(study.person)
    study.refresh_from_db()
    if by.pk != study.person_id:
        raise Refused([DiplomaHindrance.NOT_YOURS])
    if study.left_at:
        return
    if study.verified_at:
        raise Refused([DiplomaHindrance.NOT_FROM_HERE])
    _leave(study, by=by, at=at)


def _leave(study: DiplomaStudy, *, by: Person | None, at: datetime) -> None:
    DiplomaStudy.objects.filter(pk=study.pk, left_at=None).update(left_at=at)
    drop_paper(study, by=by, at=at)
    study.refresh_from_db()
    record(Verb.ENDED, study, by=by, at=at, about=study.person)


def end_study_of(person: Person, *, by: Person | None, at: datetime) -> None:
    """Somebody leaves the municipality: what has no diploma yet ends."""
    for study in DiplomaStudy.objects.open().filter(person=person, verified_at=None):
        _leave(study, by=by, at=at)


@transaction.atomic
def verify_diploma(study: DiplomaStudy, *, by: Person, at: datetime) -> None:
    """The secretariat has seen the school's diploma, which is deleted if it was handed in here. Raises Refused with
    what is missing; twice is once."""
    _hold_study(study, by, StudyPart.SECRETARIAT, DiplomaHindrance.NOT_THE_SECRETARIAT)
    if study.verified_at:
        return
    _judge(missing_today(study))
    DiplomaStudy.objects.filter(pk=study.pk).update(verified_at=at, verified_by=by)
    drop_paper(study, by=by, at=at)
    study.refresh_from_db()
    record(Verb.APPROVED, study, by=by, at=at, about=study.person)
    letters.diploma_verified(study)


# --- a module, until one is enrolled --------------------------------------------------------------------------------


@transaction.atomic
def plan_module(study: DiplomaStudy, *, module: DiplomaModule, by: Person, at: datetime) -> StudyModule:
    """Put a module into the plan, or one that was withdrawn back into it. Raises Refused; twice is once."""
    _hold_study(study, by, StudyPart.OWNER, DiplomaHindrance.NOT_YOURS)
    if module.programme_id != study.programme_id:
        raise Refused([DiplomaHindrance.NOT_FROM_HERE])
    planned, new = StudyModule.objects.get_or_create(study=study, module=module, defaults={"planned_at": at})
    if new or planned.status == StudyModule.Status.WITHDRAWN:
        if not new:
            _move(planned, ModuleStep.PLAN, asked_at=None, planned_at=at)
        record(Verb.CREATED, planned, by=by, at=at, about=study.person)
    return planned


@transaction.atomic
def apply_for_module(
    module: StudyModule, *, course: Course, price: int, fund_amount: int, by: Person, at: datetime
) -> None:
    """Ask the personnel leader for time and money. Raises Refused; twice is once."""
    term = course.term
    school, begins_on = (term.school, term.begins_on) if term else (course.school, course.begins_on)
    said = {"school": school, "begins_on": begins_on, "price": price, "fund_amount": fund_amount}
    if not _begin(ModuleStep.APPLY, module, by):
        _same(module, **said)
        return
    leader = module.study.person.personnel_leader
    if leader is None or not leader.is_active:
        raise Refused([DiplomaHindrance.NO_LEADER])
    if term and term.module_id != module.module_id:
        raise Refused([DiplomaHindrance.TERM_OF_ANOTHER])
    apply_by = term.apply_by if term else None
    wrong = rules.hindrances_to_course(school=school, begins_on=begins_on, apply_by=apply_by, today=localdate(at))
    _judge([*wrong, *rules.hindrances_to_money(price=price, fund_amount=fund_amount)])
    deadline = rules.fund_deadline_of(begins_on) if begins_on and fund_amount else None
    unanswered = {"answered_at": None, "answered_by": None, "not_now_reason": "", "fund_deadline": deadline}
    _move(module, ModuleStep.APPLY, term=term, **said, asked_at=at, **unanswered)
    record(Verb.REQUESTED, module, by=by, at=at, about=module.study.person)
    letters.module_waits(module)


@transaction.atomic
def approve_module(module: StudyModule, *, price: int, fund_amount: int, time: Time, by: Person, at: datetime) -> None:
    """The personnel leader's yes to time and money. Raises Refused; the same again changes nothing."""
    said: dict[str, Any] = {
        "price": price,
        "fund_amount": fund_amount,
        "time_from": time.first,
        "time_until": time.last,
    }
    if not _begin(ModuleStep.APPROVE, module, by):
        _same(module, **said)
        return
    _judge(rules.hindrances_to_approval(**said))
    begins_on = module.begins_on
    deadline = rules.fund_deadline_of(begins_on) if begins_on and fund_amount else None
    _move(module, ModuleStep.APPROVE, **said, answered_at=at, answered_by=by, fund_deadline=deadline)
    record(Verb.APPROVED, module, by=by, at=at, about=module.study.person)
    letters.module_answered(module)
    letters.module_to_prioritise(module)


@transaction.atomic
def decline_module(module: StudyModule, *, reason: str, by: Person, at: datetime) -> None:
    """The personnel leader's "not now", with why. Raises Refused; the same again is no news."""
    if not _begin(ModuleStep.SAY_NOT_NOW, module, by):
        _same(module, not_now_reason=reason)
        return
    _judge(rules.hindrances_to_not_now(reason=reason))
    _move(module, ModuleStep.SAY_NOT_NOW, not_now_reason=reason, answered_at=at, answered_by=by)
    record(Verb.DECLINED, module, by=by, at=at, about=module.study.person)
    letters.module_answered(module)


@transaction.atomic
def prioritise_module(module: StudyModule, *, by: Person, at: datetime) -> None:
    """The secretariat puts it first among those who want a place. Raises Refused; twice is once."""
    if not _begin(ModuleStep.PRIORITISE, module, by):
        return
    _move(module, ModuleStep.PRIORITISE, prioritised_at=at)
    record(Verb.ACCEPTED, module, by=by, at=at, about=module.study.person)
    letters.module_prioritised(module)


@transaction.atomic
def note_fund_application(module: StudyModule, *, by: Person, at: datetime) -> None:
    """The owner has applied to the fund, so that nobody reminds of it. Raises Refused; twice is once."""
    hold(module.study.person)
    module.refresh_from_db()
    if by.pk != module.study.person_id:
        raise Refused([DiplomaHindrance.NOT_YOURS])
    if module.fund_deadline and module.fund_applied_on is None:
        StudyModule.objects.filter(pk=module.pk).update(fund_applied_on=localdate(at))
        module.refresh_from_db()
        record(Verb.CHANGED, module, by=by, at=at, about=module.study.person)


@transaction.atomic
def note_enrolment(module: StudyModule, *, enrolled_on: date, by: Person, at: datetime) -> None:
    """The school has enrolled the person; the allowed years count from the first module. Raises Refused."""
    if not _begin(ModuleStep.ENROL, module, by):
        return
    admitted = module.study.admitted_on is not None
    after, earned = modules_before(module)
    _judge(rules.hindrances_to_order(kind=module.module.kind, after=after, earned=earned))
    _judge(rules.hindrances_to_enrolment(admitted=admitted, enrolled_on=enrolled_on, today=localdate(at)))
    exam_on = module.term.exam_on if module.term else None
    _move(module, ModuleStep.ENROL, enrolled_on=enrolled_on, exam_on=exam_on)
    began = module.study.began_on
    if began is None or (module.begins_on and module.begins_on < began):
        DiplomaStudy.objects.filter(pk=module.study_id).update(began_on=module.begins_on)
    record(Verb.CHANGED, module, by=by, at=at, about=module.study.person)


# --- exams ----------------------------------------------------------------------------------------------------------


def attempts_used(module: StudyModule) -> int:
    return ExamAttempt.objects.filter(study_module=module, number__isnull=False).count()


@transaction.atomic
def sign_up_for_exam(module: StudyModule, *, exam_on: date, by: Person, at: datetime) -> None:
    """Raises Refused, also when all three attempts are used; twice is once."""
    if not _begin(ModuleStep.SIGN_UP, module, by):
        _same(module, exam_on=exam_on)
        return
    _judge(rules.hindrances_to_sign_up(attempts=attempts_used(module)))
    _move(module, ModuleStep.SIGN_UP, exam_on=exam_on)
    record(Verb.CHANGED, module, by=by, at=at, about=module.study.person)


@transaction.atomic
def note_result(module: StudyModule, *, result: str, held_on: date, by: Person, at: datetime) -> None:
    """The owner notes a grade of the module's scale, or "excused". A noted result stays. Raises Refused; the same again
    changes nothing."""
    step = rules.step_of(result)
    if not _begin(step, module, by):
        last = ExamAttempt.objects.filter(study_module=module).last()
        if last is None or (last.grade or rules.EXCUSED, last.held_on) != (result, held_on):
            raise Refused([DiplomaHindrance.NOT_FROM_HERE])
        return
    scale, today = module.module.scale, localdate(at)
    _judge(rules.hindrances_to_result(result=result, scale=scale, held_on=held_on, today=today))
    excused = step is ModuleStep.BE_EXCUSED
    ExamAttempt.objects.create(
        study_module=module,
        number=None if excused else attempts_used(module) + 1,
        outcome=OUTCOMES[step],
        grade="" if excused else result,
        held_on=held_on,
    )
    _move(module, step, exam_on=held_on, earned_on=held_on if step is ModuleStep.SUCCEED else None)
    record(Verb.CHANGED, module, by=by, at=at, about=module.study.person)
    if step is ModuleStep.SUCCEED:
        letters.module_passed(module)
    _tell_when_complete(module)


@transaction.atomic
def credit_module(module: StudyModule, *, decided_on: date, decided_by: str, by: Person, at: datetime) -> None:
    """The school gives credit for something earlier. Raises Refused; twice is once."""
    if not _begin(ModuleStep.CREDIT, module, by):
        _same(module, earned_on=decided_on, credited_by=decided_by)
        return
    _judge(rules.hindrances_to_credit(decided_on=decided_on, today=localdate(at)))
    waited = module.status == StudyModule.Status.APPLIED
    _move(module, ModuleStep.CREDIT, earned_on=decided_on, credited_by=decided_by)
    record(Verb.CHANGED, module, by=by, at=at, about=module.study.person)
    if waited:
        letters.module_no_longer_waits(module)
    _tell_when_complete(module)


def _tell_when_complete(module: StudyModule) -> None:
    study = module.study
    if module.earned_on and study.verified_at is None and not missing_today(study):
        letters.diploma_to_verify(study)


@transaction.atomic
def withdraw_from_module(module: StudyModule, *, by: Person, at: datetime) -> None:
    """From anywhere before it is earned, without a reason. Raises Refused; twice is once."""
    if not _begin(ModuleStep.WITHDRAW, module, by):
        return
    waited = module.status == StudyModule.Status.APPLIED
    _move(module, ModuleStep.WITHDRAW)
    record(Verb.WITHDREW, module, by=by, at=at, about=module.study.person)
    if waited:
        letters.module_no_longer_waits(module)
