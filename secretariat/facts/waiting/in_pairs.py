"""What waits on the way to a pair, in it and after it, and about the diploma. One or two queries a kind."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from codriver.facts.closings import who_has_something_left
from codriver.letters.agreements import path_to
from codriver.models import (
    AlignmentAgreement,
    AlignmentResponse,
    AlignmentReview,
    Approval,
    ClosingWords,
    CoDriverCandidacy,
    LaterEffect,
    MirrorRequest,
    PairClosing,
    PairEvaluation,
    Pairing,
    PracticeEvidence,
    StudyModule,
)
from codriver.rules.closings import EFFECT_OPEN_FOR, EVALUATED_WITHIN, evaluated_until
from codriver.rules.forms import Side
from codriver.rules.mandate import CO_DRIVER
from secretariat.facts.waiting.items import Waits
from secretariat.rules.waiting import Wait

Practice = PracticeEvidence.Status
WITH_A_LEADER = ~Q(alignment__kind=CO_DRIVER)


def candidates(today: date) -> Iterator[Waits]:
    for one in CoDriverCandidacy.objects.waiting_for_a_leader():
        leader, path = one.person.personnel_leader, reverse("candidacy", args=[one.pk])
        yield Waits(Wait.CANDIDATE, one, leader, localdate(one.asked_leader_at), path, other=one.person)


def answers(today: date) -> Iterator[Waits]:
    """Of the two in a pair."""
    return _answers(Wait.ANSWERS, Q(alignment__kind=CO_DRIVER))


def leaders_answers(today: date) -> Iterator[Waits]:
    """Of a network leader or co-driver and the leader they are to agree with."""
    return _answers(Wait.LEADER_ANSWERS, WITH_A_LEADER)


def without_answers() -> QuerySet:
    """The responses that nobody has sent, before anything is written together."""
    return AlignmentResponse.objects.filter(sent_at=None, alignment__closed_at=None, alignment__agreements=None)


def _answers(wait: Wait, of: Q) -> Iterator[Waits]:
    for one in without_answers().filter(of).select_related("person", "alignment__theme", "alignment__template"):
        alignment, words = one.alignment, {"due_on": one.alignment.due_on}
        since, path = localdate(alignment.opened_at), path_to(alignment)
        yield Waits(wait, alignment, one.person, since, path, alignment.theme.title, words=words)


def approvals(today: date) -> Iterator[Waits]:
    """For the other, since one has approved what stands now."""
    people = Prefetch("alignment__responses", AlignmentResponse.objects.select_related("person"))
    standing = Approval.objects.filter(undone_at=None)
    approved_by_one = Exists(standing.filter(agreement=OuterRef("pk")))
    written = AlignmentAgreement.objects.filter(approved_by_one, agreed_at=None, alignment__closed_at=None)
    for one in written.select_related("alignment__theme").prefetch_related(people, Prefetch("approvals", standing)):
        approved = {approval.side: approval for approval in one.approvals.all()}
        since = min((localdate(approval.approved_at) for approval in approved.values()), default=today)
        sides = {response.side: response.person for response in one.alignment.responses.all()}
        for side, person in sides.items():
            if side not in approved:
                other = next((sides[key] for key in approved if key in sides), None)
                theme = one.alignment.theme.title
                yield Waits(Wait.APPROVAL, one, person, since, path_to(one.alignment), theme, other)


def revisits(today: date) -> Iterator[Waits]:
    """For whoever has not said that nothing needs to change. While a new version is written, both are at work."""
    people = Prefetch("agreement__alignment__responses", AlignmentResponse.objects.select_related("person"))
    due = AlignmentReview.objects.filter(closed_at=None, agreement__alignment__closed_at=None)
    for one in due.select_related("agreement__alignment__theme").prefetch_related(people):
        alignment = one.agreement.alignment
        for response in alignment.responses.all():
            if one.unchanged_at(Side(response.side)) is None:
                path, since = path_to(alignment), localdate(one.opened_at)
                yield Waits(Wait.REVISIT, one, response.person, since, path, alignment.theme.title)


def look_backs(today: date) -> Iterator[Waits]:
    """For whoever has not sent the look back, or not answered the evaluation, as long as it is open."""
    ended = PairClosing.objects.with_people().filter(
        ended_at__date__gte=today - EVALUATED_WITHIN, ended_at__date__lte=today, forgotten_at=None
    )
    words = Prefetch("words", ClosingWords.objects.only("closing", "person", "sent_at"))
    evaluations = Prefetch("evaluations", PairEvaluation.objects.only("closing", "person"))
    for one in ended.prefetch_related(words, evaluations):
        path = reverse("pair_closing", args=[one.pairing_id])
        for person in who_has_something_left(one, today):
            yield Waits(
                Wait.LOOK_BACK, one, person, localdate(one.ended_at), path, one.pairing.theme.title,
                words={"due_on": _last_day(one, today)},
            )  # fmt: skip


def _last_day(closing: PairClosing, today: date) -> date | None:
    """Of what is open still: the look back, or else the evaluation."""
    return closing.last_day if closing.is_open(today) else evaluated_until(closing.ended_on)


def effects(today: date) -> Iterator[Waits]:
    open_ones = LaterEffect.objects.filter(answered_at=None).select_related("person", "closing__pairing__theme")
    for one in open_ones:
        since, path = localdate(one.asked_at), reverse("later_effect", args=[one.pk])
        if today <= since + EFFECT_OPEN_FOR:
            words = {"due_on": since + EFFECT_OPEN_FOR}
            yield Waits(Wait.EFFECT, one, one.person, since, path, words=words)


def practice(today: date) -> Iterator[Waits]:
    """Nothing of its text is read."""
    for one in practice_asked():
        leader, path = one.pairing.network_leader, reverse("practice_evidence", args=[one.pk])
        yield Waits(Wait.PRACTICE, one, leader, localdate(one.asked_at), path, other=one.pairing.co_driver)


def practice_asked() -> QuerySet:
    return _practice().filter(status=Practice.ASKED)


def questions(today: date) -> Iterator[Waits]:
    for one in _practice().filter(status=Practice.QUESTIONED):
        path = reverse("practice_evidence", args=[one.pk])
        yield Waits(Wait.QUESTION, one, one.pairing.co_driver, localdate(one.questioned_at), path)


def _practice() -> QuerySet:
    return PracticeEvidence.objects.with_people().defer("what_done", "what_learned", "question")


def mirrors(today: date) -> Iterator[Waits]:
    asked = MirrorRequest.objects.filter(answered_at=None, pairing__status__in=Pairing.BEGUN)
    for one in asked.select_related("pairing__network_leader"):
        path = reverse("mirror", args=[one.pairing_id]) + f"?tid={one.moment}"
        yield Waits(Wait.MIRROR, one, one.pairing.network_leader, localdate(one.asked_at), path)


def modules_asked() -> QuerySet:
    return StudyModule.objects.filter(
        status=StudyModule.Status.APPLIED,
        study__left_at=None,
        study__person__is_active=True,
        study__person__personnel_leader__is_active=True,
    )


def modules(today: date) -> Iterator[Waits]:
    for one in modules_asked().select_related("study__person__personnel_leader"):
        leader, path = one.study.person.personnel_leader, reverse("study_module", args=[one.pk])
        assert leader, "as the query has asked"
        yield Waits(Wait.MODULE, one, leader, localdate(one.asked_at), path, other=one.study.person)
