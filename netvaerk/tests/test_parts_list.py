"""The list of what the product is built from names what the locks name, and lags behind none."""

import json
from importlib.metadata import requires, version

import pytest
from django.conf import settings
from packaging.requirements import Requirement

from netvaerk.management.commands.parts_list import FILE, current_list
from netvaerk.rules.parts_list import parts_list

pytestmark = pytest.mark.one_database("sqlite")
LOCK = """\
django==5.2.19 \\
    --hash=sha256:00
    # via
    #   -r requirements.in
    #   crispy
crispy[forms, more]==2.7 ; python_version < '3.12' \\
    --hash=sha256:01
    # via -r requirements.in
"""


def test_the_list_in_the_file_is_that_of_the_locks():
    assert (settings.BASE_DIR / FILE).read_text(encoding="utf-8") == current_list(), "Run manage.py parts_list."


def test_a_lock_is_read_with_who_asks_for_what():
    found = parts_list({"required": LOCK, "optional": LOCK + "lxml==6.1 \\\n    # via crispy\n"}, {"style": "1"})

    assert [(one["purl"], one["scope"]) for one in found["components"]] == [
        ("pkg:pypi/django@5.2.19", "required"),
        ("pkg:pypi/crispy@2.7", "required"),
        ("pkg:pypi/lxml@6.1", "optional"),
        ("pkg:npm/style@1", "required"),
    ]
    asked = {one["ref"]: one["dependsOn"] for one in found["dependencies"]}
    assert asked["pkg:pypi/crispy@2.7"] == ["pkg:pypi/django@5.2.19", "pkg:pypi/lxml@6.1"]
    assert asked["netvaerk"] == ["pkg:npm/style@1", "pkg:pypi/crispy@2.7", "pkg:pypi/django@5.2.19"]


def test_what_is_installed_here_is_what_the_list_names():
    found = {one["name"]: one["version"] for one in json.loads(current_list())["components"]}
    asked = {Requirement(one).name.lower() for one in requires("django") or [] if "extra" not in one}

    assert {name: version(name) for name in ("django", "gunicorn", "cryptography")}.items() <= found.items()
    assert asked - {"tzdata"} <= set(found)
