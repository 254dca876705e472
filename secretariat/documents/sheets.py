"""CSV and Excel files read as tables. What is too large, packed too tightly or unreadable is refused with a reason."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from netvaerk.rules.reasons import Reason, gettext_noop
from secretariat.rules.tables import Table

MOST_BYTES = 5_000_000
MOST_UNPACKED_BYTES = 25_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
SEPARATORS = ";,\t"


class SheetFault(Reason):
    TOO_LARGE = gettext_noop("The file is too large. At most 5 MB and 20,000 rows.")
    PACKED_TIGHTLY = gettext_noop("The file unpacks to more than there is room for.")
    OLD_EXCEL = gettext_noop("This is the old Excel format. Save the file as .xlsx or CSV.")
    NOT_READABLE = gettext_noop("The file cannot be read. Save it as .xlsx or CSV with UTF-8.")
    EMPTY = gettext_noop("The file is empty.")


class Unreadable(Exception):
    """The file was refused for `reason`."""

    def __init__(self, reason: SheetFault):
        self.reason = reason
        super().__init__(str(reason))


def read_tables(name: str, content: bytes) -> list[Table]:
    """The tables of a file: the one of a CSV file, or one a sheet of an Excel workbook. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(SheetFault.TOO_LARGE)
    if not content.strip():
        raise Unreadable(SheetFault.EMPTY)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(SheetFault.OLD_EXCEL)
    if content.startswith(b"PK"):
        return list(_workbook(name, content))
    return [_table(name, _csv_rows(_text(content)))]


def _text(content: bytes) -> str:
    """As UTF-8, as the UTF-16 of Excel's "Unicode text", or as the Windows signs of an older export."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(SheetFault.NOT_READABLE)


def _csv_rows(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise Unreadable(SheetFault.NOT_READABLE) from None


def _workbook(name: str, content: bytes) -> Iterator[Table]:
    """Each sheet that holds something. The reader is loaded here alone, since nothing else needs it."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True)
        for sheet in book.worksheets:
            rows = ([_cell(value) for value in row[:MOST_COLUMNS]] for row in sheet.iter_rows(values_only=True))
            first = next((row for row in rows if any(row)), None)
            if first is not None:
                yield _table(f"{name} · {sheet.title}" if len(book.worksheets) > 1 else name, _again(first, rows))
    except Unreadable:
        raise
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        raise Unreadable(SheetFault.NOT_READABLE) from None


def _again(first: list[str], rest: Iterable[list[str]]) -> Iterator[list[str]]:
    yield first
    yield from rest


def _refuse_bombs(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (BadZipFile, OSError, ValueError):
        raise Unreadable(SheetFault.NOT_READABLE) from None
    if unpacked > MOST_UNPACKED_BYTES:
        raise Unreadable(SheetFault.PACKED_TIGHTLY)


def _cell(value: object) -> str:
    """A cell as text; whole numbers without the decimals that Excel gives them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(name: str, rows: Iterable[list[str]]) -> Table:
    """The first row names the columns. Line numbers are those of the sheet: the first row is line 1."""
    lines = enumerate(islice(rows, MOST_ROWS + 2), start=1)
    _number, head = next(lines, (1, []))
    columns = tuple(name.strip().lower() for name in head[:MOST_COLUMNS])
    read = [
        (number, {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column})
        for number, row in lines
    ]
    if len(read) > MOST_ROWS:
        raise Unreadable(SheetFault.TOO_LARGE)
    return Table(name, columns, tuple(read))
