"""From a question to its answer: each step, who is refused it, what is written, which letter goes, and what time does."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from codriver.tests.factories import PairFactory
from netvaerk.models import SECRETARIAT, NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ProposalFactory
from netvaerk.tests.outcomes import log_of, refused
from secretariat.actions.support import (
    close_request,
    free_request,
    hand_over_request,
    note_on_request,
    propose_from_request,
    reopen_request,
    resolve_request,
    suggest_proposal,
    take_request,
    write_in_request,
)
from secretariat.actions.support_articles import answer_article, write_article
from secretariat.actions.support_daily import close_solved, forget_requests
from secretariat.models import ProposedArticle, SupportMessage, SupportNote, SupportRequest
from secretariat.rules.support import SupportHindrance, Then
from secretariat.tests.support import TEXT, asked, brought_to

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


def fresh(request):
    return SupportRequest.objects.get(pk=request.pk)


def letters():
    """To whom which letter went, without a word of what was asked in any of them."""
    for one in mail.outbox:
        assert "elefant" not in one.body + one.subject
        assert "lilla" not in one.body + one.subject
    return [(one.to[0], one.subject) for one in mail.outbox]


def test_asking_gives_a_receipt_and_tells_the_officers(django_capture_on_commit_callbacks):
    officer = OfficerFactory(language="en")
    asker = PersonFactory(language="en")
    with django_capture_on_commit_callbacks(execute=True):
        request = asked(by=asker)

    assert (request.status, request.owner, request.messages.get().text) == ("new", None, TEXT)
    assert log_of(request) == [(Verb.CREATED, asker, asker)]
    assert letters() == [
        (asker.email, "The secretariat has your request"),
        (officer.email, "A request waits for an officer"),
    ]


def test_the_same_words_twice_are_one_request_and_later_they_are_two():
    asker = PersonFactory()
    first = asked(by=asker)

    assert asked(by=asker) == first
    assert asked(by=asker, at=NOW + DAY) != first


def test_only_what_one_may_see_is_attached():
    draft, pair = ProposalFactory(status="draft"), PairFactory()
    for about in ({"theme": draft}, {"pairing": pair}):
        with refused(SupportHindrance.NOT_YOURS_TO_SEE):
            asked(**about)

    assert asked(by=pair.co_driver, pairing=pair).pairing == pair
    assert asked(by=draft.proposed_by, theme=draft).theme == draft


def test_it_is_taken_and_handed_over():
    request, officer, colleague = asked(is_confidential=True), OfficerFactory(), OfficerFactory()
    take_request(request, by=officer, at=NOW)
    take_request(request, by=officer, at=NOW)
    with refused(SupportHindrance.TAKEN):
        take_request(request, by=colleague, at=NOW)
    hand_over_request(request, to=colleague, by=officer, at=NOW)

    assert (fresh(request).status, fresh(request).owner) == ("assigned", colleague)
    assert log_of(request)[1:] == [
        (Verb.ACCEPTED, officer, request.asker),
        (Verb.HANDED_OVER, officer, colleague),
    ]


def test_it_is_not_handed_to_who_is_no_officer_or_asked_it():
    asker, officer = OfficerFactory(), OfficerFactory()
    request = brought_to("assigned", by=asker, officer=officer)
    for to in (PersonFactory(), asker, officer):
        with refused(SupportHindrance.NOT_THEIRS):
            hand_over_request(request, to=to, by=officer, at=NOW)


def test_a_talk_passes_the_ball_and_its_clock():
    request = asked(at=NOW - 5 * DAY)
    officer = OfficerFactory()
    take_request(request, by=officer, at=NOW - 4 * DAY)
    assert fresh(request).ball_at == NOW - 5 * DAY

    write_in_request(request, text="Hvilken elefant?", then=Then.WAITS, by=officer, at=NOW - 3 * DAY)
    assert (fresh(request).status, fresh(request).ball_at, fresh(request).answered_at) == (
        "waiting",
        NOW - 3 * DAY,
        NOW - 3 * DAY,
    )
    write_in_request(request, text="Den blå.", by=request.asker, at=NOW - DAY)
    write_in_request(request, text="Og den er stor.", by=request.asker, at=NOW)
    assert (fresh(request).status, fresh(request).ball_at) == ("in_progress", NOW - DAY)


def test_the_other_gets_a_letter_and_the_same_words_again_are_one(django_capture_on_commit_callbacks):
    request = brought_to("assigned", by=PersonFactory(language="en"), officer=OfficerFactory(language="en"))
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            write_in_request(request, text="Prøv med peanuts.", by=request.owner, at=NOW)
        write_in_request(request, text="Tak.", by=request.asker, at=NOW)

    assert letters() == [
        (request.asker.email, "The secretariat has answered your request"),
        (request.owner.email, "A request of yours has a new message"),
    ]


def test_an_answer_may_solve_it_with_one_letter(django_capture_on_commit_callbacks):
    request = brought_to("assigned", by=PersonFactory(language="en"))
    with django_capture_on_commit_callbacks(execute=True):
        write_in_request(request, text="Gå ind ad porten.", then=Then.SOLVED, by=request.owner, at=NOW)

    assert (fresh(request).status, fresh(request).resolved_at) == ("resolved", NOW)
    ((to, subject),) = letters()
    assert to == request.asker.email
    assert subject.startswith("Your request is thought to be solved; it closes on ")


def test_others_neither_write_nor_note_nor_solve():
    request = brought_to("in_progress")
    for who in (OfficerFactory(), PersonFactory(is_superuser=True)):
        with refused(SupportHindrance.NOT_THE_OWNER):
            write_in_request(request, text="Ord", by=who, at=NOW)
        with refused(SupportHindrance.NOT_THE_OWNER):
            note_on_request(request, text="Ord", by=who, at=NOW)
        with refused(SupportHindrance.NOT_THE_OWNER):
            resolve_request(request, by=who, at=NOW)


def test_the_officer_notes_for_the_secretariat():
    request = brought_to("in_progress")
    for _ in range(2):
        note_on_request(request, text="Ring til zoo.", by=request.owner, at=NOW)

    assert [one.text for one in request.notes.all()] == ["Ring til zoo."]


def test_the_asker_lets_another_officer_take_what_is_confidential(django_capture_on_commit_callbacks):
    request = brought_to("waiting", is_confidential=True)
    with django_capture_on_commit_callbacks(execute=True):
        free_request(request, by=request.asker, at=NOW)

    assert (fresh(request).status, fresh(request).owner) == ("new", None)
    assert len(letters()) == 1


def test_solved_it_is_closed_by_the_asker_and_opened_again():
    request = brought_to("in_progress")
    resolve_request(request, by=request.owner, at=NOW)
    resolve_request(request, by=request.owner, at=NOW)
    close_request(request, by=request.asker, at=NOW)
    with refused(SupportHindrance.CLOSED):
        write_in_request(request, text="Tak", by=request.asker, at=NOW)
    reopen_request(request, text="Den er her endnu.", by=request.asker, at=NOW + DAY)

    row = fresh(request)
    assert (row.status, row.closed_at, row.resolved_at, row.reopened_at) == ("in_progress", None, None, NOW + DAY)
    verbs = [verb for verb, _by, _about in log_of(request)]
    assert verbs[-3:] == [Verb.CONFIRMED, Verb.ENDED, Verb.OPENED]


def test_it_is_not_opened_again_after_30_days():
    request = brought_to("closed")
    with refused(SupportHindrance.TOO_LATE):
        reopen_request(request, text="Endnu et spørgsmål", by=request.asker, at=NOW + 32 * DAY)


def test_opened_again_when_its_officer_is_one_no_longer_it_is_for_all():
    request = brought_to("closed")
    request.owner.groups.remove(Group.objects.get(name=SECRETARIAT))
    reopen_request(request, text="Igen", by=request.asker, at=NOW)

    assert (fresh(request).status, fresh(request).owner) == ("new", None)


def test_an_idea_becomes_a_draft_of_the_askers_by_the_askers_own_click():
    request = brought_to("in_progress", kind="idea")
    with refused(SupportHindrance.NOT_THE_ASKER):
        propose_from_request(request, by=request.owner, at=NOW)
    suggest_proposal(request, by=request.owner, at=NOW)
    theme = propose_from_request(request, by=request.asker, at=NOW)

    assert propose_from_request(request, by=request.asker, at=NOW) == theme
    assert (theme.status, theme.proposed_by, theme.title) == (
        NetworkTheme.Status.DRAFT,
        request.asker,
        "En lilla cykel",
    )
    assert theme.purpose == TEXT
    with refused(SupportHindrance.PROPOSED_ALREADY):
        suggest_proposal(request, by=request.owner, at=NOW)


def test_a_long_idea_is_kept_whole():
    text = "Ord og mere. " * 60
    theme = propose_from_request(asker_of := asked(text=text), by=asker_of.asker, at=NOW)

    assert (len(theme.purpose), theme.at_stake) == (300, text)


def test_an_answer_for_others_takes_the_askers_yes_to_these_words():
    request = brought_to("in_progress")
    words = {"by": request.owner, "at": NOW}
    write_article(request, title="Elefanter", text="Man kan spørge.", shown=0, **words)
    with refused(SupportHindrance.CHANGED_MEANWHILE):
        write_article(request, title="Elefanter", text="Noget andet.", shown=0, **words)
    write_article(request, title="Elefanter", text="Man kan altid spørge.", shown=1, **words)
    with refused(SupportHindrance.CHANGED_MEANWHILE):
        answer_article(request, says_yes=True, shown=1, by=request.asker, at=NOW)
    for who in (request.owner, PersonFactory()):
        with refused(SupportHindrance.NOT_THE_ASKER):
            answer_article(request, says_yes=True, shown=2, by=who, at=NOW)
    assert list(ProposedArticle.objects.agreed()) == []

    answer_article(request, says_yes=True, shown=2, by=request.asker, at=NOW)
    assert ProposedArticle.objects.agreed().get().text == "Man kan altid spørge."
    with refused(SupportHindrance.ANSWERED_ALREADY):
        write_article(request, title="Nyt", text="Nyt.", shown=2, **words)
    answer_article(request, says_yes=False, shown=2, by=request.asker, at=NOW)
    assert list(ProposedArticle.objects.agreed()) == []


# --- time ---------------------------------------------------------------------------------------------------------


def test_what_is_solved_closes_after_14_days_and_not_before():
    request = brought_to("resolved", at=NOW)

    assert [close_solved(at=NOW + days * DAY).done for days in (13, 14, 15)] == [0, 1, 0]
    assert (fresh(request).status, fresh(request).closed_at) == ("closed", NOW + 14 * DAY)


def test_what_was_closed_two_years_ago_is_deleted_with_all_that_was_written(django_capture_on_commit_callbacks):
    old, newer = brought_to("closed", at=NOW - 740 * DAY), brought_to("closed", at=NOW - 700 * DAY)
    SupportNote.objects.create(request=old, by=old.owner, at=NOW, text="Noget")

    assert [forget_requests(at=NOW).done for _ in range(2)] == [1, 0]
    assert set(SupportRequest.objects.all()) == {newer}
    assert (SupportMessage.objects.count(), SupportNote.objects.count()) == (1, 0)


@pytest.mark.parametrize(("says_yes", "left"), [(True, 1), (False, 0), (None, 0)])
def test_of_its_article_only_one_with_a_yes_stays_and_names_nobody(says_yes, left):
    request = brought_to("in_progress")
    write_article(request, title="Titel", text="Tekst", shown=0, by=request.owner, at=NOW)
    if says_yes is not None:
        answer_article(request, says_yes=says_yes, shown=1, by=request.asker, at=NOW)
    close_request(request, by=request.asker, at=NOW - 740 * DAY)
    forget_requests(at=NOW)

    assert [one.request for one in ProposedArticle.objects.all()] == [None] * left
