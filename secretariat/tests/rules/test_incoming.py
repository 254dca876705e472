"""Rows of another system judged: faults stop everything, notices are said, nothing is guessed."""

from dataclasses import replace

import pytest

from secretariat.rules.incoming import Member, PersonRow, RowFault, RowNotice, Unit, UnitRow, judge

SCHOOL, CLASS = UnitRow("1", "Skole"), UnitRow("2", "Klasse", "1")
BOSS = PersonRow("8", "Bo", "bo@k.example", "Leder", "1")
IDA = PersonRow("7", "Ida", "ida@k.example", "Lærer", "2", "8")


def findings(units, people):
    _organisation, faults, notices = judge(units, people)
    return [one.reason for one in faults], [one.reason for one in notices]


def test_a_whole_organisation_comes_through():
    organisation, faults, notices = judge([SCHOOL, CLASS], [BOSS, IDA])

    assert organisation.units == {"1": Unit("Skole", ""), "2": Unit("Klasse", "1")}
    assert organisation.people["7"] == Member("Ida", "ida@k.example", "Lærer", "2", "8")
    assert (faults, [one.reason for one in notices]) == ([], [RowNotice.NO_LEADER])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key": ""}, RowFault.NO_KEY),
        ({"name": ""}, RowFault.NO_NAME),
        ({"key": "1"}, RowFault.KEY_TWICE),
        ({"parent": "9"}, RowFault.UNKNOWN_PARENT),
        ({"parent": "2"}, RowFault.UNIT_CIRCLE),
        ({"name": "x" * 121}, RowFault.TOO_LONG),
        ({"name": "=2+3"}, RowFault.FORMULA),
        ({"name": "Klas\x07se"}, RowFault.STRANGE_SIGNS),
    ],
    ids=lambda value: value.name if isinstance(value, RowFault) else "",
)
def test_a_fault_in_a_unit(change, fault):
    faults, _notices = findings([SCHOOL, replace(CLASS, **change)], [])

    assert fault in faults


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key": ""}, RowFault.NO_KEY),
        ({"name": ""}, RowFault.NO_NAME),
        ({"key": "8"}, RowFault.KEY_TWICE),
        ({"email": "bo@k.example"}, RowFault.EMAIL_TWICE),
        ({"email": "ida"}, RowFault.NOT_AN_EMAIL),
        ({"email": "ida@k"}, RowFault.NOT_AN_EMAIL),
        ({"email": "a@b.dk, c@d.dk"}, RowFault.NOT_AN_EMAIL),
        ({"title": "x" * 121}, RowFault.TOO_LONG),
        ({"title": "=HYPERLINK(1)"}, RowFault.FORMULA),
        ({"name": "Ida\nBo"}, RowFault.STRANGE_SIGNS),
    ],
    ids=lambda value: value.name if isinstance(value, RowFault) else "",
)
def test_a_fault_in_a_person(change, fault):
    faults, _notices = findings([SCHOOL, CLASS], [BOSS, replace(IDA, **change)])

    assert fault in faults


@pytest.mark.parametrize(
    ("change", "notice", "unit", "leader"),
    [
        ({"unit": ""}, RowNotice.NO_UNIT, "", "8"),
        ({"unit": "9"}, RowNotice.UNKNOWN_UNIT, "", "8"),
        ({"leader": ""}, RowNotice.NO_LEADER, "2", ""),
        ({"leader": "9"}, RowNotice.UNKNOWN_LEADER, "2", ""),
        ({"leader": "7"}, RowNotice.LEADER_CIRCLE, "2", ""),
    ],
    ids=lambda value: value.name if isinstance(value, RowNotice) else "",
)
def test_what_is_missing_is_said_and_not_guessed(change, notice, unit, leader):
    organisation, faults, notices = judge([SCHOOL, CLASS], [BOSS, replace(IDA, **change)])

    assert (faults, [one.reason for one in notices if one.about == "Ida"]) == ([], [notice])
    assert (organisation.people["7"].unit, organisation.people["7"].leader) == (unit, leader)


def test_two_who_lead_each_other_stand_without_a_leader_and_the_others_keep_theirs():
    third = PersonRow("9", "Eva", "eva@k.example", "", "1", "7")
    organisation, _faults, notices = judge([SCHOOL, CLASS], [replace(BOSS, leader="7"), IDA, third])

    assert {key: one.leader for key, one in organisation.people.items()} == {"8": "", "7": "", "9": "7"}
    assert [one.reason for one in notices] == [RowNotice.LEADER_CIRCLE] * 2


def test_who_has_no_e_mail_is_left_out_and_not_forgotten():
    organisation, faults, notices = judge([SCHOOL, CLASS], [BOSS, replace(IDA, email="")])

    assert (list(organisation.people), organisation.left_out, faults) == (["8"], ["7"], [])
    assert RowNotice.NO_EMAIL in [one.reason for one in notices]


def test_every_fault_of_a_row_is_named():
    faults, _notices = findings([], [PersonRow("", "", "nej")])

    assert faults == [RowFault.NO_KEY, RowFault.NO_NAME, RowFault.NOT_AN_EMAIL]
