"""Min side: what waits for me, what I wait for, and my roles."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from codriver.models import CompetenceOffer, ExpectationAlignment, Pairing
from codriver.queries.next_steps import NextStep, next_steps
from codriver.queries.stages import Stage, Standing, standing, with_standing
from netvaerk.access import may_run_intake
from netvaerk.models import NetworkTheme, Person
from netvaerk.queries.proposals import proposals_of, proposals_to_take_in
from netvaerk.rules.themes import TAKES_ROLES
from roles.access import may_see_reference_themes
from roles.models import ReferenceNeed, ResourceRelease, RoleAssignment, SparringRelation, StandIn


@dataclass
class Task:
    """A thing to do: what, about what, by when, and the one button that does it."""

    title: str
    about: str
    url: str
    button: str
    facts: list[str] = field(default_factory=list)
    due_on: date | None = None


@dataclass
class Awaited:
    """What somebody else is to do, and the page it is about."""

    text: str
    url: str


@dataclass
class MyPage:
    tasks: list[Task]
    waiting: list[Awaited]
    offers_waiting: list[Pairing]
    asked: list[RoleAssignment]
    roles: list[RoleAssignment]
    standing_in: list[StandIn]
    leads_reference_themes: bool
    agreed: list[Standing]
    proposals: list[NetworkTheme]
    brings: list[CompetenceOffer]
    asks_what_one_brings: bool

    @property
    def waiting_for_me(self) -> int:
        return len(self.tasks) + len(self.asked)


def my_page(person: Person, today: date) -> MyPage:
    """Everything one person meets in the morning, oldest first; a constant number of queries."""
    standings = [standing(one, today) for one in with_standing(ExpectationAlignment.objects.of(person).running())]
    steps = next_steps([one.alignment for one in standings], person)
    pairings = list(Pairing.objects.live().of(person).with_people())
    assignments = RoleAssignment.objects.open().filter(person=person).select_related("theme", "takes_over_from__person")
    mine = list(assignments.order_by("asked_at"))
    proposals = proposals_of(person)
    reference = may_see_reference_themes(person)
    answered = [one for one in pairings if one.status == Pairing.Status.OFFERED and one.answer_of(person) is not None]
    return MyPage(
        tasks=[
            *_intake(person),
            *(_returned(one) for one in proposals if one.was_returned),
            *(_offer(one, person) for one in pairings if person in one.waits_for),
            *(_alignment(one, person, steps) for one in standings if one.waits_for_me(person)),
            *_sparring(person),
            *(_needs(person, today) if reference else ()),
            *_release(person, today),
        ],
        waiting=[_awaited(one) for one in standings if one.waits_for and not one.waits_for_me(person)],
        offers_waiting=answered,
        asked=[one for one in mine if one.state == RoleAssignment.State.ASKED],
        roles=[one for one in mine if one.state == RoleAssignment.State.RUNNING],
        standing_in=list(
            StandIn.objects.on(today).filter(person=person).select_related("assignment__theme", "assignment__person")
        ),
        leads_reference_themes=reference,
        agreed=[one for one in standings if one.stage == Stage.AGREED],
        proposals=proposals,
        brings=list(person.competence_offers.select_related("competence")),
        asks_what_one_brings=not person.is_secretariat
        and all(one.status == Pairing.Status.OFFERED for one in pairings),
    )


def _intake(person: Person) -> list[Task]:
    """For an officer: the proposals that nobody has begun to handle, as one task."""
    waiting = proposals_to_take_in() if may_run_intake(person) else 0
    if not waiting:
        return []
    words = ngettext("%(number)s proposal waits to be handled", "%(number)s proposals wait to be handled", waiting)
    return [Task(words % {"number": waiting}, _("Proposals for network themes"), reverse("intake"), _("See proposals"))]


def _returned(theme: NetworkTheme) -> Task:
    return Task(
        title=_("Work on your proposal"),
        about=_("“%(title)s” was sent back with a comment") % {"title": theme.title},
        url=reverse("proposal", args=[theme.pk]),
        button=_("See the proposal"),
    )


def _offer(pairing: Pairing, person: Person) -> Task:
    return Task(
        title=_("Say yes or no to working with %(name)s") % {"name": pairing.other(person).name},
        about=pairing.theme.title,
        url=reverse("pairing", args=[pairing.pk]),
        button=_("See the offer"),
        due_on=pairing.answer_by,
    )


def _to_do(stage: Stage, step: NextStep | None) -> tuple[str, str]:
    """The task and its button: where a text is being written, by what is left to do with it."""
    answer = _("Answer the expectation alignment with %(name)s")
    approve, read = _("Approve the agreement with %(name)s"), _("Read and approve")
    again = _("Read and approve the agreement with %(name)s again")
    return {
        NextStep.TALK: (_("Talk about the differences with %(name)s"), _("See differences")),
        NextStep.RENEW: (_("Write a new version of the agreement with %(name)s"), _("Go on")),
        NextStep.APPROVE: (approve, read),
        NextStep.APPROVE_AGAIN: (again, read),
        Stage.NOT_STARTED: (answer, _("Begin")),
        Stage.DRAFTING: (answer, _("Go on")),
        Stage.ONE_SENT: (answer, _("Go on")),
        Stage.DUE: (_("Revisit the agreement with %(name)s"), _("Revisit the agreement")),
    }[step or stage]


def _alignment(one: Standing, person: Person, steps: dict[int, NextStep]) -> Task:
    response = next(response for response in one.alignment.responses.all() if response.person_id == person.pk)
    other = next(response for response in one.alignment.responses.all() if response.person_id != person.pk)
    names = {"name": other.person.first_name}
    step = steps.get(one.alignment.pk)
    title, button = _to_do(one.stage, step)
    facts = [_("%(name)s has sent") % names] if other.sent_at and not response.sent_at else []
    if step is NextStep.APPROVE_AGAIN:
        facts.append(_("%(name)s has changed the text since you approved it") % names)
    first = one.stage in (Stage.NOT_STARTED, Stage.DRAFTING, Stage.ONE_SENT, Stage.WRITING, Stage.ONE_APPROVED)
    return Task(
        title=title % names,
        about=one.alignment.theme.title,
        url=reverse("alignment", args=[one.alignment.pk]),
        button=button,
        facts=facts,
        due_on=one.alignment.due_on if first and not one.in_force else None,
    )


def _awaited(one: Standing) -> Awaited:
    what = {
        Stage.ONE_SENT: _("%(name)s to send the answers about “%(theme)s”"),
        Stage.ONE_APPROVED: _("%(name)s to approve the agreement about “%(theme)s”"),
        Stage.DUE: _("%(name)s to say whether the agreement about “%(theme)s” stays as it is"),
    }.get(one.stage, _("%(name)s, in the alignment about “%(theme)s”"))
    names = " + ".join(person.first_name for person in one.waits_for)
    return Awaited(
        text=what % {"name": names, "theme": one.alignment.theme.title},
        url=reverse("alignment", args=[one.alignment.pk]),
    )


def _sparring(person: Person) -> list[Task]:
    """Proposals of sparring that wait for an answer."""
    return [
        Task(
            title=_("Say yes or no to sparring with %(name)s") % {"name": one.asked_by.name},
            about=one.theme.title,
            url=reverse("sparring", args=[one.theme_id]),
            button=_("See the proposal"),
        )
        for one in SparringRelation.objects.awaiting(person).select_related("theme", "asked_by").order_by("asked_at")
    ]


def _needs(person: Person, today: date) -> list[Task]:
    """For a reference leader: what networks need that nobody has taken in hand, as one task a theme."""
    led = RoleAssignment.objects.current().exercised_by(person, today).filter(role=RoleAssignment.Role.REFERENCE_LEADER)
    waiting = ReferenceNeed.objects.waiting().filter(taken_at=None, theme__in=led.values("theme"))
    themes = {one.theme_id: one.theme for one in waiting.select_related("theme").order_by("pk") if one.theme.is_running}
    return [
        Task(
            title=_("See what the network needs from you"),
            about=theme.title,
            url=reverse("reference_needs", args=[theme.pk]),
            button=_("See what is needed"),
        )
        for theme in themes.values()
    ]


def _release(person: Person, today: date) -> list[Task]:
    """For a personnel leader: whose network work has no time yet, the longest without it first."""
    if not person.is_personnel_leader:
        return []
    granted = ResourceRelease.objects.granted(today).filter(person=OuterRef("person"), theme=OuterRef("theme"))
    lacking = RoleAssignment.objects.current().filter(
        ~Exists(granted),
        person__personnel_leader=person,
        person__is_active=True,
        role__in=[RoleAssignment.Role.NETWORK_LEADER, RoleAssignment.Role.CO_DRIVER],
        theme__status__in=TAKES_ROLES,
    )
    return [
        Task(
            title=_("Release time for %(name)s") % {"name": one.person.first_name},
            about=f"{one.get_role_display()} · {one.theme.title}",
            url=reverse("release_time", args=[one.person_id]) + f"?theme={one.theme_id}",
            button=_("Release time"),
        )
        for one in lacking.select_related("person", "theme").order_by("began_on", "pk")
    ]
