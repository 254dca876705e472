"""The page of a pair that ends, as one of the two meets it; the secretariat's figures; and what has come of a theme."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from codriver.models import (
    ClosingQuestion,
    ClosingWords,
    LaterEffect,
    LeadershipWish,
    Mark,
    PairClosing,
    PairEvaluation,
    Pairing,
    WillingToTalk,
    closing_questions,
)
from codriver.rules.closings import counted
from netvaerk.models import NetworkTheme, Person


def looked_back_on(person: Person) -> QuerySet:
    """The pairings of `person` that are to be looked back on, or were."""
    return Pairing.objects.of(person).filter(closing__isnull=False).with_people().select_related("closing")


@dataclass(frozen=True)
class Said:
    """What one answered, or nothing."""

    person: Person
    text: str


@dataclass(frozen=True)
class Answered:
    question: ClosingQuestion
    said: list[Said]


@dataclass
class ClosingPage:
    """`words` are one's own; `rows` is what is read now: both sides when both have sent, else one's own."""

    closing: PairClosing
    other: Person
    words: ClosingWords | None
    other_has_sent: bool
    is_open: bool
    rows: list[Answered]
    evaluation: PairEvaluation | None
    evaluation_is_open: bool
    wish: LeadershipWish | None
    talks: WillingToTalk | None

    @property
    def has_sent(self) -> bool:
        return self.words is not None and self.words.sent_at is not None

    @property
    def both_have_sent(self) -> bool:
        return self.has_sent and self.other_has_sent

    @property
    def writes(self) -> bool:
        return self.is_open and not self.has_sent

    @property
    def is_over(self) -> bool:
        return self.closing.forgotten_at is not None


def closing_page(pairing: Pairing, person: Person, today: date) -> ClosingPage:
    closing = pairing.closing
    sides = {one.person_id: one for one in ClosingWords.objects.readable_by(person).filter(closing=closing)}
    other, words = pairing.other(person), sides.get(person.pk)
    sent = ClosingWords.objects.sent().filter(closing=closing, person=other).exists()
    people = [one for one in (pairing.network_leader, pairing.co_driver) if one.pk in sides]
    asked = person.pk == pairing.co_driver_id
    return ClosingPage(
        closing=closing,
        other=other,
        words=words,
        other_has_sent=sent,
        is_open=closing.is_open(today) and closing.forgotten_at is None,
        rows=[
            Answered(one, [Said(who, sides[who.pk].answers.get(one.code, "")) for who in people])
            for one in closing.questions.talk
        ],
        evaluation=PairEvaluation.objects.filter(closing=closing, person=person).first(),
        evaluation_is_open=closing.evaluation_is_open(today),
        wish=LeadershipWish.objects.filter(person=person).first() if asked else None,
        talks=WillingToTalk.objects.filter(person=person).first() if asked else None,
    )


# --- the secretariat ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    """To one question how many gave each mark, in the order of `Mark`."""

    question: ClosingQuestion
    marks: list[tuple[str, int]]


@dataclass(frozen=True)
class EvaluationFigures:
    """`number` evaluations are counted; none where fewer than five are nobody's to read."""

    number: int
    questions: list[Figures]


def evaluation_figures() -> EvaluationFigures:
    """What is kept, without a name: those that nobody reads by whole fives, the oldest first, and with them those that
    the secretariat reads anyway. So taking away what one has read never leaves fewer than five. One query."""
    kept = list(PairEvaluation.objects.order_by("answered_at", "pk"))
    unread = [one.marks for one in kept if not one.readable]
    unread = unread[: counted(len(unread))]
    rows = [*unread, *(one.marks for one in kept if one.readable)] if unread else []
    return EvaluationFigures(len(rows), [_figures(one, rows) for one in closing_questions().evaluation] if rows else [])


def _figures(question: ClosingQuestion, rows: list[dict[str, str]]) -> Figures:
    found = Counter(marks.get(question.code, "") for marks in rows)
    return Figures(question, [(str(mark.label), found[mark.value]) for mark in Mark])


def evaluations_read_by(person: Person) -> QuerySet:
    """The newest first, with who wrote them and on which theme."""
    found = PairEvaluation.objects.read_by(person).select_related("person__unit", "closing__pairing__theme")
    return found.order_by("-answered_at", "-pk")


def in_words(evaluation: PairEvaluation) -> list[tuple[str, str]]:
    """Question and answer of one evaluation."""
    asked = evaluation.closing.questions.evaluation
    return [(str(one.text), str(Mark(evaluation.marks[one.code]).label)) for one in asked]


# --- three months later ---------------------------------------------------------------------------------------------


def own_effects(person: Person) -> QuerySet:
    return LaterEffect.objects.filter(person=person).select_related("closing__pairing__theme")


def effects_on(theme: NetworkTheme) -> QuerySet:
    """What the pairs of a theme have said has come of it, the newest first."""
    found = LaterEffect.objects.answered().filter(closing__pairing__theme=theme)
    return found.select_related("person__unit").order_by("-answered_at", "-pk")
