"""A pool of any size that looks like a municipality's, the same for the same size."""

from random import Random

from codriver.rules.pairing.pool import Candidate, Opening, Pool

COMPETENCES, TASKS, DISCIPLINES = range(1, 41), range(1, 6), range(1, 13)
STYLES = ("curious", "structured", "process", "effect")
PROFILES = ("subject_expert", "complements", "leads_in_style", "carries_into_line")
WISHES = ("want", "want", "can", "learn")
DIRECTORATES, DEPARTMENTS, TEAMS = 6, 6, 4
YEARS = 1060
"""Days over which themes and given time are spread, so that about three pairs of ten never have a day in common."""


def town(size: int) -> Pool:
    """`size` themes and as many candidates; about 30 % of the pairs are barred, most of them by their period."""
    chance = Random(size)  # noqa: S311 - a repeatable town, no secret
    parents = tree()
    units = [unit for unit in parents if unit > DIRECTORATES + 1]
    leaders = range(1_000_000, 1_000_000 + size)
    return Pool(
        openings=[_opening(chance, key, leader, units) for key, leader in enumerate(leaders, start=1)],
        candidates=[_candidate(chance, 2_000_000 + key, size, units) for key in range(size)],
        parents=parents,
    )


def tree() -> dict[int, int | None]:
    """Units by the one above: the town, its directorates, their departments, and teams."""
    parents: dict[int, int | None] = {1: None}
    level = [1]
    for below in (DIRECTORATES, DEPARTMENTS, TEAMS):
        made = []
        for above in level:
            for _ in range(below):
                made.append(len(parents) + 1)
                parents[made[-1]] = above
        level = made
    return parents


def _opening(chance: Random, key: int, leader: int, units: list[int]) -> Opening:
    profiles = frozenset(chance.sample(PROFILES, chance.randint(0, 2)))
    begins = chance.randrange(YEARS)
    return Opening(
        key=key,
        leader=leader,
        leader_unit=chance.choice(units),
        leader_discipline=chance.choice(DISCIPLINES),
        leader_personnel=chance.randrange(3_000_000, 3_000_100),
        units=frozenset(chance.sample(units, chance.randint(1, 4))),
        asked={one: chance.randint(1, 3) for one in chance.sample(COMPETENCES, chance.randint(0, 5))},
        tasks={one: chance.randint(1, 3) for one in chance.sample(TASKS, chance.randint(0, 5))},
        profiles=profiles,
        style=chance.choice(STYLES) if "leads_in_style" in profiles else "",
        little_known_units=frozenset(chance.sample(units, chance.randint(0, 4))),
        hours_per_week=chance.choice([None, 2.0, 3.0, 4.0]),
        begins=begins,
        ends=begins + chance.randint(180, 540),
    )


def _candidate(chance: Random, key: int, size: int, units: list[int]) -> Candidate:
    offered = chance.sample(COMPETENCES, chance.randint(0, 8))
    free_from = chance.randrange(YEARS)
    return Candidate(
        key=key,
        unit=chance.choice(units),
        discipline=chance.choice([None, *DISCIPLINES]),
        personnel_leader=chance.randrange(1_000_000, 1_000_000 + size),
        levels={one: chance.randint(1, 4) for one in offered},
        wishes={one: chance.choice(WISHES) for one in offered},
        style=chance.choice(["", *STYLES]),
        tasks=frozenset(chance.sample(TASKS, chance.randint(0, 5))),
        known_units=frozenset(chance.sample(units, chance.randint(0, 6))),
        themes=frozenset(chance.sample(range(1, size + 1), chance.randint(0, min(3, size)))),
        hours_per_week=chance.choice([2.0, 2.5, 3.0, 4.0, 5.0]),
        free_from=free_from,
        free_until=free_from + chance.randint(365, 1095),
        waited=chance.randrange(500),
    )
