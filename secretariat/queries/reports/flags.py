"""Red flags (S27, S33, S50): what a network lacks, as it stands today and as it stood at the end of a half-year."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from functools import cache

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.models import AlignmentAgreement, Pairing
from codriver.rules.talks import WITHOUT_AGREEMENT
from netvaerk.models import NetworkTheme
from netvaerk.models.prepared import ask, day_of
from roles.models import ResourceRelease, RoleAssignment
from secretariat.queries.reports.parts import About, Asked, Cells, Line, Lines, Report, Rows, lasts_beyond
from secretariat.queries.themes_ever import ThemeEver, themes_ever
from secretariat.queries.today.pairs import hours_that_lack
from secretariat.queries.today.themes import about_themes
from secretariat.rules.reports.figures import of_people
from secretariat.rules.reports.spans import Span
from secretariat.rules.today import Kind

Role = RoleAssignment.Role
Held = dict[int, list[tuple[date, date | None]]]
"""By theme, from when to when somebody was there."""
LACKS = (Kind.NO_NETWORK_LEADER, Kind.NO_REFERENCE_LEADER, Kind.NO_CO_DRIVER)
ABOUT = About(
    gettext_lazy("Red flags"),
    gettext_lazy("What is missing in the networks today, and what was missing at the end of the half-year you choose."),
)


def flags(asked: Asked) -> Report:
    """Eight queries. Of themes it is said which; of pairs and people only how many."""
    today, themes = asked.today, themes_ever()
    lacking = [one for one in about_themes(today) if one.kind in LACKS]
    return Report(
        ABOUT,
        [_counts(asked, themes, Counter(one.kind for one in lacking)), _themes(lacking), _at_the_end(asked, themes)],
        [] if asked.merges else [(reverse("today"), _("See today's list"))],
    )


def _counts(asked: Asked, themes: list[ThemeEver], lacking: Counter[Kind]) -> Lines:
    today = asked.today
    people = {
        _("Pairs without an agreement"): (
            2 * len(ask(_without_agreement, today)),
            _(
                "People in pairs that have been together for 28 days or more without having agreed on "
                "their cooperation."
            ),
        ),
        _("More hours agreed than released"): (
            len(hours_that_lack(today)),
            _("People whose agreement names more hours a week than their personnel leader has released."),
        ),
        _("Released time that ends soon"): (
            len(ask(_ending_soon, today)),
            _("People whose released time ends within 30 days, on a theme that goes on."),
        ),
    }
    lines = [
        Line(_("Themes that run"), [sum(one.is_running for one in themes)], _("To hold the others against.")),
        Line(
            _("Without a network leader"),
            [lacking[Kind.NO_NETWORK_LEADER]],
            _("Chosen and running themes that nobody leads and nobody is asked to lead."),
        ),
        Line(
            _("Without a reference leader"),
            [lacking[Kind.NO_REFERENCE_LEADER]],
            _("Running themes without a tie to the line; learning networks need none."),
        ),
        Line(
            _("Without a co-driver"),
            [lacking[Kind.NO_CO_DRIVER]],
            _("Themes whose network leader stands alone, and for which no reason to do without is written."),
        ),
        *(Line(name, [of_people(count, merges=asked.merges)], means) for name, (count, means) in people.items()),
    ]
    return Lines(_("What is missing"), [_("Today")], lines)


def _ending_soon(today: date) -> QuerySet:
    return ResourceRelease.objects.expiring(today).order_by().values_list("person").distinct()


def _without_agreement(today: date) -> QuerySet:
    agreed = AlignmentAgreement.objects.filter(alignment__pairing=OuterRef("pk"), agreed_at__isnull=False)
    old = Pairing.objects.current().filter(~Exists(agreed), began_on__lte=today - WITHOUT_AGREEMENT)
    return old.values_list("pk")


def _themes(lacking: list) -> Rows:
    """The themes that lack somebody, each once, in the order of the one that has waited longest."""
    words = {
        Kind.NO_NETWORK_LEADER: _("Network leader"),
        Kind.NO_REFERENCE_LEADER: _("Reference leader"),
        Kind.NO_CO_DRIVER: _("Co-driver"),
    }
    themes: dict[int, list] = defaultdict(list)
    for one in sorted(lacking, key=lambda one: one.since):
        themes[one.number].append(one)
    rows = [
        Cells(
            found[0].about,
            [", ".join(words[one.kind] for one in found), found[0].since],
            reverse("theme", args=[number]),
        )
        for number, found in themes.items()
    ]
    return Rows(
        _("Themes that lack somebody"),
        [_("Theme"), _("Lacks"), _("Since")],
        rows,
        means=_("The day is that of what has been missing for the longest."),
    )


def _at_the_end(asked: Asked, themes: list[ThemeEver]) -> Lines:
    """Of themes that ran on the last day, told from the days of roles and pairs; two queries."""
    held: dict[str, Held] = defaultdict(lambda: defaultdict(list))
    lasting = (asked.first_end,)
    roles = [*ask(_leaders, values=lasting), *((Role.CO_DRIVER, *row) for row in ask(_pairs, values=lasting))]
    for role, theme, began, ended in roles:
        held[role][theme].append((day_of(began), day_of(ended)))

    @cache
    def there(span: Span) -> list[ThemeEver]:
        return [one for one in themes if span.stands_at_end(one.begins_on, one.ended_on)]

    def lacking(role: str) -> Callable[[Span], int]:
        return lambda span: sum(_lacks(one, role, held[role], span) for one in there(span))

    return asked.lines(
        _("On the last day of the half-year"),
        asked.line(
            _("Themes that ran"),
            _("Themes that had begun and were not closed on that day; of the half-year that is not over, today."),
            lambda span: len(there(span)),
        ),
        asked.line(_("Without a network leader"), _("Those of them that nobody led."), lacking(Role.NETWORK_LEADER)),
        asked.line(
            _("Without a reference leader"),
            _("Those of them without a tie to the line; learning networks need none."),
            lacking(Role.REFERENCE_LEADER),
        ),
        asked.line(
            _("Without a co-driver"),
            _("Those of them without a pair, and for which no reason to do without is written."),
            lacking(Role.CO_DRIVER),
        ),
    )


def _leaders(over_after: date) -> QuerySet:
    leading = (Role.NETWORK_LEADER, Role.REFERENCE_LEADER)
    roles = RoleAssignment.objects.filter(lasts_beyond(over_after), began_on__isnull=False, role__in=leading)
    return roles.order_by().values_list("role", "theme_id", "began_on", "ended_on")


def _pairs(over_after: date) -> QuerySet:
    return Pairing.objects.filter(lasts_beyond(over_after), status__in=Pairing.BEGUN).values_list(
        "theme_id", "began_on", "ended_on"
    )


def _lacks(theme: ThemeEver, role: str, held: Held, span: Span) -> bool:
    learning = theme.network_type == NetworkTheme.NetworkType.LEARNING
    needs_none = (role == Role.CO_DRIVER and theme.co_driver_waiver) or (role == Role.REFERENCE_LEADER and learning)
    there = any(span.stands_at_end(began, ended) for began, ended in held.get(theme.pk, ()))
    return not needs_none and not there
