"""`manage.py restore FILE`: lay a backup into the database, all or nothing, and read it back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from netvaerk.backup.crypt import BrokenFile
from netvaerk.backup.restoring import CannotRestore, restore
from netvaerk.backup.rows import applied_migrations, known_migrations
from netvaerk.backup.snapshot import mark_of


class Command(BaseCommand):
    help = "Makes the tables, lays every row of the backup into them, and compares what then stands there."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace-what-is-there", action="store_true", help="delete everything in the database first"
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = restore(file, keys=settings.BACKUP_KEYS, over_what_is_there=options["replace_what_is_there"])
        except (BrokenFile, CannotRestore, OSError) as problem:
            raise CommandError(f"Nothing was restored. {problem}") from problem
        self.stdout.write(
            f"Restored what stood there at {manifest.made_at}: {manifest.rows} rows in {len(manifest.tables)} tables, "
            "read back and found equal, row for row. Nobody is logged in."
        )
        missing = set(manifest.keys) - {mark_of(key) for key in settings.ENCRYPTION_KEYS}
        if missing:
            self.stderr.write(
                f"A KEY IS MISSING: the backup was made with {', '.join(sorted(missing))}, and ENCRYPTION_KEYS "
                "does not hold them. See manage.py encryption_keys check."
            )
        if manifest.erased_since:
            numbers = " ".join(map(str, manifest.erased_since))
            self.stderr.write(f"ERASED SINCE, AND HERE AGAIN: run manage.py erased {numbers} before anybody comes in.")
        if known_migrations() - applied_migrations():
            self.stdout.write("This version of the product is newer than the backup: run manage.py migrate.")
