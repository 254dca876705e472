"""What the phases list: discoveries, tracks with what is gathered under them, ideas in order, and tests."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import ngettext

from netvaerk.models import Discovery, NetworkTheme, Solution, SolutionTest, ThemePhase, Track
from netvaerk.rules.phase_lists import PhaseStands
from roles.facts import Listed, stands

SEES, FINDS_TRACKS, FINDS_IDEAS, TESTS = "seen", "tracks", "ideas", "backing"  # products that tell which list is whose
Status, Stage = Solution.Status, SolutionTest.Stage


@dataclass(frozen=True)
class TrackRow:
    """A track, None for what has none, with its discoveries and the ideas that answer it."""

    track: Track | None
    discoveries: list[Discovery]
    ideas: list[Solution]

    @property
    def means(self) -> str:
        return "agreed" if self.track and self.track.chosen else "neutral"


@dataclass(frozen=True)
class TestedRow:
    """An idea or solution with the last test of it, if it has been put to one."""

    solution: Solution
    test: SolutionTest | None
    may_test: bool

    @property
    def means(self) -> str:
        if self.test is None:
            return "neutral"
        return "close" if self.test.is_running else "agreed"


@dataclass(frozen=True)
class PhaseLists:
    """The lists of one phase; None where another phase has the list. Tracks are open to change while `tracks_open`, and
    the ideas have an order, and take one, once `ideas_over`."""

    discoveries: list[Discovery] | None = None
    tracks: list[TrackRow] | None = None
    ideas: list[Solution] | None = None
    tests: list[TestedRow] | None = None
    tracks_open: bool = False
    ideas_over: bool = False
    may_prioritise: bool = False

    @property
    def is_any(self) -> bool:
        """Whether the phase has a list."""
        return any(one is not None for one in (self.discoveries, self.tracks, self.ideas, self.tests))

    @property
    def has_discoveries(self) -> bool:
        """Whether there is anything to gather under a track."""
        return any(row.discoveries for row in self.tracks or [])

    @property
    def ordered(self) -> list[Solution]:
        return [one for one in self.ideas or [] if one.priority]

    @property
    def unordered(self) -> list[Solution]:
        return [one for one in self.ideas or [] if not one.priority]


def lists_of_phase(theme: NetworkTheme, phase: ThemePhase, codes: Collection[str], *, decides: bool) -> PhaseLists:
    """The lists of the phase whose products have `codes`, for a reader who `decides` or not; a constant number of
    queries."""
    lists: dict[str, object] = {}
    if SEES in codes:
        lists["discoveries"] = list(theme.discoveries.select_related("found_by", "track").order_by("-seen_on", "-id"))
    if FINDS_TRACKS in codes:
        lists |= {"tracks": _tracks(theme), "tracks_open": theme.phase_id == phase.pk}
    if FINDS_IDEAS in codes:
        over = stands(theme, phase) == PhaseStands.OVER
        lists |= {"ideas": _ideas(theme, in_order=over), "ideas_over": over}
        lists["may_prioritise"] = over and decides
    if TESTS in codes:
        lists["tests"] = _tests(theme, decides=decides)
    return PhaseLists(**lists)


def _tracks(theme: NetworkTheme) -> list[TrackRow]:
    """Each track, and what has none at the end where there is any."""
    discoveries = list(theme.discoveries.select_related("found_by"))
    ideas = list(theme.solutions.exclude(status=Status.DROPPED))
    rows = [
        TrackRow(
            track,
            [one for one in discoveries if one.track_id == track.pk],
            [one for one in ideas if one.track_id == track.pk],
        )
        for track in theme.tracks.select_related("closing__by")
    ]
    loose = [one for one in discoveries if one.track_id is None]
    return [*rows, TrackRow(None, loose, [])] if loose else rows


def _ideas(theme: NetworkTheme, *, in_order: bool) -> list[Solution]:
    """In the order they were found while the phase is open; those that come first, first, once it is over."""
    ideas = list(theme.solutions.exclude(status=Status.DROPPED).select_related("track"))
    if in_order:
        ideas.sort(key=lambda one: (one.priority is None, one.priority or 0))
    else:
        for one in ideas:
            one.priority = None
    return ideas


def _tests(theme: NetworkTheme, *, decides: bool) -> list[TestedRow]:
    rows = []
    found = list(theme.solutions.prefetch_related("tests"))
    for one in sorted(found, key=lambda one: (one.status == Status.DROPPED, one.priority is None, one.priority or 0)):
        last = next(reversed(one.tests.all()), None)
        runs = last is not None and last.is_running
        rows.append(TestedRow(one, last, may_test=decides and not runs and one.status == Status.IDEA))
    return rows


def words_of(listed: Listed, codes: Collection[str]) -> str:
    """What stands in the lists of the phase whose products have `codes`, such as "3 tracks"; empty for nothing."""
    words = {
        SEES: (listed.discoveries, ngettext("%(number)d discovery", "%(number)d discoveries", listed.discoveries)),
        FINDS_TRACKS: (listed.tracks, ngettext("%(number)d track", "%(number)d tracks", listed.tracks)),
        FINDS_IDEAS: (listed.ideas, ngettext("%(number)d idea", "%(number)d ideas", listed.ideas)),
        TESTS: (listed.tests, ngettext("%(number)d test", "%(number)d tests", listed.tests)),
    }
    told = [said % {"number": number} for code, (number, said) in words.items() if code in codes and number]
    return " · ".join(told)
