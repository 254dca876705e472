"""Numbers are read in where a pool is paired and nowhere else: a web process that has paired nothing does without."""

import os
import subprocess
import sys

from django.conf import settings

STARTS = """
import sys

import django

django.setup()

from django.urls import get_resolver

get_resolver().url_patterns
from secretariat.management.commands import daily

assert not {"numpy", "scipy"} & set(sys.modules), sorted({"numpy", "scipy"} & set(sys.modules))
"""


def test_all_pages_and_the_daily_run_load_without_numpy_and_scipy():
    environment = {**os.environ, "MODE": "development", "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}

    done = subprocess.run(
        [sys.executable, "-c", STARTS], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
