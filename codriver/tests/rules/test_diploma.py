"""A module from plan to pass, points that count once, attempts, years and deadlines."""

from dataclasses import replace
from datetime import date

import pytest

from codriver.rules import diploma as rules
from codriver.rules.diploma import DiplomaHindrance, DiplomaMissing, ModuleFacts, ModuleStep, StudyPart

TODAY = date(2026, 11, 26)
EARLIER, LATER = date(2026, 11, 25), date(2026, 11, 27)
STATES = sorted({*rules.LEADS_TO.values()})
OWNER, LEADER, OFFICER = ({part} for part in StudyPart)


@pytest.mark.parametrize("step", ModuleStep)
@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("parts", [set(), OWNER, LEADER, OFFICER, LEADER | OFFICER], ids=str)
def test_a_step_has_its_actors_and_the_states_it_leads_from(step, status, parts):
    told = rules.hindrances_to_step(step, status=status, parts=parts, left=False)

    if not parts & rules.ACTORS[step][0]:
        assert told == [rules.ACTORS[step][1]]
    else:
        assert told == ([] if status in rules.FROM[step] else [DiplomaHindrance.NOT_FROM_HERE])


@pytest.mark.parametrize(
    ("step", "whose"),
    [
        ("apply", OWNER),
        ("approve", LEADER),
        ("say_not_now", LEADER),
        ("prioritise", OFFICER),
        ("enrol", OWNER | OFFICER),
        ("sign_up", OWNER),
        ("succeed", OWNER),
        ("withdraw", OWNER),
        ("credit", OWNER),
    ],
)
def test_whose_a_step_is(step, whose):
    assert {part for part in StudyPart if rules.may_take(ModuleStep(step), {part})} == whose


@pytest.mark.parametrize("step", ModuleStep)
def test_nothing_moves_in_an_ended_study(step):
    parts, status = set(StudyPart), rules.FROM[step][0]

    assert rules.hindrances_to_step(step, status=status, parts=parts, left=True) == [DiplomaHindrance.HAS_LEFT]


@pytest.mark.parametrize("state", rules.EARNED)
def test_what_is_earned_stays(state):
    assert [step for step in ModuleStep if state in rules.FROM[step]] == []


@pytest.mark.parametrize(
    ("course", "told"),
    [
        ({}, []),
        ({"apply_by": TODAY}, []),
        ({"apply_by": None}, []),
        ({"apply_by": EARLIER}, [DiplomaHindrance.APPLIED_TOO_LATE]),
        ({"school": " "}, [DiplomaHindrance.NO_SCHOOL]),
        ({"begins_on": None}, [DiplomaHindrance.NO_SCHOOL]),
        ({"begins_on": TODAY}, [DiplomaHindrance.BEGUN_ALREADY]),
    ],
    ids=str,
)
def test_where_and_when(course, told):
    given = {"school": "KP", "begins_on": LATER, "apply_by": LATER, **course}

    assert rules.hindrances_to_course(**given, today=TODAY) == told


@pytest.mark.parametrize(("fund", "fits"), [(0, True), (9000, True), (9001, False)])
def test_the_fund_pays_no_more_than_the_price(fund, fits):
    assert rules.hindrances_to_money(price=9000, fund_amount=fund) == (
        [] if fits else ["The fund cannot pay more than the price."]
    )


@pytest.mark.parametrize(("until", "told"), [(TODAY, []), (EARLIER, [DiplomaHindrance.PERIOD])])
def test_time_to_study_ends_after_it_begins(until, told):
    assert rules.hindrances_to_approval(price=1, fund_amount=1, time_from=TODAY, time_until=until) == told


@pytest.mark.parametrize(("attempts", "may"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
def test_there_are_three_attempts(attempts, may):
    assert rules.hindrances_to_sign_up(attempts=attempts) == ([] if may else [DiplomaHindrance.NO_ATTEMPT_LEFT])


@pytest.mark.parametrize(
    ("result", "step"),
    [
        *[(grade, "succeed") for grade in ("02", "4", "7", "10", "12", "passed")],
        *[(grade, "fail") for grade in ("-3", "00", "failed")],
        ("excused", "be_excused"),
    ],
)
def test_what_a_result_means(result, step):
    assert rules.step_of(result) == ModuleStep(step)


@pytest.mark.parametrize(
    ("scale", "result", "fits"),
    [
        ("seven_point", "02", True),
        ("seven_point", "excused", True),
        ("seven_point", "2", False),
        ("seven_point", "passed", False),
        ("pass_fail", "passed", True),
        ("pass_fail", "excused", True),
        ("pass_fail", "12", False),
    ],
)
def test_a_result_is_of_the_modules_scale(scale, result, fits):
    told = rules.hindrances_to_result(result=result, scale=scale, held_on=TODAY, today=TODAY)

    assert told == ([] if fits else [DiplomaHindrance.NO_SUCH_RESULT])


def test_no_result_and_no_credit_and_no_enrolment_of_tomorrow():
    future = [DiplomaHindrance.IN_THE_FUTURE]

    assert rules.hindrances_to_result(result="7", scale="seven_point", held_on=LATER, today=TODAY) == future
    assert rules.hindrances_to_credit(decided_on=LATER, today=TODAY) == future
    assert rules.hindrances_to_enrolment(admitted=True, enrolled_on=LATER, today=TODAY) == future


@pytest.mark.parametrize(("admitted", "told"), [(True, []), (False, [DiplomaHindrance.NOT_ADMITTED])])
def test_one_is_admitted_before_one_is_enrolled(admitted, told):
    assert rules.hindrances_to_enrolment(admitted=admitted, enrolled_on=TODAY, today=TODAY) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"basis": "degree"}, []),
        ({"assessment": "granted", "assessed_on": TODAY}, []),
        ({"assessment": "granted"}, [DiplomaHindrance.NOT_GRANTED]),
        ({"assessment": "declined", "assessed_on": TODAY}, [DiplomaHindrance.NOT_GRANTED]),
        ({}, [DiplomaHindrance.NOT_GRANTED]),
        ({"assessment": "granted", "assessed_on": LATER}, [DiplomaHindrance.BEFORE_THE_ASSESSMENT]),
        ({"basis": "degree", "admitted_on": LATER}, [DiplomaHindrance.IN_THE_FUTURE]),
    ],
    ids=str,
)
def test_what_admits(said, told):
    given = {"basis": "prior_learning", "assessment": "", "assessed_on": None, "admitted_on": TODAY, **said}

    assert rules.hindrances_to_admission(**given, today=TODAY) == told


# --- the whole diploma --------------------------------------------------------------------------------------------

WHOLE = [
    *(ModuleFacts(key, "compulsory", 10, "passed", TODAY) for key in (1, 2, 3)),
    *(ModuleFacts(key, "elective", 5, "passed", TODAY) for key in (4, 5, 6)),
    ModuleFacts(7, "project", 15, "passed", TODAY),
]


def without(key):
    return [one for one in WHOLE if one.key != key]


def changed(key, **fields):
    return [replace(one, **fields) if one.key == key else one for one in WHOLE]


TWICE = [*without(6), replace(WHOLE[3], status="credited")]
MORE = ModuleFacts(8, "elective", 10, "passed", TODAY)
P, C, F = DiplomaMissing.POINTS, DiplomaMissing.COMPULSORY, DiplomaMissing.PROJECT


@pytest.mark.parametrize(
    ("modules", "points", "missing"),
    [
        ([], 0, [C, F, P]),
        (WHOLE, 60, []),
        (changed(2, status="credited"), 60, []),
        (changed(2, status="failed"), 50, [C, P]),
        (changed(2, status="excused"), 50, [C, P]),
        (changed(2, status="withdrawn"), 50, [C, P]),
        (changed(2, status="exam_signed_up"), 50, [C, P]),
        (TWICE, 55, [P]),
        ([*WHOLE, replace(WHOLE[0], status="credited")], 60, []),
        ([*without(1), MORE], 60, [C]),
        ([*without(7), MORE, replace(MORE, key=9)], 65, [F]),
        ([*WHOLE, MORE], 70, []),
    ],
    ids=range(12),
)
def test_points_count_once_and_the_diploma_takes_all_that_is_compulsory(modules, points, missing):
    told = rules.missing_for_diploma(modules, needed=60, compulsory={1, 2, 3}, admitted=True, last_day=LATER)

    assert (rules.points_of(modules), told) == (points, missing)


@pytest.mark.parametrize(
    ("last_day", "admitted", "modules", "missing"),
    [
        (TODAY, True, WHOLE, []),
        (None, True, WHOLE, []),
        (EARLIER, True, WHOLE, [DiplomaMissing.TOO_LATE]),
        (EARLIER, True, [replace(one, status="credited") for one in WHOLE], []),
        (TODAY, False, WHOLE, [DiplomaMissing.ADMISSION]),
    ],
    ids=["on the last day", "not begun", "a day late", "credit is never late", "not admitted"],
)
def test_the_diploma_takes_an_admission_and_its_exams_in_time(last_day, admitted, modules, missing):
    told = rules.missing_for_diploma(modules, needed=60, compulsory={1}, admitted=admitted, last_day=last_day)

    assert told == missing


@pytest.mark.parametrize(
    ("began_on", "warns"),
    [(None, False), (date(2021, 11, 27), False), (date(2021, 11, 26), True), (date(2019, 1, 1), True)],
)
def test_the_sixth_year_warns(began_on, warns):
    assert rules.warns_of_time(began_on, 6, TODAY) is warns


@pytest.mark.parametrize(
    ("began_on", "end"),
    [(None, None), (date(2020, 2, 1), date(2026, 2, 1)), (date(2020, 2, 29), date(2026, 2, 28))],
)
def test_the_last_day_is_years_later(began_on, end):
    assert rules.last_day_of(began_on, 6) == end


def test_a_leap_day_comes_again():
    assert rules.years_later(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("deadline", "applied", "warns"),
    [
        (None, False, False),
        (date(2026, 12, 27), False, False),
        (date(2026, 12, 26), False, True),
        (date(2026, 12, 26), True, False),
        (TODAY, False, True),
        (EARLIER, False, False),
    ],
)
def test_the_fund_warns_30_days_before(deadline, applied, warns):
    assert rules.warns_of_fund(deadline, applied=applied, today=TODAY) is warns


def test_the_fund_is_applied_to_before_the_course_begins():
    assert rules.fund_deadline_of(TODAY) == EARLIER
