"""The page of a theme's plan."""

from dataclasses import dataclass
from datetime import date

from netvaerk.models import NetworkTheme, Person, PhaseClosing, ThemeNote, ThemePhase
from netvaerk.rules.plan import Span
from netvaerk.rules.products import Progress, progress_of
from roles.access import may_close_phase, may_work_on
from roles.actions.plan import spans_of
from roles.facts import listed_of, products_of
from roles.queries.notes import notes_beside
from roles.queries.phase_lists import words_of
from roles.queries.tabs import Tab, tabs_of
from roles.sparring_access import may_open_sparring


@dataclass
class PlanRow:
    """A phase with its days, what was decided in it, how far its products are, what stands in its list, in words, and
    how it stands on `today`."""

    phase: ThemePhase
    span: Span
    closings: list[PhaseClosing]
    progress: Progress
    listed: str
    is_current: bool
    is_late: bool


@dataclass
class PlanPage:
    rows: list[PlanRow]
    notes: list[ThemeNote]
    may_write: bool
    may_close: bool
    tabs: list[Tab]

    @property
    def is_empty(self) -> bool:
        return not any(row.span.begins_on for row in self.rows)


def plan_page(theme: NetworkTheme, person: Person, today: date) -> PlanPage:
    """Every phase, planned or not. The current one is late when its last day has passed."""
    phases = {phase.order: phase for phase in ThemePhase.objects.all()}
    closings, listed = list(theme.closings.select_related("by")), listed_of(theme)
    products = products_of(theme, listed)
    rows = []
    for span in spans_of(theme):
        phase = phases[span.order]
        current = theme.phase_id == phase.pk and theme.is_running
        rows.append(
            PlanRow(
                phase=phase,
                span=span,
                closings=[one for one in closings if one.phase_id == phase.pk],
                progress=progress_of(products, phase.pk),
                listed=words_of(listed, {one.code for one in products if one.phase == phase.pk}),
                is_current=current,
                is_late=current and span.ends_on is not None and span.ends_on < today,
            )
        )
    return PlanPage(
        rows,
        notes=notes_beside(theme),
        may_write=may_work_on(person, theme),
        may_close=may_close_phase(person, theme),
        tabs=tabs_of(theme, here="plan", inside=True, spars=may_open_sparring(person, theme)),
    )
