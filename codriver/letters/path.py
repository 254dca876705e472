"""Letters about somebody's path: that it has moved, never why."""

from datetime import date

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person


def _to_secretariat(person: Person) -> None:
    send_together(
        Letter("path_news", officer, reverse("paths")) for officer in Person.objects.secretariat().exclude(pk=person.pk)
    )


def has_stopped(person: Person, *, has_time: bool) -> None:
    """To the secretariat; to the personnel leader too, where time is released."""
    _to_secretariat(person)
    if has_time and person.personnel_leader:
        send_on_commit(Letter("path_paused", person.personnel_leader, reverse("my_staff")))


def has_come_back(person: Person) -> None:
    _to_secretariat(person)


def is_ready(person: Person) -> None:
    send_on_commit(Letter("path_ready", person, reverse("my_path")))


def what_do_you_wish(person: Person, *, since: date | None) -> bool:
    """Once after each answer; and once to who has never answered."""
    return send_once(Letter("wish_asked", person, reverse("my_path")), occasion=f"wish to lead since {since}")
