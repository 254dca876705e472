"""Answering alone: saving, sending, taking back, and choosing the questions."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.alignments import (
    MOST_OWN_QUESTIONS,
    Saved,
    add_question,
    choose_form,
    hide_question,
    save_answer,
    send_answers,
    show_question,
    take_answers_back,
)
from codriver.actions.pairing import end_pairing
from codriver.facts.drafts import draft_as_it_stands
from codriver.models import Answer, ExpectationAlignment
from codriver.rules.agreements import SendingHindrance
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import answered, compared_alignment, open_alignment
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def alignment():
    return open_alignment()


@pytest.fixture
def leader(alignment):
    return alignment.pairing.network_leader


@pytest.fixture
def co_driver(alignment):
    return alignment.pairing.co_driver


def stored():
    return list(Answer.objects.values_list("code", "value", "version"))


def saved(alignment, by, value, *packet):
    return save_answer(alignment, code="A1", value=value, by=by, at=NOW, packet=Packet(*packet))


def test_an_answer_is_stored_for_its_side_alone(alignment, leader):
    assert saved(alignment, leader, "Ro") == Saved(1, NOW)
    assert list(Answer.objects.values_list("response__side", "value")) == [("first", "Ro")]


def test_an_answer_is_rewritten_on_top_of_what_was_shown(alignment, leader):
    saved(alignment, leader, "Ro")

    assert saved(alignment, leader, "Mere ro", 1) == Saved(2, NOW)
    assert stored() == [("A1", "Mere ro", 2)]


@pytest.mark.parametrize("based_on", [0, 1, 9], ids=["never saw one", "saw an older one", "claims a newer one"])
def test_a_late_packet_never_overwrites(alignment, leader, based_on):
    saved(alignment, leader, "Et")
    saved(alignment, leader, "To", 1)

    assert saved(alignment, leader, "Sent", based_on) == Saved(2, NOW, conflict=True, theirs="To")
    assert stored() == [("A1", "To", 2)]


def test_the_same_packet_twice_counts_once(alignment, leader):
    saved(alignment, leader, "Et", 0, "side", 1)
    saved(alignment, leader, "To", 1, "side", 2)

    assert saved(alignment, leader, "To", 1, "side", 2) == Saved(2, NOW)
    assert stored() == [("A1", "To", 2)]


def test_a_packet_overtaken_by_its_own_page_changes_nothing(alignment, leader):
    saved(alignment, leader, "Nyest", 0, "side", 2)

    assert saved(alignment, leader, "Ældst", 0, "side", 1) == Saved(1, NOW)
    assert stored() == [("A1", "Nyest", 1)]


def test_a_page_follows_itself_before_it_has_heard_of_its_last_save(alignment, leader):
    saved(alignment, leader, "Et", 0, "side", 1)

    assert saved(alignment, leader, "To", 0, "side", 2) == Saved(2, NOW)
    assert stored() == [("A1", "To", 2)]


def test_a_rewritten_answer_is_the_later_pages_own(alignment, leader):
    saved(alignment, leader, "Et", 0, "first page", 1)
    later = NOW + timedelta(minutes=1)
    save_answer(alignment, code="A1", value="To", by=leader, at=later, packet=Packet(1, "second page", 4))

    answer = Answer.objects.get()
    assert (answer.saved_at, answer.page_key, answer.sequence) == (later, "second page", 4)
    assert saved(alignment, leader, "Sent", 1, "second page", 4) == Saved(2, later)
    assert saved(alignment, leader, "Et igen", 1, "first page", 2) == Saved(2, later, conflict=True, theirs="To")


def test_the_same_words_once_more_are_no_new_version(alignment, leader):
    saved(alignment, leader, "Et", 0, "bord", 1)

    assert saved(alignment, leader, "Et", 1, "bord", 2) == Saved(1, NOW)
    assert stored() == [("A1", "Et", 1)]


def test_a_first_save_notes_which_page_it_came_from_and_when_there(alignment, leader):
    saved(alignment, leader, "Et", 0, "bord", 7)

    assert list(Answer.objects.values_list("page_key", "sequence")) == [("bord", 7)]


def test_a_second_device_that_saw_nothing_overwrites_nothing(alignment, leader):
    saved(alignment, leader, "Telefon", 0, "telefon", 1)

    assert saved(alignment, leader, "Bord", 0, "bord", 1) == Saved(1, NOW, conflict=True, theirs="Telefon")
    assert stored() == [("A1", "Telefon", 1)]


def test_the_same_words_from_another_device_are_no_conflict(alignment, leader):
    saved(alignment, leader, "Et", 0, "telefon", 1)

    assert saved(alignment, leader, "Et", 0, "bord", 1) == Saved(1, NOW)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("Ro", Saved(1, NOW)), ("Uro", Saved(1, NOW, conflict=True, theirs="Ro"))],
    ids=["the same words", "other words"],
)
def test_a_first_save_that_meets_another_first_save_keeps_what_came_first(
    alignment, leader, co_driver, words, outcome, monkeypatch
):
    """The row at which saves queue keeps them apart; behind it stands the constraint of one answer for a question."""
    saved(alignment, co_driver, "Uro")
    save_answer(alignment, code="A2", value="Andet", by=leader, at=NOW)
    saved(alignment, leader, "Ro")
    as_it_was = replace(draft_as_it_stands(alignment, leader), answers={})
    monkeypatch.setattr("codriver.actions.alignments._open_draft", lambda *who: as_it_was)

    assert saved(alignment, leader, words) == outcome
    assert list(alignment.responses.get(person=leader).answers.values_list("code", "value")) == [
        ("A1", "Ro"),
        ("A2", "Andet"),
    ]


def test_both_sides_answer_the_same_question_apart(alignment, leader, co_driver):
    saved(alignment, leader, "Ro")
    saved(alignment, co_driver, "Fart")

    assert sorted(Answer.objects.values_list("response__person", "value")) == sorted(
        [(leader.pk, "Ro"), (co_driver.pk, "Fart")]
    )


@pytest.mark.parametrize("who", ["an officer", "the leader of another pair"])
def test_nobody_else_answers(alignment, who):
    stranger = OfficerFactory() if who == "an officer" else open_alignment().pairing.network_leader

    with refused(SendingHindrance.NOT_A_PARTY):
        saved(alignment, stranger, "Ro")

    assert stored() == []


def test_what_is_sent_is_not_rewritten(alignment):
    leader = answered(alignment, Side.FIRST)
    send_answers(alignment, by=leader, at=NOW)
    before = stored()

    with refused(SendingHindrance.SENT_ALREADY):
        saved(alignment, leader, "Sent", 1)

    assert stored() == before


def test_no_answer_is_stored_when_the_pairing_has_ended(alignment, leader):
    end_pairing(alignment.pairing, by=OfficerFactory(), on=timezone.localdate(), reason="Slut", at=NOW)

    with refused(SendingHindrance.CLOSED):
        saved(alignment, leader, "Ro")


def test_sending_closes_ones_own_side_alone(alignment):
    leader = answered(alignment, Side.FIRST)
    send_answers(alignment, by=leader, at=NOW)
    sides = alignment.sides()

    assert (sides[Side.FIRST].sent_at, sides[Side.SECOND].sent_at) == (NOW, None)
    assert alignment.agreements.count() == 0
    assert log_of(alignment)[1:] == [(Verb.SENT, leader, None)]


def test_an_unfinished_side_is_not_sent(alignment, leader):
    saved(alignment, leader, "Ro")

    with refused(SendingHindrance.ANSWERS_MISSING):
        send_answers(alignment, by=leader, at=NOW)


def test_sending_again_is_refused(alignment):
    leader = answered(alignment, Side.FIRST)
    send_answers(alignment, by=leader, at=NOW)

    with refused(SendingHindrance.SENT_ALREADY):
        send_answers(alignment, by=leader, at=NOW)


def test_nobody_sends_for_another(alignment):
    answered(alignment, Side.FIRST)
    stranger = answered(open_alignment(), Side.FIRST)

    with refused(SendingHindrance.NOT_A_PARTY):
        send_answers(alignment, by=stranger, at=NOW)


def test_when_both_have_sent_one_agreement_is_opened_to_be_written():
    alignment = compared_alignment()
    agreement = alignment.agreements.get()

    assert (agreement.number, agreement.revision, agreement.agreed_at) == (1, 0, None)


def test_what_both_said_alike_is_written_already(alignment):
    for side in Side:
        send_answers(alignment, by=answered(alignment, side), at=NOW)
    joint = alignment.agreements.get().joint()

    assert (joint["F1"].value, joint["G1"].value) == ("weekly", "3")
    assert {edit.edited_by for edit in joint.values()} == {None}


def test_what_the_two_see_differently_starts_empty():
    assert compared_alignment().agreements.get().joint() == {}


def test_sent_answers_are_taken_back_while_the_other_has_not_sent(alignment):
    leader = answered(alignment, Side.FIRST)
    send_answers(alignment, by=leader, at=NOW)
    take_answers_back(alignment, by=leader, at=NOW)

    assert alignment.sides()[Side.FIRST].sent_at is None
    assert log_of(alignment)[-1] == (Verb.WITHDREW, leader, None)


def test_answers_that_both_have_seen_are_not_taken_back():
    alignment = compared_alignment()

    with refused(SendingHindrance.OPENED_TO_BOTH):
        take_answers_back(alignment, by=alignment.pairing.co_driver, at=NOW)

    assert ExpectationAlignment.objects.get().both_have_sent


def test_what_was_not_sent_is_not_taken_back(alignment, leader):
    with refused(SendingHindrance.NOT_SENT):
        take_answers_back(alignment, by=leader, at=NOW)


def test_nobody_takes_anothers_answers_back(alignment, co_driver):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=NOW)

    with refused(SendingHindrance.NOT_SENT, SendingHindrance.OPENED_TO_BOTH):
        take_answers_back(alignment, by=co_driver, at=NOW)


def test_the_full_form_is_chosen_once(alignment, leader):
    for _again in range(2):
        choose_form(alignment, full=True, by=leader, at=NOW)

    assert ExpectationAlignment.objects.get().full_form
    assert log_of(alignment)[1:] == [(Verb.CHANGED, leader, None)]


def test_answers_that_go_out_of_sight_are_kept(alignment, leader):
    choose_form(alignment, full=True, by=leader, at=NOW)
    save_answer(alignment, code="A3", value="Tiden", by=leader, at=NOW)
    choose_form(alignment, full=False, by=leader, at=NOW)

    assert stored() == [("A3", "Tiden", 1)]


def in_use(alignment):
    form = ExpectationAlignment.objects.get(pk=alignment.pk).form()
    return [question.code for question in form.in_use()]


def test_a_question_is_hidden_for_both_and_brought_back(alignment, leader, co_driver):
    before = in_use(alignment)
    hide_question(alignment, code="A2", by=leader, at=NOW)
    hidden = in_use(alignment)
    show_question(alignment, code="A2", by=co_driver, at=NOW)

    assert hidden == [code for code in before if code != "A2"]
    assert in_use(alignment) == before


def test_a_question_is_hidden_once(alignment, leader):
    for _again in range(2):
        hide_question(alignment, code="A2", by=leader, at=NOW)

    assert log_of(alignment)[1:] == [(Verb.CHANGED, leader, None)]


def test_a_question_that_is_not_hidden_is_not_brought_back(alignment, leader):
    show_question(alignment, code="A2", by=leader, at=NOW)

    assert log_of(alignment)[1:] == []


@pytest.mark.parametrize("code", ["A4", "B7", "C5", "G1", "M1"])
def test_what_every_agreement_needs_cannot_be_hidden(alignment, leader, code):
    with refused(SendingHindrance.CANNOT_BE_HIDDEN):
        hide_question(alignment, code=code, by=leader, at=NOW)


def test_an_own_question_is_asked_of_both(alignment, leader):
    question = add_question(alignment, text="Hvem holder ferie?", by=leader, at=NOW)
    form = ExpectationAlignment.objects.get().form()

    assert all(question.code in [one.code for one in form.asked_of(side)] for side in Side)
    assert log_of(alignment)[1:] == [(Verb.CHANGED, leader, None)]


def test_there_is_room_for_so_many_own_questions(alignment, leader):
    for number in range(MOST_OWN_QUESTIONS):
        add_question(alignment, text=f"Spørgsmål {number}?", by=leader, at=NOW)

    assert {one.code for one in alignment.own_questions.all()} == {f"X{1 + number}" for number in range(10)}
    with refused(SendingHindrance.TOO_MANY_OWN):
        add_question(alignment, text="Et til?", by=leader, at=NOW)


FORM_CHANGES = {
    "choose": lambda alignment, by: choose_form(alignment, full=True, by=by, at=NOW),
    "hide": lambda alignment, by: hide_question(alignment, code="A2", by=by, at=NOW),
    "show": lambda alignment, by: show_question(alignment, code="A2", by=by, at=NOW),
    "add": lambda alignment, by: add_question(alignment, text="Hvad?", by=by, at=NOW),
}


@pytest.mark.parametrize("change", FORM_CHANGES)
def test_the_questions_stand_still_once_one_has_sent(alignment, co_driver, change):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=NOW)

    with refused(SendingHindrance.ONE_HAS_SENT):
        FORM_CHANGES[change](alignment, co_driver)


@pytest.mark.parametrize("change", FORM_CHANGES)
def test_only_the_two_choose_their_questions(alignment, change):
    with refused(SendingHindrance.NOT_A_PARTY):
        FORM_CHANGES[change](alignment, OfficerFactory())


def test_no_answer_and_no_question_is_in_the_log(alignment, leader):
    saved(alignment, leader, "Fortroligt svar")
    add_question(alignment, text="Fortroligt spørgsmål?", by=leader, at=NOW)

    assert "Fortroligt" not in str(list(AuditEvent.objects.values()))
