"""`manage.py encryption_keys new | check | rotate`: the keys of what is stored in encrypted form."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from netvaerk.database import unsealed
from netvaerk.encrypted import EncryptedTextField, encrypted_fields, keyring
from netvaerk.second_factor import rotate_secrets, secrets

UNREADABLE = "unreadable"


class Command(BaseCommand):
    help = (
        "new: print a fresh key. check: count the texts under each key, and fail if one opens with none of them. "
        "rotate: put every text under the first key; the others can go afterwards."
    )

    requires_system_checks = ()  # the first key is made before the settings are whole

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["new", "check", "rotate"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        """Raises CommandError, so exit with 1, when a text opens with no key."""
        if what == "new":
            self.stdout.write(Fernet.generate_key().decode())
            return
        under = Counter[str]()
        for field in encrypted_fields():
            under += rotated(field) if what == "rotate" else counted(field)
        under += rotated_secrets() if what == "rotate" else counted_tokens(secrets())
        unreadable = under.pop(UNREADABLE, 0)
        if not under.total() and not unreadable:
            self.stdout.write("no text is stored yet")
        for words, number in sorted(under.items()):
            self.stdout.write(f"{words}: {number}")
        if unreadable:
            raise CommandError(f"{unreadable} texts open with none of the keys. Nothing of them was changed.")


def counted(field: EncryptedTextField) -> Counter[str]:
    """How many of a column's texts stand under each key."""
    return counted_tokens(token for batch in _batches(field) for _, token in batch)


def counted_tokens(tokens: Iterable[str]) -> Counter[str]:
    fernets = [Fernet(key) for key in settings.ENCRYPTION_KEYS]
    return Counter(_key_of(token, fernets) for token in tokens)


def rotated_secrets() -> Counter[str]:
    """The secrets of second factors, which allauth keeps in a table of its own."""
    try:
        return Counter({"under the first key": rotate_secrets()})
    except InvalidToken:
        return Counter({UNREADABLE: 1})


def _key_of(token: str, fernets: list[Fernet]) -> str:
    for number, fernet in enumerate(fernets, start=1):
        try:
            fernet.decrypt(token.encode())
        except InvalidToken:
            continue
        return f"key {number}"
    return UNREADABLE


def rotated(field: EncryptedTextField) -> Counter[str]:
    """Put a column's texts under the first key, some at a time, each time whole. It may be stopped and run again."""
    done = Counter[str]()
    for batch in _batches(field):
        with transaction.atomic(), unsealed():
            for row, token in batch:
                try:
                    fresh = keyring().rotate(token.encode()).decode()
                except InvalidToken:
                    done[UNREADABLE] += 1
                    continue
                done["under the first key"] += _replace(field, row, token, fresh)
    return done


def _replace(field: EncryptedTextField, row: int, token: str, fresh: str) -> int:
    """Write the token unless somebody has written another text meanwhile, which then stands under the first key."""
    table, column, key = _names(field)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s",  # noqa: S608
            [fresh, row, token],
        )
    return 1


def _batches(field: EncryptedTextField) -> Any:
    """The rows that hold something, as lists of (key, token)."""
    table, column, key = _names(field)
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {key}, {column} FROM {table} WHERE {key} > %s AND {column} <> '' "  # noqa: S608
                f"ORDER BY {key} LIMIT {field.at_a_time}",
                [after],
            )
            batch = cursor.fetchall()
        if not batch:
            return
        yield batch
        after = batch[-1][0]


def _names(field: EncryptedTextField) -> tuple[str, str, str]:
    quote, options = connection.ops.quote_name, field.model._meta
    return quote(options.db_table), quote(field.column), quote(options.pk.column)
