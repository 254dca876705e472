"""`manage.py break_glass EMAIL`: a password and a second factor for an emergency account, shown once."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from netvaerk.actions.emergency import give_emergency_access
from netvaerk.models import Person


class Command(BaseCommand):
    help = "Gives an emergency account a new password and a new second factor, and shows both once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        """Raises CommandError for an address that is not named in the settings, or that nobody employed has."""
        if email.strip().lower() not in settings.BREAK_GLASS_ACCOUNTS:
            raise CommandError(f"{email} does not stand in BREAK_GLASS_ACCOUNTS. Put it there first.")
        person = Person.objects.employed().filter(email__iexact=email.strip()).first()
        if person is None:
            raise CommandError(f"Nobody here has {email}. Make the account with manage.py createsuperuser first.")
        password, secret = give_emergency_access(person, at=timezone.now())
        self.stdout.write(
            f"Password: {password}\nSecond factor, for an app that shows codes: {secret}\n"
            f"The same as an address: {get_adapter().build_totp_url(person, secret)}\n"
            "Both are shown this once. What was there before opens nothing any more."
        )
