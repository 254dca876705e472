"""What an import changes: the stored organisation compared with the one the files tell of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from netvaerk.rules.reasons import Reason, gettext_noop
from secretariat.rules.incoming import Member, Organisation, Unit

LARGEST_SHARE_THAT_LEAVES = 0.05
CLEARED_BY_HAND = 5


class ImportHindrance(Reason):
    NOT_ALLOWED = gettext_noop("Only the secretariat and administrators bring the organisation in.")
    MANY_LEAVE = gettext_noop("More than 5 % of the staff would leave. Look at them, and tick that it is right.")
    CHANGED_SINCE = gettext_noop("Something has changed since this page was shown. Look at the changes again.")
    DONE_ALREADY = gettext_noop("These files have been brought in, or put aside, already.")
    EMAIL_IS_TAKEN = gettext_noop("Somebody who is not in the files has this e-mail already.")
    NOBODY = gettext_noop("The files name nobody, so everybody would leave. Check the files.")


@dataclass(frozen=True)
class StoredPerson:
    """Somebody as stored; `key` is empty for one that was entered by hand."""

    key: str
    member: Member
    is_active: bool


@dataclass
class Stored:
    """What is stored: units by key, with the keys of closed ones, and everybody."""

    units: dict[str, Unit]
    closed: set[str]
    people: list[StoredPerson]


@dataclass(frozen=True)
class Change:
    """One thing of one unit or person that will be otherwise, in words."""

    key: str
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Names:
    """What units and people are called, by their keys."""

    unit: Callable[[str], str]
    person: Callable[[str], str]


@dataclass
class Plan:
    """Everything an import will do, each list by name, so that the same plan always reads the same."""

    new_units: list[Change] = field(default_factory=list)
    renamed_units: list[Change] = field(default_factory=list)
    moved_units: list[Change] = field(default_factory=list)
    closed_units: list[Change] = field(default_factory=list)
    reopened_units: list[Change] = field(default_factory=list)
    new_people: list[Change] = field(default_factory=list)
    linked_people: list[Change] = field(default_factory=list)
    changed_people: list[Change] = field(default_factory=list)
    new_leaders: list[Change] = field(default_factory=list)
    moved_people: list[Change] = field(default_factory=list)
    gone_people: list[Change] = field(default_factory=list)
    returned_people: list[Change] = field(default_factory=list)
    many_leave: bool = False
    taken_emails: list[Change] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not any(value for value in vars(self).values())

    def sort(self) -> None:
        for value in vars(self).values():
            if isinstance(value, list):
                value.sort(key=lambda change: (change.name, change.key))

    def counts(self) -> dict[str, int]:
        """How many there are of each, by the list's name."""
        return {name: len(value) for name, value in vars(self).items() if isinstance(value, list)}


def compare(stored: Stored, wanted: Organisation) -> Plan:
    """What has to change for what is stored to be as `wanted`. Whoever was entered by hand and is not named stays."""
    plan = Plan()
    _compare_units(plan, stored, wanted)
    _compare_people(plan, stored, wanted)
    plan.sort()
    known = sum(1 for one in stored.people if one.key and one.is_active)
    gone = len(plan.gone_people)
    plan.many_leave = gone > CLEARED_BY_HAND and gone > known * LARGEST_SHARE_THAT_LEAVES
    return plan


def _compare_units(plan: Plan, stored: Stored, wanted: Organisation) -> None:
    called = _unit_names(stored, wanted)
    for key, unit in wanted.units.items():
        before = stored.units.get(key)
        if before is None:
            plan.new_units.append(Change(key, unit.name, after=called(unit.parent)))
            continue
        if before.name != unit.name:
            plan.renamed_units.append(Change(key, unit.name, before.name, unit.name))
        if before.parent != unit.parent:
            plan.moved_units.append(Change(key, unit.name, called(before.parent), called(unit.parent)))
        if key in stored.closed:
            plan.reopened_units.append(Change(key, unit.name))
    gone = [key for key in stored.units if key not in wanted.units and key not in stored.closed]
    plan.closed_units = [Change(key, stored.units[key].name) for key in gone]


def _compare_people(plan: Plan, stored: Stored, wanted: Organisation) -> None:
    by_key = {one.key: one for one in stored.people if one.key}
    by_email = {one.member.email.lower(): one for one in stored.people}
    called = Names(_unit_names(stored, wanted), _person_names(stored, wanted))
    for key, member in wanted.people.items():
        before = by_key.get(key)
        holder = by_email.get(member.email.lower())
        if before is None and holder is not None and not holder.key:
            plan.linked_people.append(Change(key, member.name, holder.member.email))
            before = holder
        elif holder is not None and holder is not before and not _frees_email(holder, wanted):
            plan.taken_emails.append(Change(key, member.name, member.email))
        _compare_person(plan, key, before, member, called)
    named = {*wanted.people, *wanted.left_out}
    gone = [one for one in stored.people if one.key and one.is_active and one.key not in named]
    plan.gone_people = [Change(one.key, one.member.name) for one in gone]


def _frees_email(holder: StoredPerson, wanted: Organisation) -> bool:
    """Whether the one who has an e-mail today has left, leaves, or gets another one by the same import."""
    named = wanted.people.get(holder.key)
    if named is not None:
        return named.email.lower() != holder.member.email.lower()
    return not holder.is_active or (bool(holder.key) and holder.key not in wanted.left_out)


def _compare_person(plan: Plan, key: str, before: StoredPerson | None, member: Member, called: Names) -> None:
    if before is None:
        plan.new_people.append(Change(key, member.name, after=called.unit(member.unit)))
        return
    old = before.member
    if (old.name, old.email.lower(), old.title) != (member.name, member.email.lower(), member.title):
        plan.changed_people.append(Change(key, member.name, _card(old), _card(member)))
    if old.unit != member.unit:
        plan.moved_people.append(Change(key, member.name, called.unit(old.unit), called.unit(member.unit)))
    if old.leader != member.leader:
        plan.new_leaders.append(Change(key, member.name, called.person(old.leader), called.person(member.leader)))
    if not before.is_active:
        plan.returned_people.append(Change(key, member.name))


def _card(member: Member) -> str:
    return ", ".join(part for part in (member.name, member.title, member.email) if part)


def _unit_names(stored: Stored, wanted: Organisation) -> Callable[[str], str]:
    names = {key: unit.name for key, unit in (stored.units | wanted.units).items()}
    return lambda key: names.get(key, key)


def _person_names(stored: Stored, wanted: Organisation) -> Callable[[str], str]:
    names = {one.key: one.member.name for one in stored.people if one.key}
    names |= {key: member.name for key, member in wanted.people.items()}
    return lambda key: names.get(key, key)
