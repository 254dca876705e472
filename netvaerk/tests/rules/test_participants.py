"""Who may be found, asked and answered for, and which voices a network lacks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netvaerk.rules.participants import (
    Attendance,
    Lack,
    MissingVoice,
    Named,
    ParticipantHindrance,
    Table,
    hindrances_to_answering,
    hindrances_to_asking,
    hindrances_to_describing,
    hindrances_to_leaving,
    hindrances_to_suggesting,
    missing_voices,
)

Against = ParticipantHindrance


def named(*keys):
    return tuple(Named(key, f"Nr. {key}") for key in keys)


def areas(*keys):
    return [Named(key, "Område") if key else None for key in keys]


def each(answers):
    return {named(key)[0]: answer for key, answer in answers.items()}


FULL = Table(
    kinds=frozenset({"staff", "citizen"}),
    areas=areas(1, 2),
    groups=each({1: True, 2: True}),
    phases=each(dict.fromkeys(range(10), True)),
)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({}, []),
        ({"kinds": frozenset({"staff", "company"})}, [Lack(MissingVoice.NO_CITIZEN)]),
        (
            {"kinds": frozenset({"staff", "politician"})},
            [Lack(MissingVoice.NO_OUTSIDER), Lack(MissingVoice.NO_CITIZEN)],
        ),
        ({"areas": areas(7, 7, 7)}, [Lack(MissingVoice.ONE_AREA, tuple(areas(7)))]),
        ({"areas": areas(7)}, []),
        ({"areas": []}, []),
        ({"areas": areas(7, 7, None)}, []),
        ({"areas": [None, None]}, []),
        ({"groups": each({1: False, 2: True, 3: False})}, [Lack(MissingVoice.NOBODY_BRINGS, named(1, 3))]),
        ({"phases": each({3: True, 4: False, 5: False})}, [Lack(MissingVoice.LEADERS_ALONE, named(5))]),
    ],
    ids=[
        "everybody", "no citizen", "nobody from outside", "one area", "one employee", "no employees", "one unknown area",
        "unknown areas", "competences", "phases",
    ],
)  # fmt: skip
def test_what_a_network_lacks(change, lacks):
    assert missing_voices(replace(FULL, **change), phase=5) == lacks


@pytest.mark.parametrize(("phase", "orders"), [(None, (3, 4)), (0, (3, 4)), (3, (3, 4)), (4, (4,)), (5, ())])
def test_phases_that_are_over_and_those_of_the_leaders_alone_lack_nobody(phase, orders):
    table = replace(FULL, phases=each(dict.fromkeys(range(5), False) | {5: True}))

    assert [lack.about for lack in missing_voices(table, phase=phase)] == ([named(*orders)] if orders else [])


tables = st.builds(
    Table,
    kinds=st.frozensets(st.sampled_from(["staff", "citizen", "company", "association", "politician", "authority"])),
    areas=st.lists(st.sampled_from(areas(1, 2, None))),
    groups=st.dictionaries(st.sampled_from(named(1, 2, 3)), st.booleans()),
    phases=st.dictionaries(st.sampled_from(named(*range(10))), st.booleans()),
)


@given(table=tables, kind=st.sampled_from(["citizen", "company"]))
def test_one_more_from_outside_never_adds_a_lack(table, kind):
    more = replace(table, kinds=table.kinds | {kind})

    assert set(missing_voices(more, phase=3)) <= set(missing_voices(table, phase=3))


@given(table=tables, phase=st.integers(0, 9))
def test_no_lack_is_named_twice(table, phase):
    voices = [lack.voice for lack in missing_voices(table, phase=phase)]

    assert len(voices) == len(set(voices))


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({}, []),
        ({"on_the_theme": False}, [Against.NOT_ON_THE_THEME]),
        ({"employed": False}, [Against.NOT_EMPLOYED]),
        ({"thought_of": True}, [Against.THOUGHT_OF_ALREADY]),
        ({"holds_a_role": True}, [Against.HOLDS_A_ROLE]),
    ],
)
def test_suggesting(change, against):
    facts = {"on_the_theme": True, "employed": True, "thought_of": False, "holds_a_role": False}

    assert hindrances_to_suggesting(**(facts | change)) == against


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({}, []),
        ({"stage": "contacted"}, []),
        ({"stage": "yes"}, [Against.ANSWERED_ALREADY]),
        ({"stage": "no"}, [Against.ANSWERED_ALREADY]),
        ({"left": True}, [Against.HAS_LEFT]),
        ({"on_the_theme": False}, [Against.NOT_ON_THE_THEME]),
    ],
)
def test_asking(change, against):
    assert hindrances_to_asking(**({"on_the_theme": True, "stage": "candidate", "left": False} | change)) == against


OWN = {"own": True, "on_the_theme": False}
NOBODY = {"own": False, "on_the_theme": False}


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({}, []),
        ({"stage": "candidate"}, []),
        ({"stage": "no"}, []),
        ({"stage": "yes", "says_yes": False}, [Against.ANSWERED_ALREADY]),
        ({"left": True}, [Against.HAS_LEFT]),
        ({"running": False}, [Against.NETWORK_OVER]),
        (NOBODY, [Against.NOT_THEIRS]),
        (OWN, []),
        (OWN | {"stage": "no"}, []),
        (OWN | {"stage": "candidate"}, [Against.NOT_ASKED]),
        (OWN | {"left": True}, [Against.NOT_ASKED]),
        (OWN | {"stage": "yes", "says_yes": False}, [Against.ANSWERED_ALREADY]),
    ],
)
def test_answering(change, against):
    facts = {"running": True, "own": False, "on_the_theme": True, "stage": "contacted", "says_yes": True, "left": False}

    assert hindrances_to_answering(**(facts | change)) == against


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({}, []),
        (OWN, []),
        (OWN | {"stage": "candidate"}, [Against.NOT_ASKED]),
        (NOBODY, [Against.NOT_THEIRS]),
        ({"running": False}, [Against.NETWORK_OVER]),
    ],
)
def test_leaving(change, against):
    facts = {"running": True, "own": False, "on_the_theme": True, "stage": "yes"}

    assert hindrances_to_leaving(**(facts | change)) == against


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ((True, False, False), []),
        ((False, False, False), [Against.NOT_ON_THE_THEME]),
        ((True, True, False), [Against.HAS_LEFT]),
        ((True, True, True), [Against.DELETED]),
        ((True, False, True), [Against.DELETED]),
    ],
)
def test_describing(facts, against):
    on_the_theme, left, deleted = facts

    assert hindrances_to_describing(on_the_theme=on_the_theme, left=left, deleted=deleted) == against


def test_attendance_differs_by_what_is_ticked_and_not_by_version():
    one = Attendance(1, False, frozenset({3}), 1)

    assert not one.differs_from(replace(one, version=9))
    assert one.differs_from(replace(one, is_core=True))
    assert one.differs_from(replace(one, phases=frozenset({4})))
