"""`manage.py import_organisation FILE ...`: bring the organisation in, as a timer does at night."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from netvaerk.refusals import Refused
from secretariat.actions.organisation import bring_in, fingerprint, keep_files, plan_of
from secretariat.queries.organisation import Reading, read_files


class Command(BaseCommand):
    help = "Brings units, people and leaders in from CSV or Excel files, all or nothing. Twice is once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="our own two tables, or the five of OS2mo")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--leavers-are-right", action="store_true", help="let more than 5 %% of the staff leave")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            files = [(path.name, path.read_bytes()) for path in options["files"]]
        except OSError as problem:
            raise CommandError(str(problem)) from None
        reading = read_files(files, timezone.localdate(now))
        self._tell(reading, options["verbosity"])
        if reading.organisation is None:
            raise CommandError("Nothing was brought in.")
        try:
            with transaction.atomic():
                kept = keep_files(reading.organisation, reading.notices, by=None, at=now)
                plan = plan_of(kept)
                if options["dry_run"]:
                    transaction.set_rollback(True)
                else:
                    right = options["leavers_are_right"]
                    bring_in(kept, by=None, at=now, shown=fingerprint(plan), leavers_are_right=right)
        except Refused as refusal:
            raise CommandError(" ".join(refusal.words())) from None
        for name, number in plan.counts().items():
            if number:
                self.stdout.write(f"{name.replace('_', ' ')}: {number}")
        self.stdout.write("Nothing was written." if options["dry_run"] else "The organisation is brought in.")

    def _tell(self, reading: Reading, verbosity: int) -> None:
        """Faults always, notices when asked for; by line and not by name, since a log is read by many."""
        for name, reason in reading.file_faults:
            self.stderr.write(f"{name}: {gettext(str(reason))}")
        for one in [*reading.row_faults, *(reading.notices if verbosity > 1 else [])]:
            self.stderr.write(f"{one.place.table}:{one.place.line}: {gettext(str(one.reason))}")
        if reading.notices and verbosity == 1:
            self.stderr.write(f"{len(reading.notices)} notices; --verbosity 2 shows them.")
