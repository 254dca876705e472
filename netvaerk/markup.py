"""Markup put together in Python: `html.escape` for words, and this for what may be markup already. `format_html` takes
longer than all it writes where a page holds hundreds of controls."""

from html import escape
from typing import Any

from django.utils.safestring import SafeString


def marked(value: Any) -> str:
    """`value` as it may stand in markup: escaped, unless it is markup already; nothing for None."""
    if isinstance(value, SafeString):
        return value
    return "" if value is None else escape(str(value))
