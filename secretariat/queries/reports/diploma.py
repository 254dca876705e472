"""What the diploma costs and who pays (S89): modules that personnel leaders have approved, by when they begin."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from codriver.models import StudyModule
from secretariat.queries.reports.parts import About, Asked, Lines, Report, Rows, Year
from secretariat.rules.reports.figures import Row
from secretariat.rules.reports.spans import Span

Status = StudyModule.Status
PAID = (
    Status.APPROVED,
    Status.PRIORITISED,
    Status.ENROLLED,
    Status.EXAM_SIGNED_UP,
    Status.PASSED,
    Status.FAILED,
    Status.EXCUSED,
)
ABOUT = About(
    gettext_lazy("The diploma: cost and funding"),
    gettext_lazy("What modules cost, and how much of it the competence fund and the workplaces pay."),
)


def diploma(asked: Asked) -> Report:
    """One query. How exams went is nobody's figure here."""
    found = list(
        StudyModule.objects.filter(status__in=PAID, price__isnull=False)
        .select_related("module", "study")
        .order_by("module__order", "pk")
    )
    return Report(
        ABOUT,
        [_lines(asked, found), _by_module(asked, found)],
    )


def _lines(asked: Asked, found: list[Any]) -> Lines:
    def begun(span: Span) -> list[Any]:
        return [one for one in found if span.holds(one.begins_on)]

    def kroner(name: str) -> Any:
        def count(span: Span) -> Any:
            there = begun(span)
            return asked.of(sum(getattr(one, name) for one in there), len({one.study.person_id for one in there}))

        return count

    return asked.lines(
        _("Modules and money"),
        asked.people_line(
            _("People who study"),
            _("People of whom at least one approved module began."),
            lambda span: len({one.study.person_id for one in begun(span)}),
            Year.SUM,
        ),
        asked.line(
            _("Price, kr."),
            _("What the modules that began cost in all, as it was approved."),
            kroner("price"),
            Year.SUM,
        ),
        asked.line(
            _("Paid by the fund, kr."),
            _("The part of it that was planned to come from the competence fund."),
            kroner("fund_amount"),
            Year.SUM,
        ),
        asked.line(_("Paid by the workplaces, kr."), _("The rest of it."), kroner("workplace_share"), Year.SUM),
    )


def _by_module(asked: Asked, found: list[Any]) -> Rows:
    people: dict[str, set[int]] = defaultdict(set)
    money: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for one in found:
        if asked.main.holds(one.begins_on):
            people[one.module.name].add(one.study.person_id)
            money[one.module.name].append((one.price, one.fund_amount, one.workplace_share))
    rows = [Row(name, (frozenset(people[name]),), tuple(map(sum, zip(*money[name], strict=True)))) for name in people]
    cells, total = asked.laid_together(rows, _other_modules, _("In all"))
    return Rows(
        _("Cost by module"),
        [_("Module"), _("People"), _("Price, kr."), _("Paid by the fund, kr."), _("Paid by the workplaces, kr.")],
        cells,
        means=_("Approved modules by the day they begin. What was given up before is not counted."),
        total=total,
        bar=1,
        rests=True,
    )


def _other_modules(number: int) -> str:
    return ngettext("%(number)s module", "%(number)s modules together", number) % {"number": number}
