"""Tables of other systems: which is which, and how OS2mo's five become rows of units and people."""

from datetime import date

import pytest

from secretariat.rules.incoming import PersonRow, Place, RowNotice, UnitRow
from secretariat.rules.tables import FileFault, Table, kind_of, rows_of, sorted_out

TODAY = date(2026, 11, 25)
UNITS = ("enhed_id", "enhed", "overordnet_id")
PEOPLE = ("person_id", "navn", "e-mail", "stilling", "enhed_id", "leder_id")
OS2MO = {
    "bruger": ("brugerid", "cpr", "navn", "e-mail", "mobil", "stilling"),
    "organisation": ("afdelingsid", "afdelingsnavn", "parentid", "gade", "postnr", "by"),
    "engagement": (
        "engagementid", "brugerid", "afdelingsid", "aktivstatus", "stillingskodeid", "primær", "engagementstype",
        "startdatoengagement",
    ),
    "stillingskode": ("stillingskodeid", "aktivstatus", "stillingskode", "stillingskode#"),
    "leder": ("brugerid", "afdelingsid", "aktivstatus", "titel"),
}  # fmt: skip


def table(name, columns, *rows):
    cells = [(number, dict(zip(columns, row, strict=False))) for number, row in enumerate(rows, start=2)]
    return Table(name, columns, tuple(cells))


def os2mo(**rows):
    return [table(name, columns, *rows.get(name, [])) for name, columns in OS2MO.items()]


def people_of(**rows):
    kinds, faults = sorted_out(os2mo(**rows))
    assert faults == []
    return rows_of(kinds, TODAY)[1]


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (UNITS, "units"),
        (PEOPLE, "people"),
        (("unit_id", "unit", "parent_id"), "units"),
        (OS2MO["bruger"], "user"),
        (OS2MO["organisation"], "organisation"),
        (OS2MO["engagement"], "engagement"),
        (OS2MO["stillingskode"], "job title"),
        (OS2MO["leder"], "manager"),
        (("navn", "e-mail"), None),
        ((), None),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_a_table_is_known_by_its_columns(columns, kind):
    assert kind_of(columns) == kind


@pytest.mark.parametrize(
    ("tables", "faults"),
    [
        ([table("a", UNITS), table("b", PEOPLE)], []),
        (os2mo(), []),
        ([table("a", UNITS)], [("", FileFault.INCOMPLETE)]),
        (os2mo()[:4], [("", FileFault.INCOMPLETE)]),
        ([table("a", UNITS), table("b", UNITS)], [("b", FileFault.SAME_TABLE_TWICE)]),
        ([table("a", ("x",)), table("b", PEOPLE)], [("a", FileFault.UNKNOWN_COLUMNS)]),
        ([table("a", UNITS), table("b", PEOPLE), os2mo()[0]], [("", FileFault.MIXED)]),
        ([], [("", FileFault.INCOMPLETE)]),
    ],
    ids=["our two", "the five", "units alone", "four of five", "twice the same", "unknown", "mixed", "none"],
)
def test_what_is_wrong_with_the_choice_of_files(tables, faults):
    assert sorted_out(tables)[1] == faults


def test_our_own_tables_are_read_as_they_stand_and_empty_lines_are_passed_over():
    tables = [
        table("enheder", UNITS, ("1", "Skole", ""), ("", "", "")),
        table("personer", PEOPLE, ("7", "Ida", "Ida@K.example", "Lærer", "1", "8")),
    ]

    assert rows_of(sorted_out(tables)[0], TODAY) == (
        [UnitRow("1", "Skole", "", Place("enheder", 2))],
        [PersonRow("7", "Ida", "ida@k.example", "Lærer", "1", "8", Place("personer", 2))],
        [],
    )


@pytest.mark.parametrize(
    ("engagements", "unit"),
    [
        ([], ""),
        ([("e1", "p", "a", "1", "", "0", "", "")], "a"),
        ([("e1", "p", "a", "0", "", "1", "", "")], ""),
        ([("e1", "p", "a", "1", "", "0", "", ""), ("e2", "p", "b", "1", "", "1", "", "")], "b"),
        ([("e2", "p", "b", "1", "", "0", "", ""), ("e1", "p", "a", "1", "", "0", "", "")], "a"),
        ([("e1", "p", "a", "1", "", "1", "", "2026-11-26"), ("e2", "p", "b", "1", "", "0", "", "")], "b"),
        ([("e1", "p", "a", "1", "", "1", "", "2026-11-25")], "a"),
    ],
    ids=["none", "one", "not active", "the primary one", "the lowest id", "one that begins later", "one that begins"],
)
def test_a_persons_unit_is_that_of_the_engagement_that_counts(engagements, unit):
    (person,) = people_of(bruger=[("p", "010101-0101", "Ida", "ida@k.example", "", "")], engagement=engagements)

    assert person.unit == unit


def test_a_persons_title_is_the_name_of_the_job():
    (person,) = people_of(
        bruger=[("p", "", "Ida", "ida@k.example", "", "")],
        engagement=[("e1", "p", "a", "1", "j", "1", "", "")],
        stillingskode=[("j", "1", "Lærer", "j")],
    )

    assert person.title == "Lærer"


@pytest.mark.parametrize(
    ("managers", "leader"),
    [
        ([("boss", "team", "1", "")], "boss"),
        ([("boss", "area", "1", "")], "boss"),
        ([("p", "team", "1", ""), ("boss", "area", "1", "")], "boss"),
        ([("p", "team", "1", ""), ("p", "area", "1", "")], ""),
        ([("boss", "team", "0", "")], ""),
        ([("one", "team", "1", ""), ("two", "team", "1", "")], ""),
        ([("boss", "team", "1", ""), ("boss", "team", "1", "")], "boss"),
    ],
    ids=[
        "of the unit", "of the unit above", "own unit, so the one above", "all the way up", "not active", "two", "twice",
    ],
)  # fmt: skip
def test_a_persons_leader_is_the_nearest_above(managers, leader):
    (person,) = people_of(
        bruger=[("p", "", "Ida", "ida@k.example", "", "")],
        organisation=[("team", "Team", "area"), ("area", "Område", "")],
        engagement=[("e1", "p", "team", "1", "", "1", "", "")],
        leder=managers,
    )

    assert person.leader == leader


def test_a_unit_with_two_leaders_is_reported():
    kinds, _faults = sorted_out(
        os2mo(organisation=[("team", "Team", "")], leder=[("one", "team", "1", ""), ("two", "team", "1", "")])
    )

    (finding,) = rows_of(kinds, TODAY)[2]
    assert (finding.about, finding.reason) == ("Team", RowNotice.MANY_LEADERS)


def test_units_in_a_circle_do_not_keep_the_search_for_a_leader_going():
    (person,) = people_of(
        bruger=[("p", "", "Ida", "ida@k.example", "", "")],
        organisation=[("a", "A", "b"), ("b", "B", "a")],
        engagement=[("e1", "p", "a", "1", "", "1", "", "")],
    )

    assert person.leader == ""


def test_what_is_not_asked_for_is_not_read():
    (person,) = people_of(bruger=[("p", "010101-0101", "Ida", "ida@k.example", "12345678", "")])

    assert "0101" not in str(person)
    assert "12345678" not in str(person)
