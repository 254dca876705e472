"""The copy of everything the product holds about one person: what it is made of, and how a row is told.

Each floor lists its own `PARTS`, and in `LEFT_OUT` what is not in the copy and why; the top floor gathers them. A test
walks every model and fails on a key to a person that stands in neither.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.utils.formats import date_format, localize
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person


class Why(Enum):
    """Why a key to a person, or a whole table, is not in the copy."""

    OTHERS_WORDS = _("What others have written, also where it names you: it is theirs.")
    OTHERS_DATA = _("Data about other people that you lead, help or work for: it is in their copies.")
    NOBODY = _("Lists and catalogues that are about nobody.")
    WITHOUT_NAME = _("What was answered without a name, so that nobody can tell whose it is.")
    TECHNICAL = _("Technical rows without content, such as a login that is open.")
    PERSON_IS_ELSEWHERE = _("Parts of something that stands in the copy already.")


@dataclass(frozen=True)
class Said:
    """One thing told of a row: its name for machines, its name for people, the value, and the value in words."""

    name: str
    label: str
    value: Any
    words: str


Row = Sequence[Said]


@dataclass(frozen=True)
class Derived:
    """Something told of a row that is no field of it."""

    name: str
    label: str | Promise
    read: Callable[[Any], Any]


@dataclass(frozen=True)
class Part:
    """One kind of rows. `whose` are the lookups that lead from a row to its person; `shown` the paths to what is told.

    `by_you` marks what somebody did for others: that it was done, and when. `rows` makes what no list of fields tells.
    """

    model: type[Model]
    whose: tuple[str, ...]
    shown: tuple[str | Derived, ...] = ()
    title: str | Promise = ""
    by_you: bool = False
    only: Q = field(default_factory=Q)
    rows: Callable[[Person, QuerySet], Iterable[Row]] | None = None

    @property
    def code(self) -> str:
        """Its name for machines: the kind of thing, and by which key it is about the person."""
        return f"{self.model._meta.label_lower}:{','.join(self.whose)}"

    @property
    def heading(self) -> str:
        plural = capfirst(str(self.title or self.model._meta.verbose_name_plural))
        return gettext("%(things)s: what you have done") % {"things": plural} if self.by_you else plural

    def of(self, person: Person) -> QuerySet:
        """The rows that are this person's, with all that is told of them, in the order they came about."""
        mine = Q()
        for lookup in self.whose:
            mine |= Q(**{lookup: person.pk})
        keys = self.model._base_manager.filter(mine & self.only).values("pk")
        joined, fetched = _beside(self.model, [one for one in self.shown if isinstance(one, str)])
        return (
            self.model._default_manager.filter(pk__in=keys)
            .select_related(*joined)
            .prefetch_related(*fetched)
            .order_by("pk")
        )

    def told(self, person: Person) -> list[Row]:
        found = self.of(person)
        if self.rows:
            return list(self.rows(person, found))
        return [[told(row, one) for one in self.shown] for row in found]


@dataclass
class Section:
    """A part with its rows, as it stands in the copy."""

    code: str
    title: str
    rows: list[Row]

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": self.code,
            "title": self.title,
            "rows": [{one.name: plain(one.value) for one in row} for row in self.rows],
        }


def sections_of(person: Person, parts: Iterable[Part]) -> list[Section]:
    """Each part in which there is something."""
    made = (Section(part.code, part.heading, part.told(person)) for part in parts)
    return [one for one in made if one.rows]


def told(row: Model, what: str | Derived) -> Said:
    """One thing of a row, by its path over keys (`pairing__theme`) or as it is derived."""
    if isinstance(what, Derived):
        value = what.read(row)
        return Said(what.name, capfirst(str(what.label)), value, in_words(value))
    *way, last = what.split("__")
    thing: Any = row
    for step in way:
        thing = getattr(thing, step) if thing is not None else None
    told_field = _field(type(row), what)
    value = _value(thing, last, told_field)
    choice = getattr(thing, f"get_{last}_display", None) if value not in (None, "") else None
    return Said(what, label_of(type(row), what), value, str(choice()) if choice else in_words(value))


def label_of(model: type[Model], path: str) -> str:
    return capfirst(str(_field(model, path).verbose_name))


def _value(thing: Any, name: str, told_field: Any) -> Any:
    if thing is None:
        return None
    value = getattr(thing, name)
    return [str(one) for one in value.all()] if told_field.many_to_many else value


def _field(model: type[Model], path: str) -> Any:
    *way, last = path.split("__")
    for step in way:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    found = model._meta.get_field(last)
    if not hasattr(found, "verbose_name"):
        raise FieldDoesNotExist(path)
    return found


def _beside(model: type[Model], paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Which keys to join and which lists to fetch for these paths."""
    joined, fetched = set(), set()
    for path in paths:
        *way, _last = path.split("__")
        found = _field(model, path)
        if found.many_to_many:
            fetched.add(path)
        elif found.is_relation:
            joined.add(path)
        elif way:
            joined.add("__".join(way))
    return sorted(joined), sorted(fetched)


def in_words(value: Any) -> str:
    """A value as a person reads it; nothing said is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, (int, Decimal)):
        return localize(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {in_words(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(in_words(one) for one in value)
    return str(value)


def plain(value: Any) -> Any:
    """A value as JSON holds it: days and moments in ISO 8601, decimals and things as text."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return str(value)
