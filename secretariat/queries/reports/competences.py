"""Competences asked for against those offered (S73-S76): where somebody is missing who can and would like to."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.models import CompetenceOffer, CompetenceRequest
from netvaerk.models import Competence
from netvaerk.rules.themes import TAKES_ROLES
from secretariat.queries.reports.parts import About, Asked, Cells, Line, Lines, Report, Rows
from secretariat.rules.reports.competences import is_rare, rarest_first
from secretariat.rules.reports.figures import of_people

ABOUT = About(
    gettext_lazy("Competences asked for and offered"),
    gettext_lazy(
        "What network leaders look for in a co-driver, and what colleagues would like to bring. As it stands today: "
        "what somebody looked for before is not kept."
    ),
)


def competences(asked: Asked) -> Report:
    """Three queries."""
    wanted = CompetenceRequest.objects.filter(theme__status__in=TAKES_ROLES)
    wants = Counter(wanted.order_by().values_list("competence_id", flat=True))
    offers = CompetenceOffer.objects.wished().filter(person__is_active=True)
    brings = Counter(offers.order_by().values_list("competence_id", flat=True))
    known = [one for one in Competence.objects.select_related("group") if wants[one.pk] or brings[one.pk]]
    known.sort(key=lambda one: rarest_first(wants[one.pk], brings[one.pk]))
    rows = [
        Cells(
            one.name,
            [
                one.group.name,
                wants[one.pk],
                of_people(brings[one.pk], merges=asked.merges),
                _("Rare") if is_rare(wants[one.pk], brings[one.pk]) else "",
            ],
        )
        for one in known
    ]
    return Report(
        ABOUT,
        [
            Lines(
                _("In short"),
                [_("Today")],
                [
                    Line(
                        _("Competences asked for"),
                        [len(wants)],
                        _("Competences that at least one chosen or running theme asks for."),
                    ),
                    Line(
                        _("Of them rare"),
                        [sum(is_rare(wants[one.pk], brings[one.pk]) for one in known)],
                        _(
                            "Competences that are asked for, and that fewer than five employees would like to bring or "
                            "learn."
                        ),
                    ),
                ],
            ),
            Rows(
                _("Competence by competence"),
                [_("Competence"), _("Group"), _("Themes that ask"), _("Employees who offer"), _("Stands")],
                rows,
                means=_("The rarest first. Those who can but would rather not are not counted: the wish counts."),
                bar=1,
            ),
        ],
    )
