"""The stylesheets ask for nothing that the content security policy refuses, not even while only half of them are there."""

import re

import pytest
from django.conf import settings

SHEETS = sorted((settings.BASE_DIR / "static").rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_stylesheet_fetches_from_our_own_house_alone(sheet):
    fetched = re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
    assert [one for one in fetched if ":" in one or one.startswith("//")] == []
