"""The pages of the diploma: one's own study, one module, and the secretariat's list. Grades are read for the owner."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.access import may_answer_module, may_note_enrolment, may_prioritise_module, may_study, may_verify
from codriver.facts.diploma import last_day, missing_in, module_facts
from codriver.models import DiplomaModule, DiplomaPaper, DiplomaStudy, ExamAttempt, StudyModule
from codriver.rules.diploma import (
    FROM,
    MOST_ATTEMPTS,
    DiplomaMissing,
    ModuleStep,
    points_of,
    warns_of_fund,
    warns_of_time,
)
from codriver.rules.kept import PAPERS_KEPT
from netvaerk.facts import kept_for
from netvaerk.models import Person

Status = StudyModule.Status
MEANS = {
    Status.APPLIED: "waits",
    Status.APPROVED: "waits",
    Status.PRIORITISED: "waits",
    Status.NOT_NOW: "talk",
    Status.FAILED: "talk",
    Status.PASSED: "agreed",
    Status.CREDITED: "agreed",
}
UNTOLD = (Status.ENROLLED, Status.EXAM_SIGNED_UP, Status.FAILED, Status.EXCUSED)
"""What others read as one and the same: not passed yet."""


def state_of(module: StudyModule, *, own: bool) -> tuple[str, str]:
    """The state in words and what it means; to others than the owner how an exam went shows once it is passed."""
    if module.status in UNTOLD and not own:
        return _("Not passed yet"), "neutral"
    return str(module.get_status_display()), MEANS.get(Status(module.status), "neutral")


def next_step_of(module: StudyModule, attempts: int) -> str:
    """Who holds the ball, said to the owner; empty when there is nothing more to do."""
    leader = module.study.person.personnel_leader
    if module.status == Status.FAILED and attempts >= MOST_ATTEMPTS:
        return _("All three attempts are used. Talk to the school.")
    steps = {
        Status.PLANNED: _("Apply to your personnel leader"),
        Status.APPLIED: _("Waits for %(name)s") % {"name": leader.name if leader else _("a personnel leader")},
        Status.NOT_NOW: _("Talk to your leader, and apply again"),
        Status.APPROVED: _("Waits for the secretariat"),
        Status.PRIORITISED: _("Enrol at the school"),
        Status.ENROLLED: _("Sign up for the exam"),
        Status.EXAM_SIGNED_UP: _("Note the result"),
        Status.FAILED: _("Sign up for the next exam"),
        Status.EXCUSED: _("Sign up for the next exam"),
    }
    return steps.get(Status(module.status), "")


@dataclass
class Line:
    """A module of the programme, and where one's own stands; `mine` is None where it is not in the plan."""

    module: DiplomaModule
    mine: StudyModule | None
    word: str = ""
    means: str = "neutral"
    next_step: str = ""


@dataclass
class DiplomaPage:
    study: DiplomaStudy
    points: int
    needed: int
    groups: list[tuple[str, list[Line]]]
    missing: list[DiplomaMissing]
    last_day: date | None
    warns_of_time: bool
    warns_of_fund: list[StudyModule]
    paper: DiplomaPaper | None

    @property
    def paper_goes_on(self) -> date | None:
        """The day from which what was handed in is deleted without being verified."""
        return localdate(self.paper.kept_at + timedelta(days=kept_for("papers", PAPERS_KEPT))) if self.paper else None

    @property
    def bar(self) -> int:
        """Points to draw: no more than are needed."""
        return min(self.points, self.needed)


def open_study_of(person: Person) -> DiplomaStudy | None:
    return DiplomaStudy.objects.open().filter(person=person).select_related("person", "programme").first()


def diploma_page(study: DiplomaStudy, today: date) -> DiplomaPage:
    """One's own study; five queries."""
    mine = study.modules.select_related("module", "study__person__personnel_leader")
    rows = {one.module_id: one for one in mine.prefetch_related("attempts")}
    catalogue = list(DiplomaModule.objects.filter(programme=study.programme_id))
    lines = [_line(one, rows.get(one.pk)) for one in catalogue if one.is_active or one.pk in rows]
    years = study.programme.years_allowed
    groups = [(str(label), [one for one in lines if one.module.kind == kind]) for kind, label in _kinds()]
    return DiplomaPage(
        study=study,
        points=points_of(module_facts(rows.values())),
        needed=study.programme.ects_required,
        groups=[(label, found) for label, found in groups if found],
        missing=missing_in(study, rows.values(), catalogue),
        last_day=last_day(study),
        warns_of_time=study.verified_at is None and warns_of_time(study.began_on, years, today),
        warns_of_fund=[one for one in rows.values() if fund_is_near(one, today)],
        paper=DiplomaPaper.objects.filter(study=study).first(),
    )


def _kinds() -> list[tuple[str, Any]]:
    kinds = DiplomaModule.Kind
    words = {
        kinds.COMPULSORY: _("Compulsory modules"),
        kinds.ELECTIVE: _("Elective modules"),
        kinds.PROJECT: _("Final project"),
    }
    return list(words.items())


def _line(module: DiplomaModule, mine: StudyModule | None) -> Line:
    if mine is None:
        return Line(module, None)
    word, means = state_of(mine, own=True)
    return Line(module, mine, word, means, next_step_of(mine, len(_numbered(mine))))


def _numbered(module: StudyModule) -> list[ExamAttempt]:
    return [one for one in module.attempts.all() if one.number]


def fund_is_near(module: StudyModule, today: date) -> bool:
    applied = module.fund_applied_on is not None
    return module.status in FROM[ModuleStep.WITHDRAW] and warns_of_fund(
        module.fund_deadline, applied=applied, today=today
    )


@dataclass
class ModulePage:
    """A module as one of its readers meets it; `open` are the steps that are theirs today."""

    is_own: bool
    word: str
    means: str
    next_step: str
    attempts: list[ExamAttempt]
    used: int
    open: set[str]
    asks_fund: bool
    fund_is_near: bool
    shows_reason: bool


def module_page(module: StudyModule, person: Person, today: date) -> ModulePage:
    own = module.study.person_id == person.pk
    attempts = list(module.attempts.all()) if own else []
    used = len([one for one in attempts if one.number])
    word, means = state_of(module, own=own)
    return ModulePage(
        is_own=own,
        word=word,
        means=means,
        next_step=next_step_of(module, used) if own else "",
        attempts=attempts,
        used=used,
        open=_open_steps(module, person, used),
        asks_fund=own and module.fund_deadline is not None and module.fund_applied_on is None,
        fund_is_near=own and fund_is_near(module, today),
        shows_reason=module.status == Status.NOT_NOW,
    )


def _open_steps(module: StudyModule, person: Person, used: int) -> set[str]:
    if module.study.left_at:
        return set()
    may = dict.fromkeys(ModuleStep, may_study(person, module))
    may[ModuleStep.APPROVE] = may_answer_module(person, module)
    may[ModuleStep.SAY_NOT_NOW] = may[ModuleStep.APPROVE]
    may[ModuleStep.PRIORITISE] = may_prioritise_module(person, module)
    may[ModuleStep.ENROL] = may_note_enrolment(person, module)
    may[ModuleStep.SIGN_UP] = may[ModuleStep.SIGN_UP] and used < MOST_ATTEMPTS
    return {step.value for step, allowed in may.items() if allowed and module.status in FROM[step]}


@dataclass
class StudyRow:
    """A study on the secretariat's list: what waits in it, and how far it is in points that are earned."""

    study: DiplomaStudy
    points: int
    to_prioritise: int
    may_be_verified: bool
    warns_of_time: bool


def studies() -> QuerySet:
    """Those the secretariat is told of, each with its modules and its programme's."""
    modules = StudyModule.objects.select_related("module")
    return (
        DiplomaStudy.objects.shown_to_secretariat()
        .open()
        .select_related("person__unit", "programme")
        .prefetch_related(Prefetch("modules", modules), "programme__modules")
        .order_by("verified_at", "person__folded_name", "pk")
    )


def study_row(study: DiplomaStudy, today: date) -> StudyRow:
    """Asks no query of a study of `studies()`."""
    modules = list(study.modules.all())
    done = study.verified_at is not None
    return StudyRow(
        study=study,
        points=points_of(module_facts(modules)),
        to_prioritise=sum(one.status == Status.APPROVED for one in modules),
        may_be_verified=not done and not missing_in(study, modules, study.programme.modules.all()),
        warns_of_time=not done and warns_of_time(study.began_on, study.programme.years_allowed, today),
    )


@dataclass
class StudyPage:
    """A study as the secretariat reads it: what was applied for, what is earned, no grade and no attempt."""

    lines: list[Line]
    points: int
    missing: list[DiplomaMissing]
    last_day: date | None
    may_verify: bool
    paper: DiplomaPaper | None


def study_page(study: DiplomaStudy, person: Person) -> StudyPage:
    modules = list(study.modules.select_related("module"))
    shown = [one for one in modules if one.asked_at or one.status == Status.CREDITED]
    missing = missing_in(study, modules, DiplomaModule.objects.filter(programme=study.programme_id))
    paper = DiplomaPaper.objects.filter(study=study).first()
    return StudyPage(
        lines=[Line(one.module, one, *state_of(one, own=False)) for one in shown],
        points=points_of(module_facts(modules)),
        missing=missing,
        last_day=last_day(study),
        may_verify=may_verify(person, study) and not missing and not study.verified_at and not study.left_at,
        paper=paper if may_verify(person, study) else None,
    )
