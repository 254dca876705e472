"""What the two tell the secretariat when their pair has ended, and what has come of it three months later (S47)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from codriver.models import LaterEffect, Mark, PairClosing, PairEvaluation
from codriver.rules.closings import (
    EffectHindrance,
    EvaluationHindrance,
    effect_is_open,
    hindrances_to_effect,
    hindrances_to_evaluate,
)
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused

EFFECTS = ("for_citizens", "for_staff", "for_municipality")


@transaction.atomic
def evaluate(
    closing: PairClosing, *, marks: Mapping[str, str], words: str, readable: bool, by: Person, at: datetime
) -> PairEvaluation:
    """Answer the evaluation: a mark to each question; words only where the secretariat may read them. It is counted
    without a name. The first answer stands. Raises Refused."""
    held = PairClosing.objects.select_for_update(of=("self",)).with_people().get(pk=closing.pk)
    stands = PairEvaluation.objects.filter(closing=held, person=by).first()
    if stands:
        if (stands.marks, stands.words, stands.readable) == (dict(marks), words, readable):
            return stands
        raise Refused([EvaluationHindrance.ANSWERED_ALREADY])
    asked = {one.code for one in held.questions.evaluation}
    reasons = hindrances_to_evaluate(
        asked=held.pairing.is_party(by) and held.ended_at is not None,
        open_today=held.evaluation_is_open(localdate(at)),
        complete=set(marks) == asked and set(marks.values()) <= set(Mark.values),
        words=words,
        readable=readable,
    )
    if reasons:
        raise Refused(reasons)
    answers = {"marks": dict(marks), "words": words, "readable": readable}
    evaluation = PairEvaluation.objects.create(closing=held, person=by, answered_at=at, **answers)
    record(Verb.ANSWERED, evaluation, by=by, at=at)
    return evaluation


@transaction.atomic
def hide_evaluation(closing: PairClosing, *, by: Person, at: datetime) -> None:
    """Take back that the secretariat may read one's own; it is still counted. Twice is once."""
    own = PairEvaluation.objects.filter(closing=closing, person=by, readable=True).first()
    if own:
        PairEvaluation.objects.filter(pk=own.pk).update(readable=False, words="")
        record(Verb.UNSHARED, own, by=by, at=at)


@transaction.atomic
def say_effect(
    effect: LaterEffect, *, words: Mapping[str, str], figure: str, shown: int, by: Person, at: datetime
) -> None:
    """Say what has come of it: `words` by the names in `EFFECTS`, and a figure if one likes. It can be changed while
    the question is open; `shown` is the version the form was made from. Raises Refused; the same again is no news."""
    held = LaterEffect.objects.select_for_update(of=("self",)).get(pk=effect.pk)
    said = {name: words.get(name, "") for name in EFFECTS}
    open_today = effect_is_open(localdate(held.asked_at), localdate(at))
    reasons = hindrances_to_effect(is_own=by.pk == held.person_id, open_today=open_today, words=said)
    if reasons:
        raise Refused(reasons)
    if held.answered_at and {name: getattr(held, name) for name in said} == said and held.figure == figure:
        return
    if held.version != shown:
        raise Refused([EffectHindrance.CHANGED_MEANWHILE])
    first = held.answered_at is None
    new = {**said, "figure": figure, "version": shown + 1, "answered_at": held.answered_at or at}
    LaterEffect.objects.filter(pk=held.pk).update(**new)
    record(Verb.ANSWERED if first else Verb.CHANGED, held, by=by, at=at)
