"""Which competences are rare. It is told by what may be said of few, so that it says nothing more of them."""

from secretariat.rules.reports.figures import FEWEST


def is_rare(asked: int, offered: int) -> bool:
    """Asked for by a theme, and offered by fewer than five people."""
    return asked > 0 and offered < FEWEST


def rarest_first(asked: int, offered: int) -> tuple[bool, bool, int]:
    """The place in a list: what is rare, nobody's before somebody's, and what more themes ask for before the rest. Few
    stand as few, so that the order tells no more of them than the figure does."""
    return not is_rare(asked, offered), offered > 0, -asked
