"""Bringing the organisation in from another system: read, shown, and written whole or not at all."""

import hashlib
import json
from collections.abc import Mapping
from copy import copy
from dataclasses import asdict
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from codriver.actions.leaving import leave
from codriver.actions.succession import follow_the_line
from netvaerk.actions.daily import Run, each
from netvaerk.actions.people import employ_again, place_people, tell_of_changed_card
from netvaerk.actions.units import close_unit, move_units, rename_unit, reopen_unit
from netvaerk.audit import record
from netvaerk.models import OrgUnit, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.access import may_import_organisation
from secretariat.facts.organisation import packed, stored_organisation, unpacked
from secretariat.models import OrganisationImport
from secretariat.rules.changes import ImportHindrance, Plan, compare
from secretariat.rules.incoming import Finding, Member, Organisation
from secretariat.rules.kept import IMPORTS_KEPT


@transaction.atomic
def keep_files(wanted: Organisation, notices: list[Finding], *, by: Person | None, at: datetime) -> OrganisationImport:
    """Keep what the files tell of until it is brought in; nothing of the organisation changes. Raises Refused.

    `by` is None for the nightly command.
    """
    hurdles = {
        ImportHindrance.NOT_ALLOWED: by is None or may_import_organisation(by),
        ImportHindrance.NOBODY: bool(wanted.people),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    said = [[one.place.table, one.place.line, one.about, str(one.reason)] for one in notices]
    kept = OrganisationImport.objects.create(read_at=at, read_by=by, organisation=packed(wanted), notices=said)
    record(Verb.CREATED, kept, by=by, at=at)
    return kept


def plan_of(kept: OrganisationImport) -> Plan:
    """What bringing the files in would change today."""
    return compare(stored_organisation(), unpacked(kept.organisation or {"units": {}, "people": {}, "left_out": []}))


def fingerprint(plan: Plan) -> str:
    """SHA-256 of everything the plan would change: what was shown is what is done."""
    return hashlib.sha256(json.dumps(asdict(plan), sort_keys=True).encode()).hexdigest()


@transaction.atomic
def bring_in(
    kept: OrganisationImport, *, by: Person | None, at: datetime, shown: str, leavers_are_right: bool = False
) -> Plan:
    """Write everything the files tell of, if it is still what was `shown`. Raises Refused, and then nothing is written.

    Doing it to the same files again is refused; the same content in new files changes nothing.
    """
    kept.refresh_from_db(from_queryset=OrganisationImport.objects.select_for_update())
    plan = plan_of(kept) if kept.is_waiting else Plan()
    hurdles = {
        ImportHindrance.NOT_ALLOWED: by is None or may_import_organisation(by),
        ImportHindrance.DONE_ALREADY: kept.is_waiting,
        ImportHindrance.CHANGED_SINCE: not kept.is_waiting or fingerprint(plan) == shown,
        ImportHindrance.EMAIL_IS_TAKEN: not plan.taken_emails,
        ImportHindrance.MANY_LEAVE: not plan.many_leave or leavers_are_right,
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    wanted = unpacked(kept.organisation or {})
    _write_units(wanted, plan, by=by, at=at)
    _write_people(wanted, plan, by=by, at=at)
    OrganisationImport.objects.filter(pk=kept.pk).update(
        organisation=None, notices=[], applied_at=at, applied_by=by, counts=plan.counts()
    )
    record(Verb.CHANGED, kept, by=by, at=at)
    return plan


@transaction.atomic
def put_aside(kept: OrganisationImport, *, by: Person | None, at: datetime) -> None:
    """Forget what was read. Twice is once."""
    if OrganisationImport.objects.filter(pk=kept.pk).exclude(organisation=None).update(organisation=None, notices=[]):
        record(Verb.DELETED, kept, by=by, at=at)


def old_files(before: datetime) -> QuerySet:
    return OrganisationImport.objects.exclude(organisation=None).filter(read_at__lt=before)


def forget_old_files(*, at: datetime, before: datetime | None = None) -> Run:
    """Put aside what nobody brought in within a day, or since `before`; how many there were."""
    old = old_files(before or IMPORTS_KEPT.shipped(at))
    return each(old, partial(_forget, at=at), step="forget_old_files")


def _forget(kept: OrganisationImport, *, at: datetime) -> int:
    put_aside(kept, by=None, at=at)
    return 1


def _write_units(wanted: Organisation, plan: Plan, *, by: Person | None, at: datetime) -> None:
    today = localdate(at)
    for change in plan.new_units:
        unit = OrgUnit.objects.create(external_id=change.key, name=change.name, named_on=today)
        record(Verb.CREATED, unit, by=by, at=at)
    units = {unit.external_id: unit for unit in OrgUnit.objects.exclude(external_id=None)}
    for change in plan.renamed_units:
        rename_unit(units[change.key], name=change.name, on=today, by=by)
    for change in plan.reopened_units:
        reopen_unit(units[change.key], by=by)
    for change in plan.closed_units:
        close_unit(units[change.key], on=today, by=by)
    numbers = {key: unit.pk for key, unit in units.items()}
    move_units({numbers[key]: numbers.get(unit.parent) for key, unit in wanted.units.items()}, by=by)
    OrgUnit.objects.filter(external_id__in=wanted.units).update(imported_at=at)


def _write_people(wanted: Organisation, plan: Plan, *, by: Person | None, at: datetime) -> None:
    for change in plan.linked_people:
        Person.objects.filter(external_id=None, email=change.before).update(external_id=change.key)
    people = {one.external_id: one for one in Person.objects.exclude(external_id=None)}
    for change in plan.gone_people:
        leave(people[change.key], by=by, at=at)
    _free_addresses(wanted)
    _write_cards({change.key: wanted.people[change.key] for change in plan.changed_people}, people, by=by, at=at)
    for change in plan.returned_people:
        employ_again(people[change.key], by=by, at=at)
    for change in plan.new_people:
        _create(change.key, wanted.people[change.key], by=by, at=at)
    units = dict(OrgUnit.objects.exclude(external_id=None).values_list("external_id", "pk"))
    numbers = dict(Person.objects.exclude(external_id=None).values_list("external_id", "pk"))
    places = {
        numbers[key]: (units.get(member.unit), numbers.get(member.leader)) for key, member in wanted.people.items()
    }
    place_people(places, by=by)
    follow_the_line(by=by, at=at)
    Person.objects.filter(external_id__in=wanted.people).update(imported_at=at)


def _free_addresses(wanted: Organisation) -> None:
    """Let those who have left give up an address that somebody in the files has now."""
    owners = {member.email: key for key, member in wanted.people.items()}
    for person in Person.objects.filter(is_active=False, email__in=owners):
        if person.external_id != owners[person.email]:
            Person.objects.filter(pk=person.pk).update(email=f"{person.pk}@left.invalid")


def _write_cards(
    cards: Mapping[str, Member], people: Mapping[str | None, Person], *, by: Person | None, at: datetime
) -> None:
    """Names, titles and e-mails. Addresses are laid aside first, so that two people can exchange theirs."""
    before = {key: copy(people[key]) for key in cards}
    for key, member in cards.items():
        if people[key].email.lower() != member.email:
            Person.objects.filter(pk=people[key].pk).update(email=f"{people[key].pk}@moves.invalid")
    for key, member in cards.items():
        Person.objects.filter(pk=people[key].pk).update(name=member.name, title=member.title, email=member.email)
        people[key].refresh_from_db()
        tell_of_changed_card(before[key], people[key], by=by, at=at)


def _create(key: str, member: Member, *, by: Person | None, at: datetime) -> None:
    person = Person(external_id=key, name=member.name, title=member.title, email=member.email)
    person.set_unusable_password()
    person.save()
    record(Verb.CREATED, person, by=by, at=at, about=person)
