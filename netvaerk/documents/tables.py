"""A list as a file: CSV that Danish Excel opens with a double click, and Excel. No cell is ever taken for a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.utils.timezone import localtime

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for the beginning of a formula (OWASP, "CSV injection")."""
LONGEST_SHEET_NAME = 31
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Table:
    """A list with a name, the words over its columns, and its rows: text, whole and decimal numbers, days or None."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def as_file(tables: Sequence[Table], kind: str) -> bytes:
    """The tables as `kind`, one of MEDIA_TYPES: below each other in CSV, a sheet each in Excel."""
    return _as_excel(tables) if kind == "xlsx" else _as_csv(tables)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what could begin one."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _as_csv(tables: Sequence[Table]) -> bytes:
    """With semicolons and decimal commas, as Danish Excel reads it, and a mark that says UTF-8."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([harmless(table.name)])
        writer.writerow([harmless(str(one)) for one in table.columns])
        writer.writerows([_in_csv(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _in_csv(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (Decimal, float)):
        return str(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return localtime(cell).strftime("%d-%m-%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    return str(cell) if isinstance(cell, int) else harmless(str(cell))


def _as_excel(tables: Sequence[Table]) -> bytes:
    """Written row by row, so that a long list takes no more room than a short one."""
    from openpyxl import Workbook  # read in where it is needed: it takes a quarter of a second
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    def typed(cell: Any, **looks: Any) -> Any:
        value = _in_excel(cell)
        if not isinstance(value, str):
            return value
        written = WriteOnlyCell(sheet, value)
        written.data_type = "s"  # text, whatever it begins with
        for name, look in looks.items():
            setattr(written, name, look)
        return written

    book = Workbook(write_only=True)
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(_sheet_name(table.name, number, alone=len(tables) == 1))
        sheet.freeze_panes = "A2"
        sheet.append([typed(str(one), font=Font(bold=True)) for one in table.columns])
        for row in table.rows:
            sheet.append([typed(cell) for cell in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet_name(name: str, number: int, *, alone: bool) -> str:
    """Excel allows 31 signs, some not, and each name once."""
    plain = name.translate(NOT_IN_SHEET_NAMES).strip("' ") or str(number)
    return plain[:LONGEST_SHEET_NAME] if alone else f"{number} {plain}"[:LONGEST_SHEET_NAME]


def _in_excel(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return localtime(cell).replace(tzinfo=None, microsecond=0)
    if cell is None or isinstance(cell, (int, float, Decimal, date)):
        return cell
    return NOT_IN_XML.sub("", str(cell))
