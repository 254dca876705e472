"""The page of what a theme has come to: its solutions and their worth, for every employee to read."""

from dataclasses import dataclass
from datetime import date

from netvaerk.models import FollowUp, NetworkTheme, Person, Solution, SolutionTest, ValueStatement
from netvaerk.models.solutions import SHEET_LABELS
from netvaerk.rules.solutions import NEXT
from roles.access import may_decide_on, may_follow_up, may_look_inside, may_work_on
from roles.queries.tabs import Tab, tabs_for

Status = Solution.Status
MEANS = {Status.IDEA: "neutral", Status.TESTED: "close", Status.TAKEN_UP: "agreed", Status.DROPPED: "neutral"}


@dataclass(frozen=True)
class SolutionRow:
    solution: Solution
    next_follow_up: FollowUp | None

    @property
    def means(self) -> str:
        return MEANS[Status(self.solution.status)]


@dataclass(frozen=True)
class SolutionsPage:
    rows: list[SolutionRow]
    values: list[ValueStatement]
    moments_to_say: list[tuple[str, str]]
    may_write: bool
    tabs: list[Tab]


def solutions_page(theme: NetworkTheme, person: Person) -> SolutionsPage:
    """Solutions in the order they were found, what was dropped last; a constant number of queries."""
    found = theme.solutions.select_related("owner", "owner_unit").prefetch_related("follow_ups")
    rows = [SolutionRow(one, _next(one)) for one in found]
    rows.sort(key=lambda row: row.solution.status == Status.DROPPED)
    values, writes = list(theme.values.select_related("by")), may_work_on(person, theme)
    return SolutionsPage(
        rows=rows,
        values=values,
        moments_to_say=[(value, str(label)) for value, label in ValueStatement.Moment.choices] if writes else [],
        may_write=writes,
        tabs=tabs_for(person, theme, here="solutions"),
    )


def _next(solution: Solution) -> FollowUp | None:
    return next((one for one in solution.follow_ups.all() if one.done_at is None), None)


@dataclass(frozen=True)
class SolutionPage:
    """`sheet` holds label and words of what is written on the idea sheet beside the content, which stands above it;
    `tests` are empty for those who do not look inside the theme."""

    solution: Solution
    sheet: list[tuple[str, str]]
    follow_ups: list[FollowUp]
    tests: list[SolutionTest]
    turns: list[str]
    may_write: bool
    may_follow_up: bool
    may_test: bool
    means: str


def solution_page(solution: Solution, person: Person, today: date) -> SolutionPage:
    """One solution with what may become of it next, and how it has fared."""
    follow_ups = list(solution.follow_ups.select_related("by"))
    decides = may_decide_on(person, solution.theme)
    due = next((one for one in follow_ups if one.done_at is None and one.due_on <= today), None)
    if due:
        due.solution = solution
    tests = list(solution.tests.all())
    runs = any(one.is_running for one in tests)
    beside = {name: words for name, words in solution.sheet.items() if name != "description"}
    return SolutionPage(
        solution=solution,
        sheet=[(str(SHEET_LABELS[name]), words) for name, words in beside.items() if words],
        follow_ups=follow_ups,
        tests=tests if tests and may_look_inside(person, solution.theme) else [],
        turns=list(NEXT[solution.status]) if decides and not runs else [],
        may_write=may_work_on(person, solution.theme),
        may_follow_up=due is not None and may_follow_up(person, due),
        may_test=decides and not runs and solution.status == Status.IDEA,
        means=MEANS[Status(solution.status)],
    )
