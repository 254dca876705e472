"""Somebody who has left stops being known: what the ground holds of them goes, and the name goes out of every text.

The row of the person stays, with its unit and without a name, so that keys hold and figures survive.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from netvaerk.database import unsealed
from netvaerk.encrypted import EncryptedBytesField, EncryptedTextField
from netvaerk.models import CalendarFeed, FormerPlacement, NetworkParticipant, OutboxLetter, Person, SentLetter
from netvaerk.rules.erasing import GONE, NOBODY, replaced, spellings

OF_THEMSELVES = {"netvaerk.Person", "account.EmailAddress", "netvaerk.NetworkParticipant.name"}
"""Who others are: a namesake keeps their name."""
OF_ONE_PERSON: tuple[tuple[type[models.Model], str], ...] = (
    (EmailAddress, "user"),
    (SocialAccount, "user"),
    (Authenticator, "user"),
    (FormerPlacement, "person"),
    (SentLetter, "person"),
    (CalendarFeed, "person"),
)
AT_A_TIME = 500


def erase_on_the_ground(person: Person, *, at: datetime) -> None:
    """Delete letters, notices, places, ways to log in and the calendar address of `person`, and make the row one that
    says nothing of who it was."""
    for model, key in OF_ONE_PERSON:
        model._base_manager.filter(**{key: person.pk}).delete()
    OutboxLetter.objects.filter(person=person).delete()
    NetworkParticipant.objects.filter(person=person).update(why="")
    kind = ContentType.objects.get_for_model(Person)
    LogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).update(object_repr=GONE, change_message="")
    nameless = Person(pk=person.pk)
    nameless.set_unusable_password()
    Person.objects.filter(pk=person.pk).update(
        name=NOBODY,
        email=f"{person.pk}@erased.invalid",
        title="",
        external_id=None,
        password=nameless.password,
        last_login=None,
        personnel_leader=None,
        is_staff=False,
        is_superuser=False,
        notice_version=0,
        notice_seen_at=None,
        erased_at=at,
    )
    person.groups.clear()
    person.user_permissions.clear()
    person.refresh_from_db()


def names_to_sweep(person: Person) -> list[str]:
    """What somebody can be known by in the texts of others: the e-mail, and the name if nobody else has it."""
    known = [person.email]
    if not Person.objects.filter(name__iexact=person.name).exclude(pk=person.pk).exists():
        known.append(person.name)
    return known


def sweep(names: Sequence[str]) -> int:
    """Take `names` out of every text in the database, the encrypted ones too; how many rows were changed. The contents
    of files are not read."""
    changed = 0
    with unsealed():
        for model, fields in _texts():
            changed += sum(_sweep_field(model, field, names) for field in fields)
    return changed


def _texts() -> Iterator[tuple[type[models.Model], list[models.Field]]]:
    """Every table with the fields in which somebody can write, those of other people's apps too."""
    for model in apps.get_models():
        label = model._meta.label
        if label in OF_THEMSELVES:
            continue
        fields = [
            field
            for field in model._meta.concrete_fields
            if holds_text(field) and f"{label}.{field.name}" not in OF_THEMSELVES
        ]
        if fields:
            yield model, fields


def holds_text(field: models.Field) -> bool:
    """Whether somebody can have written a name in it: no choice, no file, no number, no address of ours."""
    if isinstance(field, (EncryptedBytesField, models.GeneratedField, models.SlugField)) or field.choices:
        return False
    return isinstance(field, (models.CharField, models.TextField, models.JSONField))


def _sweep_field(model: type[models.Model], field: models.Field, names: Sequence[str]) -> int:
    rows = model._base_manager.exclude(**{f"{field.name}__isnull": True})
    if not isinstance(field, (EncryptedTextField, models.JSONField)):
        wanted = Q()
        for name in names:
            for spelling in spellings(name):
                wanted |= Q(**{f"{field.name}__icontains": spelling})
        rows = rows.filter(wanted)
    found = rows.values_list("pk", field.name).iterator(chunk_size=AT_A_TIME)
    changed = [(key, after) for key, before in found if (after := _without(before, names)) != before]
    for key, after in changed:
        model._base_manager.filter(pk=key).update(**{field.name: after})
    return len(changed)


def _without(value: Any, names: Sequence[str]) -> Any:
    """A text, or what JSON holds, with the names taken out."""
    if isinstance(value, str):
        return replaced(value, names)
    if isinstance(value, dict):
        return {_without(key, names): _without(one, names) for key, one in value.items()}
    return [_without(one, names) for one in value] if isinstance(value, list) else value
