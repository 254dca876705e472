"""What a network needs from its reference leader, and the theme's tie to the base organisation."""

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.base_link import answer_need, need_reference_leader, tie_to_base, withdraw_need
from roles.models import BaseLink, ReferenceNeed, RoleAssignment
from roles.rules.base_link import BaseLinkHindrance, NeedHindrance
from roles.tests.factories import AssignmentFactory, NeedFactory, StandInFactory

pytestmark = pytest.mark.django_db
Role, State = RoleAssignment.Role, ReferenceNeed.State
NOW = timezone.now()


@pytest.fixture
def need():
    """An open need of a theme with all three roles."""
    need = NeedFactory()
    for role in Role.values:
        AssignmentFactory(theme=need.theme, role=role)
    return need


def holder(theme, role):
    return theme.role_assignments.get(role=role).person


def say(theme, by, text="En plads i chefforum", kind="arena", committee=""):
    return need_reference_leader(theme, kind=kind, text=text, committee=committee, by=by, at=NOW)


@pytest.mark.parametrize("role", [Role.NETWORK_LEADER, Role.CO_DRIVER])
def test_leader_and_co_driver_say_what_is_needed_once(need, role):
    by = holder(need.theme, role)

    assert say(need.theme, by) == say(need.theme, by)
    assert log_of(need.theme.reference_needs.first()) == [(Verb.CREATED, by, None)]


def test_the_reference_leader_and_who_stands_in_get_a_letter(need, django_capture_on_commit_callbacks):
    reference = need.theme.role_assignments.get(role=Role.REFERENCE_LEADER)
    stand_in = StandInFactory(assignment=reference)
    with django_capture_on_commit_callbacks(execute=True):
        say(need.theme, holder(need.theme, Role.NETWORK_LEADER))

    assert [one.to for one in mail.outbox] == [[reference.person.email], [stand_in.person.email]]
    assert "chefforum" not in mail.outbox[0].body


@pytest.mark.parametrize("who", [Role.REFERENCE_LEADER, "officer", "leader of another theme"])
def test_nobody_else_says_what_is_needed(need, who):
    others = {"officer": OfficerFactory, "leader of another theme": lambda: AssignmentFactory().person}
    by = others.get(who, lambda: holder(need.theme, who))()

    with refused(NeedHindrance.NOT_ON_THE_THEME):
        say(need.theme, by)


def answer(need, by, state=State.IN_HAND, shown=1, note="Jeg ringer", committee="", hearing=""):
    words = {"state": state, "note": note, "committee": committee, "hearing": hearing}
    answer_need(need, **words, by=by, at=NOW, shown=shown)


def test_a_need_goes_from_open_to_in_hand_to_done(need):
    reference = holder(need.theme, Role.REFERENCE_LEADER)
    answer(need, reference)
    answer(need, reference)
    assert (need.state, need.note, need.answered_by) == (State.IN_HAND, "Jeg ringer", reference)
    answer(need, reference, State.DONE, shown=2)

    assert (need.state, need.taken_at, times(Verb.ANSWERED, need)) == (State.DONE, NOW, 2)


def test_who_stands_in_for_the_reference_leader_answers(need):
    held = need.theme.role_assignments.get(role=Role.REFERENCE_LEADER)
    stand_in = StandInFactory(assignment=held).person
    answer(need, stand_in)

    assert need.answered_by == stand_in


@pytest.mark.parametrize("who", [Role.NETWORK_LEADER, Role.CO_DRIVER, "officer", "reference leader of another theme"])
def test_nobody_else_answers(need, who):
    others = {
        "officer": OfficerFactory,
        "reference leader of another theme": lambda: AssignmentFactory(role=Role.REFERENCE_LEADER).person,
    }
    by = others.get(who, lambda: holder(need.theme, who))()

    with refused(NeedHindrance.NOT_THE_REFERENCE_LEADER):
        answer(need, by)


def test_an_answer_does_not_overwrite_another(need):
    reference = holder(need.theme, Role.REFERENCE_LEADER)
    answer(need, reference)

    with refused(ThemeHindrance.STALE):
        answer(need, reference, note="Noget andet")


def test_which_committee_should_hear_of_it():
    need = NeedFactory(kind="political")
    reference = AssignmentFactory(theme=need.theme, role=Role.REFERENCE_LEADER).person
    answer(need, reference, committee="Klimaudvalget", hearing="yes")

    assert (need.committee, need.hearing) == ("Klimaudvalget", "yes")


def test_what_is_needed_no_longer_is_taken_back_once(need):
    leader = holder(need.theme, Role.NETWORK_LEADER)
    for _again in range(2):
        withdraw_need(need, by=leader, at=NOW)

    assert (need.state, times(Verb.WITHDREW, need)) == (State.WITHDRAWN, 1)
    with refused(NeedHindrance.NO_LONGER_OPEN):
        answer(need, holder(need.theme, Role.REFERENCE_LEADER))


def test_what_is_done_is_not_taken_back(need):
    answer(need, holder(need.theme, Role.REFERENCE_LEADER), State.DONE)

    with refused(NeedHindrance.NO_LONGER_OPEN):
        withdraw_need(need, by=holder(need.theme, Role.NETWORK_LEADER), at=NOW)


def tie(theme, by, shown=0, **words):
    link = {"arenas": "Chefforum i marts", "funding": "sought", "funding_owner": "Kultur"} | words
    tie_to_base(theme, **link, by=by, at=NOW, shown=shown)


@pytest.mark.parametrize("role", Role.values)
def test_those_on_the_theme_write_arenas_and_money_together(need, role):
    by = holder(need.theme, role)
    tie(need.theme, by)
    tie(need.theme, by)
    link = BaseLink.objects.get()

    assert (link.arenas, link.version, link.changed_by) == ("Chefforum i marts", 1, by)
    tie(need.theme, by, shown=1, funding="found")
    assert times(Verb.CHANGED, link) == 2


def test_a_tie_does_not_overwrite_another(need):
    tie(need.theme, holder(need.theme, Role.NETWORK_LEADER))

    with refused(ThemeHindrance.STALE):
        tie(need.theme, holder(need.theme, Role.REFERENCE_LEADER), arenas="Ledermøde")


def test_nobody_else_writes_the_tie(need):
    for by in (OfficerFactory(), AssignmentFactory().person):
        with refused(BaseLinkHindrance.NOT_ON_THE_THEME):
            tie(need.theme, by)


def test_a_closed_theme_is_not_written_about(need):
    type(need.theme).objects.update(status="closed")

    with refused(BaseLinkHindrance.NOT_ON_THE_THEME):
        tie(need.theme, holder(need.theme, Role.NETWORK_LEADER))
