"""Who writes a hand-over note, and when (S50)."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class HandoverHindrance(Reason):
    NOT_THE_CO_DRIVER = gettext_noop("Only the co-driver who leaves writes the hand-over note.")
    NOT_ENDED_EARLY = gettext_noop("A hand-over note is for a pairing that ended while the theme goes on.")
    CHANGED_MEANWHILE = gettext_noop("You have saved something else in another window. Both texts are shown below.")


def hindrances_to_hand_over(*, by_co_driver: bool, ended_early: bool) -> list[HandoverHindrance]:
    hurdles = {
        HandoverHindrance.NOT_THE_CO_DRIVER: by_co_driver,
        HandoverHindrance.NOT_ENDED_EARLY: ended_early,
    }
    return uncleared(hurdles)
