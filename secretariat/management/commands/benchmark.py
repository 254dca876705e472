"""`manage.py benchmark`: how long the heavy work takes beside the least it could take. Nothing is read or written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from secretariat.benchmarks.report import ROUNDS, pairing_report


class Command(BaseCommand):
    help = "Measures beside a floor, in turn, and prints medians, spread and ratios."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        benchmarks = parser.add_subparsers(dest="benchmark", required=True)
        pairing = benchmarks.add_parser("pairing", help="The best pairing of a whole pool.")
        pairing.add_argument("--size", type=int, nargs="+", default=list(ROUNDS), help="candidates and themes")
        pairing.add_argument("--rounds", type=int, help="rounds of each size; as many as the size allows, if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report of each size as soon as it is there."""
        for size in options["size"]:
            for line in pairing_report(size, options["rounds"]):
                self.stdout.write(line)
