"""The record of a theme for the municipality's archive: what belongs to its case, and nothing that is sealed.

One tree of plain values, from which the PDF and the JSON are both made. Of agreements it holds that they were made, by
whom, when, and their fingerprint; never a word of them. Of participants it holds how many; of meetings, what was on the
agenda and what came of it. What people write to each other or for themselves is not in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import AgreedText
from netvaerk.models import NetworkParticipant, NetworkTheme, SolutionTest
from roles.models import RoleAssignment, StandIn
from secretariat.models import ThemeFiling

FORMAT = "netvaerk-theme-record/1"


@dataclass(frozen=True)
class Line:
    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing of a section; `on` is its day in ISO 8601, "" where it has none."""

    title: str
    on: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    entries: list[Entry]


@dataclass(frozen=True)
class Party:
    """Somebody who holds or held a role; days in ISO 8601, `until` "" for today."""

    role: str
    name: str
    since: str
    until: str


@dataclass(frozen=True)
class ThemeRecord:
    format: str
    made_at: str
    municipality: str
    number: int
    title: str
    purpose: str
    kind: str
    network_type: str
    status: str
    kle: str
    case_number: str
    begins_on: str
    ends_on: str
    units: list[str]
    parties: list[Party]
    sections: list[Part]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def filing_of(theme: NetworkTheme) -> ThemeFiling:
    """Where the theme is filed; one that is not, with the municipality's own KLE number."""
    return ThemeFiling.objects.filter(theme=theme).first() or ThemeFiling(theme=theme, kle=settings.KLE_NUMBER)


def theme_record(theme: NetworkTheme, *, at: datetime) -> ThemeRecord:
    """A constant number of queries."""
    filing = filing_of(theme)
    sections = [
        Part("proposal", _("The proposal"), list(_proposal(theme))),
        Part("decisions", _("Decisions"), list(_decisions(theme))),
        Part("states", _("States"), list(_states(theme))),
        Part("phases", _("Phases"), list(_phases(theme))),
        Part("participants", _("Participants"), list(_participants(theme))),
        Part("meetings", _("Meetings"), list(_meetings(theme))),
        Part("agreements", _("Agreements"), list(_agreements(theme))),
        Part("solutions", _("Solutions and follow-up"), list(_solutions(theme))),
        Part("closing", _("Value and hand-over"), list(_closing(theme))),
    ]
    return ThemeRecord(
        format=FORMAT,
        made_at=at.isoformat(),
        municipality=settings.MUNICIPALITY_NAME,
        number=theme.pk,
        title=theme.title,
        purpose=theme.purpose,
        kind=theme.get_kind_display(),
        network_type=theme.get_network_type_display() if theme.network_type else "",
        status=theme.get_status_display(),
        kle=filing.kle,
        case_number=filing.case_number,
        begins_on=_day(theme.begins_on),
        ends_on=_day(theme.ends_on),
        units=[one.name for one in theme.units.all()],
        parties=list(_parties(theme)),
        sections=[one for one in sections if one.entries],
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _on(moment: datetime | None) -> str:
    return _day(localdate(moment)) if moment else ""


def _said(pairs: Iterable[tuple[str, Any]]) -> list[Line]:
    """Those of `pairs` that say something."""
    return [Line(str(label), str(text)) for label, text in pairs if text not in (None, "")]


def _fields(row: Model, *names: str) -> list[Line]:
    """Fields of a row under their own names; a choice in words."""
    words = []
    for name in names:
        shown = getattr(row, f"get_{name}_display", None)
        label = str(row._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        words.append((label[:1].upper() + label[1:], shown() if shown else getattr(row, name)))
    return _said(words)


def _parties(theme: NetworkTheme) -> Iterator[Party]:
    """Everybody who has held a role, and who stood in; why a role ended is not told."""
    held = RoleAssignment.objects.filter(theme=theme, began_on__isnull=False).select_related("person")
    for one in held.order_by("began_on", "pk"):
        yield Party(one.get_role_display(), one.person.name, _day(one.began_on), _day(one.ended_on))
    stood_in = StandIn.objects.filter(assignment__theme=theme).select_related("person", "assignment")
    for stand in stood_in.order_by("begins_on", "pk"):
        role = _("Stand-in for the %(role)s") % {"role": stand.assignment.get_role_display().lower()}
        yield Party(role, stand.person.name, _day(stand.begins_on), _day(stand.last_day))


def _proposal(theme: NetworkTheme) -> Iterator[Entry]:
    said = _fields(
        theme, "at_stake", "today", "why_not_usual", "new_methods", "expected_value", "interface", "consulted",
        "co_driver_waiver", "proposed_by", "proposed_from", "round",
    )  # fmt: skip
    yield Entry(_("What was proposed"), lines=said)
    for one in theme.trait_answers.select_related("trait").order_by("trait__order"):
        yield Entry(one.trait.name, lines=_fields(one, "how"))


def _decisions(theme: NetworkTheme) -> Iterator[Entry]:
    for one in theme.decisions.select_related("noted_by").order_by("decided_on", "pk"):
        title = _("The executive forum chose the theme") if one.chosen else _("The executive forum did not choose it")
        yield Entry(title, _day(one.decided_on), _fields(one, "network_type", "reason", "noted_by"))
    for closing in theme.closings.select_related("phase").order_by("pk"):
        title = _("Phase %(number)s was closed") % {"number": closing.phase.order}
        yield Entry(title, _on(closing.at), _fields(closing, "decided", "reason", "alternatives"))
    for looked in theme.checkpoints.order_by("held_on", "pk"):
        yield Entry(_("The executive forum looked at the theme"), _day(looked.held_on), _fields(looked, "outcome"))


def _states(theme: NetworkTheme) -> Iterator[Entry]:
    for one in theme.moves.select_related("by").order_by("pk"):
        yield Entry(one.get_status_display(), _on(one.at), _fields(one, "by", "reason"))


def _phases(theme: NetworkTheme) -> Iterator[Entry]:
    for one in theme.plan.select_related("phase").order_by("phase__order"):
        yield Entry(f"{one.phase.order}. {one.phase.name}", _day(one.begins_on), _fields(one, "begins_on", "ends_on"))
    for text in theme.product_texts.select_related("product").order_by("product__phase__order", "product__order"):
        if text.text:
            yield Entry(text.product.title, _on(text.at), _fields(text, "text"))


def _participants(theme: NetworkTheme) -> Iterator[Entry]:
    """How many of each kind: who takes part from outside is not told further."""
    taking_part = NetworkParticipant.objects.filter(theme=theme, stage=NetworkParticipant.Stage.YES)
    counted = Counter(taking_part.values_list("kind", flat=True))
    lines = [(label, counted[kind]) for kind, label in NetworkParticipant.Kind.choices if counted[kind]]
    if lines:
        yield Entry(_("How many take or took part"), lines=_said(lines))


def _meetings(theme: NetworkTheme) -> Iterator[Entry]:
    for one in theme.meetings.filter(cancelled_at=None).select_related("kind").order_by("begins_at", "pk"):
        yield Entry(
            str(one), _on(one.begins_at), [Line(_("State"), one.state_label), *_fields(one, "agenda", "outcome")]
        )


def _agreements(theme: NetworkTheme) -> Iterator[Entry]:
    """That two have agreed, when and which text, by its fingerprint; never what."""
    texts = AgreedText.objects.filter(agreement__alignment__theme=theme).order_by("agreed_at", "pk")
    for one in texts.select_related("agreement__alignment__template").prefetch_related(
        "agreement__alignment__responses__person"
    ):
        alignment = one.agreement.alignment
        who = ", ".join(f"{side.person.name} ({side.role_label})" for side in alignment.sides().values())
        lines = [(_("Version"), one.agreement.number), (_("Between"), who), (_("Fingerprint"), one.fingerprint)]
        yield Entry(alignment.template.name, _on(one.agreed_at), _said(lines))


def _solutions(theme: NetworkTheme) -> Iterator[Entry]:
    solutions = theme.solutions.select_related("owner", "owner_unit").prefetch_related("follow_ups")
    for one in solutions:
        lines = _fields(one, "status", "description", "learnt", "owner", "owner_unit", "taken_up_on", "dropped_because")
        yield Entry(one.title, _on(one.added_at), lines)
    for test in SolutionTest.objects.filter(solution__theme=theme).select_related("solution").order_by("pk"):
        lines = _fields(test, "stage", "found_reception", "found_effect", "found_ease", "outcome", "why")
        yield Entry(_("Test: %(solution)s") % {"solution": test.solution.title}, _on(test.begun_at), lines)
    for solution in solutions:
        for due in solution.follow_ups.all():
            title = _("%(solution)s after %(months)s months") % {"solution": solution.title, "months": due.months}
            yield Entry(title, _on(due.done_at) or _day(due.due_on), _fields(due, "lives", "note"))


def _closing(theme: NetworkTheme) -> Iterator[Entry]:
    for one in theme.values.order_by("at", "pk"):
        yield Entry(
            one.get_moment_display(), _on(one.at), _fields(one, "for_citizens", "for_staff", "for_municipality")
        )
    handover = getattr(theme, "handover", None)
    if handover:
        yield Entry(_("Hand-over to the line"), _on(handover.asked_at), _fields(handover, "note", "accepted_by"))
