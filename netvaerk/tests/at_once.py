"""Actions of several people at the same moment, with a database connection each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from threading import Barrier

from django.db import connection

from netvaerk.refusals import Refused

ROUNDS = 8


def often(test: Callable[[], None]) -> Callable[[], None]:
    """Do it again and again: the moment in which two meet is short."""

    @wraps(test)
    def again() -> None:
        for _ in range(ROUNDS):
            test()

    return again


def be_patient() -> None:
    """Who comes last waits for all before, on a busy machine longer than a page may: here it is told who was first."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '120s'; SET statement_timeout = '180s'")


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Run each in a thread with a connection of its own, let loose together; what each returned or was refused with."""
    gate = Barrier(len(actions))

    def run(action: Callable[[], object]) -> object:
        connection.ensure_connection()
        be_patient()
        gate.wait()
        try:
            return action()
        except Refused as refusal:
            return refusal.reasons
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))
