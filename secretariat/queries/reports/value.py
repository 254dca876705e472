"""Value by theme (S10, S37): what networks have come to, and what lives on."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netvaerk.addresses import address
from netvaerk.models import FollowUp, Solution, ValueStatement
from netvaerk.models.prepared import ask, day_here, day_of
from secretariat.queries.reports.parts import About, Asked, Cells, Lines, Report, Rows, Year
from secretariat.queries.themes_ever import ran_in, themes_ever
from secretariat.rules.reports.spans import Span

Status, Lives = Solution.Status, FollowUp.Lives
ABOUT = About(
    gettext_lazy("Value by theme"),
    gettext_lazy(
        "What the networks have come to, what the line has taken up, and what lives on. A theme "
        "tells its worth in its own words on its page."
    ),
)


def value(asked: Asked) -> Report:
    """Four queries. What the worth is in words stands on each theme's own page."""
    return Report(
        ABOUT,
        [_lines(asked), _by_theme(asked)],
    )


def _lines(asked: Asked) -> Lines:
    taken_up = [day_of(day) for (day,) in ask(_taken_up)]
    followed = [(lives, day_here(at)) for lives, at in ask(_followed)]

    def lived(how: set[Any], span: Span) -> int:
        return sum(lives in how and span.holds(day) for lives, day in followed)

    return asked.lines(
        _("Solutions"),
        asked.line(
            _("Solutions taken up"),
            _("Solutions of which the line has become the owner."),
            lambda span: sum(map(span.holds, taken_up)),
            Year.SUM,
        ),
        asked.line(
            _("Looked at again: in use"),
            _(
                "Of solutions looked at 3, 6 or 12 months after they were taken up: those in use, as meant "
                "or in another way."
            ),
            lambda span: lived({Lives.AS_MEANT, Lives.CHANGED}, span),
            Year.SUM,
        ),
        asked.line(
            _("Looked at again: no longer in use"),
            _("The others of them."),
            lambda span: lived({Lives.STOPPED}, span),
            Year.SUM,
        ),
    )


def _taken_up() -> QuerySet:
    return Solution.objects.filter(taken_up_on__isnull=False).values_list("taken_up_on")


def _followed() -> QuerySet:
    return FollowUp.objects.filter(done_at__isnull=False).values_list("lives", "done_at")


def _made() -> QuerySet:
    return Solution.objects.order_by().values_list("theme_id", "status")


def _told() -> QuerySet:
    return ValueStatement.objects.order_by("theme", "-moment").values_list("theme_id", "moment")


def _by_theme(asked: Asked) -> Rows:
    made: dict[int, Counter[str]] = defaultdict(Counter)
    for theme, status in ask(_made):
        made[theme][status] += 1
    told: dict[int, list[str]] = defaultdict(list)
    moments = {value: str(label) for value, label in ValueStatement.Moment.choices}
    for theme, moment in ask(_told):
        told[theme].append(moments[moment])
    themes = [one for one in themes_ever() if ran_in(one, asked.whole)]
    rows = [
        Cells(
            one.title,
            [one.state, *(made[one.pk][status] for status in Status.values), ", ".join(told[one.pk])],
            address("solutions", one.pk),
        )
        for one in themes
    ]
    sums = [sum(made[one.pk][status] for one in themes) for status in Status.values]
    return Rows(
        _("Solutions and value by theme"),
        [_("Theme"), _("State"), *(str(one.label) for one in Status), _("Value told")],
        rows,
        means=_(
            "Of the themes that ran: their solutions as they stand today, and whether the network has "
            "told its worth midway and at the end."
        ),
        total=Cells(_("In all"), ["", *sums, ""]),
        bar=1 + Status.values.index(Status.TAKEN_UP),
    )
