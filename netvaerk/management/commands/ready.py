"""`manage.py ready`: what /readyz/all says in one word, in sentences for who stands at the machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from netvaerk.queries.health import cannot_serve, what_lags


class Command(BaseCommand):
    help = "Says what keeps the product from working, and what lags behind it."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, so exit with 1, for any fault."""
        faults = cannot_serve() or what_lags()
        if faults:
            raise CommandError("\n".join(f"{name}: {words}" for name, words in faults.items()))
        self.stdout.write("The database, its tables, the worker and the disk are as they should be.")
