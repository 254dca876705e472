"""`manage.py verify_log`: whether anybody has changed, added to or taken from the event log since it was linked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from netvaerk.actions.log import check_log, link_log


class Command(BaseCommand):
    help = (
        "Links what has settled, checks the whole log against its chain, and prints the newest digest. Keep a digest "
        "where the database is not, and give it with --known the next time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--known", default="", metavar="DIGEST", help="A digest that must still be in the chain.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raise CommandError, so exit with 1, if anything is wrong."""
        link_log(at=timezone.now())
        report = check_log(known=options["known"])
        self.stdout.write(
            f"{report.events} events in {report.links} links, {report.pruned} pruned, {report.unlinked} not linked yet"
        )
        self.stdout.write(f"newest digest: {report.head or 'none'}")
        if report.problems:
            raise CommandError("\n".join(f"link {number}: {problem}" for number, problem in report.problems))
        self.stdout.write("The log is whole.")
