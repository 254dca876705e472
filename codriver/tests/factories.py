"""Pairs and alignments for tests, made by the actions themselves up to the stage a test needs. Of many answers the action
writes one, and the rest are laid as the rows it leaves: `test_factories.py` sees that they are the same."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.alignments import save_answer, send_answers
from codriver.actions.closings import send_words
from codriver.actions.evaluations import evaluate
from codriver.actions.mandate import open_agreement
from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing
from codriver.actions.practice import Practice, add_practice, ask_leader, confirm_practice
from codriver.facts.agreements import agreement_facts
from codriver.models import (
    AlignmentAgreement,
    Answer,
    CandidacyReflection,
    CoDriverCandidacy,
    CoDriverNeed,
    CoDriverOffer,
    DiplomaModule,
    DiplomaPaper,
    DiplomaProgramme,
    DiplomaStudy,
    ExpectationAlignment,
    JointEdit,
    LaterEffect,
    PairClosing,
    PairEvaluation,
    Pairing,
    PracticeEvidence,
    PracticeFile,
    Pulse,
    RoomEntry,
    RoomStep,
    StudyModule,
)
from codriver.rules.forms import Kind, Question, Side
from codriver.rules.saves import Packet
from netvaerk.models import Competence, NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from roles.tests.factories import AssignmentFactory


class CoDriverNeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoDriverNeed

    theme = factory.LazyFunction(lambda: led_theme())
    hours_per_week = Decimal(3)


class CoDriverOfferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoDriverOffer

    person = factory.SubFactory(PersonFactory)
    hours_per_week = Decimal(3)


def led_theme(leader: Person | None = None, **fields: Any) -> NetworkTheme:
    """A running theme with a network leader."""
    theme = ThemeFactory(**fields)
    AssignmentFactory(theme=theme, person=leader or PersonFactory())
    return theme


def asking_candidate(person: Person, asked: datetime | None = None) -> CoDriverCandidacy:
    """Somebody whose reflection has begun and whose personnel leader is asked for time, now or then."""
    now = asked or timezone.now()
    candidacy = CoDriverCandidacy.objects.create(
        person=person,
        status=CoDriverCandidacy.Status.WITH_LEADER,
        began_at=now,
        interested_at=now,
        asked_leader_at=now,
    )
    CandidacyReflection.objects.create(candidacy=candidacy, answers={"draws": "Det er mit eget"})
    return candidacy


def study_of(person: Person | None = None, **fields: Any) -> DiplomaStudy:
    """Somebody who plans the shipped programme, with a personnel leader unless `person` says otherwise."""
    person = person or PersonFactory(personnel_leader=PersonFactory())
    given = {"programme": DiplomaProgramme.objects.get(), "begun_at": timezone.now(), **fields}
    return DiplomaStudy.objects.create(person=person, **given)


def module_at(status: str, study: DiplomaStudy | None = None, number: int = 1, **fields: Any) -> StudyModule:
    """The row that a module at `status` leaves; `number` is its place in the programme."""
    now, today = timezone.now(), timezone.localdate()
    study = study or study_of()
    asked = {"asked_at": now, "school": "Skolen", "begins_on": today + timedelta(days=60), "price": 9000}
    money = {"fund_amount": 6000, "fund_deadline": today + timedelta(days=59)}
    answered = {
        "answered_at": now,
        "answered_by": study.person.personnel_leader,
        "time_from": today,
        "time_until": today + timedelta(days=90),
    }
    given = {} if status in ("planned", "withdrawn", "credited") else {**asked, **money}
    given |= {"earned_on": today} if status in ("passed", "credited") else {}
    given |= answered if given.get("asked_at") and status not in ("applied", "not_now") else {}
    given |= {"not_now_reason": "Ikke i år"} if status == "not_now" else {}
    module = DiplomaModule.objects.get(programme=study.programme, order=number)
    words = {"planned_at": now, **given, **fields}
    return StudyModule.objects.create(study=study, module=module, status=status, **words)


def ready_candidate(person: Person | None = None, *, waited: int = 0, **fields: Any) -> CoDriverCandidacy:
    """Somebody whose personnel leader has given time, ready for `waited` days."""
    person = person or PersonFactory(personnel_leader=PersonFactory())
    at, today = timezone.now() - timedelta(days=waited), timezone.localdate()
    given = {
        "status": CoDriverCandidacy.Status.READY,
        "began_at": at,
        "interested_at": at,
        "asked_leader_at": at,
        "answered_at": at,
        "answered_by": person.personnel_leader or PersonFactory(),
        "hours_per_week": Decimal(3),
        "free_from": today,
        "free_until": today + timedelta(days=300),
        "ready_at": at,
    }
    candidacy = CoDriverCandidacy.objects.create(person=person, **(given | fields))
    CandidacyReflection.objects.create(candidacy=candidacy, wishes_to_lead="yes", done_at=at)
    return candidacy


def offered_pair(theme: NetworkTheme | None = None, co_driver: Person | None = None) -> Pairing:
    """A pairing that both have been offered and neither has answered."""
    return offer_pairing(
        theme or led_theme(), co_driver=co_driver or PersonFactory(), by=OfficerFactory(), at=timezone.now()
    )


def running_pair(theme: NetworkTheme | None = None, co_driver: Person | None = None) -> Pairing:
    """A pairing to which both have said yes; its alignment is open."""
    pairing = offered_pair(theme, co_driver)
    for person in (pairing.network_leader, pairing.co_driver):
        answer_offer(pairing, by=person, says_yes=True, reason="", at=timezone.now())
    return pairing


def practised(
    pairing: Pairing | None = None, *, kinds: tuple[str, ...] = ("plan",), what_done: str = "Jeg planlagde et møde"
) -> PracticeEvidence:
    """A piece of practice that is the co-driver's alone."""
    pairing = pairing or running_pair()
    words = Practice(timezone.localdate(), kinds, what_done=what_done, what_learned="Jeg lærte at spørge")
    return add_practice(pairing, words, by=pairing.co_driver, at=timezone.now())


def asked_practice(pairing: Pairing | None = None, **words: Any) -> PracticeEvidence:
    """A piece that the network leader is asked to confirm."""
    evidence = practised(pairing, **words)
    ask_leader(evidence, by=evidence.owner, at=timezone.now())
    evidence.refresh_from_db()
    return evidence


def kept_file(evidence: PracticeEvidence, words: str = "Plan for mødet") -> PracticeFile:
    """A text beside a piece of practice, in whatever state that is."""
    content = words.encode()
    named = {"name": "plan.txt", "kind": "txt", "size": len(content), "content": content}
    return PracticeFile.objects.create(
        evidence=evidence, place=1, kept_at=timezone.now(), kept_by=evidence.owner, **named
    )


def handed_in(study: DiplomaStudy, words: str = "Bevis", *, days: int = 0) -> DiplomaPaper:
    """The diploma as a text, handed in `days` ago, however far the study is."""
    content, at = words.encode(), timezone.now() - timedelta(days=days)
    named = {"name": "bevis.txt", "kind": "txt", "size": len(content), "content": content}
    return DiplomaPaper.objects.create(study=study, kept_at=at, kept_by=study.person, **named)


def confirmed_practice(pairing: Pairing | None = None, **words: Any) -> PracticeEvidence:
    """A piece that the network leader has confirmed."""
    evidence = asked_practice(pairing, **words)
    confirm_practice(evidence, shown=1, by=evidence.pairing.network_leader, at=timezone.now())
    evidence.refresh_from_db()
    return evidence


def theme_with_leaders(**fields: Any) -> NetworkTheme:
    """A running theme whose leader and co-driver each have a personnel leader, with a reference leader."""
    theme = led_theme(PersonFactory(personnel_leader=PersonFactory()), **fields)
    AssignmentFactory(theme=theme, role="reference_leader")
    running_pair(theme, PersonFactory(personnel_leader=PersonFactory()))
    return theme


def opened_agreement(kind: str = "personnel_leader", theme: NetworkTheme | None = None) -> ExpectationAlignment:
    """An agreement of the mandate that nobody has answered."""
    return open_agreement(theme or theme_with_leaders(), kind=kind, by=OfficerFactory(), at=timezone.now())


def some_value(question: Question, shift: int = 0) -> Any:
    """A value that answers `question`; another `shift` gives another one of the same kind."""
    day = timezone.localdate() + timedelta(days=30 + shift)
    values = {
        Kind.LONG_TEXT: f"Noget langt {shift}",
        Kind.SHORT_TEXT: f"Noget kort {shift}",
        Kind.SCALE: {"level": 3 + shift, "note": ""},
        Kind.CHOICE: question.options[shift] if question.options else "",
        Kind.CHOICES: list(question.options[: 1 + shift]),
        Kind.COMPETENCES: [{"id": Competence.objects.order_by("pk")[shift].pk, "weight": 2}]
        if question.kind == Kind.COMPETENCES
        else [],
        Kind.UNITS: [],
        Kind.NUMBER: str(Decimal(3 + shift)),
        Kind.DATES: {row: (day + timedelta(days=30 * place)).isoformat() for place, row in enumerate(question.rows)},
        Kind.MATRIX: {row: question.options[shift] for row in question.rows} if question.options else {},
        Kind.STEPS: {row: {"weight": 3, "step": "Et første skridt"} for row in question.rows},
    }
    return values[question.kind]


def open_alignment(pairing: Pairing | None = None) -> ExpectationAlignment:
    """An alignment that nobody has answered."""
    return (pairing or running_pair()).alignment


def answered(alignment: ExpectationAlignment, side: Side, *, shift: int = 0) -> Person:
    """Answer everything `side` is asked and has not answered; who answered."""
    response, now = alignment.sides()[side], timezone.now()
    first, *others = [(question.code, some_value(question, shift)) for question in alignment.form().asked_of(side)]
    save_answer(alignment, code=first[0], value=first[1], by=response.person, at=now)
    Answer.objects.bulk_create(
        [Answer(response=response, code=code, value=value, saved_at=now) for code, value in others],
        ignore_conflicts=True,
    )
    return response.person


def compared_alignment(pairing: Pairing | None = None) -> ExpectationAlignment:
    """An alignment that both have answered and sent, a step apart."""
    return both_sent(open_alignment(pairing))


def both_sent(alignment: ExpectationAlignment) -> ExpectationAlignment:
    for shift, side in enumerate(Side):
        send_answers(alignment, by=answered(alignment, side, shift=shift), at=timezone.now())
    return ExpectationAlignment.objects.get(pk=alignment.pk)


def written_agreement(alignment: ExpectationAlignment | None = None) -> AlignmentAgreement:
    """A joint text that lacks nothing and that nobody has approved."""
    alignment = alignment or compared_alignment()
    agreement = alignment.agreements.get(agreed_at=None)
    person = alignment.sides()[Side.FIRST].person
    *others, last = [
        (question.code, some_value(question)) for question in alignment.form().joint(revisit=agreement.is_revisit)
    ]
    _write(agreement, dict(others), person)
    edit = agreement.joint().get(last[0])
    packet = Packet(edit.revision if edit else 0)
    write_joint(agreement, code=last[0], value=last[1], by=person, at=timezone.now(), packet=packet)
    agreement.refresh_from_db()
    return agreement


def _write(agreement: AlignmentAgreement, values: dict[str, Any], person: Person) -> None:
    """Lay an edit of each joint answer that says something else."""
    newest, revision, edits = agreement.joint(), agreement.revision, []
    for code, value in values.items():
        stored = newest.get(code) or JointEdit(revision=0)
        if stored.pk is None or stored.value != value:
            revision += 1
            edits.append(
                JointEdit(
                    agreement=agreement,
                    code=code,
                    revision=stored.revision + 1,
                    text_revision=revision,
                    value=value,
                    edited_by=person,
                    edited_at=timezone.now(),
                )
            )
    JointEdit.objects.bulk_create(edits)
    AlignmentAgreement.objects.filter(pk=agreement.pk).update(revision=revision)


def agreed_agreement(alignment: ExpectationAlignment | None = None) -> AlignmentAgreement:
    """An agreement that both have approved."""
    agreement = written_agreement(alignment)
    for side in Side:
        person = agreement.alignment.sides()[side].person
        shown = agreement_facts(agreement, timezone.localdate()).now
        approve_agreement(agreement, by=person, at=timezone.now(), shown=shown)
    agreement.refresh_from_db()
    return agreement


class PairFactory(factory.django.DjangoModelFactory):
    """The row of a pair that runs from today, and nothing else of what begins with a pair."""

    class Meta:
        model = Pairing

    theme = factory.SubFactory(ThemeFactory)
    co_driver = factory.SubFactory(PersonFactory)
    network_leader = factory.SubFactory(PersonFactory)
    status = Pairing.Status.ACTIVE
    offered_at = factory.LazyFunction(timezone.now)
    offered_by = factory.SelfAttribute("network_leader")
    answer_by = factory.LazyFunction(timezone.localdate)
    leader_says_yes = co_driver_says_yes = True
    began_on = factory.LazyFunction(timezone.localdate)


class RoomEntryFactory(factory.django.DjangoModelFactory):
    """A private note of the network leader's; `opened` makes it shared and read."""

    class Meta:
        model = RoomEntry

    class Params:
        opened = factory.Trait(
            shared_at=factory.LazyFunction(timezone.now), read_at=factory.LazyAttribute(lambda entry: entry.shared_at)
        )

    pairing = factory.SubFactory(PairFactory)
    author = factory.LazyAttribute(lambda entry: entry.pairing.network_leader)
    kind = "note"
    words = factory.LazyFunction(lambda: {"text": "En tanke"})
    written_at = factory.LazyFunction(timezone.now)


class RoomStepFactory(factory.django.DjangoModelFactory):
    """A next step of both that is not done."""

    class Meta:
        model = RoomStep

    pairing = factory.SubFactory(PairFactory)
    what = "Ring til boligforeningen"
    due_on = factory.LazyFunction(timezone.localdate)
    written_by = factory.LazyAttribute(lambda step: step.pairing.network_leader)
    written_at = factory.LazyFunction(timezone.now)


class PulseFactory(factory.django.DjangoModelFactory):
    """The network leader is asked from today."""

    class Meta:
        model = Pulse

    pairing = factory.SubFactory(PairFactory)
    person = factory.LazyAttribute(lambda pulse: pulse.pairing.network_leader)
    occasion = "six_weeks"
    due_on = factory.LazyFunction(timezone.localdate)


def ended_pair(pairing: Pairing | None = None, at: datetime | None = None, *, weeks: int = 8) -> Pairing:
    """A pair that was one for `weeks` and has ended, now or then, because its theme is over."""
    pairing, when = pairing or running_pair(), at or timezone.now()
    ended_on = timezone.localdate(when)
    Pairing.objects.filter(pk=pairing.pk).update(began_on=ended_on - timedelta(weeks=weeks))
    pairing.refresh_from_db()
    end_pairing(pairing, by=OfficerFactory(), on=ended_on, reason="Temaet er slut.", kind="theme_over", at=when)
    return Pairing.objects.select_related("closing").get(pk=pairing.pk)


def looked_back(pairing: Pairing, *people: Person, text: str = "Vi kom langt") -> PairClosing:
    """The closing of an ended pair, in which `people` have sent."""
    closing = PairClosing.objects.get(pairing=pairing)
    for person in people:
        answers = {"achieved": f"{text}, siger {person.pk}"}
        send_words(closing, answers=answers, shown=0, by=person, at=timezone.now())
    return closing


def evaluated(closing: PairClosing, person: Person, **said: Any) -> PairEvaluation:
    """What `person` tells the secretariat of the pair."""
    marks = {one.code: "some" for one in closing.questions.evaluation}
    words = {"marks": marks, "words": "", "readable": False, **said}
    return evaluate(closing, by=person, at=timezone.now(), **words)


def asked_effect(closing: PairClosing, person: Person) -> LaterEffect:
    return LaterEffect.objects.create(closing=closing, person=person, asked_at=timezone.now())
