"""Somebody in the demo town who studies for the diploma: a module passed, one credited, one going on, one applied for
and one planned. Schools, prices and terms are invented."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from codriver.actions import diploma as steps
from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ModuleTerm, StudyModule
from secretariat.demo_town.town import Town

SCHOOL = "Professionshøjskolen"
STUDENT = "thomas"


def build_diploma(built: Town) -> None:
    person = built.people[STUDENT]
    study = steps.begin_diploma(person, programme=DiplomaProgramme.objects.get(), at=built.ago(400))
    first, second, third, network, cross = DiplomaModule.objects.filter(programme=study.programme)[:5]
    admitted_on = localdate(built.ago(395))
    admission = {"basis": "degree", "assessment": "", "assessed_on": None, "admitted_on": admitted_on}
    steps.note_admission(study, **admission, by=person, at=built.ago(394))
    pass_exam(built, take_module(built, study, first, days=390), "10", days=300)
    pass_exam(built, take_module(built, study, second, days=200), "00", days=60)
    credited = steps.plan_module(study, module=cross, by=person, at=built.ago(350))
    decided_on = localdate(built.ago(340))
    steps.credit_module(credited, decided_on=decided_on, decided_by=SCHOOL, by=person, at=built.ago(340))
    steps.plan_module(study, module=third, by=person, at=built.ago(20))
    applied = steps.plan_module(study, module=network, by=person, at=built.ago(20))
    term = _term(network, localdate(built.now) + timedelta(days=25))
    course = steps.Course(term, "", None)
    steps.apply_for_module(applied, course=course, price=8500, fund_amount=6800, by=person, at=built.ago(3))


def _term(module: DiplomaModule, begins_on: date) -> ModuleTerm:
    days = {"begins_on": begins_on, "ends_on": begins_on + timedelta(days=70), "apply_by": begins_on}
    return ModuleTerm.objects.create(module=module, school=SCHOOL, exam_on=begins_on + timedelta(days=80), **days)


def take_module(built: Town, study: DiplomaStudy, module: DiplomaModule, *, days: int) -> StudyModule:
    """Planned `days` ago, approved, prioritised and enrolled in the weeks after it; begun a month later."""
    person, leader = study.person, study.person.personnel_leader
    planned = steps.plan_module(study, module=module, by=person, at=built.ago(days))
    begins_on = localdate(built.ago(days - 30))
    course, money = steps.Course(None, SCHOOL, begins_on), {"price": 14500, "fund_amount": 11600}
    steps.apply_for_module(planned, course=course, **money, by=person, at=built.ago(days - 1))
    time = steps.Time(begins_on, begins_on + timedelta(days=90))
    steps.approve_module(planned, **money, time=time, by=leader, at=built.ago(days - 3))
    steps.note_fund_application(planned, by=person, at=built.ago(days - 4))
    steps.prioritise_module(planned, by=built.officer, at=built.ago(days - 6))
    enrolled_on = localdate(built.ago(days - 10))
    steps.note_enrolment(planned, enrolled_on=enrolled_on, by=person, at=built.ago(days - 10))
    return planned


def pass_exam(built: Town, module: StudyModule, result: str, *, days: int) -> None:
    person, held_on = module.study.person, localdate(built.ago(days))
    steps.sign_up_for_exam(module, exam_on=held_on, by=person, at=built.ago(days + 20))
    steps.note_result(module, result=result, held_on=held_on, by=person, at=built.ago(days))
