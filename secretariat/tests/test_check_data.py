"""`manage.py check_data`: each fault that no constraint holds is planted, and told in one sentence."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from codriver.models import AgreedText, AlignmentResponse, Approval, Pairing
from codriver.tests.factories import agreed_agreement, ready_candidate, theme_with_leaders
from netvaerk.database import unsealed
from netvaerk.models import NetworkTheme, OrgUnit, Person, ThemeMove
from netvaerk.rules.erasing import GONE
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, StandInFactory, holder
from secretariat.models import Enrolment, TrainingEvent
from secretariat.queries.data_faults import SEALED, data_faults, seals_there
from secretariat.tests.training import enrolled, published


@pytest.fixture(scope="module")
def sound(django_db_setup, django_db_blocker):
    """A pair that has agreed, a theme with its leaders, an event with a guest: nothing is wrong with them."""
    with django_db_blocker.unblock(), transaction.atomic():
        agreement = agreed_agreement()
        AssignmentFactory(theme=agreement.alignment.theme, role="reference_leader")
        theme = theme_with_leaders(status="active")
        event, guest = published(), PersonFactory()
        enrolled(event, guest)
        yield SimpleNamespace(
            agreement=agreement,
            text=agreement.text,
            alignment=agreement.alignment,
            pairing=agreement.alignment.pairing,
            theme=theme,
            event=event,
            guest=guest,
        )
        transaction.set_rollback(True)


def rows(model, *keys, **values):
    model.objects.filter(pk__in=keys).update(**values)


def role_of(theme, role):
    return RoleAssignment.objects.current().get(theme=theme, role=role)


def move(theme, *statuses):
    for status in statuses:
        ThemeMove.objects.create(theme=theme, status=status, at=timezone.now(), by=OfficerFactory())


def rewrite(text, **values):
    with unsealed():
        rows(AgreedText, text.pk, **values)


def no_leader(s):
    role, pairing = role_of(s.theme, "network_leader"), Pairing.objects.current().get(theme=s.theme)
    rows(RoleAssignment, role.pk, ended_on=timezone.localdate())
    return [
        f"Theme {s.theme.pk} runs without a network leader who has accepted.",
        f"Pairing {pairing.pk} runs, but person {role.person_id} is not network_leader of its theme.",
    ]


def no_reference_leader(s):
    rows(RoleAssignment, role_of(s.theme, "reference_leader").pk, ended_on=timezone.localdate())
    return [f"Theme {s.theme.pk} runs without a reference leader who has accepted."]


def elsewhere_than_its_step(s):
    move(s.theme, "active", "testing")
    return [f"Theme {s.theme.pk} is active, but its last step led to testing."]


def no_step(s):
    move(s.theme, "closed", "active")
    return [f"Theme {s.theme.pk} went from closed to active, which is no step."]


def role_on_a_closed_theme(s):
    rows(NetworkTheme, s.theme.pk, status="closed")
    keys = RoleAssignment.objects.current().filter(theme=s.theme).values_list("pk", flat=True)
    return [f"Role {key} runs on a theme that takes no roles: it is over, or not chosen." for key in keys]


def a_second_co_driver(s):
    rows(RoleAssignment, role_of(s.pairing.theme, "co_driver").pk, seat=2)
    return [f"Theme {s.pairing.theme_id} has two co-drivers, and CO_DRIVERS_PER_THEME allows one."]


def a_leader_has_left(s):
    role = role_of(s.theme, "network_leader")
    rows(Person, role.person_id, is_active=False)
    held = (f"the role {role.pk}", f"the pairing {Pairing.objects.current().get(theme=s.theme).pk}")
    return [f"Somebody who has left still holds {words}." for words in held]


def one_of_a_pair_has_left(s):
    role = role_of(s.pairing.theme, "co_driver")
    rows(Person, s.pairing.co_driver_id, is_active=False)
    held = (f"the role {role.pk}", f"the pairing {s.pairing.pk}")
    return [f"Somebody who has left still holds {words}." for words in held]


def somebody_ready_has_left(s):
    candidacy = ready_candidate()
    rows(Person, candidacy.person_id, is_active=False)
    return [f"Somebody who has left still holds the candidacy {candidacy.pk}."]


def a_guest_has_left(s):
    rows(Person, s.guest.pk, is_active=False)
    return [f"Somebody who has left still holds the enrolment {Enrolment.objects.get(person=s.guest).pk}."]


def a_stand_in_has_left(s):
    row = StandInFactory(assignment=role_of(s.theme, "network_leader"))
    rows(Person, row.person_id, is_active=False)
    return [f"Somebody who has left still holds standing in, number {row.pk}."]


def a_personnel_leader_has_left(s):
    leader = PersonFactory(is_active=False)
    rows(Person, s.guest.pk, personnel_leader=leader)
    return [f"Person {s.guest.pk} has a personnel leader who has left."]


def a_pair_without_its_role(s):
    rows(RoleAssignment, role_of(s.pairing.theme, "co_driver").pk, ended_on=timezone.localdate())
    return [f"Pairing {s.pairing.pk} runs, but person {s.pairing.co_driver_id} is not co_driver of its theme."]


def a_pair_in_line(s):
    rows(Person, s.pairing.co_driver_id, personnel_leader=s.pairing.network_leader)
    rows(Pairing, s.pairing.pk, exception_reason="")
    return [f"In pairing {s.pairing.pk} one is the other's personnel leader, and no exception says why."]


def somebody_else_answers(s):
    rows(AlignmentResponse, s.alignment.responses.first().pk, person=s.guest)
    return [f"In alignment {s.alignment.pk} somebody answers who is not of its pair."]


def a_text_that_was_changed(s):
    rewrite(s.text, content={**s.text.content, "version": 99})
    return [f"The agreed text {s.text.pk} is not the one that its fingerprint was taken of."]


def no_text(s):
    with unsealed():
        AgreedText.objects.filter(pk=s.text.pk).delete()
    return [f"Agreement {s.agreement.pk} is agreed, but no text of it is kept."]


def a_text_of_nothing_agreed(s):
    rows(type(s.agreement), s.agreement.pk, agreed_at=None)
    return [f"The text {s.text.pk} is kept as agreed, but agreement {s.agreement.pk} is not agreed."]


def one_approval(s):
    rows(Approval, s.agreement.approvals.first().pk, undone_at=timezone.now())
    return [f"Agreement {s.agreement.pk} is agreed without the approval of both."]


def an_approval_of_another_text(s):
    approval = s.agreement.approvals.first()
    rows(Approval, approval.pk, fingerprint="0" * 64)
    return [f"Approval {approval.pk} is of another text than the one that was agreed."]


def seats_miscounted(s):
    rows(TrainingEvent, s.event.pk, seats_taken=0)
    return [f"Event {s.event.pk} says that 0 seats are taken, but 1 are."]


def units_in_a_circle(s):
    one = UnitFactory()
    other = UnitFactory(parent=one)
    rows(OrgUnit, one.pk, parent=other)
    return [f"netvaerk.OrgUnit {key} stands above itself, over others." for key in (one.pk, other.pk)]


def leaders_in_a_circle(s):
    one = PersonFactory()
    other = PersonFactory(personnel_leader=one)
    rows(Person, one.pk, personnel_leader=other)
    return [f"netvaerk.Person {key} stands above itself, over others." for key in (one.pk, other.pk)]


PLANTED = [
    no_leader,
    no_reference_leader,
    elsewhere_than_its_step,
    no_step,
    role_on_a_closed_theme,
    a_second_co_driver,
    a_leader_has_left,
    one_of_a_pair_has_left,
    somebody_ready_has_left,
    a_guest_has_left,
    a_stand_in_has_left,
    a_personnel_leader_has_left,
    a_pair_without_its_role,
    a_pair_in_line,
    somebody_else_answers,
    a_text_that_was_changed,
    no_text,
    a_text_of_nothing_agreed,
    one_approval,
    an_approval_of_another_text,
    seats_miscounted,
    units_in_a_circle,
    leaders_in_a_circle,
]


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_fault_is_told(sound, plant):
    said = plant(sound)

    assert sorted(data_faults()) == sorted(said)


@pytest.mark.django_db
def test_what_is_sound_is_not_told(sound):
    assert list(data_faults()) == []


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_learning_network_needs_no_reference_leader(sound):
    no_reference_leader(sound)
    rows(NetworkTheme, sound.theme.pk, network_type="learning")

    assert list(data_faults()) == []


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
@pytest.mark.parametrize(("days", "is_told"), [(1, False), (-1, True)], ids=["erased since", "erased before"])
def test_a_name_that_was_erased_since_is_no_fault_of_a_text(sound, days, is_told):
    rewrite(sound.text, content={**sound.text.content, "own_questions": {"E1": f"Hvad med {GONE}?"}})
    at = sound.text.agreed_at + timedelta(days=days)
    rows(Person, PersonFactory(is_active=False).pk, left_on=at.date(), erased_at=at)

    assert any("fingerprint" in sentence for sentence in data_faults()) == is_told


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_text_that_no_key_opens_is_told(sound, settings):
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    assert f"The agreed text {sound.text.pk} opens with none of ENCRYPTION_KEYS." in set(data_faults())


@pytest.mark.django_db
def test_a_table_that_has_lost_its_seal_is_told():
    on = " ON codriver_agreedtext" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER codriver_agreedtext_sealed_update{on}")

    assert [sentence for sentence in data_faults() if "seal" in sentence] == [
        "The table codriver_agreedtext has lost its seal: its rows can be changed by update. Restore the trigger."
    ]


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_every_seal_of_the_database_is_looked_for():
    assert {f"{table}_sealed_{verb}" for table, verbs in SEALED.items() for verb in verbs} == seals_there()


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_the_command_ends_with_what_it_found(sound):
    said = StringIO()
    rows(TrainingEvent, sound.event.pk, seats_taken=0)
    with pytest.raises(CommandError, match="faults. Nothing was changed."):
        call_command("check_data", stdout=said)

    assert f"Event {sound.event.pk} says that 0 seats are taken, but 1 are." in said.getvalue()
    assert holder(sound.theme, "network_leader").name not in said.getvalue()


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_where_nothing_is_wrong_it_says_so(sound, capsys):
    call_command("check_data")

    assert "Every row fits the others." in capsys.readouterr().out
