"""What every page shows around its content: whose tool this is, and how to reach the secretariat."""

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, object]:
    return {
        "municipality": settings.MUNICIPALITY_NAME,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
        "secretariat_phone": settings.SECRETARIAT_PHONE,
        "secretariat_address": settings.SECRETARIAT_ADDRESS,
        "accessibility_statement_url": settings.ACCESSIBILITY_STATEMENT_URL,
        "demo": settings.DEMO,
        "sign_on": settings.SIGN_ON,
        "break_glass": bool(settings.BREAK_GLASS_ACCOUNTS),
    }
