"""Encouraging one of one's own staff (S25)."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class EncouragementHindrance(Reason):
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader encourages them.")
    NO_WORDS = gettext_noop("Write a few words.")
    THEME_IS_OVER = gettext_noop("Choose a theme that is chosen and not over.")
    NOT_YOURS = gettext_noop("This was written to somebody else.")


def hindrances_to_encouraging(*, by_leader: bool, words: str, theme_runs: bool) -> list[EncouragementHindrance]:
    hurdles = {
        EncouragementHindrance.NOT_THE_LEADER: by_leader,
        EncouragementHindrance.NO_WORDS: bool(words.strip()),
        EncouragementHindrance.THEME_IS_OVER: theme_runs,
    }
    return uncleared(hurdles)
