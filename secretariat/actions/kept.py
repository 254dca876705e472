"""All kinds of data that are deleted when their time is up, from every floor, in the order they are run."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from codriver.actions.kept import KINDS as OF_PAIRS
from netvaerk.actions.daily import Run
from netvaerk.actions.kept import KINDS as OF_THE_GROUND
from netvaerk.actions.kept import LOG
from netvaerk.actions.retention import Kind, retain
from roles.actions.kept import KINDS as OF_ROLES
from secretariat.actions.bookings_daily import forget_bookings, old_slots
from secretariat.actions.data_requests import forget_data_requests, old_data_requests
from secretariat.actions.erasing import forget_people, old_people
from secretariat.actions.office import forget_desk_days, old_desk_days
from secretariat.actions.openings import forget_openings, old_openings
from secretariat.actions.organisation import forget_old_files, old_files
from secretariat.actions.support_daily import forget_requests, old_requests
from secretariat.actions.training_daily import forget_enrolments, old_events
from secretariat.rules import kept

OWN = (
    Kind(
        "requests", _("Requests to the secretariat"), _("after they were closed"),
        kept.REQUESTS_KEPT, old_requests, forget_requests, _("Articles without names that the asker said yes to."),
    ),
    Kind(
        "bookings", _("Meetings with the secretariat"), _("after they were held"),
        kept.BOOKINGS_KEPT, old_slots, forget_bookings,
    ),
    Kind(
        "enrolments", _("Who was signed up for courses and events"), _("after the event ended"),
        kept.ENROLMENTS_KEPT, old_events, forget_enrolments, _("Seats taken, and what was said without a name."),
    ),
    Kind(
        "desk-days", _("Days at a desk in the secretariat"), _("after the day"),
        kept.DESK_DAYS_KEPT, old_desk_days, forget_desk_days,
    ),
    Kind(
        "imports", _("Files of the organisation that nobody brought in"), _("after they were read"),
        kept.IMPORTS_KEPT, old_files, forget_old_files,
    ),
    Kind(
        "data-requests", _("Requests about one's data"), _("after they were answered"),
        kept.DATA_REQUESTS_KEPT, old_data_requests, forget_data_requests,
    ),
    Kind(
        "openings", _("Emergency openings of what is sealed, with their reasons"), _("after they were over"),
        kept.OPENINGS_KEPT, old_openings, forget_openings,
    ),
)  # fmt: skip
PEOPLE = Kind(
    "people", _("The name of those who have left, and what they wrote"), _("after the person left the municipality"),
    kept.PEOPLE_KEPT, old_people, forget_people, _("Roles, pairs, hours and studies without a name."),
)  # fmt: skip
KINDS: tuple[Kind, ...] = (*OF_PAIRS, *OF_ROLES, *OWN, *OF_THE_GROUND, PEOPLE, LOG)
"""The log comes last: each deletion writes in it."""


def forget_what_is_old(*, at: datetime) -> Run:
    """Delete everything that is kept no longer, kind by kind; how much, and for how much it failed."""
    outcomes = retain(KINDS, at=at)
    return Run(sum(one.done for one in outcomes), sum(one.failed for one in outcomes))
