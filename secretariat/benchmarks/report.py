"""Runs a benchmark in processes of their own and says in lines what came out: medians, spread, and ratios."""

import time
from collections.abc import Iterator, Sequence
from functools import partial
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from netvaerk.documents.tables import Table, as_file
from secretariat.own_process import said_by

ROUNDS = {100: 15, 1_000: 7, 5_000: 1}
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def in_a_process(what: str, size: int, rounds: int) -> dict[str, Any]:
    """What `secretariat.benchmarks.pairing` measures, with one thread for the arithmetic."""
    found: dict[str, Any] = said_by("secretariat.benchmarks.pairing", what, size, rounds, environment=ONE_THREAD)
    return found


def pairing_report(size: int, rounds: int | None) -> Iterator[str]:
    """The lines for one size."""
    found = in_a_process("time", size, rounds or ROUNDS.get(size, 3))
    peak = in_a_process("memory", size, 1)["peak"]
    every = found["rounds"]
    floors = [sum(one["bare"].values()) for one in every]
    yield f"{size} candidates and {size} themes, {found['barred']:.0%} of the pairs barred, {len(every)} rounds"
    for side in ("bare", "ours"):
        for name in every[0][side]:
            yield _line(f"{side}: {name}", [one[side][name] for one in every])
    yield _line("bare together", floors)
    totals = [one["total"] for one in every]
    yield _line("ours together", totals)
    yield _ratio("ours together / bare together", totals, floors)
    solves = [one["ours"]["solving"] for one in every]
    for name in ("one kept", "one ruled out"):
        yield _ratio(f"{name} / one solve", [one["ours"][name] for one in every], solves)
    yield f"  {'peak memory of ours':32} {peak:9.0f} MB"
    yield f"  {'themes served':32} {every[0]['themes']:9d}"


def import_report(people: int, units: int, rounds: int) -> Iterator[str]:
    """A municipality brought in, dry and real, beside reading the files and laying the same rows at once."""
    yield f"{people} people and {units} units from two CSV files, {rounds} rounds"
    with TemporaryDirectory() as place:
        settled = {
            "MODE": "demo",
            "DATABASE_URL": f"sqlite:///{place}/import.sqlite3",
            "DJANGO_SETTINGS_MODULE": "netvaerk.settings",
        }
        said = partial(said_by, "secretariat.benchmarks.importing", environment=settled)
        every = said("time", people, units, rounds)
        floors = [one["floor"] for one in every]
        for way in every[0]:
            yield _line(way, [one[way] for one in every])
        for way in ("dry", "real"):
            yield _ratio(f"{way} / floor", [one[way] for one in every], floors)
        for way in every[0]:
            yield f"  {f'peak memory, {way}':32} {said(way, people, units, rounds):9.0f} MB"


def excel_report(rows: int) -> Iterator[str]:
    """A list as Excel in this very process, as a web process makes it."""
    table = Table("Themes", ["Number", "Theme", "State", "Leader", "Co-driver", "Units"], list(_rows(rows)))
    before = time.process_time()
    size = len(as_file([table], "xlsx"))
    seconds, peak = time.process_time() - before, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    yield f"  Excel of {rows} rows: {seconds:.1f} s, {size / 1000:.0f} kB, peak memory of the process {peak:.0f} MB"


def _rows(number: int) -> Iterator[list[Any]]:
    for one in range(number):
        yield [
            one,
            f"Trygge overgange, {one}. omgang",
            "Aktiv",
            f"Leder {one}",
            f"Co-driver {one}",
            "Skole Nord, Pleje",
        ]


def _line(name: str, seconds: Sequence[float]) -> str:
    low, middle, high = (1000 * one(seconds) for one in (min, median, max))
    return f"  {name:32} {middle:9.1f} ms  ({low:.1f} to {high:.1f})"


def _ratio(name: str, seconds: Sequence[float], floors: Sequence[float]) -> str:
    ratios = [one / floor for one, floor in zip(seconds, floors, strict=True)]
    return f"  {name:32} {median(ratios):9.2f}     ({min(ratios):.2f} to {max(ratios):.2f})"
