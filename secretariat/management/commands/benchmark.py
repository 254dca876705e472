"""`manage.py benchmark`: how long the heavy work takes beside the least it could take. It leaves the database alone."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from secretariat.benchmarks.pages import pages_report
from secretariat.benchmarks.report import ROUNDS, pairing_report
from secretariat.demo_town.crowd import Size


class Command(BaseCommand):
    help = "Measures beside a floor, in turn, and prints medians, spread and ratios."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        benchmarks = parser.add_subparsers(dest="benchmark", required=True)
        pairing = benchmarks.add_parser("pairing", help="The best pairing of a whole pool.")
        pairing.add_argument("--size", type=int, nargs="+", default=list(ROUNDS), help="candidates and themes")
        pairing.add_argument("--rounds", type=int, help="rounds of each size; as many as the size allows, if not given")

        pages = benchmarks.add_parser("pages", help="What the pages cost, in a large town of the benchmark's own.")
        pages.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
        pages.add_argument("--rounds", type=int, default=15)
        for name, wanted in asdict(Size()).items():
            pages.add_argument(f"--{name}", type=int, default=wanted)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each line as soon as it is there."""
        for line in self.report(options):
            self.stdout.write(line)

    def report(self, options: dict[str, Any]) -> Iterator[str]:
        if options["benchmark"] == "pages":
            size = {name: options[name] for name in asdict(Size())}
            yield from pages_report(postgres=options["postgres"], rounds=options["rounds"], size=size)
            return
        for size in options["size"]:
            yield from pairing_report(size, options["rounds"])
