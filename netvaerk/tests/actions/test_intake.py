"""What the secretariat does with proposals, one effect a test."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from netvaerk.actions import intake as actions
from netvaerk.actions.rounds import plan_round
from netvaerk.models import NetworkTheme, ProposalRound, Verb
from netvaerk.rules.proposals import Gap, ProposalHindrance
from netvaerk.rules.rounds import usual_dates
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
DAY = date(2026, 11, 25)
DECISION = {"decided_on": DAY, "reason": "Fordi", "at": NOW}
ACTS = {
    "take in": lambda theme, **by: actions.take_into_review(theme, at=NOW, **by),
    "return": lambda theme, **by: actions.return_proposal(theme, reason="Mere", at=NOW, **by),
    "move on": lambda theme, **by: actions.move_to_next_round(theme, at=NOW, **by),
    "merge": lambda theme, **by: actions.merge_proposal(theme, into=ProposalFactory(), at=NOW, **by),
    "choose": lambda theme, **by: actions.choose_proposal(theme, network_type="welfare", **DECISION, **by),
    "decline": lambda theme, **by: actions.decline_proposal(theme, **DECISION, **by),
}
ALLOWED = {
    (Status.PROPOSED, "take in"),
    (Status.PROPOSED, "return"),
    (Status.PROPOSED, "move on"),
    (Status.PROPOSED, "merge"),
    (Status.IN_REVIEW, "take in"),
    (Status.IN_REVIEW, "move on"),
    (Status.IN_REVIEW, "merge"),
    (Status.IN_REVIEW, "choose"),
    (Status.IN_REVIEW, "decline"),
}


@pytest.fixture
def officer():
    return OfficerFactory()


def outcome(theme, act, by):
    """Whether the action was done, and the reasons if not."""
    try:
        ACTS[act](theme, by=by)
    except actions.Refused as refusal:
        return refusal.reasons
    return "done"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", Status)
def test_an_officer_handles_what_is_at_the_secretariat_and_nothing_else(officer, status, act):
    theme = ProposalFactory(status=status)
    known = [ProposalHindrance.NOT_IN_HAND], [ThemeHindrance.NOT_NEXT]

    expected = ["done"] if (status, act) in ALLOWED else known
    assert outcome(theme, act, officer) in expected


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["proposer", "colleague", "employee", "superuser"])
def test_nobody_but_an_officer_handles_a_proposal(who, act):
    theme = ProposalFactory(status=Status.PROPOSED if act in ("take in", "return") else Status.IN_REVIEW)
    people = {
        "proposer": lambda: theme.proposed_by,
        "colleague": lambda: CoProposerFactory(theme=theme).person,
        "employee": lambda: ProposalFactory().proposed_by,
        "superuser": lambda: PersonFactory(is_superuser=True, is_staff=True),
    }
    before = theme.status

    assert outcome(theme, act, people[who]()) == [ProposalHindrance.NOT_IN_HAND]
    theme.refresh_from_db()
    assert (theme.status, log_of(theme)) == (before, [])


def test_a_proposal_is_taken_in_once(officer):
    theme = ProposalFactory(status=Status.PROPOSED)
    for _again in range(2):
        actions.take_into_review(theme, by=officer, at=NOW)

    assert theme.status == Status.IN_REVIEW
    assert log_of(theme) == [(Verb.MOVED, officer, None)]


def test_a_returned_proposal_is_a_draft_that_says_why(officer):
    theme = ProposalFactory(status=Status.PROPOSED)
    actions.return_proposal(theme, reason="Spørg borgerne", by=officer, at=NOW)

    move = theme.moves.get()
    assert (theme.status, theme.round, move.reason) == (Status.DRAFT, None, "Spørg borgerne")


def test_a_proposal_is_not_returned_without_a_word(officer):
    with refused(ThemeHindrance.NO_REASON):
        actions.return_proposal(ProposalFactory(status=Status.PROPOSED), reason=" ", by=officer, at=NOW)


def test_a_proposal_moves_to_the_round_after_its_own(officer):
    theme = ProposalFactory(round=RoundFactory(year=2027))
    actions.move_to_next_round(theme, by=officer, at=NOW)

    assert (theme.round.year, theme.round.season) == (2027, "autumn")


def test_a_planned_later_round_is_the_next_one(officer):
    later = RoundFactory(year=2029)
    theme = ProposalFactory(round=RoundFactory(year=2027))
    actions.move_to_next_round(theme, by=officer, at=NOW)

    assert theme.round == later


def test_merged_proposals_keep_everybody_and_every_unit(officer):
    units = [UnitFactory(), UnitFactory()]
    theme, into = ProposalFactory(units=units), ProposalFactory()
    colleague = CoProposerFactory(theme=theme).person
    CoProposerFactory(theme=into, person=theme.proposed_by)
    actions.merge_proposal(theme, into=into, by=officer, at=NOW)

    assert (theme.status, theme.merged_into) == (Status.MERGED, into)
    assert {one.person for one in into.co_proposers.all()} == {theme.proposed_by, colleague}
    assert set(units) < set(into.units.all())
    assert log_of(theme) == [(Verb.MERGED, officer, None)]


def test_a_proposer_of_both_stands_behind_the_merged_one_once(officer):
    person = PersonFactory()
    theme, into = ProposalFactory(proposed_by=person), ProposalFactory(proposed_by=person)
    actions.merge_proposal(theme, into=into, by=officer, at=NOW)

    assert into.co_proposers.count() == 0


def test_a_proposal_is_not_merged_into_itself(officer):
    theme = ProposalFactory()

    with refused(ProposalHindrance.SAME_PROPOSAL):
        actions.merge_proposal(theme, into=NetworkTheme.objects.get(pk=theme.pk), by=officer, at=NOW)


def test_a_proposal_is_not_merged_into_what_is_decided(officer):
    with refused(ProposalHindrance.NOT_IN_HAND):
        actions.merge_proposal(ProposalFactory(), into=ProposalFactory(status=Status.ACTIVE), by=officer, at=NOW)


def test_a_chosen_theme_says_as_what_and_why(officer):
    theme = ProposalFactory(network_type="")
    actions.choose_proposal(theme, network_type="learning", by=officer, **DECISION)

    decision = theme.decisions.get()
    assert (theme.status, theme.network_type) == (Status.APPROVED, "learning")
    assert (decision.chosen, decision.round, decision.reason) == (True, theme.round, "Fordi")
    assert log_of(theme) == [(Verb.APPROVED, officer, None)]


def test_an_idea_that_is_not_chosen_is_kept_with_the_reason(officer):
    theme = ProposalFactory()
    actions.decline_proposal(theme, by=officer, **DECISION)

    decision = theme.decisions.get()
    assert (theme.status, decision.chosen, decision.reason) == (Status.DECLINED, False, "Fordi")


@pytest.mark.parametrize(
    ("fields", "typed", "reasons"),
    [
        ({"traits": 6}, {}, [Gap.TRAITS]),
        ({"units": []}, {}, [Gap.UNITS]),
        ({}, {"network_type": ""}, [Gap.NETWORK_TYPE]),
        ({}, {"reason": " "}, [ThemeHindrance.NO_REASON]),
        ({}, {"decided_on": date(2026, 11, 26)}, [ProposalHindrance.DECIDED_LATER]),
    ],
    ids=["a trait is missing", "no units", "no type", "no reason", "not decided yet"],
)
def test_a_choice_is_refused(officer, fields, typed, reasons):
    theme = ProposalFactory(**fields)

    with refused(*reasons):
        actions.choose_proposal(theme, by=officer, **({"network_type": "welfare"} | DECISION | typed))

    theme.refresh_from_db()
    assert (theme.status, theme.decisions.count()) == (Status.IN_REVIEW, 0)


@pytest.mark.parametrize("chosen", [True, False])
def test_proposers_and_leaders_of_the_units_hear_of_the_decision(officer, django_capture_on_commit_callbacks, chosen):
    unit = UnitFactory()
    leader = PersonFactory(unit=unit)
    PersonFactory(unit=unit, personnel_leader=leader)
    theme = ProposalFactory(title="Ensomhed", units=[unit, UnitFactory()])
    with django_capture_on_commit_callbacks(execute=True):
        ACTS["choose" if chosen else "decline"](theme, by=officer)

    to_leader = "Et nyt tema berører din enhed: »Ensomhed«" if chosen else "»Ensomhed« blev ikke valgt denne gang"
    assert {letter.to[0]: letter.subject for letter in mail.outbox} == {
        theme.proposed_by.email: "Chefforum har afgjort »Ensomhed«",
        leader.email: to_leader,
    }
    assert not any("Fordi" in letter.body for letter in mail.outbox)


def test_a_later_decision_stands_beside_the_first(officer):
    theme = ProposalFactory()
    actions.decline_proposal(theme, by=officer, **DECISION)
    NetworkTheme.objects.filter(pk=theme.pk).update(status=Status.IN_REVIEW)
    theme.refresh_from_db()
    actions.choose_proposal(theme, network_type="welfare", by=officer, **DECISION)

    assert [decision.chosen for decision in theme.decisions.all()] == [True, False]


def test_an_officer_plans_a_round_and_changes_its_days(officer):
    planned = plan_round(usual_dates(2028, "spring"), by=officer, at=NOW)
    moved = usual_dates(2028, "autumn")
    plan_round(moved, by=officer, at=NOW, round=planned)

    assert ProposalRound.objects.get().dates == moved
    assert [verb for verb, _by, _about in log_of(planned)] == [Verb.CREATED, Verb.CHANGED]


def test_nobody_else_plans_a_round():
    with refused(ProposalHindrance.NOT_SECRETARIAT):
        plan_round(usual_dates(2028, "spring"), by=PersonFactory(), at=NOW)
