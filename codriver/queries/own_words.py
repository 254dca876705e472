"""What somebody has written on the floor of pairs, beside the questions it answers, for the copy of their data."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from codriver.forms.room import LABELS
from codriver.models import (
    CandidacyReflection,
    ClosingWords,
    ExpectationAlignment,
    Mark,
    PairEvaluation,
    RoomEntry,
    reflection_questions,
)
from codriver.queries.fields import Wording, Wordings, lines_of
from codriver.wording import Names
from netvaerk.models import Person
from netvaerk.queries.own_copy import Row, Said, in_words, told


class Worded:
    """Answers of many alignments put into words, the questions of each read once."""

    def __init__(self) -> None:
        self.names = Names()
        self.known: dict[int, dict[str, Wording]] = {}

    def said(self, alignment: ExpectationAlignment, code: str, value: Any) -> Said:
        if alignment.pk not in self.known:
            form, wordings = alignment.form(), Wordings(alignment)
            self.known[alignment.pk] = {one.code: wordings.of(one) for one in (*form.questions, *form.own)}
        wording = self.known[alignment.pk].get(code)
        if wording is None:  # a question of the pair's own that was taken away again
            return Said(code, code, value, in_words(value))
        words = "; ".join(
            f"{one.label}: {one.text}" if one.label else one.text for one in lines_of(wording, value, self.names)
        )
        return Said(code, wording.heading, value, words)


def answers(person: Person, rows: QuerySet) -> Iterator[Row]:
    """One row an alignment: its theme, and each answer under its question."""
    worded = Worded()
    found = rows.select_related("response__alignment__theme", "response__alignment__template").order_by(
        "response", "code"
    )
    yield from _grouped(
        (one.response.alignment, worded.said(one.response.alignment, one.code, one.value)) for one in found
    )


def edits(person: Person, rows: QuerySet) -> Iterator[Row]:
    """One row an agreement: each joint answer as this person last wrote it."""
    worded = Worded()
    found = rows.select_related("agreement__alignment__theme", "agreement__alignment__template").order_by(
        "agreement", "code", "revision"
    )
    newest = {(one.agreement_id, one.code): one for one in found}
    yield from _grouped(
        (one.agreement.alignment, worded.said(one.agreement.alignment, one.code, one.value)) for one in newest.values()
    )


def _grouped(said: Iterable[tuple[ExpectationAlignment, Said]]) -> Iterator[Row]:
    rows: dict[int, list[Said]] = {}
    for alignment, one in said:
        rows.setdefault(alignment.pk, [told(alignment, "theme"), told(alignment, "kind")]).append(one)
    yield from rows.values()


def agreed(person: Person, rows: QuerySet) -> Iterator[Row]:
    """What both approved, word for word; it is of each of the two."""
    worded = Worded()
    for one in rows.select_related("agreement__alignment__theme", "agreement__alignment__template"):
        alignment = one.agreement.alignment
        yield [
            told(alignment, "theme"),
            told(one.agreement, "number"),
            told(one.agreement, "agreed_at"),
            *(worded.said(alignment, code, value) for code, value in one.joint.items()),
        ]


def reflections(person: Person, rows: QuerySet) -> Iterator[Row]:
    """The reflection before one becomes a co-driver, in the words of its questions."""
    found: Iterable[CandidacyReflection] = rows
    for one in found:
        said = [
            Said(asked.code, str(asked.text), one.answers[asked.code], asked.in_words(one.answers[asked.code]))
            for asked in reflection_questions()
            if one.answers.get(asked.code)
        ]
        yield [*said, told(one, "wishes_to_lead"), told(one, "done_at"), told(one, "shared_at")]


def looks_back(person: Person, rows: QuerySet) -> Iterator[Row]:
    found: Iterable[ClosingWords] = rows.select_related("closing__pairing__theme")
    for one in found:
        asked = {question.code: str(question.text) for question in one.closing.questions.talk}
        said = [Said(code, asked.get(code, code), text, in_words(text)) for code, text in one.answers.items()]
        yield [told(one, "closing__pairing__theme"), *said, told(one, "sent_at")]


def evaluations(person: Person, rows: QuerySet) -> Iterator[Row]:
    found: Iterable[PairEvaluation] = rows.select_related("closing__pairing__theme")
    for one in found:
        asked = {question.code: str(question.text) for question in one.closing.questions.evaluation}
        said = [Said(code, asked.get(code, code), mark, str(Mark(mark).label)) for code, mark in one.marks.items()]
        yield [
            told(one, "closing__pairing__theme"),
            *said,
            told(one, "words"),
            told(one, "readable"),
            told(one, "answered_at"),
        ]


def entries(person: Person, rows: QuerySet) -> Iterator[Row]:
    """What one has written in rooms, shared or not; what the other has shared is the other's."""
    found: Iterable[RoomEntry] = rows.select_related("pairing__theme", "meeting__kind")
    for one in found:
        said = [Said(name, str(LABELS[name]), text, _prompt(name, text)) for name, text in one.prompts]
        yield [told(one, "pairing__theme"), told(one, "kind"), *said, told(one, "written_at"), told(one, "shared_at")]


def _prompt(name: str, text: str) -> str:
    return in_words(date.fromisoformat(text)) if name == "when" and text else text
