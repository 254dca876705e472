"""A copy of the database gives nothing away, and keys are made, checked and changed by a command."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from codriver.models import AgreedText, Answer
from codriver.tests.factories import agreed_agreement
from netvaerk.encrypted import UnreadableText, encrypted_fields
from netvaerk.tests.constraints import refused_by, sealed
from roles.tests.factories import NominationFactory, TopicFactory

pytestmark = pytest.mark.django_db
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def raw_texts(among=None):
    """All that is written in encrypted columns, as the database holds it; what is empty stays so."""
    texts = []
    with connection.cursor() as cursor:
        for field in encrypted_fields():
            table, column = field.model._meta.db_table, field.column
            if among is not None and among.get(table) != column:
                continue
            cursor.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")  # noqa: S608
            texts += [text for (text,) in cursor.fetchall()]
    return texts


def keys(what):
    out = StringIO()
    call_command("encryption_keys", what, stdout=out)
    return out.getvalue().strip()


def written():
    return sorted(str(value) for value in Answer.objects.values_list("value", flat=True))


@pytest.fixture
def under_the_old_key(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    agreed_agreement()
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    return settings


def test_the_database_holds_tokens_alone():
    agreed_agreement()

    assert len(raw_texts()) > 20
    assert {text[:5] for text in raw_texts()} == {"gAAAA"}


def test_where_nothing_has_been_written_the_command_says_so():
    assert keys("check") == "no text is stored yet"


def test_all_encrypted_columns_are_found():
    found = {f"{one.model._meta.label}.{one.name}" for one in encrypted_fields()}

    assert {"codriver.Answer.value", "codriver.AgreedText.content", "codriver.JointEdit.value"} <= found
    assert {"roles.SparringTopic.text", "roles.Nomination.reason"} <= found


def test_topics_and_reasons_are_tokens_and_an_empty_one_is_refused():
    topic, nomination = TopicFactory(text="Fire hvide harer"), NominationFactory(reason="Fordi hun lytter")

    assert {text[:5] for text in raw_texts()} == {"gAAAA"}
    with refused_by("sparring_topic_says_something"):
        type(topic).objects.filter(pk=topic.pk).update(text="")
    with refused_by("nomination_says_why"):
        type(nomination).objects.filter(pk=nomination.pk).update(reason="")


def test_a_new_key_is_one_and_never_the_same():
    assert Fernet(keys("new"))
    assert keys("new") != keys("new")


def test_the_keys_are_counted(under_the_old_key):
    number = len(raw_texts())

    assert keys("check") == f"key 2: {number}"


def test_after_a_rotation_the_old_key_can_go(under_the_old_key):
    before = written()

    assert keys("rotate") == f"under the first key: {len(raw_texts())}"

    under_the_old_key.ENCRYPTION_KEYS = [NEW]
    assert written() == before
    assert keys("check") == f"key 1: {len(raw_texts())}"


def test_a_rotation_may_be_run_twice_and_leaves_the_seals(under_the_old_key):
    keys("rotate")
    keys("rotate")

    with sealed():
        AgreedText.objects.update(fingerprint="0" * 64)


@pytest.mark.parametrize("what", ["check", "rotate"])
def test_what_no_key_opens_is_told_and_left_alone(under_the_old_key, what):
    under_the_old_key.ENCRYPTION_KEYS = [NEW]
    before = raw_texts()

    with pytest.raises(CommandError, match=f"^{len(before)} texts open with none of the keys"):
        keys(what)

    assert raw_texts() == before
    with pytest.raises(UnreadableText):
        written()
