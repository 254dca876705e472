"""The demo town's people for the login page."""

from django import template
from django.utils.translation import get_language

from secretariat.demo_town.content import accounts

register = template.Library()


@register.simple_tag
def demo_people() -> list[dict[str, str]]:
    return accounts("en" if (get_language() or "").startswith("en") else "da")
