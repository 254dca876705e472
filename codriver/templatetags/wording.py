"""Answers and hours in words, and numbers with the reader's decimal sign."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.formats import date_format, get_format, number_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from codriver.forms.answers import Typed
from codriver.models import ExpectationAlignment
from codriver.queries.fields import InWords, typed_in_words
from codriver.queries.stages import Stage, Standing
from codriver.wording import hours_in_words
from netvaerk.models import Person
from netvaerk.templatetags.ui import status

register = template.Library()

NEWLINE = "\n"
SIGN_OF = {Stage.AGREED: "agreed", Stage.DUE: "talk"}


@register.filter
def hours(value: Any) -> str:
    """ "2,5 timer om ugen"."""
    return hours_in_words(value)


@register.filter
def kroner(value: int) -> str:
    """ "8.500 kr."."""
    return _("%(amount)s kr.") % {"amount": number_format(value, force_grouping=True)}


@register.filter
def decimal_sign(value: str) -> str:
    """A stored number as the reader would type it."""
    return str(value).replace(".", get_format("DECIMAL_SEPARATOR"))


@register.simple_tag
def standing_line(stands: Standing, reader: Person) -> SafeString:
    """The state in words and who holds the ball. Made here, since the secretariat's list holds one for every pair."""
    mine = any(one.pk == reader.pk for one in stands.waits_for)
    others = [one.name for one in stands.waits_for if one.pk != reader.pk]
    parts = [
        status(SIGN_OF.get(stands.stage, "neutral"), str(stands.words)),
        *(f'<span class="since">{escape(words)}</span>' for words in _days(stands)),
        *([status("waits", _("Waits for you"))] if mine else []),
    ]
    if others:
        words = [
            _("Waiting for %(name)s") % {"name": others[0]},
            *(_("and %(name)s") % {"name": one} for one in others[1:]),
        ]
        parts.append(f'<span class="waiting-on">{escape(" ".join(words))}</span>')
    return SafeString(f'<p class="standing">{NEWLINE.join(parts)}</p>')


def _days(stands: Standing) -> Iterator[str]:
    if stands.agreed_on:
        yield _("agreed on %(when)s") % {"when": date_format(stands.agreed_on)}
    if stands.stage == Stage.AGREED and stands.next_review:
        yield _("to be revisited on %(when)s") % {"when": date_format(stands.next_review)}


@register.simple_tag
def answer_in_words(alignment: ExpectationAlignment, typed: Typed, reader: Person) -> InWords:
    """What the reader typed to one question."""
    return typed_in_words(alignment, typed, alignment.side_of(reader))
