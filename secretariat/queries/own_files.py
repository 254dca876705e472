"""The files in the copy of somebody's data: those that they could fetch themselves, and where they lie in the copy."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from netvaerk.models import KeptFile, Person
from netvaerk.queries.own_copy import Derived, Part, Said, Section
from secretariat.queries.own_copy import PARTS

FOLDER = "filer"


@dataclass(frozen=True)
class OwnFile:
    """`address` is where its owner fetches it in the tool, `place` where it lies in the copy."""

    address: str
    kept: KeptFile

    @cached_property
    def place(self) -> str:
        """Under a number of ours, since two files may bear one name; the name is what its owner called it, without
        what would lead out of the folder."""
        plain = "".join(sign for sign in self.kept.name if sign.isalnum() or sign in " ._-()").strip(" .")
        return f"{FOLDER}/{self.kept._meta.model_name}-{self.kept.pk}-{plain or 'fil'}"


def own_files(person: Person) -> Iterator[OwnFile]:
    """One query a kind of files; the content of each waits until it is asked for."""
    for part in PARTS:
        address = _address_in(part)
        if address:
            readable = part.model._default_manager.visible_to(person).values("pk")
            yield from (OwnFile(address.read(row), row) for row in part.of(person).filter(pk__in=readable))


def _address_in(part: Part) -> Derived | None:
    return next((one for one in part.shown if isinstance(one, Derived) and one.name == "address"), None)


def with_places(sections: list[Section], files: list[OwnFile]) -> list[Section]:
    """The same sections, in which each file is found where it lies in the copy."""
    places = {one.address: one.place for one in files}
    return [
        Section(
            section.code,
            section.title,
            [[_moved(one, places) if one.name == "address" else one for one in row] for row in section.rows],
        )
        for section in sections
    ]


def _moved(said: Said, places: dict[str, str]) -> Said:
    place = places.get(said.value, "")
    return replace(said, value=place, words=place)
