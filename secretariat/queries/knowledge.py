"""The texts that colleagues write for each other: found by words, shown where needed, and how each came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from netvaerk.models import Person, ThemePhase
from netvaerk.models.prepared import read
from roles.models import RoleAssignment
from secretariat.facts.knowledge import STEMMED, text_being_written
from secretariat.facts.word_forms import Marked, Term, marked, terms
from secretariat.knowledge_access import may_write_in, reads_draft
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.rules.knowledge import ROLES, look_again_on
from secretariat.rules.text_changes import Piece, changed_words

WEIGHT = {"title_stems": 100, "summary_stems": 10, "body_stems": 1}
BY_TITLE = {"da": "published__title_da", "en": "published__title_en"}
MOST_ON_MY_PAGE = 3
MOST_IN_PLACE = 5
AROUND = 90
"""So many letters of a text are shown on either side of the first word that was searched for."""


@dataclass(frozen=True)
class Chosen:
    """What the reader has chosen to see; empty means all."""

    words: str = ""
    kind: str = ""
    role: str = ""
    phase: int | None = None
    task: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.words or self.kind or self.role or self.phase is not None or self.task)


@dataclass
class Found:
    """One text in a list, with the words that were searched for marked."""

    item: KnowledgeItem
    title: list[Marked]
    summary: list[Marked]
    passage: list[Marked]

    @property
    def text(self) -> KnowledgeText:
        assert self.item.published
        return self.item.published


def matching(items: QuerySet, searched: list[Term]) -> QuerySet:
    """Those that hold every term, the one with most in its title first, then in its summary."""
    rank = Value(0, output_field=IntegerField())
    for term in searched:
        held = {column: _holds(column, term) for column in STEMMED}
        items = items.filter(held["title_stems"] | held["summary_stems"] | held["body_stems"])
        for column, condition in held.items():
            rank = rank + Case(When(condition, then=WEIGHT[column]), default=0, output_field=IntegerField())
    return items.annotate(rank=rank).order_by("-rank", "published__title_da", "pk") if searched else items


def _holds(column: str, term: Term) -> Q:
    found = Q()
    for pattern in term.patterns():
        found |= Q(**{f"published__{column}__contains": pattern})
    return found


def chosen_items(person: Person, chosen: Chosen) -> QuerySet:
    """Published texts that fit; without words the newest first."""
    items = KnowledgeItem.objects.visible_to(person).published().with_text()
    if chosen.kind:
        items = items.filter(published__kind=chosen.kind)
    if chosen.role:
        items = items.filter(_meant_for([chosen.role]))
    if chosen.phase is not None:
        items = items.filter(published__phases__order=chosen.phase)
    if chosen.task:
        items = items.filter(published__tasks__code=chosen.task)
    searched = terms(chosen.words)
    if searched:
        return matching(items, searched)
    return items.none() if chosen.words else items.order_by("-published__published_at", "-pk")


def _meant_for(roles: Iterable[str]) -> Q:
    """What is meant for one of `roles`, or for everybody."""
    everybody = Q(**{f"published__for_{one}s": False for one in ROLES})
    for role in roles:
        everybody |= Q(**{f"published__for_{role}s": True})
    return everybody


def shown(items: Iterable[KnowledgeItem], words: str) -> list[Found]:
    """A page of a list."""
    searched = terms(words)
    return [_found(one, searched) for one in items]


def _found(item: KnowledgeItem, searched: list[Term]) -> Found:
    assert item.published
    text = item.published
    title, summary = marked(str(text.title), searched), marked(str(text.summary), searched)
    met = any(piece.is_hit for piece in [*title, *summary])
    passage = [] if met or not searched else _passage(str(text.body), searched)
    return Found(item, title, summary, passage)


def _passage(body: str, searched: list[Term]) -> list[Marked]:
    """What stands around the first word that was searched for; nothing where only the other language has it."""
    flat = " ".join(body.replace("#", " ").replace("*", "").split())
    before, after = 0, None
    for piece in marked(flat, searched):
        if piece.is_hit:
            after = before
            break
        before += len(piece.text)
    if after is None:
        return []
    begins, ends = max(after - AROUND, 0), after + AROUND
    begins = flat.find(" ", begins) + 1 if begins else 0
    ends = flat.rfind(" ", after, ends) if ends < len(flat) else len(flat)
    cut = flat[begins : max(ends, after + 1)]
    return marked(("… " if begins else "") + cut + (" …" if ends < len(flat) else ""), searched)


# --- where it is needed ---------------------------------------------------------------------------------------------


def _in_place() -> QuerySet:
    return KnowledgeItem.objects.published().with_text().order_by("-published__published_at", "-pk")


def for_phase(phase: ThemePhase | None) -> list[KnowledgeItem]:
    """One query; none without a phase."""
    return list(_in_place().filter(published__phases=phase.pk)[:MOST_IN_PLACE]) if phase else []


def for_role(role: str) -> list[KnowledgeItem]:
    """What is written for one role alone or with others, not what is for everybody."""
    return list(_in_place().filter(**{f"published__for_{role}s": True})[:MOST_IN_PLACE])


def for_tasks() -> list[KnowledgeItem]:
    """What helps with a task of a co-driver, whichever."""
    helps = KnowledgeText.objects.filter(tasks__isnull=False).values("pk")
    return list(_in_place().filter(published__in=helps)[:MOST_IN_PLACE])


def for_my_page(assignments: Iterable[RoleAssignment]) -> list[KnowledgeItem]:
    """At most three for one's roles, those of the phases one is in first. One query; none without a role."""
    roles = {one.role for one in assignments} & set(ROLES)
    here = {one.theme.phase_id for one in assignments if one.theme.phase_id}
    return read(_for_my_page, tuple(sorted(roles)), tuple(sorted(here))) if roles else []


def _for_my_page(roles: tuple[str, ...], phases: tuple[int, ...]) -> QuerySet:
    meant = Q()
    for role in roles:
        meant |= Q(**{f"published__for_{role}s": True})
    now = KnowledgeText.phases.through.objects.filter(themephase__in=phases).values("knowledgetext")
    first = Case(When(published__in=now, then=0), default=1, output_field=IntegerField())
    items = KnowledgeItem.objects.published().select_related("published").filter(meant)
    told = [f"published__{name}_{language}" for name in ("title", "summary") for language in ("da", "en")]
    return items.only(*told, "published__body_en").annotate(place=first).order_by("place", "-pk")[:MOST_ON_MY_PAGE]


# --- one text -------------------------------------------------------------------------------------------------------


@dataclass
class ItemPage:
    """The text that everybody reads, and what this reader may do with it."""

    item: KnowledgeItem
    text: KnowledgeText | None
    draft: KnowledgeText | None
    may_write: bool
    may_keep_house: bool
    is_author: bool
    phases: list[ThemePhase]
    tasks: list[object]
    due_on: date | None


def item_page(item: KnowledgeItem, person: Person) -> ItemPage:
    text, draft = item.published, text_being_written(item)
    return ItemPage(
        item=item,
        text=text,
        draft=draft if draft and reads_draft(person, draft) else None,
        may_write=may_write_in(person, item),
        may_keep_house=person.is_secretariat,
        is_author=item.author_id == person.pk,
        phases=list(text.phases.all()) if text else [],
        tasks=list(text.tasks.all()) if text else [],
        due_on=look_again_on(item.looked_on) if item.looked_on else None,
    )


PARTS = ("title_da", "summary_da", "body_da", "title_en", "summary_en", "body_en")


@dataclass
class Difference:
    """What changed in one part of a text."""

    label: str
    pieces: list[Piece]


def differences(before: KnowledgeText | None, after: KnowledgeText) -> list[Difference]:
    """What `after` changes; nothing where there is nothing before it."""
    if before is None:
        return []
    found = ((name, changed_words(getattr(before, name), getattr(after, name))) for name in PARTS)
    return [
        Difference(str(KnowledgeText._meta.get_field(name).verbose_name), pieces) for name, pieces in found if pieces
    ]


@dataclass
class Version:
    text: KnowledgeText
    differences: list[Difference]
    is_read_now: bool


def history(item: KnowledgeItem) -> QuerySet:
    """The published versions, newest first."""
    return item.texts.once_published().select_related("written_by", "published_by")


def versions(item: KnowledgeItem, texts: list[KnowledgeText]) -> list[Version]:
    """Versions with what each changed. `texts` are newest first, with one more than is shown if there is one, and none
    before the first is published."""
    return [
        Version(text, differences(before, text), text.pk == item.published_id)
        for text, before in zip_longest(texts, texts[1:])
    ]


# --- the desk -------------------------------------------------------------------------------------------------------


def own_texts(person: Person) -> list[KnowledgeItem]:
    """What one has written or is writing, each with its draft, the newest first."""
    drafts = KnowledgeText.objects.being_written().filter(written_by=person)
    mine = Q(author=person) | Q(pk__in=drafts.values("item"))
    return _with_drafts(KnowledgeItem.objects.filter(mine).with_text().order_by("-pk"), drafts)


def _with_drafts(items: QuerySet, drafts: QuerySet) -> list[KnowledgeItem]:
    by_item = {one.item_id: one for one in drafts}
    rows = list(items)
    for one in rows:
        one.draft = by_item.get(one.pk)
    return rows


@dataclass
class Desk:
    sent: list[KnowledgeText]
    due: list[KnowledgeItem]


def sent_texts() -> QuerySet:
    """What waits to be read by the secretariat, the longest first."""
    return KnowledgeText.objects.sent().select_related("item__published", "written_by__unit").order_by("sent_at", "pk")


def knowledge_desk(today: date) -> Desk:
    return Desk(list(sent_texts()), list(KnowledgeItem.objects.to_look_at(today).with_text()))


def archived_items() -> QuerySet:
    return KnowledgeItem.objects.archived().with_text().order_by(F("archived_at").desc(), "-pk")
