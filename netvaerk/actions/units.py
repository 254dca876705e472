"""Changes of the base organisation: renaming and moving units, with their history kept."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from netvaerk.audit import record
from netvaerk.models import FormerUnitName, FormerUnitPlace, OrgUnit, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import in_circles
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class UnitHindrance(Reason):
    CIRCLE = gettext_noop("A unit cannot belong to one of its own units. Choose another place for it.")
    NAMED_LATER = gettext_noop(
        "A new name shows at once, so it cannot begin later than today. Rename the unit on the day."
    )
    NAMED_EARLIER = gettext_noop("The new name must begin after the present one. Choose a later date.")


@transaction.atomic
def rename_unit(unit: OrgUnit, *, name: str, on: date, by: Person | None) -> None:
    """Give `unit` a new name from `on`; the old one stays true for the days before. Raises Refused."""
    present = OrgUnit.objects.select_for_update().get(pk=unit.pk)
    if name == present.name:
        return
    reasons = hindrances_to_rename(present, on=on)
    if reasons:
        raise Refused(reasons)
    FormerUnitName.objects.create(unit=present, name=present.name, began_on=present.named_on, ended_on=on)
    OrgUnit.objects.filter(pk=unit.pk).update(name=name, named_on=on)
    unit.refresh_from_db()
    record(Verb.RENAMED, unit, by=by, at=timezone.now())


def hindrances_to_rename(unit: OrgUnit, *, on: date) -> list[UnitHindrance]:
    """What is against a new name from that day."""
    hurdles = {
        UnitHindrance.NAMED_EARLIER: on >= unit.named_on,
        UnitHindrance.NAMED_LATER: on <= timezone.localdate(),
    }
    return uncleared(hurdles)


def move_unit(unit: OrgUnit, *, parent: OrgUnit | None, by: Person | None) -> None:
    """Put `unit` under `parent`. Raises Refused if that makes a circle."""
    move_units({unit.pk: parent.pk if parent else None}, by=by)
    unit.refresh_from_db()


@transaction.atomic
def move_units(places: Mapping[int, int | None], *, by: Person | None) -> None:
    """Put each unit under another, by their numbers, judged as they will be when all have moved. Raises Refused.

    Where a unit belonged before is kept.
    """
    units = OrgUnit.objects.select_for_update().in_bulk()
    parents = {key: unit.parent_id for key, unit in units.items()}
    if in_circles(parents | dict(places)):
        raise Refused([UnitHindrance.CIRCLE])
    now = timezone.now()
    for key, parent in places.items():
        if parents[key] != parent:
            if parents[key] is not None:
                FormerUnitPlace.objects.create(unit_id=key, parent_id=parents[key], ended_on=timezone.localdate(now))
            OrgUnit.objects.filter(pk=key).update(parent=parent)
            record(Verb.MOVED, units[key], by=by, at=now)


@transaction.atomic
def close_unit(unit: OrgUnit, *, on: date, by: Person | None) -> None:
    """Write that the unit is no more: it is offered nowhere, and stays where it is mentioned. Twice is once."""
    if OrgUnit.objects.current().filter(pk=unit.pk).update(closed_on=on):
        unit.refresh_from_db()
        record(Verb.ENDED, unit, by=by, at=timezone.now())


@transaction.atomic
def reopen_unit(unit: OrgUnit, *, by: Person | None) -> None:
    """Write that a closed unit is there again. Twice is once."""
    if OrgUnit.objects.filter(pk=unit.pk).exclude(closed_on=None).update(closed_on=None):
        unit.refresh_from_db()
        record(Verb.OPENED, unit, by=by, at=timezone.now())


@transaction.atomic
def identify_unit(unit: OrgUnit, *, external_id: str | None, by: Person | None) -> None:
    """Say by which id the municipality's own organisation knows `unit`."""
    if OrgUnit.objects.exclude(external_id=external_id).filter(pk=unit.pk).update(external_id=external_id):
        unit.refresh_from_db()
        record(Verb.CHANGED, unit, by=by, at=timezone.now())
