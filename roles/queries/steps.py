"""Where a theme can go from here, what each step still lacks and who holds the ball."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import (
    ForumCheckpoint,
    Handover,
    NetworkTheme,
    NetworkTypeFrame,
    Person,
    SolutionTest,
    ValueStatement,
)
from netvaerk.rules.reasons import Reason
from netvaerk.rules.themes import ThemeHindrance, crosses_units, steps_of
from roles.access import holds, may_accept_handover, may_decide_on, may_note_checkpoint
from roles.facts import came_from, theme_facts
from roles.models import RoleAssignment
from roles.queries.tabs import Tab, tabs_of
from roles.rules.steps import Lacking, ThemeFacts, missing_for_step
from roles.sparring_access import may_open_sparring

Status = NetworkTheme.Status
VERBS: dict[str, Promise] = {
    Status.STARTING: _("Start the theme"),
    Status.ACTIVE: _("Begin the network's work"),
    Status.TESTING: _("Go on to testing"),
    Status.CLOSING: _("Go on to the closing"),
    Status.PAUSED: _("Pause the theme"),
    Status.CLOSED: _("Close the theme"),
}
PAGES = {
    Lacking.PLAN: "plan",
    Lacking.FINDING: "solutions",
    Lacking.OWNER: "solutions",
    Lacking.VALUE: "solutions",
    Lacking.EVALUATION: "plan",
}


@dataclass(frozen=True)
class Lack:
    """What is missing for a step, with the page where it can be mended; the page may be empty."""

    reason: Reason
    url: str


@dataclass(frozen=True)
class OpenStep:
    """A step this reader may take when nothing is missing for it."""

    to: str
    verb: str
    lacks: list[Lack]
    ends_early: bool
    goes_back: bool

    @property
    def leaves_tests(self) -> bool:
        """Whether a test that still runs is to come to its next step before, since nobody writes of it afterwards."""
        return self.to in (Status.CLOSING, Status.CLOSED)

    @property
    def is_aside(self) -> bool:
        """Whether it leads off the way: to a pause, or to an early end."""
        return self.ends_early or self.to == Status.PAUSED

    @property
    def is_ready(self) -> bool:
        return not self.lacks


@dataclass(frozen=True)
class NextStepPage:
    steps: list[OpenStep]
    waits_for: list[OpenStep]
    facts: ThemeFacts
    frame: NetworkTypeFrame | None
    checkpoints: list[ForumCheckpoint]
    handover: Handover | None
    running_tests: list[SolutionTest]
    reference_leader: Person | None
    value_at_end: ValueStatement | None
    may_ask_to_close: bool
    may_accept: bool
    may_note: bool
    tabs: list[Tab]


def next_step_page(theme: NetworkTheme, person: Person, today: date) -> NextStepPage:
    """Everything about the steps from here; a constant number of queries."""
    facts, before = theme_facts(theme, today), came_from(theme)
    leads = holds(person, theme, RoleAssignment.Role.NETWORK_LEADER)
    crosses = crosses_units(theme.units.count(), theme.interface)
    mine = steps_of(theme.status, theme.network_type, leads=leads, officer=person.is_secretariat, came_from=before)
    anybodys = steps_of(theme.status, theme.network_type, leads=True, officer=True, came_from=before)
    steps = {to: _open_step(theme, to, facts, crosses) for to in anybodys}
    onward = [to for to in anybodys if to not in mine and not steps[to].ends_early and to != Status.PAUSED]
    return NextStepPage(
        steps=[steps[to] for to in mine],
        waits_for=[steps[to] for to in onward],
        facts=facts,
        frame=NetworkTypeFrame.objects.filter(network_type=theme.network_type).first(),
        checkpoints=list(theme.checkpoints.all()),
        handover=Handover.objects.select_related("asked_by", "accepted_by").filter(theme=theme).first(),
        running_tests=_running_tests(theme),
        reference_leader=_reference_leader(theme),
        value_at_end=theme.values.filter(moment=ValueStatement.Moment.END).first(),
        may_ask_to_close=theme.status == Status.CLOSING and may_decide_on(person, theme),
        may_accept=may_accept_handover(person, theme),
        may_note=may_note_checkpoint(person, theme),
        tabs=tabs_of(theme, here="next_step", inside=True, spars=may_open_sparring(person, theme)),
    )


def _running_tests(theme: NetworkTheme) -> list[SolutionTest]:
    """Those that would be left without their next step if the theme ended today."""
    tests = SolutionTest.objects.filter(solution__theme=theme).exclude(stage=SolutionTest.Stage.NEXT_STEP)
    return list(tests.select_related("solution"))


def _reference_leader(theme: NetworkTheme) -> Person | None:
    held = RoleAssignment.objects.current().filter(theme=theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    found = held.select_related("person").first()
    return found.person if found else None


def _open_step(theme: NetworkTheme, to: str, facts: ThemeFacts, crosses: bool) -> OpenStep:
    early = to == Status.CLOSED and theme.status != Status.CLOSING
    back = theme.status == Status.PAUSED and to != Status.CLOSED
    verb = gettext("Break the theme off") if early else gettext("Go on after the pause") if back else str(VERBS[to])
    missing = missing_for_step(facts, now=theme.status, to=to, talked=True)
    if not crosses and to != Status.CLOSED:
        missing.insert(0, ThemeHindrance.FEW_UNITS)
    if not theme.network_type and to in (Status.STARTING, Status.ACTIVE):
        missing.insert(0, ThemeHindrance.NO_NETWORK_TYPE)
    lacks = [Lack(one, _page_for(one, theme)) for one in missing]
    return OpenStep(to, verb, lacks, ends_early=early, goes_back=back)


def _page_for(reason: Reason, theme: NetworkTheme) -> str:
    name = PAGES.get(reason) if isinstance(reason, Lacking) else None
    return reverse(name, args=[theme.pk]) if name else ""
