"""The page of a phase: what it is to leave behind, and what the theme has written of it."""

from dataclasses import dataclass

from netvaerk.models import (
    NetworkTheme,
    Person,
    PhaseProduct,
    PlannedPhase,
    ProductText,
    ThemePhase,
    ThemeTrait,
    TraitAnswer,
)
from netvaerk.rules.products import Progress, missing_of, progress_of
from roles.access import may_decide_on, may_work_on
from roles.facts import listed_of, products_of
from roles.queries.phase_lists import PhaseLists, lists_of_phase
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring

UNFOLDS_THE_TRAITS = "clearer"


@dataclass(frozen=True)
class PhasePage:
    """`answers` are None in the phases that do not show them."""

    phase: ThemePhase
    days: PlannedPhase | None
    products: list[PhaseProduct]
    texts: dict[int, ProductText]
    progress: Progress
    missing: list[str]
    answers: list[tuple[ThemeTrait, str]] | None
    lists: PhaseLists
    before: ThemePhase | None
    after: ThemePhase | None
    may_write: bool
    decides: bool
    tabs: list[Tab]


def texts_of(theme: NetworkTheme, phase: ThemePhase) -> dict[int, ProductText]:
    """What the theme has written of the phase, by the product's number."""
    found = theme.product_texts.filter(product__phase=phase).select_related("by")
    return {one.product_id: one for one in found}


def phase_page(theme: NetworkTheme, phase: ThemePhase, person: Person) -> PhasePage:
    """A constant number of queries, however much is written."""
    listed = listed_of(theme)
    products, stand = list(phase.products.all()), products_of(theme, listed)
    codes, decides = {one.code for one in products}, may_decide_on(person, theme)
    phases = list(ThemePhase.objects.all())
    return PhasePage(
        phase=phase,
        days=theme.plan.filter(phase=phase).first(),
        products=products,
        texts=texts_of(theme, phase),
        progress=progress_of(stand, phase.pk),
        missing=_titles(products, missing_of(stand, phase.pk)),
        answers=_answers(theme) if UNFOLDS_THE_TRAITS in codes else None,
        lists=lists_of_phase(theme, phase, codes, decides=decides),
        before=next((one for one in reversed(phases) if one.order < phase.order), None),
        after=next((one for one in phases if one.order > phase.order), None),
        may_write=may_work_on(person, theme),
        decides=decides,
        tabs=tabs_of(theme, here="plan", inside=True, spars=may_open_sparring(person, theme)),
    )


def missing_words(theme: NetworkTheme, phase: ThemePhase) -> list[str]:
    """The titles of what the phase still needs."""
    return _titles(list(phase.products.all()), missing_of(products_of(theme), phase.pk))


def _titles(products: list[PhaseProduct], codes: list[str]) -> list[str]:
    return [one.title for one in products if one.code in codes]


def _answers(theme: NetworkTheme) -> list[tuple[ThemeTrait, str]]:
    """The seven traits with what the proposal said of each."""
    hows = {one.trait_id: one.how for one in TraitAnswer.objects.filter(theme=theme)}
    return [(trait, hows.get(trait.pk, "")) for trait in ThemeTrait.objects.all()]
