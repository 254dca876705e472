"""Plant faults of one line in the code that says who may, which version stands and who has a seat, and count how many
of them the tests catch:

    pip install cosmic-ray==8.7.0
    python .ci/faults.py permission            or versions, or seats; --every 5 takes every fifth fault
    python .ci/faults.py permission --left     those again that nothing caught the last time
"""

import argparse
import gc
import json
import os
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from django.db import connections
from planting import Fault, Garden, faults_in, remembering

WHO_SEES = (
    r"QuerySet\.(visible_to|readable_by|exercised_by|reading|current|open|of|told|on|standing)$"
    r"|\.(is_party|side_of|hidden_from|standing_as|answer_of|owners)$"
)
"""Of the models, those that say which rows are whose."""


@dataclass(frozen=True)
class Bed:
    """Files, the tests that belong to them, and which of their functions are meant, where it is not all of them."""

    files: str
    tests: str
    places: str = ""


def _tests(folder: str, *names: str) -> str:
    return " ".join(f"{folder}/test_{name}.py" for name in names)


ROLES = _tests("roles/tests", "access", "access_inside")
CODRIVER = _tests("codriver/tests", "access", "access_inside")
ALIGNMENTS = _tests("codriver/tests/actions", "alignments", "alignments_apart", "pairing")
AGREEMENTS = _tests("codriver/tests/actions", "agreements", "agreements_apart", "alignments", "reviews")
PAIRING = _tests("codriver/tests/actions", "pairing", "pairing_apart")
BOOKINGS = _tests("secretariat/tests/actions", "bookings", "bookings_apart")
ASSIGNMENTS = _tests("roles/tests/actions", "assignments", "assignments_apart", "closing", "stand_ins", "steps")
GROUPS = {
    "permission": [
        Bed(
            "netvaerk/access.py",
            "netvaerk/tests/test_access.py netvaerk/tests/views/test_login.py netvaerk/tests/views/test_emergency.py",
        ),
        Bed("netvaerk/gates.py", "netvaerk/tests/test_gate.py"),
        Bed("roles/access.py", ROLES),
        Bed("roles/sparring_access.py", ROLES),
        Bed("codriver/access.py", CODRIVER),
        Bed("secretariat/access.py secretariat/*_access.py", "secretariat/tests/test_access.py"),
        Bed("netvaerk/models/*.py", "netvaerk/tests/models netvaerk/tests/test_access.py", WHO_SEES),
        Bed("roles/models/*.py", f"roles/tests/models {ROLES}", WHO_SEES),
        Bed("codriver/models/*.py", f"codriver/tests/models {CODRIVER}", WHO_SEES),
        Bed("secretariat/models/*.py", "secretariat/tests/models", WHO_SEES),
    ],
    "versions": [
        Bed("codriver/rules/saves.py", "codriver/tests/rules/test_saves.py"),
        Bed("codriver/rules/agreements.py", "codriver/tests/rules/test_agreements.py"),
        Bed("codriver/actions/alignments.py", ALIGNMENTS),
        Bed("codriver/actions/agreements.py codriver/actions/holding.py", AGREEMENTS),
    ],
    "seats": [
        Bed(
            "secretariat/rules/training.py secretariat/rules/attendance.py", "secretariat/tests/rules/test_training.py"
        ),
        Bed("secretariat/rules/bookings.py", "secretariat/tests/rules/test_bookings.py"),
        Bed("roles/rules/assignments.py", "roles/tests/rules/test_assignments.py"),
        Bed("codriver/rules/pairing/offers.py", "codriver/tests/rules/pairing/test_offers.py"),
        Bed("secretariat/actions/seats.py", "secretariat/tests/actions/test_seats.py"),
        Bed("secretariat/actions/bookings.py", BOOKINGS),
        Bed("codriver/actions/pairing.py codriver/facts/pairing.py", PAIRING),
        Bed("roles/actions/assignments.py", ASSIGNMENTS),
    ],
}
PATIENCE = 10
"""Seconds of work, and three times what the tests take without a fault, after which they hang on it: it is caught."""
MOST_MEMORY = 3 * 2**30


class Planter:
    """Runs in the place of the tests' own loop: once all of them as they are, to see which of them goes through which
    function, and then for each fault those that go through its function, each time in a child of its own."""

    def __init__(self, faults: list[Fault], report: dict[str, str]) -> None:
        self.faults, self.report, self.failed = faults, report, False
        self.seconds: dict[str, float] = defaultdict(float)
        self.paths = {str(Path(one.path).resolve()) for one in faults}
        self.coverage = Coverage(data_file=None, include=sorted(self.paths))

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.failed = self.failed or report.failed
        self.seconds[report.nodeid] += report.duration

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.unfreeze()
        prepared = [one for one in remembering() if one.__module__.endswith(".prepared")]
        self.coverage.start()
        for item, following in zip(session.items, [*session.items[1:], session], strict=True):
            self.coverage.switch_context(item.nodeid)
            for one in prepared:
                one.cache_clear()
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        self.coverage.stop()
        if self.failed:
            sys.exit("The tests fail without a fault, too.")
        through = {path: self.coverage.get_data().contexts_by_lineno(path) for path in self.paths}
        garden, self.known = Garden(self.paths), remembering()
        gc.freeze()
        if self.outcome(session, garden, None, self.quickest_first(session.items)) != "survived":
            sys.exit("The tests fail in another order without a fault.")
        for number, fault in enumerate(self.faults, 1):
            said = through[str(Path(fault.path).resolve())]
            names = {name for line in fault.lines for name in said.get(line, []) if name}
            items = self.quickest_first([item for item in session.items if item.nodeid in names])
            self.report[fault.name] = told = self.outcome(session, garden, fault, items)
            if told not in ("caught", "none"):
                print(f"\n{number}/{len(self.faults)} {told}: {fault.name}", flush=True)
        return True

    def quickest_first(self, items: list[pytest.Item]) -> list[pytest.Item]:
        """File by file, since what a file lays for all of its tests is laid once."""
        files: dict[Path, list[float]] = defaultdict(list)
        for item in items:
            files[item.path].append(self.seconds[item.nodeid])
        mean = {path: sum(all_of_it) / len(all_of_it) for path, all_of_it in files.items()}
        return sorted(items, key=lambda item: (mean[item.path], str(item.path), self.seconds[item.nodeid]))

    def outcome(self, session: pytest.Session, garden: Garden, fault: Fault | None, items: list[pytest.Item]) -> str:
        if not items:
            return "no test goes there"
        connections.close_all()
        child = os.fork()
        if not child:
            self.run_with(session, garden, fault, items)
        ends = time.monotonic() + 20 * self.patience(items)
        while time.monotonic() < ends:
            ended, how = os.waitpid(child, os.WNOHANG)
            if ended:
                return {0: "survived", 1: "caught", 2: "none"}.get(os.waitstatus_to_exitcode(how), "caught")
            time.sleep(0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "caught"

    def patience(self, items: list[pytest.Item]) -> int:
        return int(PATIENCE + 3 * sum(self.seconds[item.nodeid] for item in items))

    def run_with(self, session: pytest.Session, garden: Garden, fault: Fault | None, items: list[pytest.Item]) -> None:
        """In the child: ends it with 0 if every test passes, 1 if one fails, 2 if the text means what it meant."""
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        session.config.pluginmanager.unregister(name="terminalreporter")
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (self.patience(items), self.patience(items)))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            if fault and not garden.plant(fault):
                os._exit(2)
            for one in self.known:
                one.cache_clear()
            for item, following in zip(items, [*items[1:], session], strict=True):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failed:
                    os._exit(1)
        except BaseException:
            os._exit(1)
        os._exit(0)


def faults_of(beds: list[Bed]) -> Iterator[Fault]:
    for bed in beds:
        paths = sorted(path for pattern in bed.files.split() for path in Path().glob(pattern))
        if not paths:
            sys.exit(f"There is no {bed.files}.")
        for path in paths:
            yield from (one for one in faults_in(str(path)) if re.search(bed.places, one.place))


def asked_for() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("group", choices=GROUPS)
    asked.add_argument("--every", type=int, default=1, help="plant every so manieth fault alone")
    asked.add_argument("--only", default="", help="in the files alone whose path holds this")
    asked.add_argument("--left", action="store_true", help="plant those alone that nothing caught the last time")
    asked.add_argument("--tests", nargs="*", default=[], help="more tests to ask")
    asked.add_argument("--list", action="store_true", help="plant nothing, and list the faults")
    return asked.parse_args()


def outcomes(faults: list[Fault], tests: list[str]) -> dict[str, str]:
    report: dict[str, str] = {}
    arguments = ["-n0", "-q", "-o", "addopts=", "-p", "no:cacheprovider", *tests]
    code = pytest.main(arguments, plugins=[Planter(faults, report)])
    for left in Path("var").glob(f"test-{os.getpid()}.sqlite3*"):
        left.unlink()  # the children end without closing what they opened
    if code:
        sys.exit(code)
    return report


def tell(group: str, faults: list[Fault], report: dict[str, str]) -> None:
    table = defaultdict(Counter)
    for fault in faults:
        table[fault.path][report[fault.name]] += 1
    for path, counted in table.items():
        print(f"{path}: " + ", ".join(f"{count} {word}" for word, count in sorted(counted.items()) if word != "none"))
    planted = sum(1 for told in report.values() if told != "none")
    caught = sum(1 for told in report.values() if told == "caught")
    print(f"{group}: {planted} planted, {caught} caught ({100 * caught / max(planted, 1):.1f} %)")


def main() -> None:
    options = asked_for()
    kept = Path("var") / f"faults-{options.group}.json"
    before = json.loads(kept.read_text()) if kept.exists() else {}
    beds = [bed for bed in GROUPS[options.group] if options.only in bed.files]
    faults = list(faults_of(beds))[:: options.every]
    if options.left:
        faults = [one for one in faults if before.get(one.name, "caught") not in ("caught", "none")]
    if options.list or not faults:
        print(*(one.name for one in faults), f"{len(faults)} faults", sep="\n")
        return
    report = outcomes(faults, sorted({path for bed in beds for path in bed.tests.split()} | set(options.tests)))
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps({**before, **report}, indent=1))
    tell(options.group, faults, report)


if __name__ == "__main__":
    os.chdir(Path(__file__).parent.parent)
    sys.path.insert(0, os.getcwd())
    main()
