"""System checks for what breaks in deployment, each with a hint; in production they stop the start."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured

from netvaerk.backup.crypt import key_bytes
from netvaerk.encrypted import keyring

SHORTEST_KEY = 50
SHORTEST_TOKEN = 32


def hindrances_to_production() -> list[Error]:
    """Everything in the settings that no municipality should run with."""
    return [error for unsafe, error in [*_keys(), *_places()] if unsafe]


def _keys() -> list[tuple[bool, Error]]:
    """Each fault of the keys, and whether it is there."""
    return [
        (
            settings.SECRET_KEY == settings.DEMO_SECRET,
            Error(
                "The secret key is the demo's, which everybody knows.",
                hint="Set SECRET_KEY to at least 50 random characters of your own.",
                id="netvaerk.E001",
            ),
        ),
        (
            len(settings.SECRET_KEY) < SHORTEST_KEY,
            Error(
                "The secret key is too short.",
                hint=f"Set SECRET_KEY to at least {SHORTEST_KEY} random characters of your own.",
                id="netvaerk.E006",
            ),
        ),
        (
            settings.DEMO_ENCRYPTION_KEY in settings.ENCRYPTION_KEYS,
            Error(
                "The encryption key is the demo's, which everybody knows.",
                hint="Set ENCRYPTION_KEYS to what manage.py encryption_keys new prints, and keep a copy elsewhere.",
                id="netvaerk.E007",
            ),
        ),
        (
            not _keys_fit(),
            Error(
                "ENCRYPTION_KEYS holds no key, or something that is not one.",
                hint="Make one with manage.py encryption_keys new; several stand with a comma between them.",
                id="netvaerk.E008",
            ),
        ),
        (
            not _backup_keys_fit(),
            Error(
                "BACKUP_KEYS holds something that is not a key.",
                hint="Make one with manage.py encryption_keys new; several stand with a comma between them.",
                id="netvaerk.E009",
            ),
        ),
        (
            0 < len(settings.METRICS_TOKEN) < SHORTEST_TOKEN,
            Error(
                "The token for the figures is too short.",
                hint=f"Set METRICS_TOKEN to at least {SHORTEST_TOKEN} random characters, or leave it out.",
                id="netvaerk.E011",
            ),
        ),
    ]


def _keys_fit() -> bool:
    try:
        keyring()
    except ValueError:
        return False
    return True


def _backup_keys_fit() -> bool:
    try:
        return all(key_bytes(key) for key in settings.BACKUP_KEYS)
    except ValueError:
        return False


def _places() -> list[tuple[bool, Error]]:
    """Each fault of where the product stands and how it is reached, and whether it is there."""
    sqlite = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
    return [
        (
            settings.DEBUG,
            Error("DEBUG is on.", hint="Remove DEBUG from the environment, or set it to 0.", id="netvaerk.E002"),
        ),
        (
            sqlite and not settings.ALLOW_SQLITE,
            Error(
                "The database is an SQLite file.",
                hint="Set DATABASE_URL to a PostgreSQL database, or ALLOW_SQLITE=1 for a small trial.",
                id="netvaerk.E003",
            ),
        ),
        (
            not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS,
            Error(
                "The host names are not given.",
                hint="Set ALLOWED_HOSTS to the names people type, separated by commas.",
                id="netvaerk.E004",
            ),
        ),
        (
            not settings.SITE_URL.startswith("https://"),
            Error(
                "The address that letters link to is not https.",
                hint="Set SITE_URL to the address people type, for example https://netvaerk.kommune.dk.",
                id="netvaerk.E005",
            ),
        ),
        (
            settings.SIGN_ON is not None and not all(one.startswith("https://") for one in settings.SIGN_ON.origins),
            Error(
                "An address of the login elsewhere is not https.",
                hint="Set OIDC_ISSUER or the addresses of SAML, and SIGN_ON_ORIGINS, to what begins with https://.",
                id="netvaerk.E010",
            ),
        ),
    ]


@register(Tags.security)
def check_production(app_configs: Any, **kwargs: Any) -> list[Error]:
    return hindrances_to_production() if settings.PRODUCTION else []


def refuse_unsafe_start() -> None:
    """Stop a web server that would start with unsafe settings. Raises ImproperlyConfigured with every hint."""
    errors = [error for error in run_checks(tags=[Tags.security]) if error.is_serious()]
    if errors:
        raise ImproperlyConfigured("\n".join(f"{error.msg} {error.hint or ''}" for error in errors))
