"""The cells of a report on screen."""

from decimal import Decimal
from typing import Any

from django import template

from secretariat.queries.network_map import DARKEST
from secretariat.queries.reports.files import in_signs

register = template.Library()


register.filter("figure", in_signs)


@register.filter
def shade(cell: Any) -> int:
    """How dark a square of the heat map is, from 0 to 4."""
    return min(cell, DARKEST) if isinstance(cell, int) else 0


@register.simple_tag
def bar(cell: Any, part: Any) -> str:
    """How long the bar by a cell is, of a hundred; 0 where its figure is withheld. With a point in every language."""
    return f"{100 * float(cell) / float(part.most):.1f}" if isinstance(cell, (int, Decimal)) and part.most else "0"
