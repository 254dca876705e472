"""The measuring of bringing a whole municipality in, in a process of its own, beside the least it could take: reading
the same files and one bulk_create of the same rows.

`python -m secretariat.benchmarks.importing time 2500 150 3` prints the processor time of each round as JSON, and
`... floor|dry|real 2500 150 1` the peak memory of that one. Nothing is kept in the database of DATABASE_URL.
"""

import csv
import json
import sys
import time
from collections.abc import Iterable, Sequence
from resource import RUSAGE_SELF, getrusage
from typing import Any

import django

Files = list[tuple[str, bytes]]
UNITS = ("enhed_id", "enhed", "overordnet_id")
PEOPLE = ("person_id", "navn", "e-mail", "stilling", "enhed_id", "leder_id")


def municipality(people: int, units: int) -> Files:
    """Two files: a top, areas under it, units under them, and in each unit a leader with staff."""
    tree = [("u0", "Kommunen", "")]
    tree += [(f"u{n}", f"Enhed {n}", "u0" if n < 10 else f"u{n % 9 + 1}") for n in range(1, units)]
    staff = []
    for n in range(people):
        leader = "" if n == 0 else f"p{n % units}" if n >= units else "p0"
        staff.append((f"p{n}", f"Person {n}", f"person.{n}@kommune.example", "Medarbejder", f"u{n % units}", leader))
    return [("enheder.csv", _as_csv(UNITS, tree)), ("personer.csv", _as_csv(PEOPLE, staff))]


def _as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return "\r\n".join(";".join(row) for row in [columns, *rows]).encode()


def floor(files: Files) -> None:
    """Read the rows and lay them, unasked and unrecorded."""
    from django.utils.timezone import localdate

    from netvaerk.models import OrgUnit, Person

    today = localdate()
    units, people = (list(csv.DictReader(content.decode().splitlines(), delimiter=";")) for _, content in files)
    laid = OrgUnit.objects.bulk_create(
        OrgUnit(name=one["enhed"], external_id=one["enhed_id"], named_on=today) for one in units
    )
    by_id = {one.external_id: one for one in laid}
    Person.objects.bulk_create(
        Person(
            name=one["navn"],
            email=one["e-mail"],
            title=one["stilling"],
            external_id=one["person_id"],
            unit=by_id[one["enhed_id"]],
            password="!",  # noqa: S106 - nobody logs in as them
        )
        for one in people
    )


def dry(files: Files) -> Any:
    """What the page shows before anything is confirmed: what was read, and what would change."""
    from django.utils import timezone

    from secretariat.actions.organisation import keep_files, plan_of
    from secretariat.queries.organisation import read_files

    now = timezone.now()
    reading = read_files(files, timezone.localdate(now))
    assert reading.organisation, reading.row_faults
    kept = keep_files(reading.organisation, reading.notices, by=None, at=now)
    return kept, plan_of(kept), now


def real(files: Files) -> None:
    """All of it, as the command of the night does it."""
    from secretariat.actions.organisation import bring_in, fingerprint

    kept, plan, now = dry(files)
    bring_in(kept, by=None, at=now, shown=fingerprint(plan), leavers_are_right=False)


WAYS = {"floor": floor, "dry": dry, "real": real}


def seconds_of(way: str, files: Files) -> float:
    """Processor time of one way, which is undone afterwards."""
    from django.db import transaction

    before = time.process_time()
    with transaction.atomic():
        WAYS[way](files)
        taken = time.process_time() - before
        transaction.set_rollback(True)
    return taken


def main(what: str, people: int, units: int, rounds: int) -> Any:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    files = municipality(people, units)
    if what == "time":
        return [{way: seconds_of(way, files) for way in WAYS} for _ in range(rounds)]
    seconds_of(what, files)
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], *map(int, sys.argv[2:]))) + "\n")
