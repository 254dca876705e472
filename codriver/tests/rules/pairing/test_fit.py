"""The parts of a fit, each from nothing to all; and more never counts for less."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codriver.rules.pairing.fit import UNKNOWN, parts_of, scores
from codriver.rules.pairing.parts import PARTS
from codriver.rules.pairing.pool import Candidate, Opening, Pool
from codriver.tests.rules.pairing.pools import UNITS, candidates, openings, pools

OPENING, CANDIDATE = Opening(1, leader=9), Candidate(7)
TABLE = [
    ("need", {}, {}, UNKNOWN),
    ("need", {"asked": {1: 3}}, {}, 0),
    ("need", {"asked": {1: 3}}, {"wishes": {1: "want"}, "levels": {1: 4}}, 1),
    ("need", {"asked": {1: 3, 2: 1}}, {"wishes": {1: "want"}, "levels": {1: 4}}, 0.75),
    ("need", {"asked": {1: 3}}, {"wishes": {1: "can"}, "levels": {1: 4}}, 0.6),
    ("need", {"asked": {1: 3}}, {"wishes": {1: "want"}, "levels": {1: 2}}, 0.75),
    ("learning", {}, {}, UNKNOWN),
    ("learning", {"asked": {1: 3}}, {"wishes": {1: "want"}}, 0),
    ("learning", {"asked": {1: 3}}, {"wishes": {1: "learn"}}, 1),
    ("tasks", {}, {}, UNKNOWN),
    ("tasks", {"tasks": {1: 3, 2: 1}}, {"tasks": {2}}, 0.25),
    ("tasks", {"tasks": {1: 3, 2: 1}}, {"tasks": {1, 2}}, 1),
    ("profile", {}, {}, UNKNOWN),
    ("profile", {"profiles": {"subject_expert"}, "units": {6}}, {"unit": 6}, 1),
    ("profile", {"profiles": {"subject_expert"}, "units": {6}}, {"unit": 5}, 0),
    (
        "profile",
        {"profiles": {"carries_into_line", "leads_in_style"}, "units": {6}, "style": "effect"},
        {"unit": 6},
        0.5,
    ),
    ("profile", {"profiles": {"leads_in_style"}, "style": "effect"}, {"style": "effect"}, 1),
    ("profile", {"profiles": {"leads_in_style"}, "style": "effect"}, {"style": "curious"}, 0),
    ("profile", {"profiles": {"complements"}, "asked": {1: 1}}, {"wishes": {1: "want"}, "levels": {1: 4}}, 1),
    ("other_unit", {}, {"unit": 6}, UNKNOWN),
    ("other_unit", {"leader_unit": 6}, {}, UNKNOWN),
    ("other_unit", {"leader_unit": 6}, {"unit": 6}, 0),
    ("other_unit", {"leader_unit": 4}, {"unit": 5}, 0.5),
    ("other_unit", {"leader_unit": 4}, {"unit": 6}, 1),
    ("discipline", {}, {"discipline": 1}, UNKNOWN),
    ("discipline", {"leader_discipline": 1}, {}, UNKNOWN),
    ("discipline", {"leader_discipline": 1}, {"discipline": 1}, 0),
    ("discipline", {"leader_discipline": 1}, {"discipline": 2}, 1),
    ("theme_known", {}, {}, 0),
    ("theme_known", {"units": {6}}, {"unit": 6}, 0.5),
    ("theme_known", {}, {"themes": {1}}, 0.5),
    ("theme_known", {"units": {6}}, {"unit": 6, "themes": {1}}, 1),
    ("unknown_units", {}, {"known_units": {5}}, UNKNOWN),
    ("unknown_units", {"little_known_units": {5, 6}}, {"known_units": {5}}, 0.5),
    ("hours", {}, {"hours_per_week": 3}, UNKNOWN),
    ("hours", {"hours_per_week": 4}, {}, UNKNOWN),
    ("hours", {"hours_per_week": 4}, {"hours_per_week": 3}, 0.75),
    ("hours", {"hours_per_week": 4}, {"hours_per_week": 9}, 1),
    ("waiting", {}, {"waited": 73}, 0.2),
    ("waiting", {}, {"waited": 999}, 1),
]


@pytest.mark.parametrize(("part", "looks_for", "brings", "value"), TABLE, ids=str)
def test_each_part(part, looks_for, brings, value):
    pool = Pool([replace(OPENING, **looks_for)], [replace(CANDIDATE, **brings)], UNITS)

    assert parts_of(pool)[part].item() == pytest.approx(value)


@settings(max_examples=50, deadline=None)
@given(pools())
def test_a_fit_is_the_sum_of_its_parts(pool):
    parts = parts_of(pool)

    assert scores(pool) == pytest.approx(sum(PARTS[name] * parts[name] for name in PARTS), abs=1e-4)
    assert all(((part >= -1e-6) & (part <= 1 + 1e-6)).all() for part in parts.values())


MORE = [
    lambda one: replace(one, tasks=one.tasks | {1, 2, 3, 4}),
    lambda one: replace(one, known_units=one.known_units | {1, 2, 3, 4}),
    lambda one: replace(one, themes=one.themes | {1}),
    lambda one: replace(one, levels=dict.fromkeys(one.wishes, 4)),
    lambda one: replace(one, wishes={1: "can", **one.wishes}, levels={1: 1, **one.levels}),
    lambda one: replace(one, wishes={key: "want" if wish == "can" else wish for key, wish in one.wishes.items()}),
    lambda one: replace(one, hours_per_week=one.hours_per_week and one.hours_per_week + 1),
]


@settings(max_examples=100, deadline=None)
@given(openings(key=1), candidates(key=201), st.sampled_from(MORE))
def test_a_better_offer_never_lowers_ones_own_fit(opening, candidate, more):
    pool = Pool([opening], [candidate, more(candidate)], UNITS)

    before, after = scores(pool)[0]

    assert after >= before - 1e-5


def test_a_weight_of_nothing_takes_a_part_out():
    pool = Pool([replace(OPENING, asked={1: 1})], [replace(CANDIDATE, wishes={1: "want"}, levels={1: 4})], UNITS)

    assert scores(pool, {**dict.fromkeys(PARTS, 0.0), "need": 2.0}).tolist() == [[2.0]]
    assert scores(pool).dtype == np.float32
