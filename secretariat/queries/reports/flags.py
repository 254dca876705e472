"""Red flags (S27, S33, S50): what a network lacks, as it stands today and as it stood at the end of a half-year."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.models import AlignmentAgreement, Pairing
from codriver.rules.talks import WITHOUT_AGREEMENT
from netvaerk.models import NetworkTheme
from roles.models import ResourceRelease, RoleAssignment
from secretariat.queries.reports.parts import About, Asked, Cells, Line, Lines, Report, Rows
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
    """Nine queries. Of themes it is said which; of pairs and people only how many."""
    today = asked.today
    lacking = [one for one in about_themes(today) if one.kind in LACKS]
    return Report(
        ABOUT,
        [_counts(asked, Counter(one.kind for one in lacking)), _themes(lacking), _at_the_end(asked)],
        [] if asked.merges else [(reverse("today"), _("See today's list"))],
    )


def _counts(asked: Asked, lacking: Counter[Kind]) -> Lines:
    today = asked.today
    number = NetworkTheme.objects.running().count()
    people = {
        _("Pairs without an agreement"): (
            2 * _without_agreement(today),
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
            ResourceRelease.objects.expiring(today).values("person").distinct().count(),
            _("People whose released time ends within 30 days, on a theme that goes on."),
        ),
    }
    lines = [
        Line(_("Themes that run"), [number], _("To hold the others against.")),
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


def _without_agreement(today: date) -> int:
    agreed = AlignmentAgreement.objects.filter(alignment__pairing=OuterRef("pk"), agreed_at__isnull=False)
    old = Pairing.objects.current().filter(~Exists(agreed), began_on__lte=today - WITHOUT_AGREEMENT)
    return old.count()


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


def _at_the_end(asked: Asked) -> Lines:
    """Of themes that ran on the last day, told from the days of roles and pairs; three queries."""
    themes = themes_ever()
    roles = RoleAssignment.objects.filter(began_on__isnull=False, role__in=(Role.NETWORK_LEADER, Role.REFERENCE_LEADER))
    held: dict[str, Held] = defaultdict(lambda: defaultdict(list))
    for role, theme, began, ended in roles.values_list("role", "theme_id", "began_on", "ended_on"):
        held[role][theme].append((began, ended))
    begun = Pairing.objects.filter(status__in=Pairing.BEGUN)
    for theme, began, ended in begun.values_list("theme_id", "began_on", "ended_on"):
        held[Role.CO_DRIVER][theme].append((began, ended))

    def lacking(role: str) -> Callable[[Span], int]:
        return lambda span: sum(_lacks(one, role, held[role], span) for one in themes)

    return asked.lines(
        _("On the last day of the half-year"),
        asked.line(
            _("Themes that ran"),
            _("Themes that had begun and were not closed on that day; of the half-year that is not over, today."),
            lambda span: sum(_ran_at_end(one, span) for one in themes),
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


def _ran_at_end(theme: ThemeEver, span: Span) -> bool:
    return span.stands_at_end(theme.begins_on, theme.ended_on)


def _lacks(theme: ThemeEver, role: str, held: Held, span: Span) -> bool:
    learning = theme.network_type == NetworkTheme.NetworkType.LEARNING
    needs_none = (role == Role.CO_DRIVER and theme.co_driver_waiver) or (role == Role.REFERENCE_LEADER and learning)
    there = any(span.stands_at_end(began, ended) for began, ended in held.get(theme.pk, ()))
    return _ran_at_end(theme, span) and not needs_none and not there
