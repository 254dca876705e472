"""The pages that are measured, in the large town, each with who opens it and how far it may go."""

from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse

from secretariat.demo_town.town import Town
from secretariat.queries.reports.catalogue import REPORTS


@dataclass(frozen=True)
class Place:
    """`most` is the goal in floors, `queries` the goal in queries; `data` is what is typed where something is saved."""

    title: str
    name: str
    path: str
    most: float
    queries: int
    data: dict[str, str] | None = None


SAVED = {"only": "I1", "I1": "Save {turn}.", "I1-version": "0", "page_key": "benchmark", "sequence": "{turn}"}
"""What an open page sends when one has paused; `{turn}` counts the requests, so that each of them is stored."""


def places(town: Town) -> list[dict[str, Any]]:
    """The pages of the goals, for the people of the demo town who have most on them."""
    people = town.people
    pair, writing = town.pairings["maaltider"], town.pairings["regn"].alignment
    leader, co_driver = pair.network_leader.email, people["bashir"].email
    officer = people["katja"].email
    found = [
        Place("list of themes", officer, reverse("themes"), 2, 6),
        Place("theme page", leader, reverse("theme", args=[pair.theme_id]), 3, 12),
        Place("Min side, a network leader", leader, reverse("my_page"), 3, 12),
        Place("the pair's room", leader, reverse("room", args=[pair.pk]), 3, 12),
        Place("the whole alignment form", co_driver, reverse("alignment", args=[writing.pk]), 4, 10),
        Place("autosave of one answer", co_driver, reverse("save_answers", args=[writing.pk]), 1.5, 6, SAVED),
    ]
    return [*map(asdict, found), *dashboard(town), *reports(town)]


def dashboard(town: Town) -> list[dict[str, Any]]:
    """What the secretariat looks at every day."""
    officer = town.people["katja"].email
    found = [
        Place("I dag", officer, reverse("today"), 4, 15),
        Place("overview", officer, reverse("overview"), 4, 15),
        Place("network map", officer, reverse("network_map"), 4, 15),
        Place("network map, every theme", officer, reverse("network_map") + "?by=themes", 6, 15),
        Place("year wheel", officer, reverse("year_wheel"), 4, 15),
    ]
    return [asdict(one) for one in found]


def reports(town: Town) -> list[dict[str, Any]]:
    """Every report, and those that are files."""
    officer = town.people["katja"].email
    found = [Place("reports at a glance", officer, reverse("reports"), 4, 15)]
    found += [Place(f"report: {slug}", officer, reverse("report", args=[slug]), 4, 15) for slug in list(REPORTS)[1:]]
    yearly = reverse("yearly_report")
    found += [
        Place("yearly report", officer, yearly, 60, 40),
        Place("yearly report as Excel", officer, f"{yearly}?as=xlsx", 60, 40),
        Place("list of themes as Excel", officer, reverse("themes") + "?as=xlsx", 60, 15),
    ]
    return [asdict(one) for one in found]


WHICH = {"pages": places, "dashboard": dashboard, "reports": reports}
