"""What has changed between the pool a run was made of and the pool of today, both as `stored.py` writes them."""

from collections.abc import Mapping
from typing import Any

from codriver.rules.pairing.stored import lasting
from netvaerk.rules.reasons import Reason, gettext_noop


class PoolChange(Reason):
    NEW_THEME = gettext_noop("Lacks a co-driver now: %(name)s.")
    NO_LONGER_LACKS = gettext_noop("No longer lacks a co-driver: %(name)s.")
    OTHER_NEED = gettext_noop("Something else is needed: %(name)s.")
    NEW_PERSON = gettext_noop("Is ready now: %(name)s.")
    NO_LONGER_READY = gettext_noop("Is no longer free: %(name)s.")
    OTHER_OFFER = gettext_noop("Offers something else, or has other time: %(name)s.")


class WholeChange(Reason):
    WEIGHTS = gettext_noop("The weights of the parts are others.")
    UNITS = gettext_noop("The organisation is another.")
    BARS = gettext_noop("Something that keeps two people apart has come or gone.")


OF_THEMES = (PoolChange.NEW_THEME, PoolChange.NO_LONGER_LACKS, PoolChange.OTHER_NEED)
OF_PEOPLE = (PoolChange.NEW_PERSON, PoolChange.NO_LONGER_READY, PoolChange.OTHER_OFFER)
Stored = Mapping[str, Any]


def changes_of_themes(before: Stored, now: Stored) -> dict[int, PoolChange]:
    """What is new of each theme, by id."""
    return _changes(before["openings"], now["openings"], OF_THEMES)


def changes_of_people(before: Stored, now: Stored) -> dict[int, PoolChange]:
    """What is new of each candidate, by id."""
    return _changes(before["candidates"], now["candidates"], OF_PEOPLE)


def changes_of_the_whole(
    before: Stored, now: Stored, weights: Mapping[str, float], weights_now: Mapping[str, float]
) -> list[WholeChange]:
    """What is new apart from themes and people. Bars come and go with them, so they are named only if both stayed."""
    same = not changes_of_themes(before, now) and not changes_of_people(before, now)
    found = {
        WholeChange.WEIGHTS: dict(weights) != dict(weights_now),
        WholeChange.UNITS: before["parents"] != now["parents"],
        WholeChange.BARS: same and before["barred"] != now["barred"],
    }
    return [change for change, is_so in found.items() if is_so]


def _changes(
    before: list[Stored], now: list[Stored], words: tuple[PoolChange, PoolChange, PoolChange]
) -> dict[int, PoolChange]:
    came, went, other = words
    old, new = _by_key(before), _by_key(now)
    return {
        **{key: came for key in new if key not in old},
        **{key: went for key in old if key not in new},
        **{key: other for key in old if key in new and old[key] != new[key]},
    }


def _by_key(stored: list[Stored]) -> dict[int, dict[str, Any]]:
    return {one["key"]: lasting(one) for one in stored}
