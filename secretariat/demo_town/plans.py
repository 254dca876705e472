"""Plans of the demo town's themes, and what was decided when a phase closed."""

from datetime import timedelta

from django.utils.timezone import localdate

from netvaerk.models import Person, ThemePhase
from netvaerk.rules.plan import Span, spread
from roles.actions.plan import close_phase, plan_phases
from roles.models import RoleAssignment
from secretariat.demo_town.content import town
from secretariat.demo_town.phase_lists import find_tracks
from secretariat.demo_town.town import Town


def build_plans(built: Town) -> None:
    """The plans that the town's file has, and for each other led theme the phases spread over its period."""
    planned = {plan["theme"] for plan in town()["plans"]}
    for one in town()["themes"]:
        if one["leader"] and one["key"] not in planned:
            theme = built.themes[one["key"]]
            spans = spread(range(ThemePhase.objects.count()), theme.begins_on, theme.ends_on)
            plan_phases(theme, spans, by=leader_of(built, one["key"]), at=built.ago(180), shown=theme.plan_version)
    for plan in town()["plans"]:
        theme, leader = built.themes[plan["theme"]], leader_of(built, plan["theme"])
        spans = []
        for order in range(ThemePhase.objects.count()):
            days = plan["phases"].get(str(order))
            first = localdate(built.now) + timedelta(days=days[0]) if days else None
            spans.append(Span(order, first, localdate(built.now) + timedelta(days=days[1]) if days else None))
        plan_phases(theme, spans, by=leader, at=built.ago(10), shown=theme.plan_version)
        marks = find_tracks(built, plan["theme"]) or None
        for closing in plan["closings"]:
            phase = ThemePhase.objects.get(pk=theme.phase_id)
            words = {name: closing.get(name, "") for name in ("decided", "reason", "alternatives")}
            onward = ThemePhase.objects.get(order=closing["onward"])
            close_phase(
                theme, phase=phase, onward=onward, marks=marks, by=leader, at=built.ago(closing["days_ago"]), **words
            )


def leader_of(built: Town, key: str) -> Person:
    return RoleAssignment.objects.current().get(theme=built.themes[key], role="network_leader").person
