"""People write while web processes are killed, the database falls over and the disk is full: is what was confirmed
still there?

Each writer saves one answer again and again, as the page's own script does: the same packet until it is confirmed. A
save that is confirmed raises the version of the answer by one, and one that is sent again raises it no more. So in the
end each answer holds the text that was confirmed last, in a version that says how many were.
"""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import urlencode

from secretariat.drills.machine import HOST, Machine

TOKEN = "c" * 32
PAUSE = 0.05  # seconds, before the same packet goes out again
DISK_IS_FULL = 5.0  # seconds


@dataclass
class Writer:
    """Who writes in which field, how many saves were confirmed, and the longest one waited for it in seconds."""

    key: int
    code: str
    path: str
    cookies: str
    confirmed: int = 0
    longest: float = 0.0

    def words(self) -> str:
        return f"{self.code} {self.confirmed}"


class Drill:
    """`wanted` saves by many writers at once, or as many as are done in `minutes`; `answers` counts tries."""

    def __init__(self, machine: Machine, writers: list[Writer], wanted: int, minutes: float) -> None:
        self.machine, self.writers, self.wanted = machine, writers, wanted
        self.until = time.monotonic() + 60 * minutes
        self.tickets = count()
        self.confirmed = 0
        self.answers: Counter[str] = Counter()
        self.faults: list[str] = []
        self.lock = Lock()
        self.over = Event()

    def run(self, befalls: list[tuple[float, str, Any]], *, kill: bool) -> Iterator[str]:
        """Write to the end; what befalls the machine comes when that part of the saves is confirmed."""
        threads = [Thread(target=self._write, args=[one]) for one in self.writers]
        killing = Thread(target=self._kill_each_second) if kill else None
        for one in [*threads, *([killing] if killing else [])]:
            one.start()
        for part, words, happens in befalls:
            while self.confirmed < part * self.wanted and any(one.is_alive() for one in threads):
                time.sleep(0.02)
            yield f"  after {self.confirmed} saves: {words}"
            happens()
        for one in threads:
            one.join()
        self.over.set()
        if killing:
            killing.join()

    def _kill_each_second(self) -> None:
        while not self.over.wait(1):
            self.answers["web processes killed"] += self.machine.kill_a_worker()

    def _write(self, writer: Writer) -> None:
        while not self.faults and time.monotonic() < self.until and next(self.tickets) < self.wanted:
            began = time.monotonic()
            writer.confirmed += 1
            while not self._send(writer):
                if self.faults:
                    return
                time.sleep(PAUSE)
            writer.longest = max(writer.longest, time.monotonic() - began)
            with self.lock:
                self.confirmed += 1

    def _send(self, writer: Writer) -> bool:
        """Send the packet; whether it was confirmed."""
        status = post(self.machine.port, writer)
        with self.lock:
            self.answers[status] += 1
        if status not in ("200", "503", "broken off"):
            self.faults.append(f"{writer.path} {writer.code} was answered with {status}.")
        return status == "200"


def post(port: int, writer: Writer) -> str:
    """One autosave, as the page sends it; the status, or that the line broke off before there was one."""
    packet = {
        "only": writer.code,
        writer.code: writer.words(),
        f"{writer.code}-version": 0,
        "page_key": f"drill-{writer.key}-{writer.code}",
        "sequence": writer.confirmed,
    }
    headers = {
        "Cookie": f"{writer.cookies}; csrf={TOKEN}",
        "X-CSRFToken": TOKEN,
        "HX-Request": "true",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    line = HTTPConnection(HOST, port, timeout=30)
    try:
        line.request("POST", writer.path, urlencode(packet), headers)
        answer = line.getresponse()
        answer.read()
        return str(answer.status)
    except (OSError, HTTPException):
        return "broken off"
    finally:
        line.close()


@dataclass(frozen=True)
class Size:
    """How many saves, by how many writers at once, and after how many minutes it is enough all the same."""

    writes: int = 10_000
    writers: int = 8
    minutes: float = 60.0


@dataclass
class Outcome:
    """How many confirmed saves are not there, how many are there twice, and how many texts are not the last one."""

    lost: int = 0
    twice: int = 0
    wrong: int = 0

    @property
    def is_well(self) -> bool:
        return not (self.lost or self.twice or self.wrong)


def compare(writers: list[Writer], stored: list[list[Any]]) -> Outcome:
    """What was confirmed beside what is stored, as `inside.read` tells it."""
    found = {(key, code): (version, text) for key, code, version, text in stored}
    outcome = Outcome()
    for one in writers:
        version, text = found.get((one.key, one.code), (0, ""))
        outcome.lost += max(one.confirmed - version, 0)
        outcome.twice += max(version - one.confirmed, 0)
        outcome.wrong += bool(one.confirmed) and text != one.words()
    return outcome


def edits_report(
    *, postgres: bool, size: Size, kill: bool, restart: bool, fill: bool, place: str | None
) -> Iterator[str]:
    """A line for each thing that happens. Raises RuntimeError if anything was lost, or answered as it never should."""
    with TemporaryDirectory(dir=place, prefix="drill-") as folder:
        machine = Machine(Path(folder), postgres=postgres)
        try:
            yield from _drill(machine, size, kill, restart, fill)
        finally:
            machine.stop()


def _drill(machine: Machine, size: Size, kill: bool, restart: bool, fill: bool) -> Iterator[str]:
    if fill and not machine.is_small():
        raise RuntimeError("That file system is large. Name a small one with --place, made for the drill.")
    writers = [Writer(**one) for one in machine.ask_inside("build")][: size.writers]
    machine.start_web()
    drill = Drill(machine, writers, size.writes, size.minutes)
    yield f"{size.writes} saves by {len(writers)} writers at once on {'PostgreSQL' if machine.server else 'SQLite'}"
    befalls: list[tuple[float, str, Any]] = []
    if restart:
        befalls.append((0.3, "the database falls over and is started again", machine.restart_database))
    if fill:
        befalls.append((0.6, f"the disk is full for {DISK_IS_FULL:g} s", lambda: machine.fill_disk(DISK_IS_FULL)))
    began = time.monotonic()
    yield from drill.run(befalls, kill=kill)
    yield f"  {time.monotonic() - began:.0f} s; " + ", ".join(
        f"{what}: {n}" for what, n in sorted(drill.answers.items())
    )
    yield f"  longest wait for a confirmation: {max(one.longest for one in drill.writers):.1f} s"
    outcome = compare(drill.writers, machine.ask_inside("read"))
    yield f"  confirmed {drill.confirmed}, lost {outcome.lost}, twice {outcome.twice}, wrong text {outcome.wrong}"
    if drill.faults or not outcome.is_well:
        raise RuntimeError("; ".join(drill.faults) or "What was confirmed is not what is stored.")
