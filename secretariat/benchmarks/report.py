"""Runs a benchmark in processes of their own and says in lines what came out: medians, spread, and ratios."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from django.conf import settings

ROUNDS = {100: 15, 1_000: 7, 5_000: 1}
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def in_a_process(what: str, size: int, rounds: int) -> dict[str, Any]:
    """What `secretariat.benchmarks.pairing` measures, with one thread for the arithmetic."""
    command = [sys.executable, "-m", "secretariat.benchmarks.pairing", what, str(size), str(rounds)]
    done = subprocess.run(  # noqa: S603 - our own module and numbers
        command, capture_output=True, text=True, check=True, cwd=settings.BASE_DIR, env={**os.environ, **ONE_THREAD}
    )
    found: dict[str, Any] = json.loads(done.stdout)
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


def _line(name: str, seconds: Sequence[float]) -> str:
    low, middle, high = (1000 * one(seconds) for one in (min, median, max))
    return f"  {name:32} {middle:9.1f} ms  ({low:.1f} to {high:.1f})"


def _ratio(name: str, seconds: Sequence[float], floors: Sequence[float]) -> str:
    ratios = [one / floor for one, floor in zip(seconds, floors, strict=True)]
    return f"  {name:32} {median(ratios):9.2f}     ({min(ratios):.2f} to {max(ratios):.2f})"
