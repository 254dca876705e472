"""Two people with the same proposal at the same moment: one consistent, explained state in the end."""

from datetime import UTC, datetime

import pytest

from netvaerk.actions.calendar_feeds import make_address
from netvaerk.actions.intake import choose_proposal, decline_proposal, merge_proposal
from netvaerk.actions.proposals import invite_to_propose, propose_theme, send_proposal, write_proposal
from netvaerk.models import CalendarFeed, NetworkTheme, ProposalRound
from netvaerk.rules.calendar_feeds import FeedHindrance
from netvaerk.rules.proposals import ProposalHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import CoProposerFactory, OfficerFactory, PersonFactory, ProposalFactory, UnitFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
Status = NetworkTheme.Status
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DECISION = {"decided_on": NOW.date(), "reason": "Fordi", "at": NOW}


def fresh(theme):
    """A copy of its own, as another request loads it."""
    return NetworkTheme.objects.get(pk=theme.pk)


@often
def test_a_double_click_begins_one_proposal():
    person, card = PersonFactory(), {"title": "Ensomhed", "kind": "agenda", "purpose": "Færre ensomme"}
    answers = at_once(*[lambda: propose_theme(by=person, at=NOW, **card)] * 2)

    assert answers[0] == answers[1]
    assert NetworkTheme.objects.filter(proposed_by=person).count() == 1


@often
def test_two_proposers_sending_the_same_proposal():
    theme = ProposalFactory(status=Status.DRAFT)
    people = [theme.proposed_by, CoProposerFactory(theme=theme).person]
    answers = at_once(*(lambda one=one: send_proposal(fresh(theme), by=one, at=NOW) for one in people))

    assert sorted(map(str, answers)) == sorted(map(str, [None, [ProposalHindrance.NOT_YOURS]]))
    assert theme.moves.count() == 1


@often
def test_sending_while_a_colleague_takes_out_what_a_sent_proposal_must_have():
    theme = ProposalFactory(status=Status.DRAFT)
    colleague = CoProposerFactory(theme=theme).person
    at_once(
        lambda: send_proposal(fresh(theme), by=theme.proposed_by, at=NOW),
        lambda: write_proposal(fresh(theme), by=colleague, at=NOW, shown=1, units=[], hows={}, at_stake=""),
    )

    theme.refresh_from_db()
    assert theme.status == Status.DRAFT or (theme.at_stake, theme.units.count()) == ("Et godt liv for mange", 2)


@often
def test_two_officers_noting_opposite_decisions():
    theme, officers = ProposalFactory(), [OfficerFactory(), OfficerFactory()]
    answers = at_once(
        lambda: choose_proposal(fresh(theme), network_type="welfare", by=officers[0], **DECISION),
        lambda: decline_proposal(fresh(theme), by=officers[1], **DECISION),
    )

    theme.refresh_from_db()
    assert answers.count([ProposalHindrance.NOT_IN_HAND]) == 1
    assert theme.decisions.get().chosen == (theme.status == Status.APPROVED)


@often
def test_two_proposals_merged_into_each_other():
    one, other = ProposalFactory(), ProposalFactory()
    officer = OfficerFactory()
    answers = at_once(
        lambda: merge_proposal(fresh(one), into=fresh(other), by=officer, at=NOW),
        lambda: merge_proposal(fresh(other), into=fresh(one), by=officer, at=NOW),
    )

    assert answers.count([ProposalHindrance.NOT_IN_HAND]) == 1
    assert sorted(fresh(theme).status for theme in (one, other)) == [Status.IN_REVIEW, Status.MERGED]


@often
def test_two_who_invite_the_same_colleague():
    theme, colleague = ProposalFactory(status=Status.DRAFT), PersonFactory()
    answers = at_once(*[lambda: invite_to_propose(fresh(theme), person=colleague, by=theme.proposed_by, at=NOW)] * 2)

    assert answers.count([ProposalHindrance.STANDS_BEHIND_IT]) == 1
    assert theme.co_proposers.count() == 1


@often
def test_two_who_send_the_first_proposals_of_a_round():
    ProposalRound.objects.filter(themes=None).delete()
    drafts = [ProposalFactory(status=Status.DRAFT) for _again in range(2)]
    answers = at_once(
        *(lambda theme=theme: send_proposal(fresh(theme), by=theme.proposed_by, at=NOW) for theme in drafts)
    )

    assert answers == [None, None]
    assert len({fresh(theme).round for theme in drafts}) == 1
    NetworkTheme.objects.filter(pk__in=[theme.pk for theme in drafts]).update(status=Status.DRAFT, round=None)


@often
def test_two_who_write_the_same_version():
    theme = ProposalFactory(status=Status.DRAFT)
    people = [theme.proposed_by, CoProposerFactory(theme=theme).person]
    units = [UnitFactory(), UnitFactory()]

    def write(person):
        return lambda: write_proposal(fresh(theme), by=person, at=NOW, shown=1, units=units, hows={}, title=person.name)

    answers = at_once(*map(write, people))

    winner = people[answers.index(None)]
    assert answers.count([ThemeHindrance.STALE]) == 1
    assert fresh(theme).title == winner.name


@often
def test_two_windows_that_ask_for_a_calendar_address_get_one():
    person = PersonFactory()

    answers = at_once(*[lambda: make_address(person, shown=0, at=NOW)] * 2)

    (secret,) = [one for one in answers if one != [FeedHindrance.CHANGED]]
    assert CalendarFeed.objects.behind(secret).person == person
    assert CalendarFeed.objects.filter(person=person).count() == 1
