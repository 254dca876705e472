"""Reports drawn in Python: a year has thousands of cells, and a half-year some hundred."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from secretariat.queries.reports.catalogue import REPORTS
from secretariat.queries.reports.files import in_signs
from secretariat.queries.reports.parts import Lines, Rows
from secretariat.queries.unit_ring import DARKEST

register = template.Library()


@register.simple_tag
def all_reports(name: str, half: str) -> SafeString:
    """The way to every report in the same half-year, put together once for each that is shown."""
    return _all_reports(get_language(), name, half)


@lru_cache(maxsize=256)
def _all_reports(language: str, name: str, half: str) -> SafeString:
    every = [(key, one.about) for key, one in REPORTS.items()]
    return render_to_string("secretariat/_all_reports.html", {"all_reports": every, "name": name, "half": half})


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
def report_parts(parts: Sequence[Lines | Rows], chapter: int, level: int) -> SafeString:
    """The parts of a report, each with a heading of this level; `chapter` is its number on the page."""
    drawn = [
        _part(part, f"part-{chapter}-{number}", f"h{level}", _lines(part) if isinstance(part, Lines) else _rows(part))
        for number, part in enumerate(parts, 1)
    ]
    return SafeString("".join(drawn))


def _part(part: Lines | Rows, anchor: str, heading: str, table: tuple[str, str, str]) -> str:
    """What stands before its table, the table's class and what it holds, in a frame that can be scrolled."""
    before, kind, inner = table
    if kind:
        shown = (
            f'<div class="table-wrap" tabindex="0" role="region" aria-labelledby="{anchor}">\n'
            f'<table class="{kind}" aria-labelledby="{anchor}">\n{inner}</table>\n</div>\n'
        )
        if isinstance(part, Rows) and part.is_long:
            words = escape(_("Show all %(number)s rows") % {"number": len(part.rows)})
            shown = f'<details class="report__long"><summary>{words}</summary>\n{shown}</details>\n'
    else:
        shown = inner
    return (
        f'<section class="report__part">\n<{heading} id="{anchor}">{escape(str(part.title))}</{heading}>\n'
        f"{before}{shown}</section>\n"
    )


def _lines(part: Lines) -> tuple[str, str, str]:
    """Figures, each with what it says."""
    figure, says = escape(_("Figure")), escape(_("What it says"))
    headings = [escape(one) for one in part.headings]
    columns = "".join(f'<th scope="col" class="number">{one}</th>' for one in headings)
    now = [" report__now" if at == part.main else "" for at in range(len(headings))]
    rows = []
    for line in part.lines:
        figures = "".join(
            f'<td class="number{how}" data-label="{heading}">{escape(in_signs(value))}</td>'
            for heading, how, value in zip(headings, now, line.values, strict=True)
        )
        rows.append(
            f'<tr><th scope="row">{escape(line.name)}</th>{figures}'
            f'<td class="report__means" data-label="{says}">{escape(line.means)}</td></tr>\n'
        )
    head = f'<tr><th scope="col">{figure}</th>{columns}<th scope="col">{says}</th></tr>'
    return "", "stacked report__lines", f"<thead>{head}</thead>\n<tbody>{''.join(rows)}</tbody>\n"


def _rows(part: Rows) -> tuple[str, str, str]:
    """A table with what it says above it, and a bar beside each row where one is drawn."""
    means = f'<p class="report__means">{escape(part.means)}</p>\n' if part.means else ""
    if not part.rows:
        return means, "", _nothing(part)
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in part.columns)
    inner = f"<thead><tr>{columns}</tr></thead>\n<tbody>{_body(part)}</tbody>\n"
    return means, "heat" if part.shaded else "stacked", inner


def _nothing(part: Rows) -> str:
    if not part.total:
        nothing = escape(_("Nothing to show."))
        return f'<p class="muted">{nothing}</p>\n'
    too_few, figure = escape(_("Too few people to tell apart.")), escape(in_signs(part.total.cells[0]))
    return f"<p>{too_few} {escape(part.total.head)}: {figure}.</p>\n"


def _body(part: Rows) -> str:
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
    return "".join(rows)


def _link(url: str, escaped: str) -> str:
    return f'<a href="{escape(url)}">{escaped}</a>'


def _cell(label: str, cell: Any, shaded: bool, most: Any) -> str:
    words = escape(in_signs(cell))
    how = f' class="heat--{shade(cell)}"' if shaded else ""
    return f'<td data-label="{label}"{how}>{words if most is None else BAR % (words, bar(cell, most))}</td>'
