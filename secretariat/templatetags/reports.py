"""The cells of a report on screen."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from secretariat.queries.reports.files import in_signs
from secretariat.queries.reports.parts import Rows
from secretariat.queries.unit_ring import DARKEST

register = template.Library()


register.filter("figure", in_signs)


def shade(cell: Any) -> int:
    """How dark a square of the heat map is, from 0 to 4."""
    return min(cell, DARKEST) if isinstance(cell, int) else 0


def bar(cell: Any, most: Any) -> str:
    """How long the bar by a cell is, of a hundred; 0 where its figure is withheld. With a point in every language."""
    return f"{100 * float(cell) / float(most):.1f}" if isinstance(cell, (int, Decimal)) and most else "0"


TOTAL = ' class="report__total"'
BAR = (
    '<span class="report__drawn"><span>%s</span> <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none"'
    ' aria-hidden="true" focusable="false"><rect class="bar__whole" width="100" height="10"/>'
    '<rect class="bar__part" width="%s" height="10"/></svg></span>'
)


@register.simple_tag
def report_rows(part: Rows) -> str:
    """The rows of a table. Drawn here and not in a template, since a year has thousands of cells."""
    labels = [escape(one) for one in part.columns[1:]]
    most = part.most
    rows = []
    for row, cells, is_total in part.labelled:
        head = escape(row.head)
        drawn = [
            _cell(label, cell, part.shaded, most if is_drawn else None)
            for label, (_column, cell, is_drawn) in zip(labels, cells, strict=True)
        ]
        rows.append(
            f"<tr{TOTAL if is_total else ''}>"
            f'<th scope="row">{_link(row.url, head) if row.url else head}</th>{"".join(drawn)}</tr>'
        )
    return mark_safe("".join(rows))


def _link(url: str, escaped: str) -> str:
    return f'<a href="{escape(url)}">{escaped}</a>'


def _cell(label: str, cell: Any, shaded: bool, most: Any) -> str:
    words = escape(in_signs(cell))
    how = f' class="heat--{shade(cell)}"' if shaded else ""
    return f'<td data-label="{label}"{how}>{words if most is None else BAR % (words, bar(cell, most))}</td>'
