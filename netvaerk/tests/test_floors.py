"""The order of the house: floors, rooms, what rules may import, and the sizes and names of files."""

import ast
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from netvaerk.rules.reasons import Reason

FLOORS = ["netvaerk", "roles", "codriver", "secretariat"]
ROOMS = [
    {"rules"},
    {"models"},
    {"access", "facts", "actions", "letters", "audit", "mail", "calendars", "refusals"},
    {"forms", "wording"},
    {"queries", "documents"},
    {"gates", "views"},
    {"urls"},
]
HEIGHT = {room: height for height, rooms in enumerate(ROOMS) for room in rooms}
FILES = sorted(
    path.relative_to(settings.BASE_DIR)
    for app in FLOORS
    for path in (settings.BASE_DIR / app).rglob("*.py")
    if "migrations" not in path.parts
)
RULES = [path for path in FILES if path.parts[1] == "rules"]
NUMBERS = {"numpy", "scipy"}


def room_of(path: Path) -> str:
    return path.parts[1].removesuffix(".py")


def imported_names(path: Path) -> set[str]:
    """Everything a file imports, anywhere in it, as dotted names from the top."""
    names = set()
    for node in ast.walk(ast.parse((settings.BASE_DIR / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = path.parts[: len(path.parts) - node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def test_there_is_a_house():
    assert {path.parts[0] for path in FILES} == set(FLOORS)
    assert {path.parts[0] for path in RULES} == set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_run_down_only(path):
    above = set(FLOORS[FLOORS.index(path.parts[0]) + 1 :])

    assert {name.split(".")[0] for name in imported_names(path)} & above == set()


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path) in HEIGHT], ids=str)
def test_rooms_import_one_way_only(path):
    parts = [name.split(".") for name in imported_names(path)]
    rooms = {name[1] for name in parts if name[0] in FLOORS and len(name) > 1}

    assert {room for room in rooms if HEIGHT.get(room, 0) > HEIGHT[room_of(path)]} == set()


@pytest.mark.parametrize("path", RULES, ids=str)
def test_rules_import_the_standard_library_and_other_rules(path):
    own = tuple(f"{app}.rules." for app in FLOORS)
    foreign = {name for name in imported_names(path) if not name.startswith(own)}

    assert {name.split(".")[0] for name in foreign} <= sys.stdlib_module_names | NUMBERS


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("import codriver.models", {"codriver.models"}),
        ("from codriver import letters", {"codriver.letters"}),
        ("from . import letters", {"codriver.actions.letters"}),
        ("from ..models import Pairing", {"codriver.models.Pairing"}),
        ("def late():\n    from codriver.views import room", {"codriver.views.room"}),
    ],
)
def test_every_way_to_import_is_seen(line, names, tmp_path, settings):
    settings.BASE_DIR = tmp_path
    path = Path("codriver/actions/pairing.py")
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(line)

    assert imported_names(path) == names


def reasons() -> list[Reason]:
    """Every reason of the house; importing the rooms that name them makes them known."""
    for path in FILES:
        if room_of(path) in ("rules", "actions"):
            import_module(".".join(path.with_suffix("").parts))
    return [reason for kind in Reason.__subclasses__() if ".tests." not in kind.__module__ for reason in kind]


def test_every_reason_is_a_sentence():
    assert len(reasons()) > 60
    assert [reason for reason in reasons() if not reason.value.endswith(".") or not reason.value[0].isupper()] == []


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_is_at_most_400_lines(path):
    assert len((settings.BASE_DIR / path).read_text(encoding="utf-8").splitlines()) <= 400


def test_nothing_is_named_for_no_reason():
    names = {part.removesuffix(".py") for path in FILES for part in path.parts}

    assert names & {"utils", "util", "helpers", "helper", "common", "misc"} == set()


def test_every_constraint_of_the_database_has_a_test_that_names_it():
    tests = "\n".join((settings.BASE_DIR / path).read_text(encoding="utf-8") for path in FILES if "tests" in path.parts)
    names = {
        constraint.name
        for app in FLOORS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }

    assert {name for name in names if f'refused_by("{name}")' not in tests} == set()
