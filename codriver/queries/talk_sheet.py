"""The talk sheet, alike on screen and paper: blocks with minutes, what is furthest apart first."""

from dataclasses import dataclass
from datetime import date

from codriver.queries.compared import Answered, Compared
from codriver.queries.comparing import ComparingPage
from codriver.rules.differences import Verdict
from codriver.wording import Line

MINUTES = {Verdict.TALK.value: (20, 25), Verdict.CLOSE.value: (5, 10), Verdict.SIDE_BY_SIDE.value: (10, 15)}
"""Fewest and most minutes of each block; with the writing they make the 45 to 60 of the talk."""
WRITING = "10"
LONGEST = 160


@dataclass(frozen=True)
class Point:
    """A question with both answers as short as a sheet has room for."""

    text: str
    first: list[Line]
    second: list[Line]


@dataclass(frozen=True)
class Block:
    """What to talk about under one verdict, and in how many minutes, as "20–25"; what is agreed takes none."""

    verdict: str
    points: list[Point]
    minutes: str = ""

    @property
    def is_agreed(self) -> bool:
        return self.verdict == Verdict.AGREED.value


@dataclass(frozen=True)
class TalkSheet:
    day: date
    blocks: list[Block]
    headings: tuple[str, str]
    together: list[str]
    writing: str


def talk_sheet(page: ComparingPage, day: date) -> TalkSheet:
    """The minutes of a block that is empty go to the first one."""
    groups = [group for group in page.groups if group.verdict in MINUTES]
    spare = [MINUTES[one] for one in MINUTES if one not in {group.verdict for group in groups}]
    blocks = []
    for group in page.groups:
        fewest, most = MINUTES.get(group.verdict, (0, 0))
        if groups and group is groups[0]:
            fewest, most = fewest + sum(one[0] for one in spare), most + sum(one[1] for one in spare)
        minutes = f"{fewest}–{most}" if most else ""
        blocks.append(Block(group.verdict, [_point(one) for one in group.compared], minutes))
    names = [one.person.first_name for one in page.alignment.sides().values()]
    return TalkSheet(
        day=day,
        blocks=blocks,
        headings=(names[0], names[1]),
        together=[one.wording.heading for one in page.joint],
        writing=WRITING,
    )


def _point(one: Compared) -> Point:
    return Point(one.text, _short(one.first, one.second), _short(one.second, one.first))


def _short(answered: Answered, other: Answered) -> list[Line]:
    """The lines of an answer, cut where they are long; of a list with labels, those that differ."""
    lines = [line for line in answered.lines if not line.label or line not in other.lines]
    return [
        line if len(line.text) <= LONGEST else Line(f"{line.text[: LONGEST - 1].rstrip()}…", line.label, line.level)
        for line in lines
    ]
