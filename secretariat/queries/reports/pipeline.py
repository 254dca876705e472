"""The path from co-driver over the diploma to network leader (S87): where people stand, and who took a step."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from codriver.facts.path import on_the_path, with_stage
from codriver.models import CoDriverCandidacy, DevelopmentPath, DiplomaStudy, Pairing
from codriver.queries.path import LABELS
from codriver.rules.path import Stage
from netvaerk.models import Person
from netvaerk.models.prepared import ask, day_here, day_of
from roles.models import RoleAssignment
from secretariat.queries.reports.parts import About, Asked, Lines, Report, Rows, Year
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span

ABOUT = About(
    gettext_lazy("The path to network leader"),
    gettext_lazy("How many are on the way from co-driver to network leader, and how far they have come."),
)


def pipeline(asked: Asked) -> Report:
    """Six queries."""
    return Report(
        ABOUT,
        [_steps(asked), _stages(asked)],
        [] if asked.merges else [(reverse("coming_leaders"), _("See coming network leaders"))],
    )


def _stages(asked: Asked) -> Rows:
    """Told from what has happened, so always as it stands today."""
    stands: dict[str, set[int]] = defaultdict(set)
    for person, stage in ask(_stands):
        stands[stage].add(person)
    rows = [Row(str(LABELS[one]), (frozenset(stands[one.value]),)) for one in Stage]
    cells, total = asked.laid_together(rows, _other_stages, _("On the path in all"))
    return Rows(
        _("Where people stand today"),
        [_("Stage"), _("People")],
        cells,
        means=_(
            "Employed people by the furthest stage they have reached. Those with a diploma who lead no "
            "network are trained and not yet in play."
        ),
        total=total,
        bar=0,
    )


def _other_stages(number: int) -> str:
    return ngettext("%(number)s stage", "%(number)s stages together", number) % {"number": number}


def _steps(asked: Asked) -> Lines:
    studied = ask(_studies)

    def taken(steps: Iterable[tuple[int, date | None]]) -> Callable[[Span], int]:
        known = list(steps)
        return lambda span: len({person for person, day in known if span.holds(day)})

    lines = [
        (
            _("Interested"),
            _("People who said that they would like to be a co-driver."),
            taken(_moments(ask(_interested))),
        ),
        (
            _("Became co-drivers"),
            _("People who began as a co-driver."),
            taken(_days(ask(_drove))),
        ),
        (_("Ready for the diploma"), _("People whom the secretariat noted as ready."), taken(_moments(ask(_ready)))),
        (
            _("Admitted to the diploma"),
            _("People admitted by the school."),
            taken(_days((person, day) for person, day, _verified in studied)),
        ),
        (
            _("Diplomas verified"),
            _("People whose whole diploma the secretariat verified."),
            taken(_moments((person, at) for person, _day, at in studied)),
        ),
        (
            _("Became network leaders"),
            _("People who began to lead a network after having been a co-driver."),
            taken(_days(ask(_led))),
        ),
    ]
    return asked.lines(
        _("Steps taken"), *(asked.people_line(name, means, count, Year.SUM) for name, means, count in lines)
    )


def _days(steps: Iterable) -> list[tuple[int, date | None]]:
    return [(person, day_of(on)) for person, on in steps]


def _moments(steps: Iterable) -> list[tuple[int, date | None]]:
    return [(person, day_here(at)) for person, at in steps]


def _stands() -> QuerySet:
    return with_stage(on_the_path(Person.objects.employed())).order_by().values_list("pk", "stage")


def _interested() -> QuerySet:
    return CoDriverCandidacy.objects.filter(interested_at__isnull=False).values_list("person_id", "interested_at")


def _drove() -> QuerySet:
    return Pairing.objects.filter(status__in=Pairing.BEGUN).values_list("co_driver_id", "began_on")


def _ready() -> QuerySet:
    return DevelopmentPath.objects.filter(ready_at__isnull=False).values_list("person_id", "ready_at")


def _studies() -> QuerySet:
    return DiplomaStudy.objects.values_list("person_id", "admitted_on", "verified_at")


def _led() -> QuerySet:
    lead = RoleAssignment.objects.filter(role=RoleAssignment.Role.NETWORK_LEADER, began_on__isnull=False)
    drove_first = lead.filter(person__pairings_as_co_driver__began_on__lt=F("began_on"))
    return drove_first.values_list("person_id", "began_on")
