"""What is stored in encrypted form is a token in the database, reads as it was written, and cannot be looked up."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.db.models.lookups import IsNull

from netvaerk.encrypted import (
    EncryptedJSONField,
    EncryptedTextField,
    UnreadableText,
    decrypt,
    encrypt,
    keyring,
)

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
TEXTS = ["Vi tør ikke sige det højt", "æøå 🎈\n\t'\"\\", "x" * 20_000]


@pytest.mark.parametrize("text", TEXTS, ids=["Danish", "oddities", "long"])
def test_a_text_reads_as_it_was_written_and_its_token_says_nothing(text):
    token = encrypt(text)

    assert decrypt(token) == text
    assert text not in token
    assert encrypt(text) != token


def test_an_empty_text_stays_empty():
    assert (encrypt(""), decrypt("")) == ("", "")


@pytest.mark.parametrize("token", [encrypt("noget")[:-4] + "AAA=", "noget", "gAAAA"], ids=["altered", "plain", "cut"])
def test_what_no_key_opens_is_said_to_be_unreadable(token):
    with pytest.raises(UnreadableText):
        decrypt(token)


def test_another_key_opens_nothing_and_the_old_one_beside_the_new_opens_it(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    token = encrypt("noget")

    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert decrypt(token) == "noget"

    settings.ENCRYPTION_KEYS = [NEW]
    with pytest.raises(UnreadableText):
        decrypt(token)


@pytest.mark.parametrize("keys", [[], ["kort"], [NEW, "kort"]], ids=["none", "no key", "no key behind one"])
def test_what_is_not_a_key_is_refused(settings, keys):
    settings.ENCRYPTION_KEYS = keys

    with pytest.raises(ValueError):  # noqa: PT011 - the library's own words differ by what is wrong
        keyring()


@pytest.mark.parametrize("value", [None, 3, "tekst", ["a", "b"], {"level": 1, "note": "æ"}, "", [], {}])
def test_what_json_can_say_comes_back(value):
    field = EncryptedJSONField()

    assert field.from_db_value(field.get_prep_value(value), None, None) == value


@pytest.mark.parametrize("lookup", ["exact", "in", "contains", "icontains", "gt", "iregex"])
def test_it_cannot_be_looked_up(lookup):
    with pytest.raises(FieldError, match="encrypted"):
        EncryptedTextField().get_lookup(lookup)


def test_it_cannot_be_taken_apart():
    with pytest.raises(FieldError, match="encrypted"):
        EncryptedTextField().get_transform("length")


def test_it_can_be_asked_whether_anything_stands_there():
    assert EncryptedTextField().get_lookup("isnull") is IsNull
