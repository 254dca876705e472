"""`manage.py erased`: whose names have been erased, by number; with numbers, erase them anew after a restore."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.refusals import Refused
from secretariat.actions.erasing import erase_person


class Command(BaseCommand):
    help = (
        "Prints the numbers of people whose names have been erased, one a line: keep them where the backups are not. "
        "With numbers, as after a restore of an older backup, it erases those names again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("again", nargs="*", type=int, metavar="NUMBER")

    def handle(self, *args: Any, again: list[int], **options: Any) -> None:
        """Raise CommandError, so exit with 1, for somebody who is employed; the others are erased."""
        if not again:
            for key in Person.objects.exclude(erased_at=None).order_by("pk").values_list("pk", flat=True):
                self.stdout.write(str(key))
            return
        refused = []
        for person in Person.objects.filter(pk__in=again).order_by("pk"):
            try:
                erase_person(person, by=None, at=timezone.now())
            except Refused:
                refused.append(str(person.pk))
        if refused:
            raise CommandError(f"Employed, and not erased: {', '.join(refused)}")
