"""Answers and hours in words, and numbers with the reader's decimal sign."""

from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from typing import Any

from django import template
from django.utils.formats import get_format, number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from codriver.forms.answers import Typed
from codriver.models import ExpectationAlignment
from codriver.queries.fields import InWords, typed_in_words
from codriver.queries.stages import WORDS, Stage, Standing
from codriver.wording import hours_in_words
from netvaerk.dates import day_in_words
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
    """The state in words and who holds the ball."""
    return standing_lines(reader)(stands)


def standing_lines(reader: Person) -> Callable[[Standing], SafeString]:
    """The same for a list, which holds one for every pair: what they have in common is looked up once, and the number
    of the reader, which the login tells only when it is asked."""
    me = reader.pk
    state = cache(lambda stage: status(SIGN_OF.get(stage, "neutral"), str(WORDS[stage])))
    one_other, one_more = _("Waiting for %(name)s"), _("and %(name)s")

    def line(stands: Standing) -> SafeString:
        others = [one.name for one in stands.waits_for if one.pk != me]
        parts = [state(stands.stage), *(f'<span class="since">{escape(words)}</span>' for words in _days(stands))]
        if len(others) < len(stands.waits_for):
            parts.append(status("waits", _("Waits for you")))
        if others:
            words = [one_other % {"name": others[0]}, *(one_more % {"name": name} for name in others[1:])]
            parts.append(f'<span class="waiting-on">{escape(" ".join(words))}</span>')
        return SafeString(f'<p class="standing">{NEWLINE.join(parts)}</p>')

    return line


def _days(stands: Standing) -> Iterator[str]:
    if stands.agreed_on:
        yield _("agreed on %(when)s") % {"when": day_in_words(stands.agreed_on)}
    if stands.stage == Stage.AGREED and (day := stands.next_review):
        yield _("to be revisited on %(when)s") % {"when": day_in_words(day)}


@register.simple_tag
def answer_in_words(alignment: ExpectationAlignment, typed: Typed, reader: Person) -> InWords:
    """What the reader typed to one question."""
    return typed_in_words(alignment, typed, alignment.side_of(reader))
