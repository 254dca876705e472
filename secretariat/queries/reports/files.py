"""A report as tables to take along, in the words of the page."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from secretariat.queries.reports.parts import Lines, Report, Rows
from secretariat.rules.reports.figures import FEWEST, AtLeast, Withheld


def in_words(figure: Any) -> Any:
    """A figure that is withheld or only partly known, in words; any other cell as it is."""
    if figure is Withheld.FEW:
        return _("fewer than %(number)s") % {"number": FEWEST}
    if figure is Withheld.OF_FEW:
        return _("not shown")
    if isinstance(figure, AtLeast):
        return _at_least(figure.known)
    return figure


def in_signs(cell: Any) -> str:
    """A cell as people read it: numbers and days with the reader's signs, what is withheld in words, nothing a dash."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, int) and cell < 1_000:
        return str(cell)  # which is most of them, and needs no signs
    if isinstance(cell, AtLeast):
        return str(_at_least(_number(cell.known)))
    if isinstance(cell, (int, Decimal)):
        return _number(cell)
    return date_format(cell) if isinstance(cell, date) else str(in_words(cell))


def _number(number: Any) -> str:
    """With one decimal where there is one."""
    return number_format(number, decimal_pos=0 if number == int(number) else 1, force_grouping=True)


def _at_least(number: Any) -> str:
    return _("at least %(number)s") % {"number": number}


def tables_of(reports: Sequence[Report]) -> list[Table]:
    """A table for each part of each report."""
    return [table_of(part) for one in reports for part in one.parts]


def table_of(part: Lines | Rows) -> Table:
    if isinstance(part, Lines):
        columns = [_("Figure"), *part.headings, _("What it says")]
        return Table(part.title, columns, [[one.name, *map(in_words, one.values), one.means] for one in part.lines])
    return Table(
        part.title, part.columns, [[row.head, *map(in_words, row.cells)] for row, _cells, _last in part.labelled]
    )
