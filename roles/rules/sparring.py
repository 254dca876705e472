"""How two people agree on sparring and keep it going (S34; states of the sparring relation)."""

from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_WEEKS = 26


class SparringHindrance(Reason):
    NOT_OF_THE_TWO = gettext_noop("Only the network leader and the reference leader themselves can do this.")
    LACKS_ONE = gettext_noop("The theme needs both a network leader and a reference leader first.")
    THEME_IS_OVER = gettext_noop("The theme is not running.")
    AGREED_ALREADY = gettext_noop("You have agreed on sparring already. Change the rhythm or the date instead.")
    RHYTHM = gettext_noop("Write how many weeks there are between your talks, from 1 to 26.")
    FIRST_TALK_IS_PAST = gettext_noop("Choose today or a later day.")
    OTHER_PROPOSAL = gettext_noop("The proposal has been changed meanwhile. Read it as it is now, and answer again.")
    OWN_PROPOSAL = gettext_noop("The other one answers your proposal.")
    NO_PROPOSAL = gettext_noop("There is no proposal to answer.")
    NOT_RUNNING = gettext_noop("You have not agreed on sparring yet.")
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the reference leader note their talks.")
    TALK_TO_COME = gettext_noop("A talk is noted when it is held. Choose today or an earlier day.")
    TALK_BEFORE_THE_YES = gettext_noop("A talk is noted from the day on which you agreed on sparring.")
    NEXT_IS_NOT_LATER = gettext_noop("The next talk comes after this one. Choose a later day, or leave it empty.")


class TopicHindrance(Reason):
    NOT_OF_THE_TWO = gettext_noop("Only the two who have sparring write on their list.")
    NOT_RUNNING = gettext_noop("The sparring is over, or not agreed yet, so the list is closed.")
    NO_WORDS = gettext_noop("Write what you want to talk about.")
    NOT_YOURS = gettext_noop("Only the one who wrote a topic removes it.")
    NOT_YOURS_TO_SHARE = gettext_noop("Only the network leader shares a topic with the co-driver.")
    NO_CO_DRIVER = gettext_noop("The theme has no co-driver to share the topic with.")


class Silence(Enum):
    """How long two people have not talked: not long, so long that they are told, or the secretariat too."""

    SHORT = 0
    LONG = 1
    VERY_LONG = 2


def silence(weeks: int, since: date, today: date) -> Silence:
    """Two rhythms without a talk are long, three are very long. `since` is the latest talk, or the first one agreed."""
    rhythms = (today - since) // timedelta(weeks=weeks)
    return Silence(min(max(rhythms - 1, 0), 2))


def following(held_on: date, weeks: int) -> date:
    """When the rhythm says that the next talk is."""
    return held_on + timedelta(weeks=weeks)


def hindrances_to_proposing(
    *, of_the_two: bool, both_there: bool, runs: bool, agreed: bool, weeks: int, first_on: date, today: date
) -> list[SparringHindrance]:
    hurdles = {
        SparringHindrance.NOT_OF_THE_TWO: of_the_two,
        SparringHindrance.LACKS_ONE: both_there,
        SparringHindrance.THEME_IS_OVER: runs,
        SparringHindrance.AGREED_ALREADY: not agreed,
        SparringHindrance.RHYTHM: 1 <= weeks <= MOST_WEEKS,
        SparringHindrance.FIRST_TALK_IS_PAST: first_on >= today,
    }
    return uncleared(hurdles)


def hindrances_to_answering(*, of_the_two: bool, asked: bool, own: bool, as_shown: bool) -> list[SparringHindrance]:
    """The first thing against answering a proposal; where there is none, nothing else matters."""
    hurdles = {
        SparringHindrance.NOT_OF_THE_TWO: of_the_two,
        SparringHindrance.NO_PROPOSAL: asked,
        SparringHindrance.OWN_PROPOSAL: not own,
        SparringHindrance.OTHER_PROPOSAL: as_shown,
    }
    return uncleared(hurdles)[:1]


def hindrances_to_changing(
    *, of_the_two: bool, running: bool, weeks: int, next_on: date | None, today: date
) -> list[SparringHindrance]:
    hurdles = {
        SparringHindrance.NOT_OF_THE_TWO: of_the_two,
        SparringHindrance.NOT_RUNNING: running,
        SparringHindrance.RHYTHM: 1 <= weeks <= MOST_WEEKS,
        SparringHindrance.FIRST_TALK_IS_PAST: next_on is None or next_on >= today,
    }
    return uncleared(hurdles)


def hindrances_to_talk(held_on: date, next_on: date | None, *, agreed_on: date, today: date) -> list[SparringHindrance]:
    """What is wrong with the day of a talk that is to be noted, and with the day of the next."""
    hurdles = {
        SparringHindrance.TALK_TO_COME: held_on <= today,
        SparringHindrance.TALK_BEFORE_THE_YES: held_on >= agreed_on,
        SparringHindrance.NEXT_IS_NOT_LATER: next_on is None or next_on > held_on,
    }
    return uncleared(hurdles)
