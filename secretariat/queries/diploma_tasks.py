"""Min side, about the diploma: the leader's answer, the owner's next step and deadlines, the secretariat's part."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from codriver.facts.diploma import last_day
from codriver.models import DiplomaStudy, StudyModule
from codriver.queries.diploma import fund_is_near
from codriver.rules.diploma import warns_of_time
from netvaerk.models import Person
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part

Status = StudyModule.Status


def diploma_tasks(person: Person, today: date, parts: set[Part]) -> list[Task]:
    """One query, if there is a study of one's own or one answers others; what waits for a person's answer first."""
    if not (Part.STUDY in parts or person.is_personnel_leader or person.is_secretariat):
        return []
    awaiting = StudyModule.objects.awaiting(person).values("pk")
    shown = Q(pk__in=awaiting) | Q(study__person=person, study__left_at=None)
    if person.is_secretariat:
        shown |= Q(pk__in=StudyModule.objects.to_prioritise().values("pk")) & ~Q(study__person=person)
    found = list(
        StudyModule.objects.filter(shown)
        .select_related("study__person", "study__programme", "module")
        .order_by("asked_at", "pk")
    )
    asked = [one for one in found if one.study.person_id != person.pk]
    return [
        *(_answer(one) for one in asked if one.status == Status.APPLIED),
        *_prioritise([one for one in asked if one.status == Status.APPROVED]),
        *_own([one for one in found if one.study.person_id == person.pk], today),
    ]


def _answer(module: StudyModule) -> Task:
    return Task(
        title=_("%(name)s would like to take a module of the diploma") % {"name": module.study.person.first_name},
        about=module.module.name,
        url=reverse("study_module", args=[module.pk]),
        button=_("See and answer"),
    )


def _prioritise(modules: list[StudyModule]) -> list[Task]:
    if not modules:
        return []
    number = len(modules)
    words = ngettext("%(number)s module waits for priority", "%(number)s modules wait for priority", number)
    return [Task(words % {"number": number}, _("Diplomas"), reverse("diplomas"), _("See diplomas"))]


def _own(modules: list[StudyModule], today: date) -> list[Task]:
    enrol = [_to_do(one, _("Enrol at the school")) for one in modules if one.status == Status.PRIORITISED]
    fund = [
        _to_do(one, _("Apply to the competence fund"), one.fund_deadline) for one in modules if fund_is_near(one, today)
    ]
    return [*enrol, *fund, *(_ends(modules[0].study, today) if modules else [])]


def _to_do(module: StudyModule, title: str, due_on: date | None = None) -> Task:
    address = reverse("study_module", args=[module.pk])
    return Task(title, module.module.name, address, _("See the module"), due_on=due_on)


def _ends(study: DiplomaStudy, today: date) -> list[Task]:
    """A study whose years count has a module: the one that began."""
    end = last_day(study)
    if end is None or study.verified_at or not warns_of_time(study.began_on, study.programme.years_allowed, today):
        return []
    return [
        Task(
            title=_("Plan the rest of your diploma"),
            about=_("The last exam counts until %(when)s") % {"when": date_format(end)},
            url=reverse("diploma"),
            button=_("See your diploma"),
        )
    ]
