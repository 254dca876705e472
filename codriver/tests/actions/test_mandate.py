"""Opening the agreements of the mandate, and what closes them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.leaving import leave
from codriver.actions.mandate import close_those_parted, open_agreement
from codriver.actions.pairing import end_pairing
from codriver.actions.succession import accept_role, follow_the_line, hand_over
from codriver.facts.agreements import agreed_facts
from codriver.facts.mandate import mandate_of
from codriver.models import ExpectationAlignment
from codriver.rules.forms import Side
from codriver.rules.mandate import OpeningHindrance, missing_for_mandate
from codriver.rules.reviews import revisits_due
from codriver.tests.factories import agreed_agreement, both_sent, opened_agreement, theme_with_leaders
from codriver.tests.people import holder
from netvaerk.actions.people import place
from netvaerk.models import NetworkTheme, ThemePhase, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import refused, times
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
Outcome = ExpectationAlignment.Outcome
KINDS = ("reference_leader", "personnel_leader", "co_driver_personnel")


def two_of(theme, kind):
    """Who should agree, by the roles of the theme."""
    leader, co_driver = holder(theme, "network_leader"), holder(theme, "co_driver")
    return {
        "reference_leader": [leader, holder(theme, "reference_leader")],
        "personnel_leader": [leader, leader.personnel_leader],
        "co_driver_personnel": [co_driver, co_driver.personnel_leader],
    }[kind]


def parties(alignment):
    return [alignment.sides()[side].person for side in Side]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", [0, 1], ids=["the first", "the second"])
def test_either_of_the_two_opens_it(kind, place):
    theme = theme_with_leaders()
    people = two_of(theme, kind)
    alignment = open_agreement(theme, kind=kind, by=people[place], at=NOW)

    assert (alignment.kind, alignment.template.kind, alignment.first_party) == (kind, kind, people[0])
    assert (parties(alignment), alignment.pairing, times(Verb.OPENED, alignment)) == (people, None, 1)


def test_an_officer_opens_it_for_the_two():
    theme = theme_with_leaders()
    alignment = open_agreement(theme, kind="reference_leader", by=OfficerFactory(), at=NOW)

    assert parties(alignment) == two_of(theme, "reference_leader")


def test_opening_it_again_gives_the_same_one():
    first = opened_agreement()
    again = open_agreement(first.theme, kind=first.kind, by=first.first_party, at=NOW)

    assert (again, times(Verb.OPENED, first)) == (first, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_else_opens_it(kind):
    theme, other = theme_with_leaders(), theme_with_leaders()

    for person in (*two_of(other, kind), PersonFactory()):
        with refused(OpeningHindrance.NOT_A_PARTY):
            open_agreement(theme, kind=kind, by=person, at=NOW)


@pytest.mark.parametrize("kind", ["co_driver", "", "x"])
def test_the_pairs_own_alignment_is_not_opened_by_hand(kind):
    theme = theme_with_leaders()

    with refused(OpeningHindrance.NOT_A_KIND):
        open_agreement(theme, kind=kind, by=OfficerFactory(), at=NOW)


def test_nothing_is_opened_where_one_of_the_two_is_missing():
    theme = AssignmentFactory().theme

    for kind in KINDS:
        with refused(OpeningHindrance.NOBODY_TO_AGREE_WITH):
            open_agreement(theme, kind=kind, by=OfficerFactory(), at=NOW)


def test_nothing_is_opened_on_a_theme_that_does_not_run():
    theme = theme_with_leaders()
    NetworkTheme.objects.update(status="closed")

    with refused(OpeningHindrance.THEME_NOT_RUNNING):
        open_agreement(theme, kind="reference_leader", by=holder(theme, "network_leader"), at=NOW)


def test_the_other_one_is_told(django_capture_on_commit_callbacks):
    theme = theme_with_leaders()
    leader, other = two_of(theme, "personnel_leader")
    with django_capture_on_commit_callbacks(execute=True):
        open_agreement(theme, kind="personnel_leader", by=leader, at=NOW)

    assert [letter.to for letter in mail.outbox] == [[other.email]]


def outcomes(theme):
    """How each agreement of the mandate ended; empty for one that runs."""
    found = ExpectationAlignment.objects.opened_by_hand().filter(theme=theme)
    return dict(found.order_by("pk").values_list("kind", "outcome"))


@pytest.fixture
def opened():
    """A theme with all three agreements open, that with the reference leader agreed."""
    theme = theme_with_leaders()
    for kind in KINDS:
        opened_agreement(kind, theme)
    agreed_agreement(both_sent(ExpectationAlignment.objects.get(theme=theme, kind="reference_leader")))
    return theme


def hands_over(theme, role):
    officer = OfficerFactory()
    former = RoleAssignment.objects.current().get(theme=theme, role=role)
    new = hand_over(former, to=PersonFactory(), note="Ring", waiver="Har ledt før", by=officer, at=NOW)
    accept_role(new, by=new.person, at=NOW)


def moves(theme, role):
    person = holder(theme, role)
    place(person, unit=person.unit, personnel_leader=PersonFactory(), by=None)
    follow_the_line(by=None, at=NOW)


def closes(theme):
    NetworkTheme.objects.filter(pk=theme.pk).update(status="closed")
    close_those_parted(at=NOW)


def pair_ends(theme):
    pairing = theme.pairings.get()
    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Nye opgaver", at=NOW)


SUPERSEDED, VOID = Outcome.SUPERSEDED, Outcome.VOID
CHANGES = {
    "a new leader": (lambda theme: hands_over(theme, "network_leader"), [SUPERSEDED, VOID, VOID]),
    "a new reference leader": (lambda theme: hands_over(theme, "reference_leader"), [SUPERSEDED, "", ""]),
    "another personnel leader": (lambda theme: moves(theme, "network_leader"), ["", VOID, ""]),
    "another one for the co-driver": (lambda theme: moves(theme, "co_driver"), ["", "", VOID]),
    "the pairing ends": (pair_ends, ["", "", VOID]),
    "the theme closes": (closes, [SUPERSEDED, VOID, VOID]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_agreed_with_somebody_else_is_over(opened, change):
    act, expected = CHANGES[change]
    other = opened_agreement()
    act(opened)

    assert outcomes(opened) == dict(zip(KINDS, expected, strict=True))
    assert outcomes(other.theme) == {"personnel_leader": ""}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("network_leader", [SUPERSEDED, VOID, VOID]),
        ("reference_leader", [SUPERSEDED, "", ""]),
        ("personnel leader", ["", VOID, ""]),
    ],
)
def test_what_was_agreed_with_a_leaver_is_over(opened, who, expected):
    leader = holder(opened, "network_leader")
    leave(leader.personnel_leader if who == "personnel leader" else holder(opened, who), by=None, at=NOW)

    assert outcomes(opened) == dict(zip(KINDS, expected, strict=True))


def test_both_are_told_that_it_is_over(opened, django_capture_on_commit_callbacks):
    people = two_of(opened, "co_driver_personnel")
    with django_capture_on_commit_callbacks(execute=True):
        moves(opened, "co_driver")

    assert sorted(letter.to for letter in mail.outbox) == sorted([one.email] for one in people)


def test_a_new_agreement_may_be_opened_with_the_new_one(opened):
    moves(opened, "network_leader")
    theme = NetworkTheme.objects.get(pk=opened.pk)
    new = opened_agreement("personnel_leader", theme)

    assert parties(new) == two_of(theme, "personnel_leader")


def test_opening_closes_what_nobody_has_looked_at_yet():
    """An upper floor is told of a move the same night; who opens an agreement before that gets the right one."""
    old = opened_agreement()
    place(old.first_party, unit=None, personnel_leader=PersonFactory(), by=None)
    new = open_agreement(old.theme, kind=old.kind, by=OfficerFactory(), at=NOW)
    old.refresh_from_db()

    assert (old.outcome, parties(new)) == (VOID, two_of(old.theme, "personnel_leader"))


def test_the_daily_look_closes_nothing_that_stands(opened):
    run = close_those_parted(at=NOW)

    assert (run.done, run.failed) == (0, 0)


def test_a_whole_mandate_is_in_place():
    theme = theme_with_leaders()
    agreed_agreement(both_sent(theme.pairings.get().alignment))
    for kind in ("reference_leader", "personnel_leader"):
        agreed_agreement(both_sent(opened_agreement(kind, theme)))
    ReleaseFactory(theme=theme, person=holder(theme, "network_leader"))

    facts = mandate_of(theme, TODAY)

    assert missing_for_mandate(facts) == []
    assert (facts.agreed_hours, facts.released_hours) == (3, 3)


def test_an_agreement_with_the_former_leader_is_no_part_of_the_mandate(opened):
    before = mandate_of(opened, TODAY).reference_leader_agreed
    hands_over(opened, "network_leader")

    assert (before, mandate_of(opened, TODAY).reference_leader_agreed) == (True, False)


@pytest.mark.parametrize(("network_type", "needed"), [("welfare", True), ("learning", False)])
def test_a_learning_network_needs_no_reference_leader(network_type, needed):
    theme = theme_with_leaders(network_type=network_type)

    assert mandate_of(theme, TODAY).needs_reference_leader == needed


@pytest.fixture
def agreed():
    """The agreement of a leader with the own personnel leader, and one with the reference leader."""
    theme = theme_with_leaders()
    return [agreed_agreement(both_sent(opened_agreement(kind, theme))) for kind in KINDS[:2]]


def reasons_to_revisit(agreement, days):
    day = TODAY + timedelta(days=days)
    fresh = type(agreement).objects.get(pk=agreement.pk)
    return {because.value for because, _day in revisits_due(agreed_facts(fresh, day), day)}


def test_other_released_hours_call_for_a_revisit_of_what_is_about_time(agreed):
    alignment = agreed[1].alignment
    ReleaseFactory(theme=alignment.theme, person=alignment.first_party, approved_at=NOW + timedelta(days=1))

    assert [reasons_to_revisit(one, days=2) for one in agreed] == [set(), {"hours"}]


def test_a_new_phase_calls_for_a_revisit_by_the_pair_alone(agreed):
    NetworkTheme.objects.update(phase=ThemePhase.objects.first(), phase_began_on=TODAY + timedelta(days=1))

    assert [reasons_to_revisit(one, days=2) for one in agreed] == [set(), set()]


def test_a_review_date_calls_for_a_revisit(agreed):
    assert [reasons_to_revisit(one, days=40) for one in agreed] == [{"date"}, {"date"}]
