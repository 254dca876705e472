"""The lists that the phases work with: discoveries, tracks chosen of them, and the order of ideas (practice 6)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class ListHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver write about the phases.")
    NOT_THE_LEADER = gettext_noop("Only the network leader decides which ideas come first.")
    NO_WORDS = gettext_noop("Write what you saw or heard.")
    DAY_TO_COME = gettext_noop("Choose today or an earlier day.")
    NOT_IN_THE_NETWORK = gettext_noop("Choose somebody who leads, co-drives or takes part in the network.")
    NO_TITLE = gettext_noop("Give the track a short title.")
    DECIDED = gettext_noop("The track has been decided on. Go back to its phase to change it.")
    OTHER_TRACK = gettext_noop("The track is no longer there. Look at the list again.")
    NOT_MARKED = gettext_noop("Say whether the track is chosen or left.")
    NONE_CHOSEN = gettext_noop("Choose at least one track, or go back to an earlier phase.")
    PHASE_IS_OPEN = gettext_noop("Many ideas first: they are put in order when their phase is closed.")
    OTHER_IDEAS = gettext_noop("The ideas have changed meanwhile. Look at the list again.")


class PhaseStands(Enum):
    """A phase, seen from where the theme is."""

    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


def phase_stands(phase: int, *, now: int | None, was_closed: bool) -> PhaseStands:
    """`phase` and `now` are numbers in the order of the phases. Whoever goes back to a phase opens it again; one that
    was closed, or passed by, is over."""
    if now == phase:
        return PhaseStands.OPEN
    if was_closed or (now is not None and now > phase):
        return PhaseStands.OVER
    return PhaseStands.AHEAD


def hindrances_to_discover(*, text: str, seen_on: date, today: date, in_network: bool) -> list[ListHindrance]:
    """What is against writing down a discovery; `in_network` says so of who found it."""
    hurdles = {
        ListHindrance.NO_WORDS: bool(text.strip()),
        ListHindrance.DAY_TO_COME: seen_on <= today,
        ListHindrance.NOT_IN_THE_NETWORK: in_network,
    }
    return uncleared(hurdles)


def hindrances_to_write_track(*, title: str, is_decided: bool, stands: PhaseStands) -> list[ListHindrance]:
    """A track that was chosen or left stays as it was read, until the theme goes back to its phase."""
    hurdles = {
        ListHindrance.NO_TITLE: bool(title.strip()),
        ListHindrance.DECIDED: not is_decided or stands == PhaseStands.OPEN,
    }
    return uncleared(hurdles)


def unmarked(tracks: Iterable[int], marks: Mapping[int, bool], *, goes_on: bool) -> list[int]:
    """The tracks of which a theme that goes on from their phase has yet to say whether they are chosen or left."""
    return [one for one in tracks if goes_on and one not in marks]


def hindrances_to_choose(tracks: Collection[int], marks: Mapping[int, bool], *, goes_on: bool) -> list[ListHindrance]:
    """What is against closing the phase of the tracks with `marks`: True for chosen, False for left. Who goes back
    need not choose yet."""
    chooses = goes_on and bool(tracks)
    hurdles = {
        ListHindrance.OTHER_TRACK: set(marks) <= set(tracks),
        ListHindrance.NOT_MARKED: not unmarked(tracks, marks, goes_on=goes_on),
        ListHindrance.NONE_CHOSEN: not chooses or any(marks.values()) or bool(set(tracks) - set(marks)),
    }
    return uncleared(hurdles)


def hindrances_to_prioritise(
    ideas: Collection[int], order: Sequence[int], *, decides: bool, stands: PhaseStands
) -> list[ListHindrance]:
    """What is against putting those in `order` first. Quantity comes before quality, so the phase is over by then."""
    hurdles = {
        ListHindrance.NOT_THE_LEADER: decides,
        ListHindrance.PHASE_IS_OPEN: stands == PhaseStands.OVER,
        ListHindrance.OTHER_IDEAS: set(order) <= set(ideas) and len(set(order)) == len(order),
    }
    return uncleared(hurdles)
