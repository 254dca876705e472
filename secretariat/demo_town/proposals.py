"""The demo town's themes from the first draft to the executive forum's decision."""

from typing import Any

from django.utils.timezone import localdate

from netvaerk.actions.intake import choose_proposal, decline_proposal, merge_proposal, take_into_review
from netvaerk.actions.proposals import discuss_proposal, invite_to_propose, propose_theme, send_proposal
from netvaerk.models import NetworkTheme, ThemeTrait
from secretariat.demo_town.content import town
from secretariat.demo_town.town import Town

CARD = (
    "title",
    "kind",
    "network_type",
    "purpose",
    "at_stake",
    "today",
    "why_not_usual",
    "new_methods",
    "expected_value",
    "interface",
    "consulted",
)
UNDECIDED = ("draft", "proposed", "in_review", "merged")


def propose_all(built: Town) -> None:
    """Every theme as far as its own file says: a draft, at the intake desk, merged, chosen, or not chosen."""
    for one in town()["themes"]:
        theme = built.themes[one["key"]] = _propose(built, one)
        if one["status"] != "draft":
            send_proposal(theme, by=theme.proposed_by, at=built.ago(one["sent_days_ago"]))
        if one["status"] not in ("draft", "proposed", "merged"):
            take_into_review(theme, by=built.officer, at=built.ago(one["sent_days_ago"] - 2))
    for one in town()["comments"]:
        theme, person = built.themes[one["theme"]], built.people[one["by"]]
        discuss_proposal(theme, text=one["text"], by=person, at=built.ago(one["days_ago"]))
    for one in town()["themes"]:
        if one["status"] == "merged":
            theme, into = built.themes[one["key"]], built.themes[one["merged_into"]]
            merge_proposal(theme, into=into, by=built.officer, at=built.ago(30))
        elif one["status"] not in UNDECIDED:
            _decide(built, one)


def _propose(built: Town, one: dict[str, Any]) -> NetworkTheme:
    at, person = built.ago(one["sent_days_ago"] + 5), built.people[one["proposed_by"]]
    theme = propose_theme(
        by=person,
        at=at,
        units=[built.units[key] for key in one["units"]],
        hows={trait.pk: how for trait, how in zip(ThemeTrait.objects.all(), one["traits"], strict=True)},
        **{name: one.get(name) or "" for name in CARD},
    )
    for key in one.get("colleagues", []):
        invite_to_propose(theme, person=built.people[key], by=person, at=at)
    return theme


def _decide(built: Town, one: dict[str, Any]) -> None:
    """On the day the round was to be decided, or some days ago where that day has not come."""
    theme, words = built.themes[one["key"]], town()["decisions"]
    at = built.ago(208)
    decided_on = min(theme.round.decides_on, localdate(at))
    if one["key"] in words["not_chosen"]:
        reason = words["not_chosen"][one["key"]]
        decline_proposal(theme, decided_on=decided_on, reason=reason, by=built.officer, at=at)
        return
    reason = words["chosen"][one["key"]]
    choose_proposal(
        theme, network_type=one["network_type"], decided_on=decided_on, reason=reason, by=built.officer, at=at
    )
