"""A test in four stages: what it takes to begin, to go a stage on or back, and to reach its next step (practice 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

ONWARD = {"start": "test", "test": "analysis"}
BACK = {"test": "start", "analysis": "test"}
ASKS_IN, FINDS_IN = ("start",), ("test", "analysis")


class SolutionTestHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver write about a test.")
    NOT_THE_LEADER = gettext_noop("Only the network leader begins a test and decides what follows from it.")
    NOT_AN_IDEA = gettext_noop("Only an idea is put to a test. What was dropped is taken up again as an idea first.")
    NO_SHEET = gettext_noop("Write the whole idea sheet first, so that everybody knows what is put to the test.")
    RUNS = gettext_noop("A test of this idea is running. Bring it to its next step first.")
    LEADS_NOBODY = gettext_noop("A test is backed by a leader in the line. The person you have named leads nobody.")
    BACKS_ONESELF = gettext_noop("The backing comes from the line: from somebody else than leader and co-driver.")
    HAS_LEFT = gettext_noop("The person is no longer employed.")
    BACKED_LATER = gettext_noop("Choose today or an earlier day: a test begins once it is backed.")
    NO_QUESTION = gettext_noop("Write at least one thing that the test is to teach you.")
    NOT_NEXT = gettext_noop("A test goes one stage at a time.")
    OVER = gettext_noop("The test has come to its next step and stays as it was. Begin a new one.")
    NOT_NOW = gettext_noop("What the test is to teach is written at the start, and what it showed from the test on.")
    NOT_ANALYSED = gettext_noop("The next step follows from the analysis. Go through the stages first.")
    NO_RESULT = gettext_noop("Write what you found out about each thing that you wanted to learn.")
    NO_OUTCOME = gettext_noop("Choose the next step.")
    NOTHING_LEARNT = gettext_noop("Write what the test showed.")
    NO_REASON = gettext_noop("Write why you stop.")
    BEGUN = gettext_noop("The test has begun. Only one that is at its start is taken away.")


@dataclass(frozen=True)
class Backing:
    """What is known of the leader in the line who backs a test."""

    leads: bool
    on_the_theme: bool
    employed: bool
    since: date


def hindrances_to_begin(
    backing: Backing, asks: Mapping[str, str], *, decides: bool, status: str, described: bool, runs: bool, today: date
) -> list[SolutionTestHindrance]:
    """What is against a test of a solution in `status`; `described` says whether its idea sheet is whole, `runs`
    whether it has a test already."""
    hurdles = {
        SolutionTestHindrance.NOT_THE_LEADER: decides,
        SolutionTestHindrance.NOT_AN_IDEA: status == "idea",
        SolutionTestHindrance.NO_SHEET: described,
        SolutionTestHindrance.RUNS: not runs,
        SolutionTestHindrance.LEADS_NOBODY: backing.leads,
        SolutionTestHindrance.BACKS_ONESELF: not backing.on_the_theme,
        SolutionTestHindrance.HAS_LEFT: backing.employed,
        SolutionTestHindrance.BACKED_LATER: backing.since <= today,
        SolutionTestHindrance.NO_QUESTION: any(words.strip() for words in asks.values()),
    }
    return uncleared(hurdles)


def hindrances_to_move(now: str, to: str, *, works: bool) -> list[SolutionTestHindrance]:
    """One stage on or one back; the last step is taken with its decision."""
    hurdles = {
        SolutionTestHindrance.NOT_ON_THE_THEME: works,
        SolutionTestHindrance.OVER: now != "next_step",
        SolutionTestHindrance.NOT_NEXT: now == "next_step" or to in (ONWARD.get(now), BACK.get(now)),
    }
    return uncleared(hurdles)


def hindrances_to_write(
    now: str, asks: Mapping[str, str], *, asks_anew: bool, finds_anew: bool, works: bool
) -> list[SolutionTestHindrance]:
    """What is against a test that would ask `asks`; the rest says what of it the writer changes."""
    in_time = (now in ASKS_IN or not asks_anew) and (now in FINDS_IN or not finds_anew)
    hurdles = {
        SolutionTestHindrance.NOT_ON_THE_THEME: works,
        SolutionTestHindrance.OVER: now != "next_step",
        SolutionTestHindrance.NOT_NOW: now == "next_step" or in_time,
        SolutionTestHindrance.NO_QUESTION: any(words.strip() for words in asks.values()),
    }
    return uncleared(hurdles)


def hindrances_to_conclude(
    now: str, found: Mapping[str, str], *, outcome: str, learnt: str, why: str, decides: bool
) -> list[SolutionTestHindrance]:
    """What is against the next step; `found` holds what was found about everything that was asked."""
    hurdles = {
        SolutionTestHindrance.NOT_THE_LEADER: decides,
        SolutionTestHindrance.OVER: now != "next_step",
        SolutionTestHindrance.NOT_ANALYSED: now in ("analysis", "next_step"),
        SolutionTestHindrance.NO_RESULT: all(words.strip() for words in found.values()),
        SolutionTestHindrance.NO_OUTCOME: outcome in ("adopt", "adjust", "stop"),
        SolutionTestHindrance.NOTHING_LEARNT: outcome == "adjust" or bool(learnt.strip()),
        SolutionTestHindrance.NO_REASON: outcome != "stop" or bool(why.strip()),
    }
    return uncleared(hurdles)
