"""Steps through the tree of units, for many units at once."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from netvaerk.rules.organisation import line_above


def steps_between(ends: Sequence[int], others: Sequence[int], parents: Mapping[int, int | None]) -> Any:
    """Steps from each of `ends` to each of `others`, as `netvaerk.rules.organisation.distance` counts them; -1 for two
    in trees apart. Two units share as many units above them as their nearest common one has, itself among them."""
    above = {unit: [unit, *line_above(unit, parents)] for unit in {*ends, *others}}
    place = {unit: index for index, unit in enumerate(sorted({key for line in above.values() for key in line}))}

    def lines(units: Sequence[int]) -> Any:
        table = np.zeros((len(units), len(place)), np.float32)
        for row, unit in enumerate(units):
            table[row, [place[key] for key in above[unit]]] = 1.0
        return table

    one, other = lines(ends), lines(others)
    shared = one @ other.T
    steps = one.sum(axis=1)[:, None] + other.sum(axis=1)[None, :] - 2 * shared
    return np.where(shared > 0, steps, -1)
