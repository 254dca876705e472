"""What those who stand behind a proposal do, one effect a test."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from netvaerk.actions import proposals as actions
from netvaerk.models import NetworkTheme, ProposalRound, ThemeTrait, Verb
from netvaerk.rules.proposals import Gap, ProposalHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import (
    CoProposerFactory,
    OfficerFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    UnitFactory,
)
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
Status = NetworkTheme.Status
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
CARD = {"title": "Ensomhed", "kind": "agenda", "purpose": "Færre ensomme", "at_stake": "Meget"}


def draft(**fields):
    return ProposalFactory(status=Status.DRAFT, **fields)


def letters():
    return sorted((letter.to[0], letter.subject) for letter in mail.outbox)


def test_a_proposal_is_its_proposers_draft_and_tagged_with_the_unit():
    person, units, trait = PersonFactory(), [UnitFactory(), UnitFactory()], ThemeTrait.objects.first()
    theme = actions.propose_theme(by=person, at=NOW, units=units, hows={trait.pk: "Sådan"}, **CARD)

    assert (theme.status, theme.proposed_by, theme.proposed_from) == (Status.DRAFT, person, person.unit)
    assert set(theme.units.all()) == set(units)
    assert list(theme.trait_answers.values_list("trait", "how")) == [(trait.pk, "Sådan")]
    assert log_of(theme) == [(Verb.CREATED, person, None)]


def test_the_very_same_draft_again_is_the_one_there_is():
    person, units = PersonFactory(), [UnitFactory()]
    first, second = (actions.propose_theme(by=person, at=NOW, units=units, **CARD) for _again in range(2))

    assert first == second
    assert len(log_of(first)) == 1


@pytest.mark.parametrize("other", [{"at_stake": "Noget andet"}, {"units": []}, {"hows": True}], ids=str)
def test_a_draft_that_says_something_else_is_another_one(other):
    person, units = PersonFactory(), [UnitFactory()]
    first = actions.propose_theme(by=person, at=NOW, units=units, **CARD)
    hows = {ThemeTrait.objects.first().pk: "Sådan"} if other.pop("hows", False) else {}
    second = actions.propose_theme(by=person, at=NOW, **({"units": units, "hows": hows} | CARD | other))

    assert first != second


def test_a_draft_is_rewritten_as_the_next_version_with_its_traits():
    theme = draft()
    kept, new = ThemeTrait.objects.all()[:2]
    actions.write_proposal(
        theme, by=theme.proposed_by, at=NOW, shown=1, units=[], hows={kept.pk: "Bedre", new.pk: ""}, title="Nyt"
    )

    assert (theme.title, theme.version, theme.units.count()) == ("Nyt", 2, 0)
    assert list(theme.trait_answers.values_list("trait", "how")) == [(kept.pk, "Bedre")]


def test_a_draft_that_a_colleague_has_changed_is_not_overwritten():
    theme = draft()
    colleague = CoProposerFactory(theme=theme).person
    actions.write_proposal(theme, by=colleague, at=NOW, shown=1, units=[], hows={}, title="Hendes")

    with refused(ThemeHindrance.STALE):
        actions.write_proposal(theme, by=theme.proposed_by, at=NOW, shown=1, units=[], hows={}, title="Hans")


def test_what_is_sent_keeps_what_a_sent_proposal_must_have():
    theme = ProposalFactory()

    with refused(Gap.UNITS):
        actions.write_proposal(theme, by=theme.proposed_by, at=NOW, shown=1, units=[], hows={}, title="Nyt")

    theme.refresh_from_db()
    assert (theme.units.count(), theme.trait_answers.count(), theme.version) == (2, 7, 1)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.APPROVED, Status.ACTIVE])
def test_what_is_decided_is_not_rewritten_as_a_proposal(status):
    theme = ProposalFactory(status=status)

    with refused(ProposalHindrance.NOT_YOURS):
        actions.write_proposal(theme, by=theme.proposed_by, at=NOW, shown=1, units=[], hows={}, title="Nyt")


def test_an_invited_colleague_stands_behind_the_draft_and_is_told(django_capture_on_commit_callbacks):
    theme, colleague = draft(), PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite_to_propose(theme, person=colleague, by=theme.proposed_by, at=NOW)

    assert list(theme.co_proposers.values_list("person", "brought_by")) == [(colleague.pk, theme.proposed_by.pk)]
    assert log_of(theme) == [(Verb.INVITED, theme.proposed_by, colleague)]
    assert [to for to, _subject in letters()] == [colleague.email]


@pytest.mark.parametrize(
    ("who", "by", "reason"),
    [
        ("proposer", "proposer", ProposalHindrance.STANDS_BEHIND_IT),
        ("colleague", "colleague", ProposalHindrance.STANDS_BEHIND_IT),
        ("leaver", "proposer", ProposalHindrance.NOT_EMPLOYED),
        ("stranger", "stranger", ProposalHindrance.NOT_YOURS),
        ("stranger", "officer", ProposalHindrance.NOT_YOURS),
    ],
)
def test_an_invitation_is_refused(who, by, reason):
    beside = CoProposerFactory()
    people = {
        "proposer": beside.theme.proposed_by,
        "colleague": beside.person,
        "leaver": PersonFactory(is_active=False),
        "stranger": draft().proposed_by,
        "officer": OfficerFactory(),
    }

    with refused(reason):
        actions.invite_to_propose(beside.theme, person=people[who], by=people[by], at=NOW)


def test_a_colleague_may_leave_and_the_one_who_began_may_not():
    beside = CoProposerFactory()
    actions.leave_proposal(beside.theme, by=beside.person, at=NOW)

    assert beside.theme.co_proposers.count() == 0
    assert log_of(beside.theme) == [(Verb.WITHDREW, beside.person, beside.person)]
    with refused(ProposalHindrance.NOT_THE_DRAFTER):
        actions.leave_proposal(beside.theme, by=beside.theme.proposed_by, at=NOW)


def test_a_sent_proposal_is_in_the_open_round():
    theme = draft()
    actions.send_proposal(theme, by=theme.proposed_by, at=NOW)

    assert (theme.status, str(theme.round.deadline_on)) == (Status.PROPOSED, "2026-12-01")
    assert [move.status for move in theme.moves.all()] == [Status.PROPOSED]
    assert log_of(theme) == [(Verb.SENT, theme.proposed_by, None)]


@pytest.mark.parametrize(
    ("at", "year", "season"),
    [
        (datetime(2026, 12, 1, 22, 59, tzinfo=UTC), 2027, "spring"),
        (datetime(2026, 12, 1, 23, 1, tzinfo=UTC), 2027, "autumn"),
    ],
    ids=["a minute before midnight in Denmark", "a minute after"],
)
def test_a_proposal_past_the_deadline_is_in_the_next_round(at, year, season):
    theme = draft()
    actions.send_proposal(theme, by=theme.proposed_by, at=at)

    assert (theme.round.year, theme.round.season) == (year, season)


def test_two_proposals_share_the_round_that_the_first_one_made():
    for _again in range(2):
        theme = draft()
        actions.send_proposal(theme, by=theme.proposed_by, at=NOW)

    assert ProposalRound.objects.count() == 1


def test_the_secretariat_and_the_leaders_of_the_units_hear_of_a_proposal(django_capture_on_commit_callbacks):
    officer, unit = OfficerFactory(), UnitFactory()
    leader = PersonFactory(unit=unit)
    PersonFactory(unit=unit, personnel_leader=leader)
    theme = draft(units=[unit, UnitFactory()], title="Ensomhed")
    with django_capture_on_commit_callbacks(execute=True):
        actions.send_proposal(theme, by=theme.proposed_by, at=NOW)

    assert letters() == sorted(
        [
            (officer.email, "Der er kommet et forslag: »Ensomhed«"),
            (leader.email, "Et foreslået tema berører din enhed: »Ensomhed«"),
        ]
    )


@pytest.mark.parametrize(
    ("without", "missing"),
    [({"at_stake": ""}, [Gap.AT_STAKE]), ({"units": []}, [Gap.UNITS]), ({"purpose": ""}, [Gap.PURPOSE])],
    ids=["nothing at stake", "no units", "no purpose"],
)
def test_an_unfinished_proposal_is_not_sent(without, missing):
    theme = draft(**without)

    with refused(*missing):
        actions.send_proposal(theme, by=theme.proposed_by, at=NOW)

    assert (theme.status, theme.round) == (Status.DRAFT, None)


@pytest.mark.parametrize("who", ["officer", "proposer of another"])
def test_a_proposal_is_not_sent_by_others(who):
    person = OfficerFactory() if who == "officer" else draft().proposed_by

    with refused(ProposalHindrance.NOT_YOURS):
        actions.send_proposal(draft(), by=person, at=NOW)


def test_a_proposal_is_sent_once():
    theme = draft()
    actions.send_proposal(theme, by=theme.proposed_by, at=NOW)

    with refused(ProposalHindrance.NOT_YOURS):
        actions.send_proposal(theme, by=theme.proposed_by, at=NOW)


def test_a_comment_reaches_everybody_else_in_the_talk(django_capture_on_commit_callbacks):
    theme, officer = ProposalFactory(), OfficerFactory()
    colleague = CoProposerFactory(theme=theme).person
    actions.discuss_proposal(theme, text="Hvem er spurgt?", by=officer, at=NOW)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        actions.discuss_proposal(theme, text="Fortroligt svar", by=colleague, at=NOW)

    assert [comment.text for comment in theme.comments.all()] == ["Hvem er spurgt?", "Fortroligt svar"]
    assert {to for to, _subject in letters()} == {theme.proposed_by.email, officer.email}
    assert not any("Fortroligt" in letter.body for letter in mail.outbox)


@pytest.mark.parametrize(
    ("status", "text", "reason"),
    [
        (Status.PROPOSED, "  ", ProposalHindrance.NO_WORDS),
        (Status.DRAFT, "Ord", ProposalHindrance.NOT_IN_HAND),
        (Status.APPROVED, "Ord", ProposalHindrance.NOT_IN_HAND),
    ],
)
def test_a_comment_is_refused(status, text, reason):
    theme = ProposalFactory(status=status)

    with refused(reason):
        actions.discuss_proposal(theme, text=text, by=theme.proposed_by, at=NOW)


@pytest.mark.parametrize(("who", "status"), [("proposer", Status.DRAFT), ("officer", Status.PROPOSED)])
def test_an_idea_that_was_not_chosen_is_taken_up_again(who, status):
    theme = ProposalFactory(status=Status.DECLINED, round=RoundFactory(year=2020))
    person = theme.proposed_by if who == "proposer" else OfficerFactory()
    actions.take_up_again(theme, by=person, at=NOW)

    expected = None if who == "proposer" else ProposalRound.objects.get(deadline_on__gte=NOW.date())
    assert (theme.status, theme.round) == (status, expected)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROPOSED, Status.MERGED, Status.ACTIVE])
def test_only_what_was_not_chosen_is_taken_up_again(status):
    theme = ProposalFactory(status=status)

    with refused(ProposalHindrance.NOT_IN_HAND):
        actions.take_up_again(theme, by=theme.proposed_by, at=NOW)
