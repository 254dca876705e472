"""`manage.py daily`: all that time drives. Run it once a day; twice, or a day late, does no harm."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from codriver.actions.closings import open_closings
from codriver.actions.closings_daily import ask_effects
from codriver.actions.daily import (
    announce_revisits,
    open_revisits,
)
from codriver.actions.diploma_daily import announce_fund_deadlines, announce_last_years
from codriver.actions.handovers import forget_handovers
from codriver.actions.mandate import close_those_parted
from codriver.actions.open_offers import remind_of_offers
from codriver.actions.path import ask_wishes
from codriver.actions.pulses import ask_pulses
from codriver.actions.talks import notice_pairs_without_agreement
from netvaerk.actions.daily import note_run
from netvaerk.actions.news import send_weekly
from netvaerk.actions.outbox import send_what_waits
from netvaerk.actions.sign_on import forget_sessions
from roles.actions.daily import (
    announce_endings,
    announce_follow_ups,
    announce_inherited,
)
from roles.actions.sparring import remind_of_sparring
from roles.actions.stand_ins import announce_stand_ins
from secretariat.actions.bookings_daily import cancel_without_somebody, remind_of_bookings
from secretariat.actions.kept import forget_what_is_old
from secretariat.actions.reminders import remind_of_what_waits
from secretariat.actions.support_daily import close_solved
from secretariat.actions.training_daily import (
    ask_evaluations,
    move_waiting_lists,
    note_events_held,
    remind_of_tomorrow,
)

STEPS = {
    "reminders": remind_of_what_waits,
    "offers reminded of": remind_of_offers,
    "revisits announced": announce_revisits,
    "opened": open_revisits,
    "follow-ups announced": announce_follow_ups,
    "talks needed": notice_pairs_without_agreement,
    "pulses asked": ask_pulses,
    "wishes asked for": ask_wishes,
    "closings opened": open_closings,
    "effects asked for": ask_effects,
    "agreements closed": close_those_parted,
    "hand-over notes deleted": forget_handovers,
    "fund deadlines announced": announce_fund_deadlines,
    "last years of a diploma announced": announce_last_years,
    "endings announced": announce_endings,
    "inherited time announced": announce_inherited,
    "sparring reminded of": remind_of_sparring,
    "stand-ins announced": announce_stand_ins,
    "seats moved on": move_waiting_lists,
    "events held": note_events_held,
    "seats reminded of": remind_of_tomorrow,
    "evaluations asked": ask_evaluations,
    "requests closed": close_solved,
    "bookings reminded of": remind_of_bookings,
    "bookings cancelled": cancel_without_somebody,
    "ended sessions deleted": forget_sessions,
    "weekly letters": send_weekly,
    "kept no longer": forget_what_is_old,
    "letters taken up": send_what_waits,
}


class Command(BaseCommand):
    help = "Sends reminders, opens revisits that are due, tells of time that ends, and deletes what is kept no longer."

    def handle(self, *args: Any, **options: Any) -> None:
        """Take every step whatever became of the one before; raise CommandError, so exit with 1, if anything failed."""
        now = timezone.now()
        runs = {words: step(at=now) for words, step in STEPS.items()}
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{words} {run.done}" for words, run in runs.items()))
        failed = sum(run.failed for run in runs.values())
        note_run(failed=failed, at=timezone.now())
        if failed:
            raise CommandError(f"{failed} could not be done; the log says which.")
