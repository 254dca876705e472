"""Files that come in: CSV in several dresses, Excel, and what is refused and why."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from secretariat.documents.sheets import MOST_ROWS, SheetFault, Unreadable, read_tables
from secretariat.tests.organisations import PEOPLE, SOME_PEOPLE, SOME_UNITS, UNITS, as_csv, as_workbook

WORKBOOK = as_workbook(Enheder=[UNITS, *SOME_UNITS], Personer=[PEOPLE, *SOME_PEOPLE])


def refused(content):
    with pytest.raises(Unreadable) as refusal:
        read_tables("fil", content)
    return refusal.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_file_is_read_in_every_dress(encoding, separator):
    (table,) = read_tables("personer.csv", as_csv(PEOPLE, SOME_PEOPLE, encoding=encoding, by=separator))

    assert (table.name, table.columns) == ("personer.csv", PEOPLE)
    assert table.rows[2] == (4, dict(zip(PEOPLE, SOME_PEOPLE[2], strict=True)))


def test_quoted_cells_hold_separators_and_spaces_around_are_cut():
    (table,) = read_tables("a", b' Enhed_ID ;"Enhed"\r\n u1 ;"By; Plan"\r\n')

    assert table.rows == ((2, {"enhed_id": "u1", "enhed": "By; Plan"}),)


def test_each_sheet_of_a_workbook_is_a_table():
    units, people = read_tables("alt.xlsx", WORKBOOK)

    assert (units.name, units.columns, people.name) == ("alt.xlsx · Enheder", UNITS, "alt.xlsx · Personer")
    assert people.rows[2] == (4, dict(zip(PEOPLE, SOME_PEOPLE[2], strict=True)))


def test_numbers_in_excel_lose_the_decimals_nobody_wrote():
    (table,) = read_tables("a.xlsx", as_workbook(Ark=[["id", "andel"], [1017.0, 2.5]]))

    assert table.rows == ((2, {"id": "1017", "andel": "2.5"}),)


def test_a_formula_comes_through_as_one_so_that_it_can_be_refused():
    (table,) = read_tables("a.xlsx", as_workbook(Ark=[["navn"], ["=1+1"]]))

    assert table.rows[0][1]["navn"] == "=1+1"


def bomb():
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return packed.getvalue()


def with_entities():
    """A workbook whose sheet names entities that would grow without end."""
    packed = BytesIO()
    with ZipFile(BytesIO(WORKBOOK)) as source, ZipFile(packed, "w") as archive:
        for part in source.namelist():
            content = source.read(part)
            if part.endswith("workbook.xml"):
                content = b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]>' + content.split(b"?>", 1)[-1]
            archive.writestr(part, content)
    return packed.getvalue()


REFUSED = {
    "empty": (b"  \n", SheetFault.EMPTY),
    "large": (b"a" * 5_000_001, SheetFault.TOO_LARGE),
    "many rows": (b"a;b\n" * (MOST_ROWS + 2), SheetFault.TOO_LARGE),
    "old Excel": (b"\xd0\xcf\x11\xe0" + b"x" * 100, SheetFault.OLD_EXCEL),
    "not a zip": (b"PK\x03\x04 nonsense", SheetFault.NOT_READABLE),
    "half a workbook": (WORKBOOK[: len(WORKBOOK) // 2], SheetFault.NOT_READABLE),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", SheetFault.NOT_READABLE),
    "an open quote": (b'a;b\n"x;y\n', SheetFault.NOT_READABLE),
    "half a sign": (b"\xff\xfea", SheetFault.NOT_READABLE),
    "no encoding": (b"navn\n\x81\x8d\x90", SheetFault.NOT_READABLE),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_with_the_reason(content, reason):
    assert refused(content) == reason


def test_what_unpacks_to_more_than_there_is_room_for_is_refused_unopened():
    packed = bomb()

    assert len(packed) < 300_000
    assert refused(packed) == SheetFault.PACKED_TIGHTLY


def test_entities_are_refused():
    assert refused(with_entities()) == SheetFault.NOT_READABLE


def test_a_zip_that_is_no_workbook_is_refused():
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("læs mig.txt", "hej")

    assert refused(packed.getvalue()) == SheetFault.NOT_READABLE
