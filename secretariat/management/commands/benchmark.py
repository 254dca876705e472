"""`manage.py benchmark`: how long the heavy work takes beside the least it could take. It leaves the database alone."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from secretariat.benchmarks.pages import pages_report, worker_report
from secretariat.benchmarks.report import ROUNDS, excel_report, import_report, pairing_report
from secretariat.demo_town.crowd import Size

IN_A_TOWN = {
    "pages": "What the pages cost",
    "dashboard": "What the secretariat's pages of every day cost",
    "reports": "What each report and file costs",
    "worker": "How much room a web process takes after many requests",
}


class Command(BaseCommand):
    help = "Measures beside a floor, in turn, and prints medians, spread and ratios."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        benchmarks = parser.add_subparsers(dest="benchmark", required=True)
        pairing = benchmarks.add_parser("pairing", help="The best pairing of a whole pool.")
        pairing.add_argument("--size", type=int, nargs="+", default=list(ROUNDS), help="candidates and themes")
        pairing.add_argument("--rounds", type=int, help="rounds of each size; as many as the size allows, if not given")

        imports = benchmarks.add_parser("import", help="A whole municipality brought in, dry and real.")
        imports.add_argument("--people", type=int, default=2_500)
        imports.add_argument("--units", type=int, default=150)
        imports.add_argument("--rounds", type=int, default=5)

        for name, words in IN_A_TOWN.items():
            parser = benchmarks.add_parser(name, help=f"{words}, in a large town of the benchmark's own.")
            parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own instead of SQLite")
            if name == "worker":
                parser.add_argument("--requests", type=int, default=10_000)
            else:
                parser.add_argument("--rounds", type=int, default=15)
            for one, wanted in asdict(Size()).items():
                parser.add_argument(f"--{one}", type=int, default=wanted)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each line as soon as it is there."""
        for line in self.report(options):
            self.stdout.write(line)

    def report(self, options: dict[str, Any]) -> Iterator[str]:
        name = options["benchmark"]
        if name == "pairing":
            for size in options["size"]:
                yield from pairing_report(size, options["rounds"])
        elif name == "import":
            yield from import_report(options["people"], options["units"], options["rounds"])
        else:
            yield from self.in_a_town(name, options)

    def in_a_town(self, name: str, options: dict[str, Any]) -> Iterator[str]:
        size = {one: options[one] for one in asdict(Size())}
        if name == "worker":
            yield from worker_report(postgres=options["postgres"], requests=options["requests"], size=size)
            return
        if name == "reports":
            yield from excel_report(10_000)
        yield from pages_report(which=name, postgres=options["postgres"], rounds=options["rounds"], size=size)
