"""What no municipality should run with stops the start, each with a hint."""

import pytest
from cryptography.fernet import Fernet
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from netvaerk.checks import check_production, hindrances_to_production, refuse_unsafe_start
from netvaerk.settings import DEMO_ENCRYPTION_KEY
from netvaerk.tests.providers.oidc import Provider

SAFE = {
    "SECRET_KEY": "x" * 60,
    "DEBUG": False,
    "ALLOW_SQLITE": True,
    "ALLOWED_HOSTS": ["netvaerk.kommune.example"],
    "SITE_URL": "https://netvaerk.kommune.example",
    "ENCRYPTION_KEYS": [Fernet.generate_key().decode()],
}


@pytest.fixture
def production(settings, monkeypatch):
    settings.PRODUCTION = True
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    for name, value in SAFE.items():
        setattr(settings, name, value)
    return settings


def told():
    return [error.id for error in hindrances_to_production()]


def test_safe_settings_are_not_in_the_way(production):
    assert told() == []


@pytest.mark.parametrize(
    ("name", "value", "errors"),
    [
        ("SECRET_KEY", "only-for-the-demo-town-and-for-development-never-for-real-people", ["netvaerk.E001"]),
        ("DEBUG", True, ["netvaerk.E002"]),
        ("ALLOW_SQLITE", False, ["netvaerk.E003"]),
        ("ALLOWED_HOSTS", [], ["netvaerk.E004"]),
        ("ALLOWED_HOSTS", ["*"], ["netvaerk.E004"]),
        ("ALLOWED_HOSTS", ["netvaerk.kommune.example", "*"], ["netvaerk.E004"]),
        ("SITE_URL", "http://netvaerk.kommune.example", ["netvaerk.E005"]),
        ("SITE_URL", "", ["netvaerk.E005"]),
        ("ENCRYPTION_KEYS", [DEMO_ENCRYPTION_KEY], ["netvaerk.E007"]),
        ("ENCRYPTION_KEYS", [Fernet.generate_key().decode(), DEMO_ENCRYPTION_KEY], ["netvaerk.E007"]),
        ("ENCRYPTION_KEYS", ["short"], ["netvaerk.E008"]),
        ("ENCRYPTION_KEYS", [], ["netvaerk.E008"]),
        ("BACKUP_KEYS", [Fernet.generate_key().decode(), "short"], ["netvaerk.E009"]),
        ("BACKUP_KEYS", [], []),
        ("SIGN_ON", Provider("http://login.kommune.example").sign_on(), ["netvaerk.E010"]),
        ("SIGN_ON", Provider("https://login.kommune.example").sign_on(), []),
    ],
    ids=[
        "demo secret",
        "debug",
        "SQLite",
        "no hosts",
        "any host",
        "any host beside one",
        "plain http",
        "no address",
        "demo key",
        "demo key behind another",
        "no key but a word",
        "no key",
        "a backup key that is none",
        "no backup key",
        "login elsewhere in the clear",
        "login elsewhere",
    ],
)
def test_each_hindrance(production, name, value, errors):
    setattr(production, name, value)

    assert told() == errors


def test_a_secret_key_that_is_guessed_in_a_moment_is_told(production):
    production.SECRET_KEY = "kort"

    assert len(told()) == 1


def test_postgresql_needs_no_leave(production, monkeypatch):
    production.ALLOW_SQLITE = False
    monkeypatch.setitem(production.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")

    assert told() == []


def test_every_hindrance_is_told_at_once(production):
    production.SECRET_KEY, production.DEBUG, production.ALLOW_SQLITE = production.DEMO_SECRET, True, False
    production.ALLOWED_HOSTS, production.SITE_URL = [], "http://localhost:8000"

    assert told() == [f"netvaerk.E00{number}" for number in range(1, 6)]
    assert all(error.hint for error in hindrances_to_production())


def test_outside_production_nothing_is_told(settings):
    settings.PRODUCTION, settings.DEBUG = False, True

    assert check_production(None) == []


def test_the_check_is_part_of_django_s_own(production):
    production.DEBUG = True

    assert "netvaerk.E002" in [error.id for error in run_checks(tags=["security"])]


def test_an_unsafe_start_is_refused_with_its_hint(production):
    production.DEBUG = True

    with pytest.raises(ImproperlyConfigured, match="DEBUG is on. Remove DEBUG from the environment"):
        refuse_unsafe_start()


def test_a_safe_start_goes_on(production):
    assert refuse_unsafe_start() is None
