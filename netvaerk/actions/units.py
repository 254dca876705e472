"""Changes of the base organisation: renaming and moving units, with their history kept."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from netvaerk.audit import record
from netvaerk.models import FormerUnitName, OrgUnit, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import would_circle
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


@transaction.atomic
def move_unit(unit: OrgUnit, *, parent: OrgUnit | None, by: Person | None) -> None:
    """Put `unit` under `parent`. Raises Refused if that makes a circle."""
    parents = dict(OrgUnit.objects.select_for_update().values_list("pk", "parent_id"))
    if would_circle(unit.pk, parent.pk if parent else None, parents):
        raise Refused([UnitHindrance.CIRCLE])
    if parents.get(unit.pk) == (parent.pk if parent else None):
        return
    OrgUnit.objects.filter(pk=unit.pk).update(parent=parent)
    unit.refresh_from_db()
    record(Verb.MOVED, unit, by=by, at=timezone.now())
