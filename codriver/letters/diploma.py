"""Letters about the diploma: that something waits or has moved. Never a grade, a reason, an amount or whose it is."""

from datetime import date

from django.urls import reverse

from codriver.models import DiplomaStudy, StudyModule
from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person


def _page(module: StudyModule) -> str:
    return reverse("study_module", args=[module.pk])


def _to_secretariat(name: str, path: str, study: DiplomaStudy) -> None:
    """To every officer but one who studies themself."""
    send_together(Letter(name, officer, path) for officer in Person.objects.secretariat().exclude(pk=study.person_id))


def module_waits(module: StudyModule) -> None:
    """To the personnel leader."""
    leader = module.study.person.personnel_leader
    if leader:
        send_on_commit(Letter("module_waits", leader, _page(module)))


def module_no_longer_waits(module: StudyModule) -> None:
    leader = module.study.person.personnel_leader
    if leader:
        send_on_commit(Letter("module_no_longer_waits", leader, reverse("my_staff")))


def module_answered(module: StudyModule) -> None:
    send_on_commit(Letter("module_answered", module.study.person, _page(module)))


def module_passed(module: StudyModule) -> None:
    """To who leads the person today, if they gave time and money for it: that it is passed, and not how."""
    leader = module.study.person.personnel_leader
    if leader and leader.is_active and leader.pk == module.answered_by_id:
        send_on_commit(Letter("module_passed", leader, _page(module)))


def module_to_prioritise(module: StudyModule) -> None:
    _to_secretariat("module_to_prioritise", reverse("diplomas"), module.study)


def module_prioritised(module: StudyModule) -> None:
    """To the owner, who enrols at the school."""
    send_on_commit(Letter("module_prioritised", module.study.person, _page(module)))


def diploma_to_verify(study: DiplomaStudy) -> None:
    _to_secretariat("diploma_to_verify", reverse("diplomas"), study)


def diploma_verified(study: DiplomaStudy) -> None:
    send_on_commit(Letter("diploma_verified", study.person, reverse("diploma")))


def paper_forgotten(study: DiplomaStudy) -> None:
    """To the owner: what was handed in is deleted, and nobody has verified it."""
    send_on_commit(Letter("diploma_paper_forgotten", study.person, reverse("diploma")))


def fund_deadline_nears(module: StudyModule) -> bool:
    """Once for each deadline; whether the letter went out."""
    words = {"deadline": module.fund_deadline}
    letter = Letter("fund_deadline_nears", module.study.person, _page(module), words)
    return send_once(letter, occasion=f"study module {module.pk} fund {module.fund_deadline}")


def diploma_time_ends(study: DiplomaStudy, last_day: date) -> bool:
    letter = Letter("diploma_time_ends", study.person, reverse("diploma"), {"last_day": last_day})
    return send_once(letter, occasion=f"diploma study {study.pk} ends {last_day}")
