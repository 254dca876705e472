"""A list as a file: what stands in it, and that a spreadsheet takes none of it for a formula."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from netvaerk.documents.tables import Table, as_file, harmless

EVIL = ["=1+1", "+45 11 22", "-3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://ond.example")']


def read_csv(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def read_excel(content):
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize("text", EVIL)
def test_no_text_is_taken_for_a_formula(text):
    table = Table("Liste", ["=Navn"], [[text]])

    assert not read_csv(as_file([table], "csv"))[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))
    sheet = read_excel(as_file([table], "xlsx"))["Liste"]
    assert [cell.data_type for cell in (sheet["A1"], sheet["A2"])] == ["s", "s"]


@pytest.mark.parametrize("text", ["Åse", "3 = 3", "", "a-b"])
def test_plain_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_csv_is_as_danish_excel_reads_it():
    rows = [["Øl; vand", Decimal("2.5"), -3, date(2026, 11, 26), None]]
    content = as_file([Table("Liste", list("abcde"), rows)], "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content)[1] == ["Øl; vand", "2,5", "-3", "26-11-2026", ""]


def test_excel_keeps_numbers_and_days_and_drops_what_its_files_cannot_hold():
    rows = [["Klokke\x07", Decimal("2.5"), date(2026, 11, 26), None]]
    sheet = read_excel(as_file([Table("Liste", list("abcd"), rows)], "xlsx")).active

    assert [cell.value if number != 2 else cell.value.date() for number, cell in enumerate(sheet[2])] == [
        "Klokke", 2.5, date(2026, 11, 26), None,
    ]  # fmt: skip


def test_several_tables_are_a_sheet_each_whatever_they_are_called():
    tables = [Table("Hvor [enheder] mødes: i mange, mange år", ["a"], [[1]]), Table("", ["b"], [[2]])] * 2
    book = read_excel(as_file(tables, "xlsx"))

    assert [sheet["A2"].value for sheet in book] == [1, 2, 1, 2]
    assert read_csv(as_file(tables, "csv")).count([]) == 3
