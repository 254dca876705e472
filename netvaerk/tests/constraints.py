"""Asking the database to refuse a row, and to say which named constraint is against it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import BaseConstraint, F, Model, UniqueConstraint


def named(name: str) -> tuple[type[Model], BaseConstraint]:
    found = [(model, one) for model in apps.get_models() for one in model._meta.constraints if one.name == name]
    assert len(found) == 1, f"{len(found)} constraints are named {name}"
    return found[0]


def complaint(name: str) -> str:
    """What the database says when `name` is broken: its name, or on SQLite the columns of a unique one."""
    model, constraint = named(name)
    plain = isinstance(constraint, UniqueConstraint) and all(isinstance(part, F) for part in constraint.expressions)
    if connection.vendor != "sqlite" or not plain:
        return name
    columns = [model._meta.get_field(part.name).column for part in constraint.expressions]
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)


@contextmanager
def refused_by(name: str) -> Iterator[None]:
    """The block writes a row that the constraint `name` refuses; nothing of it stays."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    said = str(refusal.value)
    assert complaint(name) in said, said


@contextmanager
def sealed() -> Iterator[None]:
    """The block changes a sealed row, and the database refuses."""
    with pytest.raises(IntegrityError, match="is sealed"), transaction.atomic():
        yield
