"""The yearly report as a tagged PDF for a council."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from netvaerk.documents.typesetting import typeset
from secretariat.queries.reports.files import in_signs
from secretariat.queries.reports.parts import Lines, Report, Rows

TEMPLATE = Path(__file__).resolve().parent / "yearly.typ"


def yearly_pdf_bytes(year: int, stretch: str, reports: Sequence[Report]) -> bytes:
    """`stretch` says from when to when the figures go."""
    return typeset(
        TEMPLATE,
        title=_("Yearly report %(year)s") % {"year": year},
        subtitle=_("The network structure"),
        lead=_(
            "The network structure in the municipality: what ran, who was involved, what came of it. "
            "No names, and no figure of fewer than five people."
        ),
        stretch=stretch,
        chapters=[
            {
                "title": str(one.about.title),
                "lead": str(one.about.lead),
                "parts": [_of_lines(part) if isinstance(part, Lines) else _of_rows(part) for part in one.parts],
            }
            for one in reports
        ],
        nothing=_("Nothing to show."),
        footer=settings.MUNICIPALITY_NAME,
    )


def _of_lines(part: Lines) -> dict[str, Any]:
    return {
        "title": part.title,
        "means": "",
        "kind": "lines",
        "columns": [_("Figure"), *part.headings, _("What it says")],
        "rows": [[one.name, *map(in_signs, one.values), one.means] for one in part.lines],
        "total": False,
    }


def _of_rows(part: Rows) -> dict[str, Any]:
    return {
        "title": part.title,
        "means": part.means,
        "kind": "heat" if part.shaded else "rows",
        "columns": [str(one) for one in part.columns],
        "rows": [
            [row.head, *(in_signs(cell) for _column, cell, _drawn in cells)] for row, cells, _last in part.labelled
        ],
        "total": part.total is not None,
    }
