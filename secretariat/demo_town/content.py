"""The invented town: its people, themes and words, and who can log in by one click."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
PASSWORD = "regn-paa-rette-sted"  # noqa: S105 - printed on the demo's own front page


@lru_cache
def town() -> dict[str, Any]:
    return json.loads((FOLDER / "town.json").read_text(encoding="utf-8"))


@lru_cache
def wishes() -> dict[str, Any]:
    """What leaders need and people offer, by the keys of themes and people."""
    return json.loads((FOLDER / "wishes.json").read_text(encoding="utf-8"))


@lru_cache
def answers() -> dict[str, Any]:
    return json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))


def accounts(language: str) -> list[dict[str, str]]:
    """The people offered on the login page: e-mail, name, role and what there is to try, in `language`."""
    people = {person["key"]: person for person in town()["people"]}
    return [
        {
            "email": people[account["person"]]["email"],
            "name": people[account["person"]]["name"],
            "role": account[f"role_{language}"],
            "job": account[f"job_{language}"],
        }
        for account in town()["accounts"]
    ]
