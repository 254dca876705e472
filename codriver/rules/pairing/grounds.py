"""What speaks for and against a pair in words (S73-S83). No person is ever scored."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from codriver.rules.pairing.pool import Candidate, Opening
from netvaerk.rules.organisation import meeting_point
from netvaerk.rules.reasons import Reason, gettext_noop

LONG_WAIT = 180
"""Days after which it speaks for somebody that they have been ready so long."""


class Weight(str, Enum):
    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "unknown"


class Ground(Reason):
    """What can be said of a pair, for or against. `%(names)s` is filled with names in the reader's language."""

    OTHER_DIRECTORATE = gettext_noop("Comes from another directorate than the network leader: new eyes from the start.")
    OTHER_UNIT = gettext_noop("Comes from another unit than the network leader.")
    SAME_UNIT = gettext_noop("Comes from the same unit as the network leader: fewer new perspectives.")
    UNIT_UNKNOWN = gettext_noop("It is not known which unit one of them belongs to.")
    OTHER_DISCIPLINE = gettext_noop("Has another discipline than the network leader, and so sees other things.")
    SAME_DISCIPLINE = gettext_noop("Has the same discipline as the network leader.")
    KNOWS_A_UNIT_OF_THE_THEME = gettext_noop("Works in a unit that the theme touches: %(names)s.")
    OUTSIDE_THE_THEME = gettext_noop("Works in none of the units that the theme touches.")
    WISHES_THE_THEME = gettext_noop("Has said that this theme is of interest.")
    KNOWS_WHAT_THE_LEADER_DOES_NOT = gettext_noop("Knows units well that the leader knows little: %(names)s.")
    OFFERS_WHAT_IS_ASKED = gettext_noop("Would like to bring what the leader asks for: %(names)s.")
    LEARNS_WHAT_IS_ASKED = gettext_noop("Would like to learn what the leader asks for: %(names)s.")
    CAN_WHAT_IS_ASKED = gettext_noop("Can do, without having wished for it: %(names)s.")
    LACKS_WHAT_IS_ASKED = gettext_noop("Does not offer what the leader asks for: %(names)s.")
    NEEDS_UNKNOWN = gettext_noop("The leader has not yet said which competences are needed.")
    OFFERS_UNKNOWN = gettext_noop("The person has not yet said which competences they would like to bring.")
    TAKES_THE_TASKS = gettext_noop("Gladly takes tasks that the leader looks for: %(names)s.")
    LEAVES_TASKS = gettext_noop("Has not named tasks that the leader looks for much: %(names)s.")
    LEADS_AS_WISHED = gettext_noop("Leads in the way the leader looks for.")
    LEADS_OTHERWISE = gettext_noop("Leads in another way than the leader looks for.")
    ENOUGH_HOURS = gettext_noop("Has the hours that the role takes.")
    FEWER_HOURS = gettext_noop("Has fewer hours than the leader thinks the role takes.")
    IN_THE_LINE = gettext_noop("One is the other's personnel leader.")
    TIME_RELEASED = gettext_noop("Time is released for the theme.")
    TIME_GIVEN = gettext_noop("The personnel leader has given time for co-driving.")
    NO_TIME_YET = gettext_noop("No time is released yet. The personnel leader must be asked.")
    TIME_ASKED_FOR = gettext_noop("Time is asked for, and the personnel leader has not answered yet.")
    HAS_WAITED = gettext_noop("Has been ready for more than half a year.")


NAMES_UNITS = {Ground.KNOWS_A_UNIT_OF_THE_THEME, Ground.KNOWS_WHAT_THE_LEADER_DOES_NOT}
NAMES_TASKS = {Ground.TAKES_THE_TASKS, Ground.LEAVES_TASKS}
MUCH = 3
IN_ORDER = tuple(Weight)
BY_WISH = (
    ("want", Ground.OFFERS_WHAT_IS_ASKED, Weight.FOR),
    ("learn", Ground.LEARNS_WHAT_IS_ASKED, Weight.FOR),
    ("can", Ground.CAN_WHAT_IS_ASKED, Weight.FOR),
    ("", Ground.LACKS_WHAT_IS_ASKED, Weight.AGAINST),
)
"""What is said of competences asked for, by what the candidate wishes; the last of those not offered at all."""


class Saying(NamedTuple):
    """A ground with its weight and the ids of what it names: units, tasks, else competences."""

    ground: Ground
    weight: Weight
    names: tuple[int, ...] = ()


def grounds(opening: Opening, candidate: Candidate, parents: Mapping[int, int | None]) -> list[Saying]:
    """What speaks for the pair, then against, then what is not known, each in the order in which one would say it."""
    found = [
        *_competences(opening, candidate),
        *_distance(opening, candidate, parents),
        *_discipline(opening, candidate),
        *_theme(opening, candidate),
        *_tasks(opening, candidate),
        *_style(opening, candidate),
        *_time(opening, candidate),
    ]
    return [saying for weight in IN_ORDER for saying in found if saying.weight is weight]


def said_for(ground: Ground, *names: int) -> Saying:
    return Saying(ground, Weight.FOR, names)


def _competences(opening: Opening, candidate: Candidate) -> list[Saying]:
    """The wish counts before the ability (S76); what matters most to the leader stands first."""
    if not opening.asked:
        return [Saying(Ground.NEEDS_UNKNOWN, Weight.UNKNOWN)]
    if not candidate.wishes:
        return [Saying(Ground.OFFERS_UNKNOWN, Weight.UNKNOWN)]
    by_wish: dict[str, list[int]] = {}
    for key in sorted(opening.asked, key=opening.asked.__getitem__, reverse=True):
        by_wish.setdefault(candidate.wishes.get(key, ""), []).append(key)
    return [Saying(ground, weight, tuple(by_wish[wish])) for wish, ground, weight in BY_WISH if wish in by_wish]


def _distance(opening: Opening, candidate: Candidate, parents: Mapping[int, int | None]) -> Iterator[Saying]:
    if candidate.key == opening.leader_personnel or candidate.personnel_leader == opening.leader:
        yield Saying(Ground.IN_THE_LINE, Weight.AGAINST)
    met = meeting_point(opening.leader_unit, candidate.unit, parents)
    if met is None:
        yield Saying(Ground.UNIT_UNKNOWN, Weight.UNKNOWN)
    elif met[1] == 0:
        yield Saying(Ground.SAME_UNIT, Weight.AGAINST)
    elif parents.get(met[0]) is None:
        yield said_for(Ground.OTHER_DIRECTORATE)
    else:
        yield said_for(Ground.OTHER_UNIT)


def _discipline(opening: Opening, candidate: Candidate) -> Iterator[Saying]:
    if opening.leader_discipline and candidate.discipline:
        if opening.leader_discipline == candidate.discipline:
            yield Saying(Ground.SAME_DISCIPLINE, Weight.AGAINST)
        else:
            yield said_for(Ground.OTHER_DISCIPLINE)


def _theme(opening: Opening, candidate: Candidate) -> Iterator[Saying]:
    """Soft grounds: a co-driver is often a specialist in the theme's field, but need not be (S58, S78)."""
    if opening.key in candidate.themes:
        yield said_for(Ground.WISHES_THE_THEME)
    if candidate.unit in opening.units and candidate.unit is not None:
        yield said_for(Ground.KNOWS_A_UNIT_OF_THE_THEME, candidate.unit)
    else:
        yield Saying(Ground.OUTSIDE_THE_THEME, Weight.UNKNOWN)
    known = tuple(sorted(opening.little_known_units & candidate.known_units))
    if known:
        yield said_for(Ground.KNOWS_WHAT_THE_LEADER_DOES_NOT, *known)


def _tasks(opening: Opening, candidate: Candidate) -> Iterator[Saying]:
    taken = tuple(key for key in sorted(opening.tasks) if key in candidate.tasks)
    left = tuple(key for key in sorted(opening.tasks) if opening.tasks[key] == MUCH and key not in candidate.tasks)
    if taken:
        yield said_for(Ground.TAKES_THE_TASKS, *taken)
    if left and candidate.tasks:
        yield Saying(Ground.LEAVES_TASKS, Weight.AGAINST, left)


def _style(opening: Opening, candidate: Candidate) -> Iterator[Saying]:
    if opening.style and candidate.style:
        if opening.style == candidate.style:
            yield said_for(Ground.LEADS_AS_WISHED)
        else:
            yield Saying(Ground.LEADS_OTHERWISE, Weight.AGAINST)


def _time(opening: Opening, candidate: Candidate) -> Iterator[Saying]:
    if opening.key in candidate.released:
        yield said_for(Ground.TIME_RELEASED)
    elif candidate.hours_per_week is None and opening.key in candidate.asked_for:
        yield Saying(Ground.TIME_ASKED_FOR, Weight.UNKNOWN)
    elif candidate.hours_per_week is None:
        yield Saying(Ground.NO_TIME_YET, Weight.AGAINST)
    elif opening.hours_per_week is None:
        yield said_for(Ground.TIME_GIVEN)
    elif candidate.hours_per_week >= opening.hours_per_week:
        yield said_for(Ground.ENOUGH_HOURS)
    else:
        yield Saying(Ground.FEWER_HOURS, Weight.AGAINST)
    if candidate.waited > LONG_WAIT:
        yield said_for(Ground.HAS_WAITED)
