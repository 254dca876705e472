"""What every page shows around its content: whose tool this is, and how to reach the secretariat."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from netvaerk.frame import token_of


def house(request: HttpRequest) -> dict[str, object]:
    return {
        "csrf_token": SimpleLazyObject(partial(token_of, request)),  # Django's own is made anew for each form
        "municipality": settings.MUNICIPALITY_NAME,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
        "secretariat_phone": settings.SECRETARIAT_PHONE,
        "secretariat_address": settings.SECRETARIAT_ADDRESS,
        "accessibility_statement_url": settings.ACCESSIBILITY_STATEMENT_URL,
        "demo": settings.DEMO,
        "sign_on": settings.SIGN_ON,
        "break_glass": bool(settings.BREAK_GLASS_ACCOUNTS),
    }
