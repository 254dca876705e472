"""Who is involved beside staff (S9, S46): citizens, companies and politicians, by theme."""

from collections import defaultdict
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netvaerk.addresses import address
from netvaerk.models import MeetingInvitation, NetworkParticipant
from netvaerk.models.prepared import ask, day_here, day_of
from secretariat.queries.reports.parts import About, Asked, Cells, Lines, Report, Rows, Year
from secretariat.queries.themes_ever import ran_in, themes_ever
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span

Kind, Stage = NetworkParticipant.Kind, NetworkParticipant.Stage
OUTSIDE = (Kind.CITIZEN, Kind.COMPANY, Kind.ASSOCIATION, Kind.POLITICIAN, Kind.AUTHORITY)
REAL = {Kind.CITIZEN, Kind.COMPANY}
"""Those that the network structure is to involve."""
WITH = {
    Kind.CITIZEN: gettext_lazy("Themes with citizens"),
    Kind.COMPANY: gettext_lazy("Themes with companies"),
    Kind.POLITICIAN: gettext_lazy("Themes with politicians"),
}
ABOUT = About(
    gettext_lazy("Involvement of citizens, companies and politicians"),
    gettext_lazy("How many networks really have people from outside with them, and in which."),
)


def involvement(asked: Asked) -> Report:
    """Three queries."""
    themes, found = themes_ever(), _participants()
    return Report(
        ABOUT,
        [_shares(asked, themes, found), _by_kind(asked, found), _by_theme(asked, themes, found)],
    )


def _participants() -> list[Any]:
    """(number, theme, kind, from, until) of everybody from outside who said yes."""
    return [(number, theme, kind, day_here(at), day_of(left)) for number, theme, kind, at, left in ask(_outsiders)]


def _outsiders() -> QuerySet:
    rows = NetworkParticipant.objects.outsiders().filter(stage=Stage.YES)
    return rows.values_list("pk", "theme_id", "kind", "answered_at", "left_on")


def _invited() -> QuerySet:
    yes = MeetingInvitation.objects.standing().filter(answer=MeetingInvitation.Answer.YES, participant__isnull=False)
    return yes.filter(meeting__held_at__isnull=False).values_list("meeting_id", "meeting__begins_at")


def _kinds_by_theme(found: list[Any], span: Span) -> dict[int, dict[str, set[int]]]:
    there: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, theme, kind, began, left in found:
        if span.meets(began, left):
            there[theme][kind].add(number)
    return there


def _shares(asked: Asked, themes: list[Any], found: list[Any]) -> Lines:
    came = [(meeting, day_here(at)) for meeting, at in ask(_invited)]

    @cache
    def running(span: Span) -> list[int]:
        return [one.pk for one in themes if ran_in(one, span)]

    def having(kinds: set[Any], span: Span) -> int:
        there = _kinds_by_theme(found, span)
        return sum(bool(kinds & there[one].keys()) for one in running(span) if one in there)

    def share(span: Span) -> int | None:
        number = len(running(span))
        return round(100 * having(REAL, span) / number) if number else None

    return asked.lines(
        _("Themes with people from outside"),
        asked.line(
            _("Themes with real involvement, %"),
            _(
                "Of the themes that ran: the share in which at least one citizen or company had said yes "
                "to taking part."
            ),
            share,
            Year.WHOLE,
        ),
        *(
            asked.line(str(title), _("Of the themes that ran."), partial(having, {kind}), Year.WHOLE)
            for kind, title in WITH.items()
        ),
        asked.line(
            _("Meetings with somebody from outside"),
            _("Network meetings that were held and that somebody from outside had said yes to."),
            lambda span: len({meeting for meeting, day in came if span.holds(day)}),
            Year.SUM,
        ),
    )


def _by_kind(asked: Asked, found: list[Any]) -> Rows:
    there: dict[str, set[int]] = {kind: set() for kind in OUTSIDE}
    for number, _theme, kind, began, left in found:
        if asked.main.stands_at_end(began, left):
            there[kind].add(number)
    rows = [Row(str(Kind(kind).label), (frozenset(people),)) for kind, people in there.items()]
    cells, total = asked.laid_together(rows, _other_kinds, _("In all"))
    return Rows(
        _("Participants from outside, on the last day"),
        [_("Kind"), _("People")],
        cells,
        means=_("Those who have said yes and have not left, in each network they are in."),
        total=total,
        bar=0,
    )


def _other_kinds(number: int) -> str:
    return ngettext("%(number)s kind", "%(number)s kinds together", number) % {"number": number}


def _by_theme(asked: Asked, themes: list[Any], found: list[Any]) -> Rows:
    """Outside the secretariat a mark stands instead of a figure: a single theme rarely has five of a kind."""
    there = _kinds_by_theme(found, asked.whole)
    rows, yes = [], _("Yes")
    for one in themes:
        if ran_in(one, asked.whole):
            counts = [len(there[one.pk][kind]) if one.pk in there else 0 for kind in OUTSIDE]
            cells = [(yes if number else "") for number in counts] if asked.merges else counts
            rows.append(Cells(one.title, cells, address("theme", one.pk)))
    means = (
        _("Who took part at some time. A mark says that at least one did.")
        if asked.merges
        else _("How many took part at some time.")
    )
    return Rows(
        _("Involvement by theme"),
        [_("Theme"), *(str(kind.label) for kind in OUTSIDE)],
        rows,
        means=means,
    )
