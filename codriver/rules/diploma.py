"""A module of the diploma from plan to pass, and what the diploma takes (spec: states, "Development path"; practice 8).

Money is whole kroner, a point is one ECTS point. Who is an attempt short, and every grade, is for the owner alone.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_ATTEMPTS = 3
FUND_WARNING = timedelta(days=30)
PASSING = ("02", "4", "7", "10", "12")
FAILING = ("-3", "00")
SCALES = {"seven_point": (*FAILING, *PASSING), "pass_fail": ("passed", "failed")}
EXCUSED = "excused"


class DiplomaHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the person who studies takes this step.")
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader answers.")
    NOT_THE_SECRETARIAT = gettext_noop("The secretariat takes this step, but not for oneself.")
    NOT_FOR_YOU = gettext_noop("Only the person who studies and the secretariat take this step.")
    NOT_FROM_HERE = gettext_noop("This has moved on meanwhile. Look at where it stands.")
    HAS_LEFT = gettext_noop("The diploma has been ended. Begin it again first.")
    NO_LEADER = gettext_noop("You have no personnel leader who can answer. Write to the secretariat.")
    COMPULSORY_FIRST = gettext_noop(
        "The final project comes after the compulsory modules. Pass them first, or note a credit transfer."
    )
    NO_SCHOOL = gettext_noop("Choose a term, or write the school and the first day.")
    TERM_OF_ANOTHER = gettext_noop("Choose a term of this module.")
    APPLIED_TOO_LATE = gettext_noop("The school's deadline for this term has passed. Choose a later term.")
    BEGUN_ALREADY = gettext_noop("Choose a first day after today.")
    FUND_ABOVE_PRICE = gettext_noop("The fund cannot pay more than the price.")
    PERIOD = gettext_noop("The last day cannot be before the first.")
    NO_REASON = gettext_noop("Write why not, so that it can be understood.")
    NOT_ADMITTED = gettext_noop("Note first when the school admitted you to the programme.")
    NO_ATTEMPT_LEFT = gettext_noop("All three attempts are used. Talk to the school about what is possible.")
    NO_SUCH_RESULT = gettext_noop("Choose a result of the module's own scale.")
    IN_THE_FUTURE = gettext_noop("Choose a day no later than today.")
    VERIFIED = gettext_noop("Your diploma is verified already, so there is nothing more to hand in.")
    NOT_GRANTED = gettext_noop(
        "The school must have granted the prior learning assessment, on a day, before you are admitted."
    )
    BEFORE_THE_ASSESSMENT = gettext_noop("The school admits you on the day of the assessment at the earliest.")


class DiplomaMissing(Reason):
    POINTS = gettext_noop("There are not points enough yet.")
    COMPULSORY = gettext_noop("A compulsory module is not passed yet.")
    PROJECT = gettext_noop("The final project is not passed yet.")
    ADMISSION = gettext_noop("The admission is not noted yet.")
    TOO_LATE = gettext_noop("The last exam was passed after the years that the programme allows.")


class StudyPart(str, Enum):
    """Who somebody is to a study."""

    OWNER = "owner"
    LEADER = "leader"
    SECRETARIAT = "secretariat"


class ModuleStep(str, Enum):
    PLAN = "plan"
    APPLY = "apply"
    APPROVE = "approve"
    SAY_NOT_NOW = "say_not_now"
    PRIORITISE = "prioritise"
    ENROL = "enrol"
    SIGN_UP = "sign_up"
    SUCCEED = "succeed"
    FAIL = "fail"
    BE_EXCUSED = "be_excused"
    WITHDRAW = "withdraw"
    CREDIT = "credit"


OWNERS = (frozenset({StudyPart.OWNER}), DiplomaHindrance.NOT_YOURS)
LEADERS = (frozenset({StudyPart.LEADER}), DiplomaHindrance.NOT_THE_LEADER)
OFFICERS = (frozenset({StudyPart.SECRETARIAT}), DiplomaHindrance.NOT_THE_SECRETARIAT)
OWNERS_AND_OFFICERS = (frozenset({StudyPart.OWNER, StudyPart.SECRETARIAT}), DiplomaHindrance.NOT_FOR_YOU)
ACTORS = {
    **dict.fromkeys(ModuleStep, OWNERS),
    ModuleStep.APPROVE: LEADERS,
    ModuleStep.SAY_NOT_NOW: LEADERS,
    ModuleStep.PRIORITISE: OFFICERS,
    ModuleStep.ENROL: OWNERS_AND_OFFICERS,
}
RUNNING = (
    "planned",
    "applied",
    "not_now",
    "approved",
    "prioritised",
    "enrolled",
    "exam_signed_up",
    "failed",
    "excused",
)
EARNED = ("passed", "credited")
FROM = {
    ModuleStep.PLAN: ("withdrawn",),
    ModuleStep.APPLY: ("planned", "not_now"),
    ModuleStep.APPROVE: ("applied",),
    ModuleStep.SAY_NOT_NOW: ("applied",),
    ModuleStep.PRIORITISE: ("approved",),
    ModuleStep.ENROL: ("prioritised",),
    ModuleStep.SIGN_UP: ("enrolled", "failed", "excused"),
    ModuleStep.SUCCEED: ("exam_signed_up",),
    ModuleStep.FAIL: ("exam_signed_up",),
    ModuleStep.BE_EXCUSED: ("exam_signed_up",),
    ModuleStep.WITHDRAW: RUNNING,
    ModuleStep.CREDIT: (*RUNNING, "withdrawn"),
}
LEADS_TO = {
    ModuleStep.PLAN: "planned",
    ModuleStep.APPLY: "applied",
    ModuleStep.APPROVE: "approved",
    ModuleStep.SAY_NOT_NOW: "not_now",
    ModuleStep.PRIORITISE: "prioritised",
    ModuleStep.ENROL: "enrolled",
    ModuleStep.SIGN_UP: "exam_signed_up",
    ModuleStep.SUCCEED: "passed",
    ModuleStep.FAIL: "failed",
    ModuleStep.BE_EXCUSED: "excused",
    ModuleStep.WITHDRAW: "withdrawn",
    ModuleStep.CREDIT: "credited",
}


def may_take(step: ModuleStep, parts: Collection[StudyPart]) -> bool:
    """Whether the step is for somebody who is `parts` to the study, in whatever state the module is."""
    return not ACTORS[step][0].isdisjoint(parts)


def hindrances_to_step(
    step: ModuleStep, *, status: str, parts: Collection[StudyPart], left: bool
) -> list[DiplomaHindrance]:
    """Who is not to take the step hears that alone. Of an ended study (`left`) no module moves."""
    if not may_take(step, parts):
        return [ACTORS[step][1]]
    if left:
        return [DiplomaHindrance.HAS_LEFT]
    return [] if status in FROM[step] else [DiplomaHindrance.NOT_FROM_HERE]


# --- what a step takes --------------------------------------------------------------------------------------------


def hindrances_to_course(
    *, school: str, begins_on: date | None, apply_by: date | None, today: date
) -> list[DiplomaHindrance]:
    """Where and when the module is taken; `apply_by` is None where the school's deadline is not known."""
    if not school.strip() or begins_on is None:
        return [DiplomaHindrance.NO_SCHOOL]
    return uncleared(
        {
            DiplomaHindrance.BEGUN_ALREADY: begins_on > today,
            DiplomaHindrance.APPLIED_TOO_LATE: apply_by is None or apply_by >= today,
        }
    )


def hindrances_to_order(*, kind: str, after: Collection[int], earned: Collection[int]) -> list[DiplomaHindrance]:
    """What must be earned before a module of `kind` is begun: before the final project the modules whose keys are
    `after`. A credit transfer earns a module as an exam does."""
    first = kind != "project" or set(after) <= set(earned)
    return uncleared({DiplomaHindrance.COMPULSORY_FIRST: first})


def hindrances_to_money(*, price: int, fund_amount: int) -> list[DiplomaHindrance]:
    return uncleared({DiplomaHindrance.FUND_ABOVE_PRICE: fund_amount <= price})


def hindrances_to_approval(
    *, price: int, fund_amount: int, time_from: date, time_until: date
) -> list[DiplomaHindrance]:
    money = hindrances_to_money(price=price, fund_amount=fund_amount)
    return [*money, *uncleared({DiplomaHindrance.PERIOD: time_until >= time_from})]


def hindrances_to_not_now(*, reason: str) -> list[DiplomaHindrance]:
    return uncleared({DiplomaHindrance.NO_REASON: bool(reason.strip())})


def hindrances_to_enrolment(*, admitted: bool, enrolled_on: date, today: date) -> list[DiplomaHindrance]:
    hurdles = {DiplomaHindrance.NOT_ADMITTED: admitted, DiplomaHindrance.IN_THE_FUTURE: enrolled_on <= today}
    return uncleared(hurdles)


def hindrances_to_sign_up(*, attempts: int) -> list[DiplomaHindrance]:
    """`attempts` are those used; an excused absence uses none."""
    return uncleared({DiplomaHindrance.NO_ATTEMPT_LEFT: attempts < MOST_ATTEMPTS})


def hindrances_to_result(*, result: str, scale: str, held_on: date, today: date) -> list[DiplomaHindrance]:
    hurdles = {
        DiplomaHindrance.NO_SUCH_RESULT: result == EXCUSED or result in SCALES[scale],
        DiplomaHindrance.IN_THE_FUTURE: held_on <= today,
    }
    return uncleared(hurdles)


def step_of(result: str) -> ModuleStep:
    """What a grade, "passed", "failed" or "excused" means for the module."""
    if result == EXCUSED:
        return ModuleStep.BE_EXCUSED
    return ModuleStep.SUCCEED if result in PASSING or result == "passed" else ModuleStep.FAIL


def hindrances_to_credit(*, decided_on: date, today: date) -> list[DiplomaHindrance]:
    return uncleared({DiplomaHindrance.IN_THE_FUTURE: decided_on <= today})


def hindrances_to_admission(
    *, basis: str, assessment: str, assessed_on: date | None, admitted_on: date, today: date
) -> list[DiplomaHindrance]:
    """By degree it takes the day alone; by prior learning the assessment must be granted, on a day before."""
    granted = basis == "degree" or (assessment == "granted" and assessed_on is not None)
    assessed_late = basis != "degree" and assessed_on is not None and assessed_on > admitted_on
    hurdles = {
        DiplomaHindrance.NOT_GRANTED: granted,
        DiplomaHindrance.BEFORE_THE_ASSESSMENT: not assessed_late,
        DiplomaHindrance.IN_THE_FUTURE: admitted_on <= today,
    }
    return uncleared(hurdles)


def hindrances_to_paper(*, is_owner: bool, left: bool, verified: bool) -> list[DiplomaHindrance]:
    """Against handing in the school's diploma, or taking it back."""
    if not is_owner:
        return [DiplomaHindrance.NOT_YOURS]
    return uncleared({DiplomaHindrance.HAS_LEFT: not left, DiplomaHindrance.VERIFIED: not verified})


# --- the whole diploma --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ModuleFacts:
    """A module of a study: which one it is, what it gives, and whether it is earned."""

    key: int
    kind: str
    points: int
    status: str
    earned_on: date | None = None

    @property
    def is_earned(self) -> bool:
        return self.status in EARNED


def points_of(modules: Iterable[ModuleFacts]) -> int:
    """Points that are earned; a module that was both passed and credited counts once (invariant 10)."""
    return sum({one.key: one.points for one in modules if one.is_earned}.values())


def missing_for_diploma(
    modules: Collection[ModuleFacts],
    *,
    needed: int,
    compulsory: Collection[int],
    admitted: bool,
    last_day: date | None,
) -> list[DiplomaMissing]:
    """What stands between a study and the diploma. `compulsory` are the keys of the modules one must have, `last_day`
    the day on which the allowed years are over."""
    earned = [one for one in modules if one.is_earned]
    days = [one.earned_on for one in earned if one.earned_on and one.status == "passed"]
    hurdles = {
        DiplomaMissing.ADMISSION: admitted,
        DiplomaMissing.COMPULSORY: set(compulsory) <= {one.key for one in earned},
        DiplomaMissing.PROJECT: any(one.kind == "project" for one in earned),
        DiplomaMissing.POINTS: points_of(earned) >= needed,
        DiplomaMissing.TOO_LATE: last_day is None or not days or max(days) <= last_day,
    }
    return uncleared(hurdles)


def years_later(day: date, years: int) -> date:
    """The same date; 28 February where a leap day has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def last_day_of(began_on: date | None, years: int) -> date | None:
    """The last day on which an exam counts; None before the first module has begun."""
    return None if began_on is None else years_later(began_on, years)


def warns_of_time(began_on: date | None, years: int, today: date) -> bool:
    """In the last of the allowed years, and after it."""
    return began_on is not None and years_later(began_on, years - 1) <= today


def warns_of_fund(deadline: date | None, *, applied: bool, today: date) -> bool:
    """From 30 days before the fund's deadline until that day, unless one has applied."""
    return deadline is not None and not applied and deadline - FUND_WARNING <= today <= deadline


def fund_deadline_of(begins_on: date) -> date:
    """The fund takes an application until the day before the course begins."""
    return begins_on - timedelta(days=1)
