"""Files of an organisation for tests: CSV as text, Excel as bytes, and a large municipality."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook

UNITS = ("enhed_id", "enhed", "overordnet_id")
PEOPLE = ("person_id", "navn", "e-mail", "stilling", "enhed_id", "leder_id")
SOME_UNITS = [("u1", "Kommunen", ""), ("u2", "Skole", "u1"), ("u3", "Pleje", "u1")]
SOME_PEOPLE = [
    ("p1", "Bo Holm", "bo@kommune.example", "Leder", "u2", ""),
    ("p2", "Ida Krog", "ida@kommune.example", "Lærer", "u2", "p1"),
    ("p3", "Åse Ø", "aase@kommune.example", "Lærer", "u2", "p1"),
]


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", by: str = ";") -> bytes:
    return "\r\n".join(by.join(row) for row in [columns, *rows]).encode(encoding)


def as_workbook(**sheets: Iterable[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def files(units: Iterable[Sequence[str]] = (), people: Iterable[Sequence[str]] = ()) -> list[tuple[str, bytes]]:
    """Our own two tables as files, by name and content."""
    return [
        ("enheder.csv", as_csv(UNITS, units or SOME_UNITS)),
        ("personer.csv", as_csv(PEOPLE, people or SOME_PEOPLE)),
    ]
