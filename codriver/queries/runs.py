"""The board of pairing, and one pairing of the pool in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from codriver.facts.runs import Kind, choices_of, chosen_pool
from codriver.models import CoDriverCandidacy, Pairing, PairingRun
from codriver.queries.pairs import in_words, themes_without_co_driver
from codriver.rules.pairing.grounds import Weight, grounds
from codriver.rules.pairing.parts import GRID
from codriver.rules.pairing.pool import Bar, Candidate, LeftOver, Opening, Pool
from codriver.rules.pairing.stored import from_json
from codriver.wording import Names
from netvaerk.models import NetworkTheme, Person

LITTLE, MUCH = 0.03, 0.15
RECENTLY = timedelta(days=60)


def cost_in_words(themes: int, steps: int) -> str:
    """What another choice costs the whole, for somebody who has to choose."""
    if themes > 0:
        return ngettext("Costs %(count)s theme its co-driver.", "Costs %(count)s themes their co-driver.", themes) % {
            "count": themes
        }
    share = steps / GRID
    if share <= 0:
        return gettext("Costs nothing: the whole is just as good.")
    if share < LITTLE:
        return gettext("Costs next to nothing.")
    return gettext("Makes the whole a little worse.") if share < MUCH else gettext("Makes the whole clearly worse.")


@dataclass(frozen=True)
class Weighed:
    """Somebody beside the leader of a theme, with what speaks for and against."""

    person: Person
    speaks_for: list[str]
    speaks_against: list[str]
    not_known: list[str]
    choice: str = ""
    is_early_wish: bool = False
    cost: str = ""
    share: str = ""


@dataclass
class ThemeRow:
    """A theme of the run: who is proposed, who else could be, and who was ruled out by hand."""

    theme: NetworkTheme
    leader: Person
    proposed: list[Weighed] = field(default_factory=list)
    others: list[Weighed] = field(default_factory=list)
    ruled_out: list[Person] = field(default_factory=list)
    reason: str = ""
    wished: Person | None = None
    wish_reason: str = ""

    @property
    def kept(self) -> bool:
        return any(one.choice == Kind.KEEP for one in self.proposed)


PER_PAGE = 25


@dataclass
class RunPage:
    run: PairingRun
    rows: Page
    left: list[tuple[Person, str]]
    served: int
    themes: int


def run_page(run: PairingRun, number: str | None = None, per_page: int = PER_PAGE) -> RunPage:
    """A run explained from what it stored, whatever has happened since: the themes of one page of it, those with a
    pair first. Queries do not grow with the pool, and only what is shown is put into words."""
    told = _Teller(run)
    paired = {theme for theme, _person in run.pairs}
    openings = [one for one in told.pool.openings if one.key in told.themes]
    openings.sort(key=lambda one: (one.key not in paired, told.themes[one.key].folded_title))
    rows = Paginator(openings, per_page).get_page(number)
    rows.object_list = [told.row(one) for one in rows.object_list]
    left = [
        (told.people[int(key)], reason_in_words(name))
        for key, name in run.result["unplaced"].items()
        if int(key) in told.people
    ]
    left.sort(key=lambda one: one[0].folded_name)
    return RunPage(run, rows, left, served=len(paired & told.themes.keys()), themes=len(openings))


def reason_in_words(name: str) -> str:
    """The sentence of a `Bar` or a `LeftOver` that was stored by its name."""
    reason = Bar[name] if name in Bar.__members__ else LeftOver[name]
    return gettext(str(reason))


class _Teller:
    """What a run needs to be put into words, read once."""

    def __init__(self, run: PairingRun) -> None:
        self.run = run
        self.choices = {(one.theme_id, one.person_id): one for one in run.choices.all()}
        self.pool: Pool = chosen_pool(from_json(run.pool), choices_of(run))
        self.candidates = {one.key: one for one in self.pool.candidates}
        self.themes = NetworkTheme.objects.in_bulk([one.key for one in self.pool.openings])
        asking = {key for one in self.pool.openings for key in (one.leader, one.early_wish) if key}
        shown = asking | self.candidates.keys()
        self.people = Person.objects.select_related("unit").in_bulk(shown)
        self.names = Names()

    def row(self, opening: Opening) -> ThemeRow:
        found = ThemeRow(self.themes[opening.key], self.people[opening.leader])
        found.proposed = [self.weighed(opening, person) for theme, person in self.run.pairs if theme == opening.key]
        found.others = [self.weighed(opening, **one) for one in self.run.others(opening.key)]
        found.ruled_out = [
            self.people[person]
            for (theme, person), one in self.choices.items()
            if theme == opening.key and one.kind == Kind.RULE_OUT
        ]
        name = self.run.result["unserved"].get(str(opening.key), "")
        found.reason = reason_in_words(name) if name else ""
        missed = self.run.result["wishes"].get(str(opening.key), "")
        if missed and opening.early_wish in self.people:
            found.wished, found.wish_reason = self.people[opening.early_wish], reason_in_words(missed)
        return found

    def weighed(self, opening: Opening, person: int, themes: int | None = None, steps: int = 0) -> Weighed:
        said = self._said(opening, self.candidates[person])
        choice = self.choices.get((opening.key, person))
        return Weighed(
            person=self.people[person],
            speaks_for=said[Weight.FOR],
            speaks_against=said[Weight.AGAINST],
            not_known=said[Weight.UNKNOWN],
            choice=choice.kind if choice else "",
            is_early_wish=bool(choice and choice.is_early_wish),
            cost="" if themes is None else cost_in_words(themes, steps),
            share="" if themes is None else number_format(max(steps, 0) * 100 / GRID, 1),
        )

    def _said(self, opening: Opening, candidate: Candidate) -> dict[Weight, list[str]]:
        said: dict[Weight, list[str]] = {weight: [] for weight in Weight}
        for saying in grounds(opening, candidate, self.pool.parents):
            said[saying.weight].append(in_words(saying, self.names))
        return said


@dataclass(frozen=True)
class Declined:
    """An offer that somebody said no to, with whoever would come next."""

    pairing: Pairing
    next_best: Person | None


@dataclass
class Board:
    themes: QuerySet
    ready: QuerySet
    offers: list[Pairing]
    declined: list[Declined]
    draft: PairingRun | None
    today: date


def board(today: date) -> Board:
    """Everything about pairing in one picture."""
    return Board(
        themes=themes_without_co_driver(),
        ready=CoDriverCandidacy.objects.free().select_related("person__unit").order_by("ready_at", "pk"),
        offers=list(Pairing.objects.filter(status=Pairing.Status.OFFERED).with_people().order_by("answer_by", "pk")),
        declined=_declined(PairingRun.objects.published().first(), today),
        draft=PairingRun.objects.filter(status=PairingRun.Status.DRAFT).first(),
        today=today,
    )


def _declined(published: PairingRun | None, today: date) -> list[Declined]:
    """Recent noes on themes that still lack a co-driver, with the next best of the last published pairing who is still
    free."""
    lacking = set(themes_without_co_driver().values_list("pk", flat=True))
    said_no = Pairing.objects.filter(status=Pairing.Status.DECLINED, theme__in=lacking)
    recent = list(said_no.filter(offered_at__date__gte=today - RECENTLY).with_people().order_by("-pk"))
    free = _free_people(published, [one.theme_id for one in recent])
    noes = {(one.theme_id, one.co_driver_id) for one in recent}
    found: dict[int, Declined] = {}
    for one in recent:
        if one.theme_id not in found:
            others = published.others(one.theme_id) if published else []
            keys = [other["person"] for other in others if (one.theme_id, other["person"]) not in noes]
            found[one.theme_id] = Declined(one, next((free[key] for key in keys if key in free), None))
    return list(found.values())


def _free_people(published: PairingRun | None, themes: Iterable[int]) -> dict[int, Any]:
    if published is None:
        return {}
    keys = [one["person"] for theme in themes for one in published.others(theme)]
    free = CoDriverCandidacy.objects.free().filter(person__in=keys).select_related("person__unit")
    return {one.person_id: one.person for one in free}
