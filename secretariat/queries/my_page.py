"""Min side: what waits for me, what I wait for, and my roles."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, Case, ExpressionWrapper, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from codriver.models import CoDriverCandidacy, CompetenceOffer, ExpectationAlignment, Pairing
from codriver.queries.mandate import beside, led_without_an_agreement
from codriver.queries.next_steps import NextStep, next_steps
from codriver.queries.running import standings_of_person
from codriver.queries.stages import Stage, Standing
from netvaerk.access import may_run_intake
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Meeting, NetworkParticipant, NetworkTheme, Person
from netvaerk.models.prepared import read
from netvaerk.queries.proposals import proposals_of, proposals_to_take_in
from roles.access import may_see_reference_themes
from roles.models import RoleAssignment, StandIn
from roles.models.assignments import OPEN
from roles.queries.from_my_leader import Written, written_to
from roles.queries.meetings import meetings_of
from secretariat.models import Booking, KnowledgeItem, TrainingEvent
from secretariat.queries.bookings import bookings_of
from secretariat.queries.candidacy_tasks import candidacies_of
from secretariat.queries.closing_tasks import closing_tasks
from secretariat.queries.diploma_tasks import diploma_tasks
from secretariat.queries.knowledge import for_my_page
from secretariat.queries.practice_tasks import OwnPairs, pairs_of
from secretariat.queries.sparring_tasks import needs_of, sparring_proposed_to
from secretariat.queries.support_tasks import support_tasks
from secretariat.queries.tasks import Awaited, Task
from secretariat.queries.theme_tasks import theme_tasks
from secretariat.queries.time_tasks import OwnTime, time_of
from secretariat.queries.traces import Part, traces_of
from secretariat.queries.training import Standing as SeatStanding
from secretariat.queries.training_tasks import training_of


@dataclass
class MyPage:
    tasks: list[Task]
    waiting: list[Awaited]
    offers_waiting: list[Pairing]
    assignments: list[RoleAssignment]
    standing_in: list[StandIn]
    leads_reference_themes: bool
    agreed: list[Standing]
    proposals: list[NetworkTheme]
    meetings: list[Meeting]
    brings: list[CompetenceOffer]
    asks_what_one_brings: bool
    written: list[Written]
    own_time: list[OwnTime]
    candidacy: CoDriverCandidacy | None
    notes_welcome: list[Pairing]
    rooms: list[Pairing]
    practises: bool
    courses: list[tuple[TrainingEvent, SeatStanding]]
    bookings: list[Booking]
    knowledge: list[KnowledgeItem]

    @property
    def asked(self) -> list[RoleAssignment]:
        return [one for one in self.assignments if one.state == RoleAssignment.State.ASKED]

    @property
    def roles(self) -> list[RoleAssignment]:
        return [one for one in self.assignments if one.state == RoleAssignment.State.RUNNING]

    @property
    def leads_networks(self) -> bool:
        held = [*self.roles, *(one.assignment for one in self.standing_in)]
        return any(one.role == RoleAssignment.Role.NETWORK_LEADER for one in held)

    @property
    def pulses(self) -> list[Pairing]:
        """The pairs about which one is asked how it goes; each with the question's number in `asked_pulse`."""
        return [one for one in self.rooms if one.asked_pulse]

    @property
    def waiting_for_me(self) -> int:
        return len(self.tasks) + len(self.asked) + len(self.pulses)


def my_page(person: Person, today: date, now: datetime) -> MyPage:
    """Everything one person meets in the morning, oldest first; a constant number of queries for what there is."""
    parts = traces_of(person)
    standings = standings_of_person(person, today) if Part.AGREEMENTS in parts else []
    pairs = pairs_of(person, today) if Part.PAIRS in parts else OwnPairs([], [], [], [], False)
    proposals = proposals_of(person) if Part.PROPOSALS in parts else []
    written = written_to(person) if Part.WRITTEN in parts else []
    time = time_of(person, today, parts)
    candidacy = candidacies_of(person, today, parts)
    training = training_of(person, now, parts)
    offered = [one for one in pairs.live if one.status == Pairing.Status.OFFERED]
    reference = may_see_reference_themes(person)
    assignments, beside_me = open_roles_of(person) if Part.ROLES in parts else ([], [])
    tasks = [
        *_asked_by_others(person, written, proposals, pairs.live),
        *(_participations(person) if Part.PARTICIPATION in parts else ()),
        *_of_agreements(person, standings, beside_me),
        *(sparring_proposed_to(person) if Part.SPARRING in parts else ()),
        *(needs_of(person, today) if reference else ()),
        *time.tasks,
        *candidacy.tasks,
        *pairs.tasks,
        *closing_tasks(pairs.begun, person, today),
        *training.tasks,
        *diploma_tasks(person, today, parts),
        *theme_tasks(person, today, parts, assignments),
        *support_tasks(person, parts),
    ]
    return MyPage(
        tasks=[one.on(today) for one in tasks],
        waiting=[_awaited(one) for one in standings if one.waits_for and not one.waits_for_me(person)],
        offers_waiting=[one for one in offered if one.answer_of(person) is not None],
        assignments=assignments,
        standing_in=_standing_in(person, today) if Part.STANDS_IN in parts else [],
        leads_reference_themes=reference,
        agreed=[one for one in standings if one.stage == Stage.AGREED],
        proposals=proposals,
        meetings=meetings_of(person, now) if Part.MEETINGS in parts else [],
        brings=list(person.competence_offers.select_related("competence")) if Part.BRINGS in parts else [],
        asks_what_one_brings=not person.is_secretariat and offered == pairs.live,
        written=[one for one in written if not one.waits],
        own_time=time.own,
        candidacy=candidacy.own,
        notes_welcome=pairs.notes_welcome,
        rooms=[one for one in pairs.live if one.status == Pairing.Status.ACTIVE],
        practises=pairs.has_any,
        courses=training.ahead,
        bookings=bookings_of(person, now) if Part.BOOKINGS in parts or person.is_secretariat else [],
        knowledge=for_my_page(assignments),
    )


def _asked_by_others(
    person: Person, written: list[Written], proposals: list[NetworkTheme], pairings: list[Pairing]
) -> list[Task]:
    """What somebody waits to have answered: proposals, a nomination, an offer."""
    return [
        *_intake(person),
        *(_nomination(one) for one in written if one.waits),
        *(_returned(one) for one in proposals if one.was_returned),
        *(_offer(one, person) for one in pairings if person in one.waits_for),
    ]


def _participations(person: Person) -> list[Task]:
    """Places in a network that one has not answered."""
    return [_participation(one) for one in read(_asked_places, values=(person.pk,))]


def _asked_places(person: int) -> QuerySet:
    return NetworkParticipant.objects.asked(Person(pk=person)).select_related("theme").only("theme__title")


def _of_agreements(person: Person, standings: list[Standing], beside_me: list[RoleAssignment]) -> list[Task]:
    """The agreements that wait for `person`, and those of a mandate that nobody has opened."""
    alignments = [one.alignment for one in standings]
    steps = next_steps(alignments, person)
    return [
        *(_alignment(one, person, steps) for one in standings if one.waits_for_me(person)),
        *(_mandate(one) for one in led_without_an_agreement(beside_me, alignments)),
    ]


ROLE = ("role", "asked_at", "declined_at", "began_on", "ended_on", "handover_note", "person__name")
BESIDE = (
    *(f"theme__{name}" for name in ("title", "status", "phase", "network_type")),
    *(f"person__personnel_leader__{name}" for name in ("name", "is_active")),
    "takes_over_from__person__name",
)


def open_roles_of(person: Person) -> tuple[list[RoleAssignment], list[RoleAssignment]]:
    """Those of `person`, asked and running, the one asked first first, with the reason that stands in place of the
    diploma; and who holds a role beside them on themes they lead. One query."""
    mine, beside_me = [], []
    for one in read(_open_roles, values=(person.pk,)):
        if one.person_id == person.pk:
            one.diploma_waiver = one.own_waiver
            mine.append(one)
        if one.is_beside:
            beside_me.append(one)
    return mine, beside_me


def _open_roles(person: int) -> QuerySet:
    own, others = OPEN & Q(person=person), beside(person)
    roles = RoleAssignment.objects.filter(own | others).order_by("asked_at")
    told = roles.select_related("theme", "person__personnel_leader", "takes_over_from__person").only(*ROLE, *BESIDE)
    waiver = Case(When(person=person, then=F("diploma_waiver")), default=Value(""), output_field=EncryptedTextField())
    return told.annotate(is_beside=ExpressionWrapper(others, BooleanField()), own_waiver=waiver)


def _standing_in(person: Person, today: date) -> list[StandIn]:
    return read(_stand_ins, today, values=(person.pk,))


def _stand_ins(today: date, person: int) -> QuerySet:
    mine = StandIn.objects.on(today).filter(person=person).select_related("assignment__theme", "assignment__person")
    held = ("assignment__role", "assignment__theme__title", "assignment__person__name")
    return mine.only("ends_on", "note", *held)


def _intake(person: Person) -> list[Task]:
    """For an officer: the proposals that nobody has begun to handle, as one task."""
    waiting = proposals_to_take_in() if may_run_intake(person) else 0
    if not waiting:
        return []
    words = ngettext("%(number)s proposal waits to be handled", "%(number)s proposals wait to be handled", waiting)
    return [Task(words % {"number": waiting}, _("Proposals for network themes"), reverse("intake"), _("See proposals"))]


def _nomination(one: Written) -> Task:
    return Task(
        title=_("%(name)s nominates you") % {"name": one.leader},
        about=_("Only you see this. You choose whether to answer, and when."),
        url=reverse("nomination", args=[one.pk]),
        button=_("Read it"),
    )


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


def _participation(participant: NetworkParticipant) -> Task:
    return Task(
        title=_("You are asked to take part in a network"),
        about=participant.theme.title,
        url=reverse("participation", args=[participant.pk]),
        button=_("Say yes or no"),
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
        about=_about(one.alignment),
        url=reverse("alignment", args=[one.alignment.pk]),
        button=button,
        facts=facts,
        due_on=one.alignment.due_on if first and not one.in_force else None,
    )


def _about(alignment: ExpectationAlignment) -> str:
    """The theme; and which of its agreements, where it is not the pair's."""
    if alignment.pairing_id:
        return alignment.theme.title
    return f"{alignment.theme.title} · {alignment.template.name}"


def _mandate(theme: NetworkTheme) -> Task:
    """For a network leader: an agreement of the mandate that nobody has opened."""
    return Task(
        title=_("Get your mandate in place"),
        about=theme.title,
        url=reverse("mandate", args=[theme.pk]),
        button=_("See the mandate"),
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
