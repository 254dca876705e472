"""Participants as the database keeps them."""

import pytest
from django.utils import timezone

from netvaerk.models import NetworkParticipant
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import ColleagueFactory, OutsiderFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_somebody_is_in_a_network_once_until_they_leave():
    first = ColleagueFactory()
    with refused_by("participant_once_per_theme"):
        ColleagueFactory(theme=first.theme, person=first.person)

    NetworkParticipant.objects.update(left_on=timezone.localdate())
    assert ColleagueFactory(theme=first.theme, person=first.person).pk


@pytest.mark.parametrize(
    "fields",
    [{"kind": "citizen"}, {"name": "Ib"}, {"email": "ib@mail.example"}, {"phone": "43680000"}, {"person": None}],
    ids=str,
)
def test_staff_are_known_by_their_row_alone(fields):
    with refused_by("participant_is_staff_or_outsider"):
        ColleagueFactory(**fields)


def test_an_outsider_is_no_member_of_staff():
    with refused_by("participant_is_staff_or_outsider"):
        OutsiderFactory(person=PersonFactory())


def test_an_outsider_has_a_name():
    with refused_by("participant_outsider_has_a_name"):
        OutsiderFactory(name="")


@pytest.mark.parametrize("left", ["name", "email", "phone", "why"])
def test_nothing_is_left_of_what_was_deleted(left):
    gone = dict.fromkeys(("name", "email", "phone", "why"), "") | {left: "x@mail.example"}

    with refused_by("participant_deleted_contact_is_gone"):
        OutsiderFactory(contact_deleted_at=NOW, **gone)


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": "candidate", "asked_at": NOW},
        {"stage": "candidate", "answered_at": NOW},
        {"stage": "contacted", "asked_at": None},
        {"stage": "contacted", "answered_at": NOW},
        {"stage": "yes", "answered_at": None},
        {"stage": "no", "answered_at": None},
        {"stage": "maybe"},
    ],
    ids=str,
)
def test_a_stage_has_its_dates(fields):
    with refused_by("participant_stage_has_its_dates"):
        ColleagueFactory(**fields)


def test_names_are_sorted_the_danish_way():
    theme = ThemeFactory()
    for name in ("Åse", "Ærø", "Zita", "Øjvind", "anna"):
        OutsiderFactory(theme=theme, name=name)

    assert [one.name for one in theme.participants.by_name()] == ["anna", "Zita", "Ærø", "Øjvind", "Åse"]


def test_what_nobody_has_told_somebody_is_not_known_to_them():
    person = PersonFactory()
    rows = {stage: ColleagueFactory(person=person, stage=stage) for stage in NetworkParticipant.Stage.values}

    assert set(NetworkParticipant.objects.known_to(person)) == set(rows.values()) - {rows["candidate"]}
    assert list(NetworkParticipant.objects.asked(person)) == [rows["contacted"]]


def test_a_question_about_a_network_that_is_over_waits_for_nobody():
    asked = ColleagueFactory(stage="contacted", theme__status="closed")

    assert list(NetworkParticipant.objects.asked(asked.person)) == []


def test_an_outsider_whose_data_is_deleted_is_called_by_kind():
    gone = OutsiderFactory(name="", email="", phone="", why="", contact_deleted_at=NOW)

    assert gone.shown_name == str(NetworkParticipant.Kind.CITIZEN.label)
