"""The pages of a theme's participants: the list, one of them, and who is in when."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.text import get_text_list
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from netvaerk.facts import table_facts
from netvaerk.models import NetworkParticipant, NetworkTheme, Person, ThemePhase
from netvaerk.models.people import PersonQuerySet
from netvaerk.rules.participants import Lack, missing_voices
from roles.access import may_see_contacts, may_work_on, may_work_on_participant
from roles.models import RoleAssignment
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

Kind, Stage = NetworkParticipant.Kind, NetworkParticipant.Stage
LEFT = "left"
MEANS = {
    Stage.CANDIDATE: ("neutral", "circle-half"),
    Stage.CONTACTED: ("waits", "hourglass"),
    Stage.YES: ("agreed", "check-circle"),
    Stage.NO: ("close", "x"),
    LEFT: ("neutral", "box-arrow-right"),
}
MANY = {
    Kind.STAFF: gettext_lazy("Employees"),
    Kind.CITIZEN: gettext_lazy("Citizens"),
    Kind.COMPANY: gettext_lazy("Companies"),
    Kind.ASSOCIATION: gettext_lazy("Associations"),
    Kind.POLITICIAN: gettext_lazy("Politicians"),
    Kind.AUTHORITY: gettext_lazy("Other public authorities"),
}


def still_composes(theme: NetworkTheme) -> bool:
    """Whether it is of use to say who is missing: not when the network is closing."""
    return theme.is_running and theme.status != NetworkTheme.Status.CLOSING


def who_is_missing(theme: NetworkTheme, phases: list[ThemePhase] | None = None) -> list[str]:
    """What the network lacks, in words for the reader; empty when every voice is there. For pages of a running theme.

    Three queries, one less with all the `phases`, and one for the theme's phase unless it is loaded.
    """
    lacks = missing_voices(table_facts(theme, phases), phase=theme.phase.order if theme.phase else None)
    return [_said(lack) for lack in lacks]


def _said(lack: Lack) -> str:
    sentence = gettext(str(lack.voice))
    return sentence % {"names": get_text_list([one.name for one in lack.about], _("and"))} if lack.about else sentence


@dataclass
class ParticipantRow:
    """Somebody in the list. `phases` says in words when they take part, "" for never yet."""

    pk: int
    name: str
    sub: str
    brings: str
    phases: str
    stage: str
    means: str
    sign: str


@dataclass
class ParticipantGroup:
    kind: str
    label: str
    rows: list[ParticipantRow]


@dataclass
class StageLink:
    """A stage one may look at alone, with how many there are in it."""

    stage: str
    label: str
    number: int
    is_here: bool


@dataclass
class ParticipantsPage:
    groups: list[ParticipantGroup]
    stages: list[StageLink]
    missing: list[str]
    figures: list[tuple[str, int]]
    is_empty: bool
    may_write: bool
    tabs: list[Tab]


def participants_page(theme: NetworkTheme, person: Person, *, stage: str) -> ParticipantsPage:
    """Everybody on the list by kind, in Danish order; `stage` shows one stage alone, "" all who have not left."""
    people = list(theme.participants.select_related("person", "unit").prefetch_related("phases", "brings").by_name())
    shown = [one for one in people if _stage_of(one) == stage or (not stage and not one.left_on)]
    return ParticipantsPage(
        groups=_groups(shown),
        stages=_stages(people, stage),
        missing=who_is_missing(theme) if still_composes(theme) else [],
        figures=_figures(people),
        is_empty=not people,
        may_write=may_work_on(person, theme),
        tabs=tabs_of(theme, here="participants", inside=True, spars=may_open_sparring(person, theme)),
    )


def _stage_of(participant: NetworkParticipant) -> str:
    return LEFT if participant.left_on else participant.stage


def _groups(people: list[NetworkParticipant]) -> list[ParticipantGroup]:
    rows = {kind: [_row(one) for one in people if one.kind == kind] for kind in Kind.values}
    return [ParticipantGroup(kind, str(MANY[kind]), found) for kind, found in rows.items() if found]


def _row(participant: NetworkParticipant) -> ParticipantRow:
    stage = _stage_of(participant)
    means, sign = MEANS[stage]
    return ParticipantRow(
        pk=participant.pk,
        name=participant.shown_name,
        sub=participant.belongs_to,
        brings=", ".join(group.name for group in participant.brings.all()),
        phases=phases_in_words(participant),
        stage=_("Has left") if stage == LEFT else participant.get_stage_display(),
        means=means,
        sign=sign,
    )


def phases_in_words(participant: NetworkParticipant) -> str:
    """When somebody takes part, by the numbers of the phases; "" for never yet. Of one whose phases are loaded."""
    if participant.is_core:
        return _("All phases")
    orders = [phase.order for phase in participant.phases.all()]
    if not orders:
        return ""
    words = ngettext("Phase %(numbers)s", "Phases %(numbers)s", len(orders))
    return words % {"numbers": ", ".join(str(order) for order in orders)}


def _stages(people: list[NetworkParticipant], here: str) -> list[StageLink]:
    """All, and each stage that somebody is in."""
    found = [_stage_of(one) for one in people]
    labels = [*Stage.choices, (LEFT, _("Has left"))]
    links = [StageLink("", _("All"), sum(stage != LEFT for stage in found), not here)]
    links += [StageLink(stage, str(label), found.count(stage), stage == here) for stage, label in labels]
    return [link for link in links if link.number or link.is_here or not link.stage]


def _figures(people: list[NetworkParticipant]) -> list[tuple[str, int]]:
    """How mixed the network is (S65): of those who take part."""
    inside = [one for one in people if _stage_of(one) == Stage.YES]
    outside = [one for one in inside if one.kind not in (Kind.STAFF, Kind.POLITICIAN)]
    return [
        (_("take part"), len(inside)),
        (_("come from outside"), len(outside)),
        (_("units"), len({one.unit_id for one in inside if one.unit_id})),
        (_("are in all phases"), sum(one.is_core for one in inside)),
    ]


@dataclass
class ParticipantPage:
    row: ParticipantRow
    brings: list[str]
    shows_contacts: bool
    may_write: bool
    may_edit: bool
    may_delete: bool


def participant_page(participant: NetworkParticipant, person: Person) -> ParticipantPage:
    """One of them. Contact data is for leader, co-driver and secretariat."""
    known = participant.is_outsider and not participant.contact_deleted_at
    contacts = known and may_see_contacts(person, participant.theme)
    writes = may_work_on_participant(person, participant) and not participant.left_on
    return ParticipantPage(
        row=_row(participant),
        brings=[group.name for group in participant.brings.all()],
        shows_contacts=contacts,
        may_write=writes,
        may_edit=writes and (contacts or not participant.is_outsider),
        may_delete=contacts,
    )


@dataclass
class ParticipationPage:
    """What somebody sees of their own part in a network."""

    leader: Person | None
    phases: list[str]
    brings: list[str]
    may_answer: bool
    may_leave: bool


def participation_page(participant: NetworkParticipant) -> ParticipationPage:
    """`phases` are those one is to take part in, by name; empty while that is not said, and for the core."""
    here = participant.theme.is_running and not participant.left_on
    return ParticipationPage(
        leader=_leader_of(participant.theme),
        phases=[] if participant.is_core else [phase.name for phase in participant.phases.all()],
        brings=[group.name for group in participant.brings.all()],
        may_answer=here and participant.stage != Stage.YES,
        may_leave=here and participant.stage == Stage.YES,
    )


def _leader_of(theme: NetworkTheme) -> Person | None:
    held = RoleAssignment.objects.reading().filter(theme=theme, role=RoleAssignment.Role.NETWORK_LEADER)
    return next((one.person for one in held.select_related("person__unit")), None)


def staff_to_ask(theme: NetworkTheme, words: str) -> PersonQuerySet:
    """Colleagues by name, title or unit who are neither on the list nor on the theme."""
    listed = theme.participants.present().filter(person=OuterRef("pk"))
    on_it = RoleAssignment.objects.open().filter(theme=theme, person=OuterRef("pk"))
    found = Person.objects.employed().named(words).filter(~Exists(listed), ~Exists(on_it))
    return found.select_related("unit")
