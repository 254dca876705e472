"""When a leader may encourage."""

from itertools import combinations

import pytest

from roles.rules.encouragements import EncouragementHindrance, hindrances_to_encouraging

READY = {"by_leader": True, "words": "Du kan det.", "theme_runs": True}
AGAINST = {
    EncouragementHindrance.NOT_THE_LEADER: {"by_leader": False},
    EncouragementHindrance.NO_WORDS: {"words": "  "},
    EncouragementHindrance.THEME_IS_OVER: {"theme_runs": False},
}


@pytest.mark.parametrize("count", range(len(AGAINST) + 1))
def test_every_hindrance_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_encouraging(**(READY | changes)) == list(reasons)
