"""Answers and hours in words, and numbers with the reader's decimal sign."""

from typing import Any

from django import template
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _

from codriver.forms.answers import Typed
from codriver.models import ExpectationAlignment
from codriver.queries.fields import InWords, typed_in_words
from codriver.wording import hours_in_words
from netvaerk.models import Person

register = template.Library()


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
def answer_in_words(alignment: ExpectationAlignment, typed: Typed, reader: Person) -> InWords:
    """What the reader typed to one question."""
    return typed_in_words(alignment, typed, alignment.side_of(reader))
