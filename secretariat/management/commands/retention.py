"""`manage.py retention`: delete what is kept no longer, as the daily run does; `--dry-run` says what that would be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from netvaerk.actions.retention import rehearse, retain
from secretariat.actions.kept import KINDS


class Command(BaseCommand):
    help = "Deletes each kind of data whose time is up. The rules stand on the page Slettefrister."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Do it all, say what was done, and undo it.")
        parser.add_argument("--on", metavar="DAY", help="With --dry-run: as it would be on a later day, as 2027-01-31.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError, so exit with 1, if anything failed or the day is wrong."""
        now = timezone.now()
        if options["on"]:
            day = parse_date(options["on"])
            if day is None or not options["dry_run"]:
                raise CommandError("--on takes a day as 2027-01-31, and only with --dry-run.")
            now = now.replace(year=day.year, month=day.month, day=day.day)
        outcomes = rehearse(KINDS, at=now) if options["dry_run"] else retain(KINDS, at=now)
        for one in outcomes:
            self.stdout.write(f"{one.code}: {one.done}")
        failed = sum(one.failed for one in outcomes)
        if failed:
            raise CommandError(f"{failed} could not be done; the log says which.")
