"""Rules about the tree of units and the line of leaders. Keys are ids; `None` ends the line (S78, S8)."""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def line_above(key: Key, parents: Mapping[Key, Key | None]) -> Iterator[Key]:
    """What stands above `key`, nearest first. A circle in the data is walked once, never for ever."""
    seen = {key}
    above = parents.get(key)
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = parents.get(above)


def would_circle(key: Key, new_parent: Key | None, parents: Mapping[Key, Key | None]) -> bool:
    """Whether putting `key` under `new_parent` makes a circle."""
    return new_parent is not None and (new_parent == key or key in line_above(new_parent, parents))


def in_circles(parents: Mapping[Key, Key | None]) -> set[Key]:
    """The keys that stand in a circle: going up from them leads back to them. One walk over all."""
    state: dict[Key, Key] = {}
    found: set[Key] = set()
    for start in parents:
        path: list[Key] = []
        key: Key | None = start
        while key is not None and key not in state:
            state[key] = start
            path.append(key)
            key = parents.get(key)
        if key is not None and state[key] == start and key in path:
            found.update(path[path.index(key) :])
    return found


def distance(one: Key | None, other: Key | None, parents: Mapping[Key, Key | None]) -> int | None:
    """Steps through the tree from one unit to another: 0 for the same; None if unknown or in trees apart."""
    met = meeting_point(one, other, parents)
    return met[1] if met else None


def meeting_point(one: Key | None, other: Key | None, parents: Mapping[Key, Key | None]) -> tuple[Key, int] | None:
    """The lowest unit that both belong to, with the steps from one to the other by way of it; None if there is none."""
    if one is None or other is None:
        return None
    steps = {key: step for step, key in enumerate([one, *line_above(one, parents)])}
    for step, key in enumerate([other, *line_above(other, parents)]):
        if key in steps:
            return key, step + steps[key]
    return None


def directorate(key: Key, parents: Mapping[Key, Key | None], top: Key | None) -> Key:
    """The unit just under `top` that `key` belongs to; of a tree apart, its own top."""
    chain = [key, *line_above(key, parents)]
    return next((unit for unit in chain if parents.get(unit) == top), chain[-1])
