"""What the demo town's networks have come to, and the steps their themes have taken."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from netvaerk.models import NetworkTheme, Person, PhaseProduct, Solution
from roles.actions.closing import accept_handover, ask_to_close, say_value
from roles.actions.products import Writing, write_products
from roles.actions.releases import release_time
from roles.actions.solutions import add_solution, turn_solution
from roles.actions.steps import move_theme, note_checkpoint
from secretariat.demo_town.content import town
from secretariat.demo_town.plans import leader_of
from secretariat.demo_town.town import Town

WAYS = {
    "active": ("active",),
    "testing": ("active", "testing"),
    "paused": ("active", "paused"),
    "closing": ("active", "testing", "closing"),
    "closed": ("active", "closing"),
}
TURNS = {
    Solution.Status.TESTED: (Solution.Status.TESTED,),
    Solution.Status.TAKEN_UP: (Solution.Status.TESTED, Solution.Status.TAKEN_UP),
    Solution.Status.DROPPED: (Solution.Status.DROPPED,),
}
LEADERS_HOURS = Decimal(4)


def build_results(built: Town) -> None:
    """Leaders with time, solutions found, and every theme brought to the state that the town's file says."""
    for one in town()["themes"]:
        if one["status"] in WAYS:
            _give_time(built, one["key"])
            _take_steps(built, one["key"], WAYS[one["status"]])
    for one in town()["checkpoints"]:
        held_on = localdate(built.ago(one["days_ago"]))
        theme, at = built.themes[one["theme"]], built.ago(one["days_ago"])
        note_checkpoint(theme, held_on=held_on, outcome=one["outcome"], by=built.officer, at=at)
    for one in town()["values"]:
        words = {name: one[name] for name in ("for_citizens", "for_staff", "for_municipality")}
        theme, at = built.themes[one["theme"]], built.ago(one["days_ago"])
        say_value(theme, moment=one["moment"], by=leader_of(built, one["theme"]), at=at, shown=0, **words)
    for key, note in town()["handovers"].items():
        ask_to_close(built.themes[key], note=note, by=leader_of(built, key), at=built.ago(8))
    _write_products(built)
    _close(built)


def _write_products(built: Town) -> None:
    """What the phases have left behind, each on the day the town's file says; the first version of every text."""
    products = {one.code: one for one in PhaseProduct.objects.all()}
    for one in town()["products"]:
        decided = one.get("decided", {})
        writings = [Writing(products[code], text, decided.get(code), shown=0) for code, text in one["texts"].items()]
        leader, at = leader_of(built, one["theme"]), built.ago(one["days_ago"])
        write_products(built.themes[one["theme"]], writings, by=leader, at=at)


def _give_time(built: Town, key: str) -> None:
    leader, theme = leader_of(built, key), built.themes[key]
    release_time(
        leader,
        theme=theme,
        hours=LEADERS_HOURS,
        began_on=localdate(built.ago(190)),
        ended_on=localdate(built.ago(-200)),
        sets_aside="Et par møderækker er givet videre til en kollega.",
        by=Person.objects.get(pk=leader.personnel_leader_id),
        at=built.ago(189),
    )


def _take_steps(built: Town, key: str, way: tuple[str, ...]) -> None:
    """Each step on a day of its own; what is to be tested is found first, and turned when the test is over."""
    theme, leader = built.themes[key], leader_of(built, key)
    pause = town()["pauses"].get(key, {})
    for place, to in enumerate(way):
        at = built.ago(max(150 - 60 * place, 11))
        if to in ("testing", "closing") and not theme.solutions.exists():
            _find(built, key)
        if to == "closing":
            _turn(built, key)
        look_again = localdate(built.now) + timedelta(days=pause["look_again_in_days"]) if pause else None
        move_theme(theme, to=to, by=leader, at=at, reason=pause.get("reason", ""), review_on=look_again, talked=True)


def _find(built: Town, key: str) -> None:
    for one in town()["solutions"]:
        if one["theme"] == key:
            owner = built.people[one["owner"]] if one["owner"] else None
            words = {"title": one["title"], "description": one["description"], "owner": owner}
            add_solution(built.themes[key], by=leader_of(built, key), at=built.ago(one["days_ago"]), **words)


def _turn(built: Town, key: str) -> None:
    for one in town()["solutions"]:
        if one["theme"] != key:
            continue
        solution = built.themes[key].solutions.get(title=one["title"])
        for to in TURNS.get(one["status"], ()):
            turn_solution(
                solution,
                to=to,
                shown=solution.version,
                by=leader_of(built, key),
                at=built.ago(one.get("taken_up_days_ago", one["days_ago"] - 5)),
                learnt=one.get("learnt", ""),
                reason=one.get("reason", ""),
                on=localdate(built.ago(one.get("taken_up_days_ago", 0))),
            )


def _close(built: Town) -> None:
    """The themes that the town's file calls closed; the learning network has no reference leader."""
    for one in town()["themes"]:
        theme: NetworkTheme = built.themes[one["key"]]
        if one["status"] == "closed":
            accept_handover(theme, by=built.officer, at=built.ago(5), shown=theme.handover.asked_at)
            move_theme(theme, to="closed", by=built.officer, at=built.ago(4))
