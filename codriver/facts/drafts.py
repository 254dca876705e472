"""A draft of an alignment as one of its two fills it in, read by queries that are put into words once: everybody who
answers opens the form again and again, and saves it with every pause."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from codriver.models import AlignmentResponse, ExpectationAlignment, HiddenQuestion, OwnQuestion
from codriver.rules.agreements import DraftFacts
from netvaerk.encrypted import decrypt_json
from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.models.prepared import ask, lay_beside, moment_of, read

WHOLE = ("person__unit", "alignment__theme", "alignment__template", "alignment__pairing")
SAVED_INTO = (
    *("side", "sent_at", "person__name"),
    *(f"alignment__{name}" for name in ("full_form", "closed_at", "pairing", "theme", "kind")),
    *(f"alignment__template__{name}" for name in ("kind", "published_at")),
)


def alignment_of(person: Person, *, pk: int) -> ExpectationAlignment | None:
    """The alignment `pk` with its two parties, all that its form is made of, and when the other last changed that, as
    `changed_at`; None where `person` is no party to it."""
    return _with_its_form(_whole, person, pk)


def draft_of(person: Person, *, pk: int) -> ExpectationAlignment | None:
    """The same, with no more of theme and people than the reply to a save says."""
    return _with_its_form(_saved_into, person, pk)


def _with_its_form(parties_of: Callable[..., QuerySet], person: Person, pk: int) -> ExpectationAlignment | None:
    """What the two have added and hidden is asked for where there is any."""
    parties = read(parties_of, values=(person.pk, pk))
    if not parties:
        return None
    first, alignment = parties[0], parties[0].alignment
    for one in parties:
        one.alignment = alignment
    alignment.changed_at = getattr(first, "changed_at", None)
    lay_beside(
        alignment,
        responses=parties,
        own_questions=read(_own_questions, values=(pk,)) if first.has_own else [],
        hidden_questions=read(_hidden_questions, values=(pk,)) if first.has_hidden else [],
    )
    return alignment


def _parties(reader: int, alignment: int) -> QuerySet:
    mine = ExpectationAlignment.objects.of(Person(pk=reader)).filter(pk=alignment).order_by()
    return AlignmentResponse.objects.filter(alignment__in=mine.values("pk")).annotate(
        has_own=Exists(OwnQuestion.objects.filter(alignment=OuterRef("alignment"))),
        has_hidden=Exists(HiddenQuestion.objects.filter(alignment=OuterRef("alignment"))),
    )


def _whole(reader: int, alignment: int) -> QuerySet:
    changed = AuditEvent.objects.filter(
        object_type=ExpectationAlignment._meta.label_lower, object_id=OuterRef("alignment"), verb=Verb.CHANGED
    )
    last = changed.exclude(actor=Person(pk=reader)).order_by("-id").values("at")[:1]
    return _parties(reader, alignment).select_related(*WHOLE).annotate(changed_at=Subquery(last))


def _saved_into(reader: int, alignment: int) -> QuerySet:
    return _parties(reader, alignment).select_related("person", "alignment__template").only(*SAVED_INTO)


def _own_questions(alignment: int) -> QuerySet:
    return OwnQuestion.objects.filter(alignment=alignment)


def _hidden_questions(alignment: int) -> QuerySet:
    return HiddenQuestion.objects.filter(alignment=alignment)


@dataclass(frozen=True)
class Stored:
    """An answer as it stands in the database; `opened` decrypts it, which waits until the value is asked for."""

    pk: int
    opened: Callable[[], Any] = field(repr=False)
    version: int
    saved_at: datetime
    page_key: str
    sequence: int

    @cached_property
    def value(self) -> Any:
        return self.opened()


@dataclass(frozen=True)
class Draft:
    """Where one side's answers stand, and those that it has given, by code. `response` is the number of its row, 0
    where there is none."""

    facts: DraftFacts
    response: int
    answers: dict[str, Stored]


def draft_as_it_stands(alignment: ExpectationAlignment, person: Person) -> Draft:
    """What stands now, in one query, whatever `alignment` was read with."""
    rows = ask(_standing, values=(person.pk, alignment.pk))
    if not rows:
        nowhere = DraftFacts(party=False, closed=bool(alignment.closed_at), sent=False, other_sent=False)
        return Draft(nowhere, 0, {})
    response, sent_at, closed_at, other_sent_at = rows[0][:4]
    facts = DraftFacts(party=True, closed=bool(closed_at), sent=bool(sent_at), other_sent=bool(other_sent_at))
    answers = {row[4]: _stored(*row[5:]) for row in rows if row[4]}
    return Draft(facts, response, answers)


def _stored(pk: int, token: str | None, version: int, saved_at: Any, page_key: str, sequence: int) -> Stored:
    return Stored(pk, partial(decrypt_json, token), version, moment_of(saved_at), page_key, sequence)


def _standing(reader: int, alignment: int) -> QuerySet:
    """The reader's own row, beside each answer of theirs, the alignment, and whether the other has sent; nothing that
    the other has answered."""
    mine = AlignmentResponse.objects.filter(alignment=alignment, person=reader)
    other = FilteredRelation("alignment__responses", condition=~Q(alignment__responses__person=reader))
    answer = ("code", "pk", "value", "version", "saved_at", "page_key", "sequence")
    told = mine.annotate(other=other).order_by("answers__code")
    return told.values_list(
        "pk", "sent_at", "alignment__closed_at", "other__sent_at", *(f"answers__{one}" for one in answer)
    )
