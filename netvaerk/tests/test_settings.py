"""Every setting is written down, and every setting that is written down is read."""

import ast
import re

import pytest
from django.conf import settings

SOURCE = settings.BASE_DIR / "netvaerk" / "settings.py"
ELSEWHERE = {"BIND", "WEB_WORKERS", "WEB_THREADS"} | {"DISABLE_SERVER_SIDE_CURSORS"}
"""Of the web server alone, see deploy/gunicorn.conf.py, and within the address of the database."""
pytestmark = pytest.mark.one_database("sqlite")


def read_from_the_environment():
    calls = (node for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    ours = (one for one in calls if isinstance(one.func, ast.Attribute) and getattr(one.func.value, "id", "") == "env")
    return {one.args[0].value for one in ours}


def written_down():
    paper = (settings.BASE_DIR / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = paper.split("## Settings")[1].split("\n\n")[2]
    return {name for row in table.splitlines()[2:] for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}


def test_the_table_names_each_setting_and_no_other():
    assert written_down() == read_from_the_environment()
    assert len(written_down()) > 25


def test_the_example_of_an_environment_holds_settings_that_are_read():
    lines = (settings.BASE_DIR / "deploy" / "environment.example").read_text(encoding="utf-8").splitlines()
    names = {line.partition("=")[0] for line in lines if "=" in line and not line.startswith("#")}

    assert names - read_from_the_environment() == set()
    assert {"SECRET_KEY", "ENCRYPTION_KEYS", "BACKUP_KEYS", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL"} <= names


@pytest.mark.parametrize("paper", ["docs/operations.md", "deploy/compose.yaml", "deploy/Containerfile"])
def test_what_is_said_of_settings_and_commands_is_so(paper):
    text = (settings.BASE_DIR / paper).read_text(encoding="utf-8")
    commands = {
        path.stem
        for app in ("netvaerk", "secretariat")
        for path in (settings.BASE_DIR / app).glob("management/commands/*.py")
    }
    djangos = {"check", "migrate", "collectstatic", "createsuperuser", "db_worker"}

    said = set(re.findall(r"(?:manage\.py\"?,? \"?|^netvaerk |`netvaerk )([a-z_]+)", text, re.MULTILINE))
    assert said - commands - djangos == set()
    in_capitals = set(re.findall(r"\b([A-Z]+(?:_[A-Z]+)+)=", text)) - {"NEW_DATABASE_URL"}
    assert {
        name for name in in_capitals if not name.startswith(("POSTGRES_", "PYTHON"))
    } - read_from_the_environment() - ELSEWHERE == set()


@pytest.mark.parametrize("unit", sorted(path.name for path in (settings.BASE_DIR / "deploy" / "systemd").iterdir()))
def test_each_unit_is_named_in_the_guide_or_belongs_to_its_timer(unit):
    guide = (settings.BASE_DIR / "docs" / "operations.md").read_text(encoding="utf-8")

    assert unit.removesuffix(".service") in guide or unit.replace(".service", ".timer") in guide
