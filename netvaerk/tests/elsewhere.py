"""Another database beside the one of the tests, and `manage.py` run on it as an operator runs it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """The address of a copy of the test database as it stands now, on the same kind of server."""
    if connection.vendor == "sqlite":
        path = folder / "elsewhere.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        yield f"sqlite:///{path}"
        return
    name = f"elsewhere_{os.getpid()}"
    connection.close()
    try:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {connection.settings_dict['NAME']}")
        yield address_of(name)
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def address_of(name: str) -> str:
    """DATABASE_URL of a database on the PostgreSQL server of the tests."""
    known = connection.settings_dict
    host = known["HOST"] or known["OPTIONS"].get("host", "")
    port = f":{known['PORT']}" if known["PORT"] else ""
    if host.startswith("/"):
        return f"postgres://{known['USER']}@{port}/{name}?host={quote(host)}"
    return f"postgres://{known['USER']}:{quote(known['PASSWORD'])}@{host}{port}/{name}"


def manage(*words: str, database: str, **environment: str) -> tuple[int, str]:
    """Run a command on that database. Its exit code, and all that it said."""
    run = subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *words],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "netvaerk.settings",
            "MODE": "development",
            "DATABASE_URL": database,
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr
