"""`manage.py move_database`: everything in this database into another one, SQLite or PostgreSQL, and read back.

The other one is named by NEW_DATABASE_URL in the environment, since a command line is read by others on the machine.
"""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import environ
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from netvaerk.backup.snapshot import back_up, tables_now


class Command(BaseCommand):
    help = "Moves everything from DATABASE_URL to NEW_DATABASE_URL. Stop the web and the worker first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--replace-what-is-there", action="store_true", help="delete everything in the new one first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, so exit with 1, if the new database does not hold what stands here at the end."""
        address = os.environ.get("NEW_DATABASE_URL", "")
        if address.partition(":")[0] not in environ.Env.DB_SCHEMES:
            raise CommandError(
                "Set NEW_DATABASE_URL to the new database, for example postgres://user:password@host/name."
            )
        key = Fernet.generate_key().decode()  # the file on the way is under a key that nobody keeps
        with tempfile.TemporaryDirectory(prefix="netvaerk-move-", dir=settings.VAR_DIR) as folder:
            file = Path(folder) / "on-the-way.backup"
            manifest = back_up(file, key=key, at=timezone.now())
            self.stdout.write(f"Read {manifest.rows} rows in {len(manifest.tables)} tables from {connection.vendor}.")
            more = ["--replace-what-is-there"] if options["replace_what_is_there"] else []
            run = [sys.executable, str(settings.BASE_DIR / "manage.py"), "restore", str(file), *more]
            environment = {**os.environ, "DATABASE_URL": address, "BACKUP_KEYS": key}
            if subprocess.run(run, env=environment, check=False).returncode:  # noqa: S603
                raise CommandError("Nothing was moved; what is above says why. This database is as it was.")
        if tables_now() != manifest.tables:
            raise CommandError(
                "Somebody wrote here meanwhile, and that is not in the new database. Stop the web and the worker, and "
                "run this again with --replace-what-is-there."
            )
        self.stdout.write("Moved. Write the new address into DATABASE_URL, and start the web and the worker again.")
