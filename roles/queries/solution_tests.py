"""The page of a test: its four stages, what it asks and shows, and what may be done next."""

from dataclasses import dataclass

from netvaerk.models import Person, SolutionTest
from netvaerk.rules.solution_tests import BACK, ONWARD
from roles.access import may_decide_on_test, may_write_test
from roles.forms.solution_tests import ASKS
from roles.queries.tabs import Tab, tabs_for

Stage = SolutionTest.Stage
ORDER = list(Stage)


@dataclass(frozen=True)
class Question:
    """One thing that the test is to teach, with what it showed; empty while nothing is written."""

    asked: str
    question: str
    result: str


@dataclass(frozen=True)
class StageStep:
    """A stage as the row of steps shows it."""

    number: int
    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class SolutionTestPage:
    """`onward` and `back` are the stages that may be gone to, as value and label; None where there is none."""

    steps: list[StageStep]
    questions: list[Question]
    shows_results: bool
    onward: tuple[str, str] | None
    back: tuple[str, str] | None
    may_write: bool
    may_conclude: bool
    may_call_off: bool
    tabs: list[Tab]


def page_of_test(test: SolutionTest, person: Person) -> SolutionTestPage:
    writes = test.is_running and may_write_test(person, test)
    decides = test.is_running and may_decide_on_test(person, test)
    return SolutionTestPage(
        steps=_steps(test),
        questions=questions_of(test),
        shows_results=test.stage != Stage.START,
        onward=_way(ONWARD.get(test.stage)) if writes else None,
        back=_way(BACK.get(test.stage)) if writes else None,
        may_write=writes,
        may_conclude=decides and test.stage == Stage.ANALYSIS,
        may_call_off=decides and test.stage == Stage.START,
        tabs=tabs_for(person, test.solution.theme, here="solutions"),
    )


def _way(stage: str | None) -> tuple[str, str] | None:
    return (stage, str(Stage(stage).label)) if stage else None


def _steps(test: SolutionTest) -> list[StageStep]:
    at = ORDER.index(Stage(test.stage))
    states = ["done" if place < at or not test.is_running else "next" for place in range(len(ORDER))]
    states[at] = "current" if test.is_running else "done"
    return [
        StageStep(place + 1, str(stage.label), state)
        for place, (stage, state) in enumerate(zip(ORDER, states, strict=True))
    ]


def questions_of(test: SolutionTest) -> list[Question]:
    """What it asks, in order, with what was found of each."""
    return [Question(str(ASKS[one][0]), words, test.found[one]) for one, words in test.asks.items()]
