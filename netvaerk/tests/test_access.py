"""Who may do what on the ground floor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.utils import timezone

from netvaerk import access
from netvaerk.audit import record
from netvaerk.models import EditablePage, NetworkTheme, OutboxLetter, Person, Verb
from netvaerk.tests.factories import CoProposerFactory, OfficerFactory, PersonFactory, ProposalFactory

pytestmark = pytest.mark.django_db


def holder_of_the_log_role() -> Person:
    person = PersonFactory()
    person.user_permissions.add(Permission.objects.get(codename="view_auditevent"))
    return person


EVERYBODY = {
    "colleague": PersonFactory,
    "personnel leader": lambda: PersonFactory(personnel_leader=PersonFactory()).personnel_leader,
    "staff with a key to the administration": lambda: PersonFactory(is_staff=True),
    "holder of the log role": holder_of_the_log_role,
    "officer": OfficerFactory,
    "former officer": lambda: OfficerFactory(is_active=False),
    "former colleague": lambda: PersonFactory(is_active=False),
    "superuser": lambda: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
EMPLOYED = {who for who in EVERYBODY if not who.startswith("former")}
ANSWERS = {
    "may_use_the_house": (EMPLOYED, lambda person, page: access.may_use_the_house(person)),
    "may_read_page": (EMPLOYED, access.may_read_page),
    "may_edit_page": ({"officer"}, access.may_edit_page),
    "may_see_the_outbox": ({"officer"}, lambda person, page: access.may_see_the_outbox(person)),
    "may_send_letter_again": ({"officer"}, lambda person, page: access.may_send_letter_again(person, OutboxLetter())),
    "may_write_letters": ({"officer"}, lambda person, page: access.may_write_letters(person)),
    "may_run_intake": ({"officer"}, lambda person, page: access.may_run_intake(person)),
    "may_read_the_log": ({"superuser", "holder of the log role"}, lambda person, page: access.may_read_the_log(person)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_on_the_ground_floor(question, who):
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](), EditablePage.objects.first()) == (who in allowed)


Status = NetworkTheme.Status
OPEN = {Status.DRAFT, Status.PROPOSED, Status.IN_REVIEW}
INTAKE = {Status.PROPOSED, Status.IN_REVIEW}
ALL = set(Status)
AROUND_A_PROPOSAL = {
    "proposer": lambda theme: theme.proposed_by,
    "colleague": lambda theme: CoProposerFactory(theme=theme).person,
    "officer": lambda theme: OfficerFactory(),
    "colleague on another": lambda theme: CoProposerFactory(theme__status=theme.status).person,
    "outsider of one that has a colleague": lambda theme: CoProposerFactory(theme=theme) and PersonFactory(),
    "proposer of another": lambda theme: ProposalFactory(status=theme.status).proposed_by,
    "superuser": lambda theme: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
# the states in which somebody may, for those behind the proposal and for an officer; nobody else ever may
BEHIND_AND_OFFICER = {
    access.may_read_proposal: (ALL, ALL - {Status.DRAFT}),
    access.may_write_proposal: (OPEN, INTAKE),
    access.may_send_proposal: ({Status.DRAFT}, set()),
    access.may_invite_to_propose: (OPEN, set()),
    access.may_discuss_proposal: (INTAKE, INTAKE),
    access.may_take_up_again: ({Status.DECLINED}, {Status.DECLINED}),
    access.may_handle_proposal: (set(), INTAKE),
}


@pytest.mark.parametrize("who", AROUND_A_PROPOSAL)
@pytest.mark.parametrize("may", BEHIND_AND_OFFICER, ids=lambda may: may.__name__)
def test_around_a_proposal(may, who):
    behind, officer = BEHIND_AND_OFFICER[may]
    allowed = {"proposer": behind, "colleague": behind, "officer": officer}.get(who, set())

    for status in Status:
        theme = ProposalFactory(status=status)
        person = Person.objects.filter(is_superuser=True).first() if who == "superuser" else None
        person = person or AROUND_A_PROPOSAL[who](theme)
        assert may(person, theme) == (status in allowed), status


@pytest.mark.parametrize(("debug", "demo", "seen"), [(False, False, False), (True, False, True), (False, True, True)])
def test_the_gallery_stands_where_the_house_is_built(settings, debug, demo, seen):
    settings.DEBUG, settings.DEMO = debug, demo

    assert access.may_see_the_gallery(OfficerFactory()) == seen


def test_anothers_new_address_or_an_old_one_of_ones_own_keeps_no_link_back():
    person, other, now = PersonFactory(), PersonFactory(), timezone.now()
    person.set_password("regn på rette sted")
    for whose, days in ((other, 1), (person, 4)):
        record(Verb.CHANGED_EMAIL, whose, by=None, at=now - timedelta(days=days), about=whose)
    record(Verb.CHANGED, person, by=None, at=now, about=person)
    assert access.may_choose_a_forgotten_password(person, now)
    record(Verb.CHANGED_EMAIL, person, by=None, at=now - timedelta(days=2), about=person)

    assert not access.may_choose_a_forgotten_password(person, now)


def test_an_emergency_account_logs_in_with_a_second_factor_of_its_own(settings):
    person, other = PersonFactory(), PersonFactory()
    settings.SIGN_ON, settings.BREAK_GLASS_ACCOUNTS = "oidc", [person.email.lower()]
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not access.may_log_in_with_a_password(person)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})

    assert access.may_log_in_with_a_password(person)
    assert not access.may_log_in_with_a_password(other)
