"""Changes of people that concern the ground alone. Leaving touches every floor: see `codriver.actions.leaving`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from netvaerk.access import RESET_WAITS
from netvaerk.audit import record
from netvaerk.mail import Letter, send_on_commit
from netvaerk.models import FIGURES, OPENS_SEALED, SECRETARIAT, FormerPlacement, OrgUnit, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import in_circles
from netvaerk.rules.privacy import NOTICE_VERSION
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class PersonHindrance(Reason):
    ONESELF = gettext_noop("Nobody gives themselves the right to open what is sealed. Another administrator must.")
    NOT_AN_ADMINISTRATOR = gettext_noop("Only an administrator names who may open what is sealed.")
    ERASED = gettext_noop("The name of this person has been erased. Create them anew.")
    CIRCLE = gettext_noop("Two people cannot be each other's personnel leader, directly or through others.")
    HAS_LEFT = gettext_noop(
        "Who is no longer employed cannot belong to the secretariat. Mark them as employed again first."
    )


def speak(person: Person, *, language: str) -> None:
    """Choose the language of pages and letters; a personal taste, so it is no event."""
    Person.objects.filter(pk=person.pk).update(language=language)


def note_notice_read(person: Person, *, at: datetime) -> None:
    """Keep that `person` has read how data is used, in the version of today; the first time counts."""
    unread = Person.objects.filter(pk=person.pk, notice_version__lt=NOTICE_VERSION)
    if unread.update(notice_version=NOTICE_VERSION, notice_seen_at=at):
        record(Verb.CONFIRMED_NOTICE, person, by=person, at=at, about=person)


@transaction.atomic
def describe_person(person: Person, *, by: Person | None, **card: Any) -> None:
    """Change name, e-mail, title, language, external id or the right to open the administration.

    A new e-mail is a new login name. Nobody takes over an account with it unseen: the sessions end, the old address
    is told, and a forgotten password waits (`may_choose_a_forgotten_password`).
    """
    before = Person.objects.select_for_update().get(pk=person.pk)
    Person.objects.filter(pk=person.pk).update(**card)
    person.refresh_from_db()
    tell_of_changed_card(before, person, by=by, at=timezone.now())


def tell_of_changed_card(before: Person, person: Person, *, by: Person | None, at: datetime) -> None:
    """Record that a card was changed, and tell the old address of a new one; whoever writes an e-mail calls it, in the
    transaction of the change. `before` is the person as it was."""
    if before.email == person.email:
        record(Verb.CHANGED, person, by=by, at=at, about=person)
        return
    record(Verb.CHANGED_EMAIL, person, by=by, at=at, about=person)
    send_on_commit(
        Letter("email_changed", before, reverse("privacy"), {"days": RESET_WAITS.days}, address=before.email)
    )


def stand_in_secretariat(person: Person, *, belongs: bool, by: Person | None) -> None:
    """Let `person` belong to the secretariat, or no longer. Raises Refused for somebody who has left."""
    _stand_in(SECRETARIAT, person, belongs=belongs, by=by)


def let_read_figures(person: Person, *, reads: bool, by: Person | None) -> None:
    """Let `person` read the reports, or no longer. Raises Refused for somebody who has left."""
    _stand_in(FIGURES, person, belongs=reads, by=by)


def let_open_sealed(person: Person, *, opens: bool, by: Person | None) -> None:
    """Name `person` among those who together may open what is sealed in an emergency, or no longer. It follows from no
    other right. Raises Refused where somebody names themselves, or is no administrator."""
    if person.opens_sealed != opens and by is not None:
        hurdles = {
            PersonHindrance.NOT_AN_ADMINISTRATOR: by.is_superuser,
            PersonHindrance.ONESELF: by.pk != person.pk or not opens,
        }
        if reasons := uncleared(hurdles):
            raise Refused(reasons)
    _stand_in(OPENS_SEALED, person, belongs=opens, by=by)


@transaction.atomic
def _stand_in(name: str, person: Person, *, belongs: bool, by: Person | None) -> None:
    group = Group.objects.get(name=name)
    if person.groups.filter(pk=group.pk).exists() == belongs:
        return
    if belongs and not person.is_active:
        raise Refused([PersonHindrance.HAS_LEFT])
    (person.groups.add if belongs else person.groups.remove)(group)
    record(Verb.APPOINTED if belongs else Verb.ENDED, group, by=by, at=timezone.now(), about=person)


def place(person: Person, *, unit: OrgUnit | None, personnel_leader: Person | None, by: Person | None) -> None:
    """Put `person` in a unit under a personnel leader. Raises Refused if the line would be a circle."""
    there = (unit.pk if unit else None, personnel_leader.pk if personnel_leader else None)
    place_people({person.pk: there}, by=by)
    person.refresh_from_db(fields=["unit", "personnel_leader"])


@transaction.atomic
def place_people(places: Mapping[int, tuple[int | None, int | None]], *, by: Person | None) -> None:
    """Put each person in a unit under a personnel leader, by their numbers, judged as they all will be.

    Where somebody sat before is kept. Raises Refused if a line would be a circle.
    """
    seats = {
        key: (unit, leader)
        for key, unit, leader in Person.objects.select_for_update().values_list("pk", "unit_id", "personnel_leader_id")
    }
    if in_circles({key: leader for key, (_unit, leader) in (seats | dict(places)).items()}):
        raise Refused([PersonHindrance.CIRCLE])
    moved = {key: there for key, there in places.items() if seats[key] != there}
    now = timezone.now()
    for person in Person.objects.filter(pk__in=moved):
        unit, leader = seats[person.pk]
        if (unit, leader) != (None, None):
            FormerPlacement.objects.create(
                person=person, unit_id=unit, personnel_leader_id=leader, ended_on=timezone.localdate(now)
            )
        person.unit_id, person.personnel_leader_id = moved[person.pk]
        person.save(update_fields=["unit", "personnel_leader"])
        record(Verb.MOVED, person, by=by, at=now, about=person)


@transaction.atomic
def employ_again(person: Person, *, by: Person | None, at: datetime) -> None:
    """Open the login of somebody who had left. Roles and pairings do not come back with it. Twice is once. Raises
    Refused for somebody whose name has been erased."""
    if Person.objects.filter(pk=person.pk, erased_at__isnull=False).exists():
        raise Refused([PersonHindrance.ERASED])
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True, left_on=None):
        person.refresh_from_db()
        record(Verb.OPENED, person, by=by, at=at, about=person)
