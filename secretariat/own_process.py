"""A module of ours that is run in a process of its own, and what it says."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from django.conf import settings


def said_by(module: str, *words: object, environment: Mapping[str, str]) -> Any:
    """What `python -m module *words` prints as JSON in its last line, with `environment` on top of ours. Raises
    CalledProcessError."""
    command = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(  # noqa: S603 - our own module and words
        command, stdout=subprocess.PIPE, text=True, check=True, cwd=settings.BASE_DIR, env={**os.environ, **environment}
    )
    return json.loads(done.stdout.splitlines()[-1])
