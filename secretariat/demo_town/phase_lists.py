"""What the demo town's networks have seen, gathered, thought of and tested."""

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.utils.timezone import localdate

from netvaerk.models import Person, SolutionTest, Track
from netvaerk.rules.idea_sheets import SHEET
from roles.actions.discoveries import add_discovery, gather_discoveries
from roles.actions.ideas import order_of, prioritise_ideas
from roles.actions.solution_tests import begin_test, conclude_test, move_test, write_test
from roles.actions.solutions import add_solution, describe_solution
from roles.actions.tracks import add_track
from roles.models import RoleAssignment
from secretariat.demo_town.content import FOLDER
from secretariat.demo_town.town import Town


@lru_cache
def lists() -> dict[str, Any]:
    return json.loads((FOLDER / "phase_lists.json").read_text(encoding="utf-8"))


def find_tracks(built: Town, key: str) -> dict[int, bool]:
    """Write what a theme has seen, and gather it under tracks; which of them are chosen when their phase is closed."""
    theme, leader = built.themes[key], _leader(built, key)
    tracks: dict[str, Track] = {}
    for one in lists()["tracks"]:
        if one["theme"] == key:
            tracks[one["key"]] = add_track(
                theme, title=one["title"], why=one["why"], by=leader, at=built.ago(one["days_ago"])
            )
    for one in lists()["discoveries"]:
        if one["theme"] == key:
            words = {name: one[name] for name in ("way", "place", "text")}
            day, finder = localdate(built.ago(one["days_ago"])), leader if one["by_leader"] else None
            seen = add_discovery(
                theme, **words, seen_on=day, found_by=finder, by=leader, at=built.ago(one["days_ago"] - 1)
            )
            if one["track"]:
                gather_discoveries(theme, [seen], track=tracks[one["track"]], by=leader, at=built.ago(23))
    return {tracks[one["key"]].pk: one["chosen"] for one in lists()["tracks"] if one["key"] in tracks}


def build_phase_lists(built: Town) -> None:
    """What was seen where no track is found yet, ideas that answer the tracks, the order of those that come first, the
    sheets of those that are tried, and their tests."""
    for key in {one["theme"] for one in lists()["discoveries"]} - {one["theme"] for one in lists()["tracks"]}:
        find_tracks(built, key)
    for one in lists()["ideas"]:
        theme = built.themes[one["theme"]]
        track = next(row for row in lists()["tracks"] if row["key"] == one["track"])
        words = {"title": one["title"], "description": one["description"], "owner": None}
        answers = theme.tracks.get(title=track["title"])
        add_solution(theme, **words, track=answers, by=_leader(built, one["theme"]), at=built.ago(one["days_ago"]))
    for key, titles in lists()["order"].items():
        theme = built.themes[key]
        order = [theme.solutions.get(title=title).pk for title in titles]
        prioritise_ideas(theme, order, by=_leader(built, key), at=built.ago(16), shown=order_of(theme))
    for one in lists()["sheets"]:
        _write_sheet(built, one)
    for one in lists()["tests"]:
        _test(built, one)


def _leader(built: Town, key: str) -> Person:
    return RoleAssignment.objects.current().get(theme=built.themes[key], role="network_leader").person


def _write_sheet(built: Town, one: dict[str, str]) -> None:
    """The rest of an idea's sheet, before it is put to its test."""
    solution = built.themes[one["theme"]].solutions.get(title=one["solution"])
    stands = {name: getattr(solution, name) for name in ("title", "description", "owner", "track")}
    sheet = {name: words for name, words in one.items() if name in SHEET}
    leader = _leader(built, one["theme"])
    describe_solution(solution, **stands, **sheet, by=leader, at=built.ago(36), shown=solution.version)


def _test(built: Town, one: dict[str, Any]) -> None:
    """From its start through its stages, a week each, to the next step if the town's file has one."""
    leader, solution = _leader(built, one["theme"]), built.themes[one["theme"]].solutions.get(title=one["solution"])
    at = built.ago(one["days_ago"])
    backing = {"backed_by": built.people[one["backed_by"]], "backed_on": localdate(at)}
    test: SolutionTest = begin_test(solution, **backing, asks=one["asks"], by=leader, at=at)
    for stage in one["stages"]:
        at += timedelta(days=7)
        move_test(test, to=stage, by=leader, at=at, shown=test.version)
    write_test(test, asks={}, found=one["found"], by=leader, at=at, shown=test.version)
    if "outcome" in one:
        words = {"outcome": one["outcome"], "learnt": "", "why": one["why"]}
        conclude_test(test, **words, by=leader, at=at + timedelta(days=2), shown=test.version)
