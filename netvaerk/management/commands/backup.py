"""`manage.py backup [FILE]`: all of the database in one file, as it was at one moment, while people go on working."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from netvaerk.backup.archive import Manifest
from netvaerk.backup.snapshot import back_up

ENDING = ".backup"


class Command(BaseCommand):
    help = "Writes everything in the database into one file that restores into SQLite and PostgreSQL alike."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, help="a new file; else one named after the time, in BACKUP_DIR"
        )
        parser.add_argument("--keep", type=int, metavar="N", help="delete all but the newest N of those in BACKUP_DIR")

    def handle(self, *args: Any, file: Path | None, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep needs a number from 1 up.")
        at = timezone.now()
        path = file or Path(settings.BACKUP_DIR) / f"netvaerk-{at:%Y-%m-%dT%H%M%SZ}{ENDING}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            manifest = back_up(path, key=(settings.BACKUP_KEYS or [""])[0], at=at)
        except OSError as problem:
            raise CommandError(f"No backup was made: {problem}") from problem
        self.tell(path, manifest)
        if keep:
            self.forget_all_but(keep)

    def tell(self, path: Path, manifest: Manifest) -> None:
        size = path.stat().st_size
        self.stdout.write(f"{path}: {manifest.rows} rows in {len(manifest.tables)} tables, {size} bytes.")
        self.stderr.write(
            "NOT INSIDE: the keys ENCRYPTION_KEYS, without which the texts of pairs cannot be read. "
            f"This backup needs {', '.join(manifest.keys)}; keep them where the backups are not."
        )
        if not manifest.is_under_key:
            self.stderr.write(
                "NOT UNDER A KEY: names and addresses stand in it to be read. Set BACKUP_KEYS to what "
                "manage.py encryption_keys new prints, and keep that elsewhere, too."
            )

    def forget_all_but(self, keep: int) -> None:
        """Names hold the time, so that their order is that of the backups."""
        for old in sorted(Path(settings.BACKUP_DIR).glob(f"netvaerk-*{ENDING}"))[:-keep]:
            old.unlink()
            self.stdout.write(f"{old} is deleted.")
