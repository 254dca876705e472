"""Titles and names stand in headers of letters, in lists and in headings, so they hold no line break."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BREAKS = {"Cc", "Zl", "Zp"}  # Unicode's categories of control characters, line and paragraph separators


def one_line(text: str) -> None:
    """A validator. Raises ValidationError on line breaks, tabs and other control characters."""
    if any(unicodedata.category(letter) in BREAKS for letter in text):
        raise ValidationError(_("Write this on one line, without line breaks or tabs."), code="one_line")
