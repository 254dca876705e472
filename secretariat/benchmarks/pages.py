"""What a page costs beside the floor: two processes answer in turn, and count their own processor time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from netvaerk import own_postgres

AT_ONCE = 5  # requests of one side before the other has its turn
FLOOR = "secretariat.benchmarks.floor.settings"
PRODUCT = "netvaerk.settings"


class Process:
    """A side of the measuring, with an order and an answer a line."""

    def __init__(self, **environment: str) -> None:
        self.environment = environment
        self.child = subprocess.Popen(
            [sys.executable, "-m", "secretariat.benchmarks.answering"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.BASE_DIR,
            env={**os.environ, **environment},
        )

    def do(self, what: str, **order: Any) -> Any:
        """The answer to one order. Raises RuntimeError if the process has fallen over."""
        assert self.child.stdin
        assert self.child.stdout
        self.child.stdin.write(json.dumps({"do": what, **order}) + "\n")
        self.child.stdin.flush()
        said = self.child.stdout.readline()
        if not said:
            raise RuntimeError(f"A side of the benchmark ended at {what!r}; what it said stands above.")
        return json.loads(said)

    def end(self) -> None:
        """Close its input, which ends it."""
        assert self.child.stdin
        self.child.stdin.close()
        self.child.wait(timeout=30)


def pages_report(*, which: str, postgres: bool, rounds: int, size: dict[str, int]) -> Iterator[str]:
    """A line for each page of `which`, a name of `places.WHICH`, as soon as it is measured."""
    with _both(postgres) as (floor, ours):
        yield from _measure(floor, ours, rounds, {"which": which, **size})


def worker_report(*, postgres: bool, requests: int, size: dict[str, int]) -> Iterator[str]:
    """How much room one web process takes while it answers all pages in turn, and what it has read in by then."""
    with _both(postgres) as (_floor, builder):
        pages = builder.do("town", which="pages", **size)
        worker = Process(**builder.environment)  # a process of its own, for building a town pairs and prints
        try:
            yield from _growing(worker, pages, requests)
        finally:
            worker.end()


def _growing(worker: Process, pages: list[dict[str, Any]], requests: int) -> Iterator[str]:
    for name in {one["name"] for one in pages}:
        worker.do("log_in", name=name)
    yield f"  {'requests':>10} {'MB':>6}   read in"
    for done in range(requests + 1):
        if done:
            page = pages[done % len(pages)]
            worker.do("answer", name=page["name"], path=page["path"], data=page["data"], times=1)
        if done % max(requests // 10, 1) == 0:
            found = worker.do("standing")
            yield f"  {done:10} {found['memory']:6}   {', '.join(found['heavy']) or 'nothing heavy'}"
    yield f"  peak memory {worker.do('memory')} MB"


@contextmanager
def _both(postgres: bool) -> Iterator[tuple[Process, Process]]:
    """The floor and the product, each in a process and with an empty database of its own."""
    with TemporaryDirectory() as place:
        addresses = _two_databases(Path(place), postgres)
        floor = Process(DJANGO_SETTINGS_MODULE=FLOOR, FLOOR_DATABASE_URL=addresses[0])
        ours = Process(DJANGO_SETTINGS_MODULE=PRODUCT, MODE="demo", DATABASE_URL=addresses[1])
        try:
            yield floor, ours
        finally:
            floor.end()
            ours.end()


def _two_databases(place: Path, postgres: bool) -> list[str]:
    """Addresses of two empty databases: files, or two of a server of their own that ends with this process."""
    if not postgres:
        return [f"sqlite:///{place / name}.sqlite3" for name in ("floor", "ours")]
    server = own_postgres.start(place / "server")
    for name in ("floor", "ours"):
        server.psql(f"CREATE DATABASE {name}")
    return [server.get_uri(name) for name in ("floor", "ours")]


def _measure(floor: Process, ours: Process, rounds: int, size: dict[str, Any]) -> Iterator[str]:
    floor.do("floor", rows=500)
    floor.do("log_in", name="reader")
    pages = ours.do("town", **size)
    for name in {one["name"] for one in pages}:
        ours.do("log_in", name=name)
    yield f"{size['people']} people, {size['themes']} themes, {size['events']} lines of the log; {rounds} rounds"
    yield f"  {'':30} {'floors':>7} {'from':>6} {'to':>6} {'goal':>6} {'queries':>8} {'goal':>5} {'ms':>7} {'kB':>6}"
    for page in pages:
        yield _line(page, _turns(floor, ours, page, rounds))
    yield f"  {'the floor':30} {'':7} {'':6} {'':6} {'':6} {'':8} {'':5} {1000 * _one_floor(floor):7.1f}"
    yield f"  peak memory: the floor {floor.do('memory')} MB, ours {ours.do('memory')} MB"


def _turns(floor: Process, ours: Process, page: dict[str, Any], rounds: int) -> list[tuple[float, list[Any]]]:
    """For each round the floor's seconds a request, and what ours said. The first round warms up and is left out."""
    order = {"name": page["name"], "path": page["path"], "data": page["data"], "times": AT_ONCE}
    return [(_one_floor(floor), ours.do("answer", **order)) for _ in range(rounds + 1)][1:]


def _one_floor(floor: Process) -> float:
    said = floor.do("answer", name="reader", path="/", data=None, times=AT_ONCE)
    return median(one["seconds"] for one in said)


def _line(page: dict[str, Any], turns: list[tuple[float, list[Any]]]) -> str:
    answers = [one for _, said in turns for one in said]
    wrong = {one["status"] for one in answers} - {200}
    if wrong:
        raise RuntimeError(f"{page['title']} answered {wrong} at {page['path']}.")
    ratios = [median(one["seconds"] for one in said) / least for least, said in turns]
    milliseconds = 1000 * median(one["seconds"] for one in answers)
    queries = max(one["queries"] for one in answers)
    return (
        f"  {page['title']:30} {median(ratios):7.2f} {min(ratios):6.2f} {max(ratios):6.2f} {page['most']:6.1f}"
        f" {queries:8} {page['queries']:5} {milliseconds:7.1f} {answers[0]['bytes'] / 1000:6.0f}"
    )
