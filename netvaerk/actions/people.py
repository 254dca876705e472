"""Changes of people that concern the ground alone. Leaving touches every floor: see `codriver.actions.leaving`."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from netvaerk.audit import record
from netvaerk.mail import Letter, send_on_commit
from netvaerk.models import SECRETARIAT, OrgUnit, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import would_circle
from netvaerk.rules.reasons import Reason, gettext_noop


class PersonHindrance(Reason):
    CIRCLE = gettext_noop("Two people cannot be each other's personnel leader, directly or through others.")
    HAS_LEFT = gettext_noop(
        "Who is no longer employed cannot belong to the secretariat. Mark them as employed again first."
    )


def speak(person: Person, *, language: str) -> None:
    """Choose the language of pages and letters; a personal taste, so it is no event."""
    Person.objects.filter(pk=person.pk).update(language=language)


@transaction.atomic
def describe_person(person: Person, *, by: Person | None, **card: Any) -> None:
    """Change name, e-mail, title, language, external id or the right to open the administration.

    A new e-mail is a new login name, so the old address is told: nobody takes over an account unseen.
    """
    before = Person.objects.select_for_update().get(pk=person.pk)
    Person.objects.filter(pk=person.pk).update(**card)
    person.refresh_from_db()
    record(Verb.CHANGED, person, by=by, at=timezone.now(), about=person)
    if before.email != person.email:
        send_on_commit(Letter("email_changed", before, reverse("contact")))


@transaction.atomic
def stand_in_secretariat(person: Person, *, belongs: bool, by: Person | None) -> None:
    """Let `person` belong to the secretariat, or no longer. Raises Refused for somebody who has left."""
    group = Group.objects.get(name=SECRETARIAT)
    if person.groups.filter(pk=group.pk).exists() == belongs:
        return
    if belongs and not person.is_active:
        raise Refused([PersonHindrance.HAS_LEFT])
    (person.groups.add if belongs else person.groups.remove)(group)
    record(Verb.APPOINTED if belongs else Verb.ENDED, group, by=by, at=timezone.now(), about=person)


@transaction.atomic
def place(person: Person, *, unit: OrgUnit | None, personnel_leader: Person | None, by: Person | None) -> None:
    """Put `person` in a unit under a personnel leader. Raises Refused if the line would be a circle."""
    leaders = dict(Person.objects.select_for_update().values_list("pk", "personnel_leader_id"))
    if would_circle(person.pk, personnel_leader.pk if personnel_leader else None, leaders):
        raise Refused([PersonHindrance.CIRCLE])
    stored = Person.objects.get(pk=person.pk)
    if (stored.unit, stored.personnel_leader) == (unit, personnel_leader):
        return
    Person.objects.filter(pk=person.pk).update(unit=unit, personnel_leader=personnel_leader)
    person.refresh_from_db(fields=["unit", "personnel_leader"])
    record(Verb.MOVED, person, by=by, at=timezone.now(), about=person)


@transaction.atomic
def employ_again(person: Person, *, by: Person | None, at: datetime) -> None:
    """Open the login of somebody who had left. Roles and pairings do not come back with it. Twice is once."""
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        person.refresh_from_db()
        record(Verb.OPENED, person, by=by, at=at, about=person)
