"""PostgreSQL is given a statement once for each connection, and asked for it by its name from then on."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from netvaerk.models import Person
from netvaerk.models.kept_statements import kept_as
from netvaerk.models.prepared import ask
from netvaerk.tests.factories import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]


def named(first, second):
    return Person.objects.filter(pk__in=[first, second], name__contains="50 %").order_by("pk").values_list("name")


def kept():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return {name for (name,) in cursor.fetchall()}


def test_it_is_given_once_and_takes_the_values_of_each_time(django_assert_num_queries):
    anne, bo = PersonFactory(name="Anne 50 %"), PersonFactory(name="Bo 50 %")
    ask(named, values=(anne.pk, anne.pk))
    there = kept()

    with django_assert_num_queries(2):
        assert ask(named, values=(bo.pk, anne.pk)) == [("Anne 50 %",), ("Bo 50 %",)]
        assert ask(named, values=(bo.pk, bo.pk)) == [("Bo 50 %",)]
    assert kept() == there != set()


def test_it_outlasts_what_is_rolled_back():
    with transaction.atomic():
        kept_as(910_001, "SELECT %s + 1", [7], [(0, 0)], (7,), connection)
        transaction.set_rollback(True)

    with connection.cursor() as cursor:
        cursor.execute(kept_as(910_001, "SELECT %s + 1", [7], [(0, 0)], (7,), connection), [41])
        assert cursor.fetchone() == (42,)


def test_one_that_cannot_be_planned_is_a_fault_of_the_database_and_not_taken_for_kept():
    for _ in range(2):
        with pytest.raises(DatabaseError), transaction.atomic():
            kept_as(910_002, "SELECT nothing FROM nowhere", [], [], (), connection)


def test_behind_a_pooler_nothing_is_kept(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    there = kept()
    person = PersonFactory(name="Carl 50 %")

    assert ask(named, values=(person.pk, person.pk)) == [("Carl 50 %",)]
    assert kept() == there
