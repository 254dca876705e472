"""`manage.py daily`: all that time drives. Run it once a day; twice, or a day late, does no harm."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from codriver.actions.daily import delete_void_drafts, look_at_agreements, remind_the_silent
from secretariat.actions.organisation import forget_old_files


class Command(BaseCommand):
    help = "Sends reminders, opens revisits that are due, and deletes drafts that have lapsed."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        reminded = remind_the_silent(at=now)
        announced, opened = look_at_agreements(at=now)
        deleted = delete_void_drafts(at=now)
        forget_old_files(at=now)
        if options["verbosity"]:
            self.stdout.write(
                f"reminders {reminded}, revisits announced {announced}, opened {opened}, drafts deleted {deleted}"
            )
