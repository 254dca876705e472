"""`manage.py drill`: what becomes of people's words while the machine falls over. It leaves your database alone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from secretariat.drills.edits import Size, edits_report


class Command(BaseCommand):
    help = "Lets a town of its own fall over in every way while people write, and counts what was confirmed and lost."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        drills = parser.add_subparsers(dest="drill", required=True)
        edits = drills.add_parser("edits", help="Drafts that are saved while one writes.")
        edits.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
        edits.add_argument("--writes", type=int, default=Size.writes)
        edits.add_argument("--writers", type=int, default=Size.writers, help="how many write at once")
        edits.add_argument("--minutes", type=float, default=Size.minutes, help="after which it ends all the same")
        edits.add_argument("--place", help="a folder for the town and its database")
        edits.add_argument("--spare-workers", action="store_true", help="kill no web process")
        edits.add_argument("--restart", action="store_true", help="kill the database on the way, too; PostgreSQL alone")
        edits.add_argument("--fill-disk", action="store_true", help="fill the file system of --place for five seconds")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError, so exit with 1, if anything that was confirmed is not there."""
        if options["restart"] and not options["postgres"]:
            raise CommandError("--restart needs --postgres: SQLite has no server that falls over.")
        try:
            for line in edits_report(
                postgres=options["postgres"],
                size=Size(options["writes"], options["writers"], options["minutes"]),
                kill=not options["spare_workers"],
                restart=options["restart"],
                fill=options["fill_disk"],
                place=options["place"],
            ):
                self.stdout.write(line)
        except RuntimeError as fault:
            raise CommandError(str(fault)) from None
