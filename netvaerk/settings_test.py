"""Settings of the tests. TEST_DATABASE chooses: `sqlite`, the default, or `postgres`, a server of the tests' own."""

import os
from pathlib import Path

import environ

os.environ["MODE"] = "development"
os.environ.setdefault("SECRET_KEY", "tests")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser tests' driver runs a loop in the main thread

from netvaerk.settings import *  # noqa: F403
from netvaerk.settings import DATABASES, LOGGING, POSTGRES_OPTIONS, SQLITE_OPTIONS, TEMPLATES, VAR_DIR

DEBUG = False
TEST_DATABASE = os.environ.get("TEST_DATABASE", "sqlite")
if TEST_DATABASE == "postgres":
    import tempfile

    from netvaerk import own_postgres

    server = own_postgres.start(Path(tempfile.mkdtemp(prefix="netvaerk-postgres-")))
    # What it holds is thrown away, so it need not outlast a crash, nor be tidied up.
    for careful in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {careful} = off")
    server.psql("SELECT pg_reload_conf()")
    DATABASES["default"] = environ.Env.db_url_config(server.get_uri("postgres"))
    DATABASES["default"].setdefault("OPTIONS", {}).update(POSTGRES_OPTIONS)
else:
    name = VAR_DIR / f"test-{os.getpid()}.sqlite3"
    # A file, so that concurrent connections meet the same locks as in operation.
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": dict(SQLITE_OPTIONS, init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"),
        "TEST": {"NAME": name},
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A name that a template misspells must show, not vanish.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED-%s"
LOGGING["root"] = {"level": "CRITICAL", "handlers": []}  # pytest shows the lines of a test that fails
