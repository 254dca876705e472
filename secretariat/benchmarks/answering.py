"""One side of the measuring of pages, in a process of its own: answers requests through the WSGI callable, without a
port, and says what each cost in processor time and queries.

`python -m secretariat.benchmarks.answering` reads orders from its input, a line of JSON each, and answers with one.
DJANGO_SETTINGS_MODULE says which side it is.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

SECOND = 1_000_000_000  # nanoseconds


class Side:
    """The application with one browser for each person, and the clock of its own process and its database's."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application
        from django.db import connection

        self.application = get_wsgi_application()
        self.connection = connection
        self.cookies: dict[str, str] = {}
        self.turn = 0

    def log_in(self, name: str) -> None:
        """A session of the person whose login name this is."""
        from django.contrib.auth import get_user_model
        from django.test import Client

        browser = Client()
        browser.force_login(get_user_model().objects.get_by_natural_key(name))
        self.cookies[name] = "; ".join(f"{one.key}={one.value}" for one in browser.cookies.values())

    def clock(self) -> float:
        """Seconds of processor time of this process, and of the database's process that serves it."""
        return time.process_time() + self.backend_clock()

    def backend_clock(self) -> float:
        if self.connection.vendor != "postgresql" or not self.connection.connection:
            return 0.0
        pid = self.connection.connection.info.backend_pid
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / SECOND

    def answer(self, name: str, path: str, data: dict[str, str] | None) -> dict[str, Any]:
        """What one request cost: seconds, queries, status and bytes."""
        self.turn += 1
        typed = data and {key: words.format(turn=self.turn) for key, words in data.items()}
        environ = _environ(path, self.cookies[name], typed)
        said: list[str] = []
        with self._counting() as asked:
            before = self.clock()
            body = self.application(environ, lambda status, headers, *_: said.append(status))
            length = sum(len(piece) for piece in body)
            body.close()
            seconds = self.clock() - before
        return {"seconds": seconds, "queries": len(asked), "status": int(said[0].split()[0]), "bytes": length}

    @contextmanager
    def _counting(self) -> Iterator[list[str]]:
        asked: list[str] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            asked.append(sql)
            return execute(sql, params, many, context)

        with self.connection.execute_wrapper(note):
            yield asked


def _environ(path: str, cookies: str, data: dict[str, str] | None) -> dict[str, Any]:
    """A GET, or a POST of `data` as the page's own script sends it."""
    body, headers = b"", {}
    if data is not None:
        token = "b" * 32
        cookies = f"{cookies}; csrf={token}"
        body = urlencode(data).encode()
        headers = {"HTTP_X_CSRFTOKEN": token, "HTTP_HX_REQUEST": "true", "HTTP_ORIGIN": "http://localhost"}
    place, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET" if data is None else "POST",
        "PATH_INFO": place,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookies,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **headers,
    }


HEAVY = ("scipy", "typst", "numpy", "openpyxl")


def standing() -> dict[str, Any]:
    """How many MB this process takes now, and which of the heavy libraries it has read in."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    heavy = [name for name in HEAVY if name in sys.modules]
    return {"memory": pages * resource.getpagesize() // 1_048_576, "heavy": heavy}


def build_floor(rows: int) -> None:
    """The floor's table, and the one who reads it."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from secretariat.benchmarks.floor.models import Row

    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_user("reader")
    Row.objects.bulk_create(Row(name=f"Row {number:05}", note="A few words about the row") for number in range(rows))


def build_town(which: str, **size: int) -> list[dict[str, Any]]:
    """The large town, in an empty database; the pages to measure in it, by a name of `places.WHICH`."""
    from django.core.management import call_command
    from django.test.utils import override_settings
    from django.utils import timezone

    from secretariat.benchmarks.places import WHICH
    from secretariat.demo_town.crowd import Size
    from secretariat.demo_town.stages import LARGE, build

    call_command("migrate", verbosity=0)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        town = build(LARGE, now=timezone.now(), size=Size(**size))
    return WHICH[which](town)


def main() -> None:
    """Serve orders until the input ends: what to build, who to log in, what to answer how often."""
    django.setup()
    side = Side()
    for line in sys.stdin:
        order = json.loads(line)
        what = order.pop("do")
        said: Any = None
        if what == "floor":
            build_floor(**order)
        elif what == "town":
            said = build_town(**order)
        elif what == "log_in":
            side.log_in(**order)
        elif what == "answer":
            times = order.pop("times")
            said = [side.answer(**order) for _ in range(times)]
        elif what == "standing":
            said = standing()
        elif what == "memory":
            said = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
