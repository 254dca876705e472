"""Somebody who reads figures and nothing else."""

from netvaerk.actions.people import let_read_figures
from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory


def chief() -> Person:
    """Somebody who was given figures and is no officer."""
    person = PersonFactory()
    let_read_figures(person, reads=True, by=OfficerFactory())
    return person
