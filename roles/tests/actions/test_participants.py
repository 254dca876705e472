"""Finding, asking, answering, leaving, and forgetting participants."""

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.facts import table_facts
from netvaerk.models import CompetenceGroup, NetworkParticipant, ThemePhase, Verb
from netvaerk.rules.participants import Named
from netvaerk.rules.participants import ParticipantHindrance as Against
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import (
    ColleagueFactory,
    InvitationFactory,
    OfficerFactory,
    OutsiderFactory,
    PersonFactory,
    ThemeFactory,
    UnitFactory,
)
from netvaerk.tests.outcomes import log_of, refused
from roles.actions import participants as actions
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
NOW = timezone.now()
CARD = {
    "kind": "citizen", "name": "Yasmin", "organisation": "", "email": "yasmin@mail.example", "phone": "", "why": "Ved",
}  # fmt: skip


@pytest.fixture
def theme():
    return ThemeFactory()


@pytest.fixture
def leader(theme):
    return AssignmentFactory(theme=theme).person


@pytest.fixture
def groups():
    return list(CompetenceGroup.objects.all()[:2])


def employee(theme, by, stage="candidate", **more):
    person = more.pop("person", None) or PersonFactory()
    return actions.suggest_employee(theme, person=person, why="", brings=[], stage=stage, by=by, at=NOW, **more)


def outsider(theme, by, stage="candidate", **card):
    return actions.suggest_outsider(theme, brings=[], stage=stage, by=by, at=NOW, **(CARD | card))


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Who got a letter in the course of `do`, and the subjects, without the day by which to answer."""

    def sent(do):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return [(one.to[0], one.subject.split(" Svar senest")[0]) for one in mail.outbox]

    return sent


@pytest.mark.parametrize("role", [Role.NETWORK_LEADER, Role.CO_DRIVER])
def test_leader_and_co_driver_put_people_on_the_list(theme, groups, role):
    by, person = AssignmentFactory(theme=theme, role=role).person, PersonFactory()
    one = actions.suggest_employee(theme, person=person, why="Ved", brings=groups, stage="candidate", by=by, at=NOW)

    assert (one.kind, one.unit, one.stage, one.suggested_by) == ("staff", person.unit, "candidate", by)
    assert set(one.brings.all()) == set(groups)
    assert log_of(one) == [(Verb.CREATED, by, person)]


@pytest.mark.parametrize("who", ["reference leader", "officer", "leader of another theme", "participant"])
def test_nobody_else_does(theme, who):
    by = {
        "reference leader": lambda: AssignmentFactory(theme=theme, role=Role.REFERENCE_LEADER).person,
        "officer": OfficerFactory,
        "leader of another theme": lambda: AssignmentFactory().person,
        "participant": lambda: ColleagueFactory(theme=theme).person,
    }[who]()

    with refused(Against.NOT_ON_THE_THEME):
        outsider(theme, by)
    with refused(Against.NOT_ON_THE_THEME):
        employee(theme, by)


def test_somebody_on_the_list_or_with_a_role_is_not_added_again(theme, leader):
    first = employee(theme, leader)
    asked = AssignmentFactory(theme=theme, role=Role.REFERENCE_LEADER, began_on=None).person

    with refused(Against.THOUGHT_OF_ALREADY):
        employee(theme, leader, person=first.person)
    with refused(Against.HOLDS_A_ROLE):
        employee(theme, leader, person=asked)
    with refused(Against.NOT_EMPLOYED):
        employee(theme, leader, person=PersonFactory(is_active=False))


def test_the_same_outsider_sent_twice_is_one_row(theme, leader):
    assert outsider(theme, leader) == outsider(theme, leader)
    assert outsider(theme, leader) != outsider(theme, leader, email="en.anden@mail.example")
    with refused(Against.NO_NAME):
        outsider(theme, leader, name=" ")


@pytest.mark.parametrize(
    ("stage", "subjects"),
    [
        ("candidate", []),
        ("contacted", ["Vil du være med i netværket »Ensomhed«?"]),
        ("yes", ["Du er med i netværket »Ensomhed«"]),
    ],
)
def test_staff_are_told_when_they_are_asked_or_taken_in(letters, stage, subjects):
    theme, person = ThemeFactory(title="Ensomhed"), PersonFactory()
    leader = AssignmentFactory(theme=theme).person

    assert letters(lambda: employee(theme, leader, stage, person=person)) == [
        (person.email, subject) for subject in subjects
    ]
    assert letters(lambda: outsider(theme, leader, stage)) == []
    assert [one.stage for one in theme.participants.all()] == [stage, stage]


def test_asking_twice_is_asking_once(theme, leader, letters):
    one = employee(theme, leader)

    assert len(letters(lambda: actions.ask(one, by=leader, at=NOW))) == 1
    assert letters(lambda: actions.ask(one, by=leader, at=NOW)) == []
    assert log_of(one)[1:] == [(Verb.INVITED, leader, one.person)]


@pytest.mark.parametrize(("says_yes", "verb"), [(True, Verb.ACCEPTED), (False, Verb.DECLINED)])
def test_who_was_asked_answers_and_who_found_them_is_told(theme, leader, letters, says_yes, verb):
    one = employee(theme, leader, "contacted")
    sent = letters(lambda: actions.answer(one, says_yes=says_yes, by=one.person, at=NOW))

    assert one.stage == ("yes" if says_yes else "no")
    assert [to for to, _subject in sent] == [leader.email]
    assert log_of(one)[-1] == (verb, one.person, one.person)


def test_when_who_found_them_has_left_the_theme_the_leader_is_told(theme, leader, letters):
    co_driver = AssignmentFactory(theme=theme, role=Role.CO_DRIVER)
    one = employee(theme, co_driver.person, "contacted")
    RoleAssignment.objects.filter(pk=co_driver.pk).update(ended_on=timezone.localdate())

    sent = letters(lambda: actions.answer(one, says_yes=True, by=one.person, at=NOW))
    assert [to for to, _subject in sent] == [leader.email]


def test_the_same_answer_again_changes_nothing(theme, leader, letters):
    one = employee(theme, leader, "contacted")
    actions.answer(one, says_yes=True, by=one.person, at=NOW)
    before = log_of(one)

    assert letters(lambda: actions.answer(one, says_yes=True, by=one.person, at=NOW)) == []
    assert log_of(one) == before


def test_the_leader_notes_what_an_outsider_said(theme, leader):
    one = outsider(theme, leader)
    actions.answer(one, says_yes=False, by=leader, at=NOW)
    actions.answer(one, says_yes=True, by=leader, at=NOW)

    assert (one.stage, one.answered_at) == ("yes", NOW)
    with refused(Against.ANSWERED_ALREADY):
        actions.answer(one, says_yes=False, by=leader, at=NOW)


def test_a_colleague_does_not_answer_for_another(theme, leader):
    one = employee(theme, leader, "contacted")

    with refused(Against.NOT_THEIRS):
        actions.answer(one, says_yes=True, by=ColleagueFactory(stage="contacted").person, at=NOW)


def test_who_was_never_asked_cannot_answer(theme, leader):
    one = employee(theme, leader)

    with refused(Against.NOT_ASKED):
        actions.answer(one, says_yes=True, by=one.person, at=NOW)


@pytest.mark.parametrize("by_oneself", [True, False])
def test_leaving_keeps_the_row_and_tells_the_other_side(theme, leader, letters, by_oneself):
    one = employee(theme, leader, "yes")
    by, told = (one.person, leader) if by_oneself else (leader, one.person)
    sent = letters(lambda: actions.leave_network(one, by=by, at=NOW))

    assert (one.stage, one.left_on) == ("yes", timezone.localdate(NOW))
    assert [to for to, _subject in sent] == [told.email]
    assert letters(lambda: actions.leave_network(one, by=by, at=NOW)) == []
    assert log_of(one)[-1] == (Verb.LEFT, by, one.person)


def test_a_thought_that_is_dropped_is_told_to_nobody(theme, leader, letters):
    one = employee(theme, leader)

    assert letters(lambda: actions.leave_network(one, by=leader, at=NOW)) == []
    assert log_of(one)[-1] == (Verb.WITHDREW, leader, one.person)


def test_who_leaves_the_municipality_leaves_every_network():
    rows = [ColleagueFactory(stage=stage) for stage in ("candidate", "yes")]
    person = rows[0].person
    NetworkParticipant.objects.update(person=person)

    assert actions.leave_every_network(person, by=None, on=timezone.localdate(), at=NOW) == 2
    assert list(NetworkParticipant.objects.present()) == []


def changed(one, by, shown=1, brings=(), **card):
    return actions.describe_participant(one, brings=brings, by=by, at=NOW, shown=shown, **(CARD | card))


def test_what_is_written_is_changed_once(theme, leader, groups):
    one = outsider(theme, leader)
    changed(one, leader, phone="43680000", brings=groups)
    changed(one, leader, phone="43680000", brings=groups)

    assert (one.phone, one.version, one.brings.count()) == ("43680000", 2, 2)
    assert log_of(one)[1:] == [(Verb.CHANGED, leader, None)]


def test_what_somebody_changed_meanwhile_is_not_overwritten(theme, leader, groups):
    one = outsider(theme, leader)
    changed(one, leader, phone="43680000")

    with refused(ThemeHindrance.STALE):
        changed(one, leader, brings=groups)


def test_data_is_deleted_for_good_when_the_person_asks(theme, leader):
    one = OutsiderFactory(theme=theme, organisation="Ældre Sagen")
    actions.delete_contacts_of(one, by=leader, at=NOW)
    actions.delete_contacts_of(one, by=leader, at=NOW)

    assert (one.name, one.email, one.phone, one.why) == ("", "", "", "")
    assert (one.kind, one.organisation, one.left_on) == ("citizen", "Ældre Sagen", timezone.localdate(NOW))
    assert log_of(one) == [(Verb.DELETED, leader, None)]
    with refused(Against.DELETED):
        changed(one, leader, shown=one.version)


@pytest.mark.parametrize("role", [Role.REFERENCE_LEADER, None])
def test_who_may_not_see_contact_data_does_not_delete_it(theme, role):
    by = AssignmentFactory(**({"theme": theme, "role": role} if role else {})).person

    with refused(Against.NOT_FOR_THESE_EYES):
        actions.delete_contacts_of(OutsiderFactory(theme=theme), by=by, at=NOW)


def test_an_officer_deletes_it_too_but_never_the_row_of_staff(theme):
    officer = OfficerFactory()
    actions.delete_contacts_of(OutsiderFactory(theme=theme), by=officer, at=NOW)

    with refused(Against.STAFF):
        actions.delete_contacts_of(ColleagueFactory(theme=theme), by=officer, at=NOW)


def test_when_a_theme_is_closed_nothing_is_left_but_what_the_figures_need(theme):
    inside, elsewhere = OutsiderFactory(theme=theme), OutsiderFactory()
    ColleagueFactory(theme=theme)

    assert [actions.delete_contacts(theme, at=NOW) for _again in range(2)] == [1, 0]
    inside.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (inside.name, inside.email, inside.stage, inside.left_on) == ("", "", "yes", None)
    assert elsewhere.email != ""


def test_the_facts_of_the_table(theme, groups):
    top = UnitFactory(name="Aa")
    area = UnitFactory(parent=top)
    staff = [ColleagueFactory(theme=theme, unit=unit) for unit in (area, UnitFactory(parent=area))]
    staff[0].brings.add(groups[0])
    staff[1].phases.add(ThemePhase.objects.get(order=4))
    OutsiderFactory(theme=theme, stage="contacted", is_core=True)
    ColleagueFactory(is_core=True)
    facts = table_facts(theme)

    assert (facts.kinds, facts.areas) == (frozenset({"staff"}), [Named(area.pk, area.name)] * 2)
    assert [one.key for one, brought in facts.groups.items() if brought] == [groups[0].pk]
    assert [one.key for one, peopled in facts.phases.items() if peopled] == [4]


def test_somebody_in_the_core_is_in_every_phase(theme):
    OutsiderFactory(theme=theme, is_core=True)

    assert set(table_facts(theme).phases.values()) == {True}


def test_who_leaves_the_network_is_no_longer_invited_to_what_lies_ahead():
    invitation = InvitationFactory(meeting__theme__status="active")
    one = ColleagueFactory(theme=invitation.meeting.theme, person=invitation.person)
    actions.leave_network(one, by=invitation.person, at=NOW)

    invitation.refresh_from_db()
    assert invitation.withdrawn_at == NOW


def test_who_also_has_a_role_stays_invited():
    invitation = InvitationFactory(meeting__theme__status="active")
    theme = invitation.meeting.theme
    AssignmentFactory(theme=theme, person=invitation.person, role="co_driver")
    one = ColleagueFactory(theme=theme, person=invitation.person)
    actions.leave_network(one, by=invitation.person, at=NOW)

    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None
