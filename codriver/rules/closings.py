"""When a pair looks back, for how long each part is open, and what is kept (spec: states of a pairing, "ended")."""

from collections.abc import Mapping
from datetime import date, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

ANSWER_WITHIN = timedelta(days=21)
"""From the end of the pair. Who is alone in having sent by then, or by the day of the talk, keeps it to themself."""
EVALUATED_WITHIN = timedelta(days=60)
TALK_WITHIN = timedelta(days=180)
EFFECT_AFTER = timedelta(days=91)
"""Three months: long enough for something to have come of it."""
EFFECT_OPEN_FOR = timedelta(days=60)
TOGETHER_FOR = timedelta(days=28)
"""Who was a pair for less is not asked what has come of it."""
FEWEST = 5
"""No figure is shown of fewer."""


class ClosingHindrance(Reason):
    NOT_OF_THE_TWO = gettext_noop("Only the two of the pair look back here.")
    OVER = gettext_noop("The time for looking back is over. What you have written stays with you alone.")
    SENT_ALREADY = gettext_noop("You have sent your answers. Take them back first if you want to change them.")
    NOTHING_WRITTEN = gettext_noop("Answer at least one of the questions before you send.")
    CHANGED_MEANWHILE = gettext_noop("You have saved something else in another window. Both texts are shown below.")
    NOT_SENT = gettext_noop("You have not sent anything yet.")
    READ_BY_BOTH = gettext_noop("Both have sent, and the other one can read it. It can no longer be taken back.")
    TALK_IN_THE_PAST = gettext_noop("Choose a day that is not over.")
    TALK_TOO_LATE = gettext_noop("Choose a day within half a year.")


class EvaluationHindrance(Reason):
    NOT_ASKED = gettext_noop("Only the two of a pair that has ended are asked.")
    OVER = gettext_noop("The evaluation is no longer open. Write to the secretariat if you want to tell something.")
    INCOMPLETE = gettext_noop("Choose an answer to each of the questions.")
    WORDS_FOR_NOBODY = gettext_noop("Tick that the secretariat may read it, or leave the words out.")
    ANSWERED_ALREADY = gettext_noop("You have answered the evaluation already.")


class EffectHindrance(Reason):
    NOT_YOURS = gettext_noop("The question is to somebody else.")
    OVER = gettext_noop("The question is no longer open. Write to the secretariat if you want to tell something.")
    NOTHING_WRITTEN = gettext_noop("Write a few words in at least one of the three.")
    CHANGED_MEANWHILE = gettext_noop("You have saved something else in another window. Both texts are shown below.")


def last_day(*, ended_on: date | None, talk_on: date | None) -> date | None:
    """The last day on which answers can be sent; None while the pair still runs."""
    if ended_on is None:
        return None
    return max(ended_on + ANSWER_WITHIN, talk_on or ended_on)


def is_open(*, ended_on: date | None, talk_on: date | None, today: date) -> bool:
    last = last_day(ended_on=ended_on, talk_on=talk_on)
    return last is None or today <= last


def hindrances_to_write(*, of_the_two: bool, open_today: bool, sent: bool) -> list[ClosingHindrance]:
    """Against saving one's own answers; an empty list means that they may be saved."""
    hurdles = {
        ClosingHindrance.NOT_OF_THE_TWO: of_the_two,
        ClosingHindrance.OVER: open_today,
        ClosingHindrance.SENT_ALREADY: not sent,
    }
    return uncleared(hurdles)[:1]


def hindrances_to_take_back(*, of_the_two: bool, sent: bool, other_sent: bool) -> list[ClosingHindrance]:
    hurdles = {
        ClosingHindrance.NOT_OF_THE_TWO: of_the_two,
        ClosingHindrance.NOT_SENT: sent,
        ClosingHindrance.READ_BY_BOTH: not other_sent,
    }
    return uncleared(hurdles)[:1]


def hindrances_to_talk(*, of_the_two: bool, open_or_read: bool, on: date, today: date) -> list[ClosingHindrance]:
    """Against a date for the talk: it is set while there is something to wait for, or when both have sent."""
    hurdles = {
        ClosingHindrance.NOT_OF_THE_TWO: of_the_two,
        ClosingHindrance.OVER: open_or_read,
        ClosingHindrance.TALK_IN_THE_PAST: on >= today,
        ClosingHindrance.TALK_TOO_LATE: on <= today + TALK_WITHIN,
    }
    return uncleared(hurdles)[:1]


def evaluation_is_open(ended_on: date | None, today: date) -> bool:
    until = evaluated_until(ended_on)
    return until is not None and today <= until


def evaluated_until(ended_on: date | None) -> date | None:
    """The last day on which the evaluation is open; None while the pair still runs."""
    return ended_on + EVALUATED_WITHIN if ended_on else None


def hindrances_to_evaluate(
    *, asked: bool, open_today: bool, complete: bool, words: str, readable: bool
) -> list[EvaluationHindrance]:
    """`complete` says whether each question has one of the marks."""
    hurdles = {
        EvaluationHindrance.NOT_ASKED: asked,
        EvaluationHindrance.OVER: open_today,
        EvaluationHindrance.INCOMPLETE: complete,
        EvaluationHindrance.WORDS_FOR_NOBODY: readable or not words.strip(),
    }
    return uncleared(hurdles)


def counted(answered: int) -> int:
    """How many of so many evaluations that nobody reads, the oldest first, go into the figures: whole fives, so that
    none is shown of fewer, and nobody sees what a single new one changes."""
    return answered - answered % FEWEST


def effect_is_due(*, began_on: date, ended_on: date, noted_on: date, today: date) -> bool:
    """Whether to ask what has come of it: three months after the end was noted, of who was a pair for four weeks; and
    not so late that the question would be closed."""
    asked_from = noted_on + EFFECT_AFTER
    together = ended_on - began_on >= TOGETHER_FOR
    return together and asked_from <= today < asked_from + EFFECT_OPEN_FOR


def effect_is_open(asked_on: date, today: date) -> bool:
    return today <= asked_on + EFFECT_OPEN_FOR


def hindrances_to_effect(*, is_own: bool, open_today: bool, words: Mapping[str, str]) -> list[EffectHindrance]:
    """`words` are what has come of it for citizens, staff and the municipality."""
    hurdles = {
        EffectHindrance.NOT_YOURS: is_own,
        EffectHindrance.OVER: open_today,
        EffectHindrance.NOTHING_WRITTEN: any(one.strip() for one in words.values()),
    }
    return uncleared(hurdles)[:1]
