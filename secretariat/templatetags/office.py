"""Whether the secretariat's office is open, for the foot of the page and the pages about reaching it."""

from django import template
from django.utils import timezone

from secretariat.queries import office

register = template.Library()


@register.simple_tag
def office_now() -> str:
    """One sentence; empty where the secretariat has said no hours."""
    return office.open_now(timezone.now())


@register.simple_tag
def office_hours() -> office.OfficePage:
    return office.office_page(timezone.now())
