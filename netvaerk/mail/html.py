"""A letter as HTML: the same words, and one button with the link. It fetches nothing from anywhere."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


@dataclass
class Paragraph:
    """Lines that belong together, escaped. Where it is the link alone, it becomes the button."""

    html: SafeString
    is_button: bool


def as_html(subject: str, text: str, link: str, language: str) -> str:
    """`text` is the plain letter. There is one button; at the end, if the link stands within a sentence, and none where
    a letter has no link."""
    parts = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    first = next((number for number, part in enumerate(parts) if part.strip() == link), None)
    paragraphs = [Paragraph(_linked(part), number == first) for number, part in enumerate(parts)]
    if link and first is None:
        paragraphs.append(Paragraph(_linked(link), is_button=True))
    context = {"subject": subject, "paragraphs": paragraphs, "link": link, "language": language}
    return render_to_string("mail/letter.html", context)


def _linked(text: str) -> SafeString:
    """Our own addresses and the secretariat's as links, and nothing else: what looks like an address in a title is no
    place to send people to."""
    ours = re.escape(settings.SITE_URL) + r"(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:)]|/|(?![\w.:@-]))"
    known = [ours, *([re.escape(settings.SECRETARIAT_EMAIL)] if settings.SECRETARIAT_EMAIL else [])]
    address = re.compile(f"({'|'.join(known)})")
    lines = [_joined(address.split(line)) for line in text.split("\n")]
    return format_html_join(mark_safe("<br>\n"), "{}", ((line,) for line in lines))


def _joined(pieces: list[str]) -> SafeString:
    """Every second piece is an address."""
    written = (_anchor(one) if number % 2 else conditional_escape(one) for number, one in enumerate(pieces))
    return format_html_join("", "{}", ((one,) for one in written))


def _anchor(address: str) -> SafeString:
    goes_to = address if address.startswith(settings.SITE_URL) else f"mailto:{address}"
    return format_html('<a href="{}">{}</a>', goes_to, address)
