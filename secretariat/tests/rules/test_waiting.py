"""When who is reminded of what, and what becomes of it."""

from datetime import date, timedelta

import pytest

from secretariat.rules.waiting import COURSES, Course, Then, Wait, letter_of, reminder_due, stands_on_the_list

ASKED = date(2026, 3, 2)
USUAL = [(0, None), (6, None), (7, 7), (13, 7), (14, 14), (300, 14)]


def test_every_wait_has_its_course():
    assert set(COURSES) == set(Wait)


def own_days():
    return {wait for wait, course in COURSES.items() if course.reminded_after != (7, 14)}


def test_what_is_reminded_otherwise_says_why():
    assert own_days() == {Wait.OFFER, Wait.SEAT, Wait.EVALUATION}
    assert all(COURSES[wait].why for wait in own_days())


@pytest.mark.parametrize("wait", [wait for wait in Wait if wait not in own_days()])
@pytest.mark.parametrize(("days", "due"), USUAL)
def test_after_7_and_14_days_and_the_later_alone(wait, days, due):
    assert reminder_due(wait, ASKED, ASKED + timedelta(days=days)) == due


@pytest.mark.parametrize("wait", Wait)
def test_what_the_secretariat_sees_to_has_its_place_on_the_list_and_nothing_else_has(wait):
    course = COURSES[wait]

    assert (course.kind is not None) is (course.then is Then.SECRETARIAT)
    assert bool(course.what or course.letter) is bool(course.reminded_after)


@pytest.mark.parametrize(
    ("wait", "days", "stands"),
    [(Wait.TIME, 13, False), (Wait.TIME, 14, True), (Wait.LEADER_ANSWERS, 20, False), (Wait.LEADER_ANSWERS, 21, True)]
    + [(wait, 400, False) for wait, course in COURSES.items() if course.then is not Then.SECRETARIAT],
)
def test_the_secretariat_sees_it_after_the_last_reminder(wait, days, stands):
    assert stands_on_the_list(wait, ASKED, ASKED + timedelta(days=days)) is stands


@pytest.mark.parametrize(
    ("wait", "days", "letter"),
    [
        (Wait.TIME, 7, "still_waits"),
        (Wait.TIME, 14, "waited_long"),
        (Wait.WORD, 7, "still_waits_for_you_alone"),
        (Wait.WORD, 14, "still_waits_for_you_alone"),
        (Wait.ANSWERS, 14, "answers_waited_for"),
    ],
)
def test_the_letter_says_who_sees_it_next(wait, days, letter):
    assert letter_of(wait, days) == letter


def test_a_course_is_7_and_14_days_unless_it_says_otherwise():
    assert Course().reminded_after == (7, 14)
