"""The products of the phases as the database keeps them, and the catalogue that is shipped."""

import pytest
from django.utils import timezone

from netvaerk.models import PhaseProduct, ProductText, ThemePhase
from netvaerk.rules.products import FINDINGS
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def written(theme, **more):
    product = PhaseProduct.objects.get(code="spread")
    return ProductText.objects.create(theme=theme, product=product, by=theme.proposed_by, at=timezone.now(), **more)


def test_a_product_is_written_once_per_theme():
    theme = ThemeFactory()
    written(theme)

    with refused_by("product_written_once_per_theme"):
        written(theme)


@pytest.mark.parametrize("decided", [True, False])
def test_a_decision_has_words(decided):
    with refused_by("product_decision_has_words"):
        written(ThemeFactory(), decided=decided)


def test_every_phase_but_the_introduction_leaves_something():
    bare = ThemePhase.objects.filter(products=None)

    assert [phase.order for phase in bare] == [0]
    assert {*FINDINGS} < {*PhaseProduct.objects.values_list("code", flat=True)}
    decisions = PhaseProduct.objects.filter(kind="decision").values_list("code", "phase__order")
    assert [*decisions] == [("evaluation", 8), ("spread", 8)]
