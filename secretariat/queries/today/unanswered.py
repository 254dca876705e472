"""Today's list, about what somebody was reminded of twice and has not answered. Whoever is in it is not shown it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, F, QuerySet, When
from django.utils.translation import gettext as _

from codriver.models import Approval
from netvaerk.models import Person
from netvaerk.models.people import first_name_of
from secretariat.facts.waiting import in_pairs, on_themes
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import Kind
from secretariat.rules.waiting import COURSES, Wait, stands_on_the_list

SHOWN_ELSEWHERE = {Wait.ROLE, Wait.INHERITED, Wait.CANDIDATE, Wait.OFFER, Wait.ANSWERS, Wait.REVISIT}
"""Their place on the list tells more than who is silent, and is made with what is near to it."""
LISTED = [wait for wait, course in COURSES.items() if course.kind and wait not in SHOWN_ELSEWHERE]
WAIT_OF = {COURSES[wait].kind: wait for wait in LISTED}
ANCHOR = "theme__role_assignments__"


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """One for each of LISTED: who is waited for, on which theme, and who asked."""
    return [*_of_time(), *_of_the_line(), *_of_pairs(), *_of_follow_ups(today)]


def _silent(
    rows: QuerySet, kind: Kind, person: str, theme: str, at: str = "", on: str = "", other: str = "", number: str = "pk"
) -> QuerySet:
    words = (f"{person}__name", f"{person}__email", theme)
    still_here = rows.filter(**{f"{person}__is_active": True})
    return line(still_here, kind, *words, at=at, on=on, number=number, page=number, people=(f"{person}__pk", other))


def _of_time() -> list[QuerySet]:
    leader = "person__personnel_leader"
    return [
        _silent(on_themes.time_asked(), Kind.TIME_ASKED, leader, "theme__title", at="asked_at", other="person_id"),
        _silent(on_themes.hours_countered(), Kind.COUNTER, "person", "theme__title", at="countered_at"),
        _silent(
            in_pairs.modules_asked(), Kind.MODULE_ASKED, f"study__{leader}", "", at="asked_at", other="study__person_id"
        ),
    ]


def _of_the_line() -> list[QuerySet]:
    """What a reference leader is asked, and what two are asked about sparring."""
    anchors = on_themes.reference_leaders()
    handovers = anchors.filter(theme__handover__in=on_themes.handovers_asked())
    needs = anchors.filter(theme__reference_needs__in=on_themes.needs_told())
    handover, need, title = "theme__handover__", "theme__reference_needs__", "theme__title"
    return [
        _silent(
            handovers, Kind.HANDOVER, "person", title, f"{handover}asked_at",
            other=f"{handover}asked_by_id", number=f"{handover}pk",
        ),
        _silent(
            needs, Kind.NEED, "person", title, f"{need}written_at",
            other=f"{need}written_by_id", number=f"{need}pk",
        ),
        _sparring(),
    ]  # fmt: skip


def _sparring() -> QuerySet:
    """For whoever of the two has not asked."""

    def of_the_other(what: str) -> Case:
        asked_by_leader = When(asked_by=F("network_leader"), then=F(f"reference_leader__{what}"))
        return Case(asked_by_leader, default=F(f"network_leader__{what}"))

    still_here = on_themes.sparring_asked().annotate(is_here=of_the_other("is_active")).filter(is_here=True)
    words = (of_the_other("name"), of_the_other("email"), "theme__title")
    return line(still_here, Kind.SPARRING_ASKED, *words, at="asked_at", people=(of_the_other("pk"), "asked_by_id"))


def _of_pairs() -> list[QuerySet]:
    answers = in_pairs.without_answers().filter(in_pairs.WITH_A_LEADER)
    asked = "pairing__network_leader"
    return [
        _silent(
            answers, Kind.ANSWERS, "person", "alignment__theme__title",
            at="alignment__opened_at", number="alignment_id",
        ),
        _approvals(),
        _silent(in_pairs.practice_asked(), Kind.PRACTICE, asked, "", at="asked_at", other="pairing__co_driver_id"),
    ]  # fmt: skip


def _approvals() -> QuerySet:
    """For the other, since one has approved what stands now."""
    responses = "agreement__alignment__responses__"
    standing = Approval.objects.filter(
        undone_at=None, agreement__agreed_at=None, agreement__alignment__closed_at=None
    ).annotate(other_side=F(f"{responses}side"))
    return _silent(
        standing.exclude(other_side=F("side")), Kind.APPROVAL, f"{responses}person",
        "agreement__alignment__theme__title", at="approved_at", other="person_id", number="agreement_id",
    )  # fmt: skip


def _of_follow_ups(today: date) -> list[QuerySet]:
    title = "solution__theme__title"
    return [_silent(on_themes.follow_ups_due(today), Kind.FOLLOW_UP, "solution__owner", title, on="due_on")]


def about_the_silent(lines: Iterable[Line], officer: Person, today: date) -> list[Waiting]:
    """A thing stands once, also where two are waited for."""
    found: dict[tuple[Kind, int], list[Line]] = {}
    for one in sorted(lines, key=lambda one: (one.since, one.number)):
        kind = Kind(one.kind)
        if stands_on_the_list(WAIT_OF[kind], one.since, today) and officer.pk not in one.people:
            found.setdefault((kind, one.number), []).append(one)
    return [_waiting(kind, together) for (kind, _number), together in found.items()]


def _waiting(kind: Kind, together: list[Line]) -> Waiting:
    first, names = together[0], [one.words[0] for one in together]
    return Waiting(
        kind,
        first.number,
        first.since,
        " + ".join(names),
        f"mailto:{','.join(one.words[1] for one in together)}",
        _("Write to %(name)s") % {"name": " + ".join(first_name_of(name) for name in names)},
        [first.words[2]] if first.words[2] else [],
    )
