"""The named parts that a pair's fit is the sum of. Kept apart from the weighing itself, which reads numpy in."""

from collections.abc import Mapping

Weights = Mapping[str, float]

GRID = 1_000_000
"""Steps from no fit to the best conceivable one: fits are whole steps, so that sums are exact and a tie is a tie."""

PARTS: dict[str, float] = {
    "need": 4.0,
    "learning": 1.0,
    "tasks": 2.0,
    "profile": 1.0,
    "other_unit": 2.0,
    "discipline": 2.0,
    "theme_known": 2.0,
    "unknown_units": 1.0,
    "hours": 1.0,
    "waiting": 1.0,
}
"""The parts with the weight each has until the secretariat gives it another one."""
