"""Files beside practice: who puts them there, how many, who reads them, and when they are gone."""

import pytest
from django.db import connection
from django.utils import timezone

from codriver.actions import practice as practice_steps
from codriver.actions import practice_files as steps
from codriver.models import PracticeEvidence, PracticeFile
from codriver.rules.practice import PracticeHindrance
from codriver.tests.factories import asked_practice, confirmed_practice, practised
from netvaerk.encrypted import encrypted_fields
from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.files import an_upload, pdf

pytestmark = pytest.mark.django_db


def put(evidence, words="Bevis", by=None):
    upload = an_upload(pdf(words), f"{words}.pdf")
    return steps.add_file(evidence, upload, by=by or evidence.owner, at=timezone.now())


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.reasons


def version(evidence):
    return PracticeEvidence.objects.get(pk=evidence.pk).version


def test_a_file_reads_as_it_was_sent_and_stands_in_no_table_in_the_clear():
    file = put(practised(), "Hemmelig")
    again = PracticeFile.objects.get(pk=file.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, content FROM codriver_practicefile")
        stored = cursor.fetchone()

    assert (bytes(again.content), again.name) == (pdf("Hemmelig"), "Hemmelig.pdf")
    assert all(one.startswith("gAAAA") for one in stored)


@pytest.mark.one_database("sqlite")
def test_the_command_for_keys_finds_it():
    found = {f"{one.model._meta.label}.{one.name}" for one in encrypted_fields()}

    assert {"codriver.PracticeFile.content", "codriver.DiplomaPaper.content", "codriver.PracticeFile.name"} <= found


@pytest.mark.one_database("sqlite")
def test_a_list_of_files_does_not_read_what_stands_in_them(django_assert_num_queries):
    evidence = practised()
    put(evidence)
    with django_assert_num_queries(1):
        assert [one.name for one in evidence.files.all()] == ["Bevis.pdf"]


@pytest.mark.one_database("sqlite")
def test_at_most_three_and_one_that_is_taken_away_makes_room():
    evidence = practised()
    first, *_ = [put(evidence, words) for words in ("et", "to", "tre")]

    assert refused(put, evidence, "fire") == [PracticeHindrance.TOO_MANY_FILES]
    steps.delete_file(first, by=evidence.owner, at=timezone.now())
    assert put(evidence, "fire").place == 1


@pytest.mark.one_database("sqlite")
def test_the_same_file_again_is_no_second_one():
    evidence = practised()

    assert put(evidence) == put(evidence)
    assert evidence.files.count() == 1


def test_the_database_holds_to_three_places():
    file = put(practised())
    with refused_by("practice_has_few_files"):
        PracticeFile.objects.filter(pk=file.pk).update(place=4)
    with refused_by("practice_file_has_its_own_place"):
        PracticeFile.objects.bulk_create([PracticeFile(evidence=file.evidence, place=1, name="a", kind="pdf", size=1,
                                                       content=b"a", kept_at=timezone.now(), kept_by=file.kept_by)])  # fmt: skip


@pytest.mark.one_database("sqlite")
def test_only_its_writer_puts_and_takes():
    evidence = asked_practice()
    leader, file = evidence.pairing.network_leader, put(evidence)

    assert refused(put, evidence, "andet", by=leader) == [PracticeHindrance.NOT_YOURS]
    assert refused(steps.delete_file, file, by=leader, at=timezone.now()) == [PracticeHindrance.NOT_YOURS]


@pytest.mark.one_database("sqlite")
def test_nobody_confirms_a_file_unseen():
    evidence = asked_practice()
    file = put(evidence)
    leader = evidence.pairing.network_leader
    words = {"by": leader, "at": timezone.now()}

    assert refused(practice_steps.confirm_practice, evidence, shown=1, **words) == [PracticeHindrance.CHANGED_MEANWHILE]
    steps.delete_file(file, by=evidence.owner, at=timezone.now())
    assert version(evidence) == 3
    practice_steps.confirm_practice(evidence, shown=3, **words)


def test_what_is_confirmed_gets_no_new_file_and_loses_one_if_its_owner_says():
    evidence = asked_practice()
    file = put(evidence)
    practice_steps.confirm_practice(evidence, shown=2, by=evidence.pairing.network_leader, at=timezone.now())

    assert refused(put, evidence, "senere") == [PracticeHindrance.CONFIRMED]
    steps.delete_file(file, by=evidence.owner, at=timezone.now())
    steps.delete_file(file, by=evidence.owner, at=timezone.now())
    assert (evidence.files.count(), version(evidence)) == (0, 2)


def test_it_is_gone_with_its_practice():
    evidence = practised()
    put(evidence)
    practice_steps.delete_practice(evidence, by=evidence.owner, at=timezone.now())

    assert not PracticeFile.objects.exists()


@pytest.mark.one_database("sqlite")
def test_it_is_visible_to_whom_the_practice_is():
    private, asked = practised(), confirmed_practice()
    for evidence in (private, asked):
        PracticeFile.objects.create(evidence=evidence, place=1, name="a", kind="pdf", size=1, content=b"a",
                                    kept_at=timezone.now(), kept_by=evidence.owner)  # fmt: skip
    officer = OfficerFactory()

    def seen(person):
        return [one.evidence for one in PracticeFile.objects.visible_to(person)]

    assert (seen(private.owner), seen(private.pairing.network_leader)) == ([private], [])
    assert (seen(asked.pairing.network_leader), seen(officer)) == ([asked], [])
    practice_steps.show_to_secretariat(private, by=private.owner, at=timezone.now())
    assert seen(officer) == [private]


@pytest.mark.one_database("sqlite")
def test_the_log_names_nobody_while_it_is_ones_own_alone():
    private, asked = put(practised()), put(asked_practice())
    events = AuditEvent.objects.filter(object_type="codriver.practicefile")

    assert events.get(object_id=private.pk).actor is None
    assert events.get(object_id=asked.pk).actor == asked.evidence.owner
