"""Whether the product can serve, and whether what works behind it does. Reads only, and few rows."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from netvaerk.models import DailyRun, OutboxLetter

LEAST_FREE_BYTES = 200_000_000
TASK_WAITS_AT_MOST = timedelta(minutes=15)
DAILY_AT_LEAST = timedelta(hours=50)  # a day may be left out, as by a machine that is mended
_migrated: set[str] = set()
"""The databases that were found whole: a process of this version needs not ask again."""


def cannot_serve() -> dict[str, str]:
    """What keeps every page from working, as name to what to do; empty where all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = _waiting_migrations()
    except (DatabaseError, InterfaceError) as problem:
        words = f"It does not answer ({type(problem).__name__}). See DATABASE_URL and the server's own log."
        return {"database": words}
    return {"migrations": f"{waiting} are not applied: run manage.py migrate."} if waiting else {}


def _waiting_migrations() -> int:
    name = str(connection.settings_dict["NAME"])
    if name in _migrated:
        return 0
    loader = MigrationLoader(connection)
    waiting = len(set(loader.graph.nodes) - set(loader.applied_migrations))
    if not waiting:
        _migrated.add(name)
    return waiting


def what_lags(now: datetime | None = None) -> dict[str, str]:
    """What no page fails from yet, but somebody must look at, as name to what to do. Asks a database that answers."""
    now = now or timezone.now()
    limit = now - TASK_WAITS_AT_MOST
    late = DBTaskResult.objects.ready().filter(enqueued_at__lte=limit).exclude(run_after__range=(limit, now))
    faults = {}
    if OutboxLetter.objects.held_up(now).exists() or late.exists():
        faults["worker"] = "Letters wait that should have gone: see that manage.py db_worker runs."
    if _daily_was_through() < now - DAILY_AT_LEAST:
        faults["daily"] = (
            "The daily run has not been through: see systemctl list-timers, and the log of netvaerk-daily."
        )
    for folder in places():
        if (free := shutil.disk_usage(folder).free) < LEAST_FREE_BYTES:
            faults["disk"] = f"{free // 1_000_000} MB are left under {folder}."
    return faults


def _daily_was_through() -> datetime:
    """When it last was; where it never was, when the tables were made or last changed."""
    last = DailyRun.objects.values_list("ended_at", flat=True).first()
    return last or MigrationRecorder.Migration.objects.latest("applied").applied


def places() -> list[Path]:
    """The folders in which the product writes."""
    found = [Path(settings.VAR_DIR)]
    if connection.vendor == "sqlite":
        found.append(Path(str(connection.settings_dict["NAME"])).parent)
    return found
