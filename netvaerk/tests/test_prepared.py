"""Queries that are put into words once: other values, the same words; another shape, other words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models.functions import Upper
from django.utils import timezone

from netvaerk.models import AuditEvent, Meeting, NetworkTheme, Person
from netvaerk.models.prepared import AT_ONCE, append, ask, change, day_of, moment_of, read
from netvaerk.tests.factories import MeetingFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def people(order, first, second):
    return Person.objects.filter(pk__in=[first, second]).order_by(order).values_list("pk", "name")


def themes():
    return NetworkTheme.objects.order_by("pk").values_list("begins_on", "title")


def test_the_values_of_each_time_are_asked_for():
    anne, bo, carl = (PersonFactory(name=name) for name in ("Anne", "Bo", "Carl"))

    assert ask(people, "name", values=(anne.pk, bo.pk)) == [(anne.pk, "Anne"), (bo.pk, "Bo")]
    assert ask(people, "name", values=(carl.pk, bo.pk)) == [(bo.pk, "Bo"), (carl.pk, "Carl")]
    assert ask(people, "-name", values=(carl.pk, bo.pk)) == [(carl.pk, "Carl"), (bo.pk, "Bo")]


def test_a_moment_is_told_in_utc_and_a_day_as_a_day():
    told = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    assert {moment_of(told), moment_of("2026-03-01 09:30:00"), moment_of(told.replace(tzinfo=None))} == {told}
    assert day_of("2026-03-01") == day_of(date(2026, 3, 1)) == date(2026, 3, 1)


def test_a_day_of_a_row_is_read_from_either_database():
    theme = ThemeFactory(begins_on=date(2026, 3, 1))
    [(begins_on, title)] = ask(themes)

    assert (day_of(begins_on), title) == (theme.begins_on, theme.title)


def ahead(title, day, now):
    shown = Meeting.objects.select_related("theme").only("begins_at", "theme__title", "theme__begins_on")
    named = shown.annotate(shout=Upper("theme__title")).filter(theme__title__gte=title, begins_at__gt=now)
    return named.filter(theme__begins_on__gte=day).order_by("pk")


def weeks_before(day):
    return NetworkTheme.objects.filter(begins_on__gte=day - timedelta(days=7))


def test_models_come_with_what_the_query_names_and_nothing_else(django_assert_num_queries):
    day, now = date(2026, 3, 1), timezone.now()
    early, late = (MeetingFactory(theme=ThemeFactory(title="Vand", begins_on=day + timedelta(days=n))) for n in (0, 9))

    with django_assert_num_queries(2):
        assert read(ahead, "A", values=(day, now)) == [early, late]
        [found] = read(ahead, "A", values=(day + timedelta(days=1), now))
        told = (found.begins_at, found.theme.begins_on, found.theme.title, found.shout)
    assert told == (late.begins_at, late.theme.begins_on, "Vand", "VAND")
    assert {"title", "place"} <= found.get_deferred_fields()
    assert read(ahead, "A", values=(day, now + timedelta(days=900))) == []
    assert read(ahead, "W", values=(day, now)) == []


def homes(number):
    told = ("name", "joined_at", "personnel_leader__name", "unit__name")
    return Person.objects.filter(pk=number).select_related("personnel_leader", "unit").only(*told)


@pytest.mark.parametrize("has_leader", [True, False])
def test_a_model_is_the_one_that_django_makes(has_leader):
    leader = PersonFactory() if has_leader else None
    person = PersonFactory(personnel_leader=leader)
    [ours], [theirs] = read(homes, values=(person.pk,)), homes(person.pk)

    assert _inside(ours) == _inside(theirs)
    if has_leader:
        assert _inside(ours.personnel_leader) == _inside(theirs.personnel_leader)
    ours.title = "Leder"
    ours.save(update_fields=["title"])
    assert Person.objects.get(pk=person.pk).title == "Leder"


def _inside(one):
    """What a model holds, and what it knows of its row."""
    state = one._state
    held = {name: value for name, value in vars(one).items() if name != "_state"}
    return held, state.db, state.adding, state.fields_cache, one.get_deferred_fields()


def test_a_day_that_the_query_reckons_with_is_refused():
    with pytest.raises(ValueError, match="weeks_before"):
        read(weeks_before, values=(date(2026, 3, 1),))


def named(names):
    return Person.objects.filter(name__in=names)


def test_one_of_no_names_is_nobody_and_asks_nobody(django_assert_num_queries):
    PersonFactory(name="Anne")

    with django_assert_num_queries(0):
        assert read(named, ()) == []
    assert [one.name for one in read(named, ("Anne",))] == ["Anne"]


LINE = ("at", "actor", "verb", "object_type", "object_id", "subject", "request_id")


def test_rows_are_appended_with_what_each_says(django_assert_num_queries):
    person, now = PersonFactory(), timezone.now()
    rows = [(now, person.pk, "read", "netvaerk.person", number, None, "\"%s'") for number in range(AT_ONCE + 1)]

    with django_assert_num_queries(2):
        append(AuditEvent, LINE, rows)

    assert list(AuditEvent.objects.order_by("object_id").values_list(*LINE)) == rows


def test_nothing_is_asked_where_there_is_no_row_to_append(django_assert_num_queries):
    with django_assert_num_queries(0):
        append(AuditEvent, LINE, [])


def the_theme(number):
    return NetworkTheme.objects.filter(pk=number)


def test_only_the_rows_that_are_named_are_changed_and_each_time_to_what_is_written():
    one, other = ThemeFactory(title="Vand"), ThemeFactory(title="Luft")
    day = date(2026, 3, 1)

    assert change(the_theme, (one.pk,), {"title": "Jord", "begins_on": day}) == 1
    assert change(the_theme, (other.pk,), {"title": "Ild", "begins_on": None}) == 1
    assert change(the_theme, (other.pk + 1,), {"title": "Æter", "begins_on": day}) == 0

    told = NetworkTheme.objects.order_by("pk").values_list("title", "begins_on")
    assert list(told) == [("Jord", day), ("Ild", None)]
