"""What production runs with, asked of a process that starts as production does."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.one_database("sqlite")
ASK = """
import json, django
django.setup()
from django.conf import settings
from django.db import connection
database = settings.DATABASES["default"]
said = {"options": database["OPTIONS"], "atomic": database["ATOMIC_REQUESTS"], "health": database["CONN_HEALTH_CHECKS"]}
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        said["pragmas"] = [cursor.execute(f"PRAGMA {name}").fetchone()[0]
                           for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")]
for name in ("SESSION", "CSRF", "LANGUAGE"):
    said[name] = [getattr(settings, f"{name}_COOKIE_{one}") for one in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")]
said["https"] = [settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS, settings.DEBUG, settings.ALLOWED_HOSTS]
print(json.dumps(said))
"""


def started(tmp_path, address):
    """What the settings of a process in production are, with `address` as its database."""
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "DATABASE_URL": address}
    run = [sys.executable, "-c", ASK]
    more = {"DJANGO_SETTINGS_MODULE": "netvaerk.settings", "ALLOW_SQLITE": "1"}
    done = subprocess.run(run, env=environment | more, cwd=settings.BASE_DIR, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return json.loads(done.stdout)


def test_on_sqlite_writers_queue_and_what_is_confirmed_is_on_disk(tmp_path):
    said = started(tmp_path, f"sqlite:///{tmp_path / 'one.sqlite3'}")

    full = 2
    assert said["pragmas"] == ["wal", full, 10_000, 1]
    assert (said["options"]["transaction_mode"], said["atomic"]) == ("IMMEDIATE", False)
    for name in ("session", "csrf", "language"):
        assert said[name.upper()] == [f"__Host-{name}", True, True, "Lax"]
    assert said["https"] == [True, 31_536_000, False, []]


def test_on_postgresql_a_page_waits_neither_for_ever_for_a_lock_nor_for_a_statement(tmp_path):
    said = started(tmp_path, "postgres://nobody@localhost/nothing")

    assert (
        said["options"]["options"]
        == "-c lock_timeout=5000 -c statement_timeout=10000 -c plan_cache_mode=force_generic_plan"
    )
    assert (said["atomic"], said["health"]) == (False, True)
