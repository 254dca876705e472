"""Agreements as the database keeps them: constraints, the sealed text, and who reads it."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    AlignmentReview,
    Approval,
    JointEdit,
    TalkedThrough,
)
from codriver.tests.factories import agreed_agreement, written_agreement
from netvaerk.database import unsealed
from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by, sealed
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def version(agreement, number, **fields):
    return AlignmentAgreement.objects.create(alignment=agreement.alignment, number=number, opened_at=NOW, **fields)


def test_a_version_is_there_once():
    with refused_by("agreement_version_once"):
        version(agreed_agreement(), 1)


def test_one_version_is_written_at_a_time():
    with refused_by("agreement_one_being_written_at_a_time"):
        version(written_agreement(), 2)


def test_one_version_is_in_force_at_a_time():
    with refused_by("agreement_one_in_force_at_a_time"):
        version(agreed_agreement(), 2, agreed_at=NOW)


def test_what_is_replaced_was_agreed():
    with refused_by("agreement_replaced_was_agreed"):
        version(agreed_agreement(), 2, superseded_at=NOW)


def test_each_edit_follows_the_last():
    edit = written_agreement().edits.first()

    with refused_by("joint_edit_follows_the_last"):
        JointEdit.objects.create(
            agreement=edit.agreement, code=edit.code, revision=edit.revision, value="x", edited_at=NOW
        )


def test_a_question_is_talked_through_once():
    agreement = written_agreement()
    tick = {"agreement": agreement, "code": "A1", "ticked_by": agreement.alignment.pairing.co_driver, "ticked_at": NOW}
    TalkedThrough.objects.create(**tick)

    with refused_by("talked_through_once"):
        TalkedThrough.objects.create(**tick)


def test_a_side_has_one_standing_approval():
    approval = agreed_agreement().approvals.first()

    with refused_by("approval_one_standing_for_a_side"):
        Approval.objects.create(
            agreement=approval.agreement, side=approval.side, person=approval.person, revision=9, approved_at=NOW
        )


def test_an_undone_approval_leaves_room_for_a_new_one():
    approval = agreed_agreement().approvals.first()
    Approval.objects.filter(pk=approval.pk).update(undone_at=NOW)
    approval.pk = None
    approval.save(force_insert=True)

    assert approval.agreement.approvals.filter(side=approval.side).count() == 2


def review(agreement, because, day, **fields):
    return AlignmentReview.objects.create(agreement=agreement, because=because, due_on=day, opened_at=NOW, **fields)


def test_a_review_is_held_once_for_a_reason_and_day():
    held = review(agreed_agreement(), "date", date(2026, 5, 1), closed_at=NOW)

    with refused_by("review_once_for_a_reason_and_day"):
        review(held.agreement, "date", date(2026, 5, 1), closed_at=NOW)


def test_one_review_is_open_at_a_time():
    held = review(agreed_agreement(), "date", date(2026, 5, 1))

    with refused_by("review_one_open_at_a_time"):
        review(held.agreement, "phase", date(2026, 5, 2))


def raw(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "update": lambda: AgreedText.objects.update(content={}),
    "fingerprint": lambda: AgreedText.objects.update(fingerprint="0" * 64),
    "delete": lambda: AgreedText.objects.all().delete(),
    "raw update": lambda: raw("UPDATE codriver_agreedtext SET agreed_at = NULL"),
    "raw delete": lambda: raw("DELETE FROM codriver_agreedtext"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_agreed_text_never_changes(change):
    before = list(AgreedText.objects.filter(agreement=agreed_agreement()).values())

    with sealed():
        CHANGES[change]()

    assert list(AgreedText.objects.values()) == before


def test_retention_may_delete_an_agreed_text():
    agreed_agreement()

    with transaction.atomic(), unsealed():
        AgreedText.objects.all().delete()

    assert AgreedText.objects.count() == 0


READERS = {
    "the network leader": lambda one: one.alignment.pairing.network_leader,
    "the co-driver": lambda one: one.alignment.pairing.co_driver,
    "an officer": lambda one: OfficerFactory(),
    "an officer who is also a superuser": lambda one: OfficerFactory(is_superuser=True),
    "the leader of another pair": lambda one: agreed_agreement().alignment.pairing.network_leader,
    "a superuser": lambda one: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
PARTIES = {"the network leader", "the co-driver"}
OFFICERS = {"an officer", "an officer who is also a superuser"}


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize(
    ("stage", "sharing", "readers"),
    [
        (written_agreement, 2, PARTIES),
        (agreed_agreement, 0, PARTIES),
        (agreed_agreement, 1, PARTIES),
        (agreed_agreement, 2, PARTIES | OFFICERS),
    ],
    ids=["a shared draft", "shared by nobody", "shared by one", "shared by both"],
)
def test_who_reads_an_agreement(stage, sharing, readers, who):
    agreement = stage()
    sharers = list(agreement.alignment.responses.all()[:sharing])
    agreement.alignment.responses.filter(pk__in=[one.pk for one in sharers]).update(shared_at=NOW)
    person = READERS[who](agreement)

    seen = AlignmentAgreement.objects.readable_by(person).filter(pk=agreement.pk).exists()

    assert seen == (who in readers)


def test_each_party_finds_an_agreement_once():
    agreement = agreed_agreement()
    agreement.alignment.responses.update(shared_at=NOW)

    assert list(AlignmentAgreement.objects.readable_by(agreement.alignment.pairing.co_driver)) == [agreement]
    assert list(AlignmentAgreement.objects.readable_by(OfficerFactory())) == [agreement]


def test_of_each_answer_the_newest_edit_counts():
    agreement = written_agreement()
    newest = agreement.joint()["A4"].revision + 1
    JointEdit.objects.create(agreement=agreement, code="A4", revision=newest, value="Nyest", edited_at=NOW)

    assert agreement.joint()["A4"].value == "Nyest"
