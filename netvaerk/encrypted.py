"""Text that the database holds in encrypted form, so that a copy of it gives nothing away (Fernet: AES-128-CBC, HMAC).

`ENCRYPTION_KEYS` names the keys: the first writes, all of them read. `manage.py encryption_keys` makes, checks and
changes them. An empty text stays empty, so that a constraint can still ask whether anything is written.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NoReturn

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan, IsNull


class UnreadableText(Exception):
    """None of the keys opens a stored text: a key is missing, or the text was altered."""


def keyring() -> MultiFernet:
    """All keys in use, the writing one first. Raises ValueError for what is not a key."""
    return _keyring(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _keyring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """`text` as a token of letters, digits, `-`, `_` and `=`; never twice the same. Empty stays empty."""
    return keyring().encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """The text of a token. Raises UnreadableText."""
    return decrypt_bytes(token).decode() if token else ""


def decrypt_bytes(token: str) -> bytes:
    """The bytes of a token. Raises UnreadableText."""
    try:
        return keyring().decrypt(token.encode())
    except InvalidToken:
        raise UnreadableText("No key of ENCRYPTION_KEYS opens this text.") from None


def decrypt_json(token: str | None) -> Any:
    """What an encrypted JSON column says, of the token that stands in it. Raises UnreadableText."""
    return None if token is None else json.loads(decrypt(token))


class EncryptedTextField(models.TextField):
    """A text field whose column holds tokens. The database cannot search or compare it, and says so. `at_a_time` rows
    are changed together when the key is."""

    at_a_time = 500

    def from_db_value(self, value: str | None, *args: Any) -> Any:
        return None if value is None else decrypt(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else encrypt(str(value))

    def get_lookup(self, lookup_name: str) -> type[IsNull]:
        """Raises FieldError: a token is another each time, so that no comparison would find anything."""
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(f"{self.name} is encrypted and cannot be looked up with {lookup_name}.")

    def get_transform(self, lookup_name: str) -> NoReturn:
        raise FieldError(f"{self.name} is encrypted and cannot be transformed with {lookup_name}.")


def says_something(field: str) -> GreaterThan:
    """For a constraint: whether anything stands in an encrypted column."""
    return GreaterThan(Length(field), 0)


class EncryptedJSONField(EncryptedTextField):
    """The same for what JSON can say: None, numbers, texts, lists and mappings with text keys."""

    _pyi_private_set_type: Any  # for the type checker alone
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *args: Any) -> Any:
        return decrypt_json(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else encrypt(json.dumps(value, ensure_ascii=False))

    def to_python(self, value: Any) -> Any:
        return value


class EncryptedBytesField(EncryptedTextField):
    """The same for the bytes of a file. The token is text a third longer, so that what changes keys finds it too."""

    at_a_time = 4
    _pyi_private_set_type: Any  # for the type checker alone
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *args: Any) -> Any:
        return None if value is None else decrypt_bytes(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else keyring().encrypt(bytes(value)).decode()

    def to_python(self, value: Any) -> Any:
        return value


def encrypted_fields() -> Iterator[EncryptedTextField]:
    """Every encrypted field of the house, in the order of its models."""
    for model in apps.get_models():
        yield from (field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField))
