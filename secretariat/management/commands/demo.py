"""`manage.py demo`: migrate, build the demo town to a stage, and serve it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import override_settings
from django.utils import timezone

from netvaerk.models import Person
from secretariat.demo_town.content import PASSWORD, accounts
from secretariat.demo_town.stages import LARGE, STAGES, build


class Command(BaseCommand):
    help = "Builds the demo town through the actions themselves, and serves it. Running it again does no harm."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        stages = list(STAGES)
        parser.add_argument("--stage", choices=[*stages, LARGE], default=stages[-1], help="how far the town has come")
        parser.add_argument("--reset", action="store_true", help="start over with an empty database")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="build only")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo runs in demo mode only: set MODE=demo, or leave MODE out.")
        if options["reset"]:
            self.start_over()
        call_command("migrate", verbosity=0)
        if Person.objects.exists():
            self.stdout.write("The demo town is there already; --reset starts over.")
        else:
            with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
                build(options["stage"], now=timezone.now())
                call_command("daily", verbosity=0)
            self.stdout.write(f"The demo town is built, to the stage “{options['stage']}”.")
        if not options["no_serve"]:
            self.serve(options["port"])

    def start_over(self) -> None:
        """Only a file of our own is thrown away."""
        if connection.vendor != "sqlite":
            raise CommandError("--reset throws away an SQLite file only. Empty your database yourself.")
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{ending}").unlink(missing_ok=True)

    def serve(self, port: int) -> None:
        settings.SITE_URL = f"http://localhost:{port}"  # so that the demo's letters link to the demo
        self.stdout.write(f"\nOpen http://localhost:{port}/ and choose a person on the login page, or log in as:\n")
        for account in accounts("da"):
            self.stdout.write(f"  {account['email']:<38} {account['role']}")
        self.stdout.write(f"The password is {PASSWORD} for all. Letters land in {settings.EMAIL_FILE_PATH}.")
        self.stdout.write("Stop with Ctrl-C.\n")
        self.stdout.flush()
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)
