"""What may stand in a pair's room, and what a search finds in it."""

import pytest

from codriver.rules.room import (
    PROMPTS,
    Kind,
    RoomFacts,
    RoomHindrance,
    hindrances_to_entry,
    hindrances_to_step,
    hindrances_to_writing,
    holds_words,
    kept_words,
)


def test_every_kind_asks_something():
    assert set(PROMPTS) == set(Kind)


@pytest.mark.parametrize(
    ("of_the_two", "running", "reasons"),
    [
        (True, True, []),
        (True, False, [RoomHindrance.OVER]),
        (False, True, [RoomHindrance.NOT_OF_THE_TWO]),
        (False, False, [RoomHindrance.NOT_OF_THE_TWO]),
    ],
)
def test_who_may_write(of_the_two, running, reasons):
    assert hindrances_to_writing(RoomFacts(of_the_two, running)) == reasons


@pytest.mark.parametrize(
    ("kind", "words", "meeting", "reasons"),
    [
        (Kind.NOTE, {"text": "Ord"}, (False, True), []),
        (Kind.NOTE, {"text": " "}, (False, True), [RoomHindrance.NOTHING_WRITTEN]),
        (Kind.NOTE, {"text": "Ord"}, (True, True), [RoomHindrance.NO_MEETING_HERE]),
        (Kind.DEBRIEF, {"learned": "Ord"}, (True, True), []),
        (Kind.DEBRIEF, {"learned": "Ord"}, (True, False), [RoomHindrance.OTHER_MEETING]),
        (Kind.PREPARATION, {}, (False, True), [RoomHindrance.NOTHING_WRITTEN]),
        (Kind.COURAGE, {"what": "Ringe"}, (False, True), []),
        (Kind.COURAGE, {"happened": "Det gik"}, (False, True), [RoomHindrance.NO_COURAGE_STEP]),
    ],
)
def test_what_an_entry_needs(kind, words, meeting, reasons):
    has_meeting, theirs = meeting
    assert hindrances_to_entry(kind, words, has_meeting=has_meeting, meeting_is_theirs=theirs) == reasons


def test_only_what_is_asked_and_answered_is_kept():
    words = {"serves": " Målet ", "chose": "", "text": "Hører ikke til"}

    assert kept_words(Kind.DEBRIEF, words) == {"serves": "Målet"}


@pytest.mark.parametrize(
    ("sought", "found"),
    [("ÆBLE", True), ("æble ring", True), ("ring pære", False), ("", True)],
)
def test_a_search_asks_for_every_word(sought, found):
    assert holds_words(sought, "Et æble", "Ring i morgen") is found


@pytest.mark.parametrize(
    ("what", "has_day", "is_theirs", "reasons"),
    [
        ("Ring", True, True, []),
        (" ", False, False, [RoomHindrance.NO_STEP, RoomHindrance.NO_DAY, RoomHindrance.NOT_ONE_OF_YOU]),
    ],
)
def test_what_a_step_needs(what, has_day, is_theirs, reasons):
    assert hindrances_to_step(what, has_day=has_day, is_theirs=is_theirs) == reasons
