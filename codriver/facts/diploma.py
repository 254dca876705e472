"""What is known of a study, for the rules that judge it."""

from collections.abc import Iterable
from datetime import date

from codriver.models import DiplomaModule, DiplomaStudy, StudyModule
from codriver.rules.diploma import EARNED, DiplomaMissing, ModuleFacts, StudyPart, last_day_of, missing_for_diploma
from netvaerk.models import Person


def parts_in_study(person: Person, study: DiplomaStudy) -> set[StudyPart]:
    """Who `person` is to the study; nobody is their own leader, and an officer no judge in their own case."""
    if person.pk == study.person_id:
        return {StudyPart.OWNER}
    leads = study.person.personnel_leader_id == person.pk and person.is_active
    officer = {StudyPart.SECRETARIAT} if person.is_secretariat else set()
    return ({StudyPart.LEADER} if leads else set()) | officer


def has_diploma(person: Person) -> bool:
    """Whether the secretariat has seen the diploma of `person`."""
    return DiplomaStudy.objects.verified().filter(person=person).exists()


def module_facts(modules: Iterable[StudyModule]) -> list[ModuleFacts]:
    """Of rows read with their module."""
    return [ModuleFacts(one.module_id, one.module.kind, one.module.ects, one.status, one.earned_on) for one in modules]


def compulsory_of(programme_modules: Iterable[DiplomaModule]) -> set[int]:
    """The modules one must have, those that no longer can be chosen left out."""
    return {one.pk for one in programme_modules if one.kind == DiplomaModule.Kind.COMPULSORY and one.is_active}


def modules_before(module: StudyModule) -> tuple[set[int], set[int]]:
    """The keys of the modules that come before the final project of this study, and of those that are earned."""
    catalogue = DiplomaModule.objects.filter(programme=module.study.programme_id)
    rows = StudyModule.objects.filter(study=module.study_id, status__in=EARNED)
    return compulsory_of(catalogue), set(rows.values_list("module_id", flat=True))


def last_day(study: DiplomaStudy) -> date | None:
    return last_day_of(study.began_on, study.programme.years_allowed)


def missing_in(
    study: DiplomaStudy, modules: Iterable[StudyModule], catalogue: Iterable[DiplomaModule]
) -> list[DiplomaMissing]:
    """What stands between the study and its diploma; asks no query of rows that were read with their module."""
    return missing_for_diploma(
        module_facts(modules),
        needed=study.programme.ects_required,
        compulsory=compulsory_of(catalogue),
        admitted=study.admitted_on is not None,
        last_day=last_day(study),
    )


def missing_today(study: DiplomaStudy) -> list[DiplomaMissing]:
    modules = StudyModule.objects.filter(study=study).select_related("module")
    return missing_in(study, modules, DiplomaModule.objects.filter(programme=study.programme_id))
