"""`manage.py check_data`: whether the rows fit one another, beyond what the database holds by itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from secretariat.queries.data_faults import data_faults


class Command(BaseCommand):
    help = "Looks for what no constraint can hold, and says it in a sentence each, by number and without content."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, so exit with 1, if there is any fault."""
        found = 0
        for sentence in data_faults():
            self.stdout.write(sentence)
            found += 1
        if found:
            raise CommandError(f"{found} faults. Nothing was changed.")
        self.stdout.write("Every row fits the others.")
