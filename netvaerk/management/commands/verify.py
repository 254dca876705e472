"""`manage.py verify FILE`: whether a backup is whole and can be opened, and whether the database still equals it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from netvaerk.backup.archive import read_whole
from netvaerk.backup.crypt import BrokenFile
from netvaerk.backup.snapshot import tables_now


class Command(BaseCommand):
    help = "Reads a backup to its end. With --against-database, compares every row with the database as it is now."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--against-database", action="store_true")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Raises CommandError, so exit with 1, for a backup that is not whole, and for a difference."""
        try:
            manifest = read_whole(file, settings.BACKUP_KEYS)
        except (BrokenFile, OSError) as problem:
            raise CommandError(str(problem)) from problem
        if options["verbosity"] > 1:
            for label, (number, digest) in sorted(manifest.tables.items()):
                self.stdout.write(f"{digest[:16]} {number:>8} {label}")
        under = "under a key" if manifest.is_under_key else "NOT under a key"
        self.stdout.write(
            f"Whole: {manifest.rows} rows in {len(manifest.tables)} tables, from {manifest.made_from} at "
            f"{manifest.made_at}, {under}. It needs the encryption keys {', '.join(manifest.keys)}."
        )
        if options["against_database"]:
            self.compare(manifest.tables)

    def compare(self, tables: dict[str, tuple[int, str]]) -> None:
        now = tables_now()
        others = sorted(label for label in now.keys() | tables.keys() if now.get(label) != tables.get(label))
        for label in others:
            before, after = tables.get(label, (0, ""))[0], now.get(label, (0, ""))[0]
            self.stdout.write(f"{label}: {before} rows in the backup, {after} now")
        if others:
            raise CommandError(f"{len(others)} tables have changed since the backup was made.")
        self.stdout.write("The database holds the same, row for row.")
