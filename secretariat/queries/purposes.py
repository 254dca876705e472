"""What each kind of data is for, as everybody reads it beside its limit (duties: purpose per kind of data)."""

from django.utils.translation import gettext_lazy as _

AGREE = _("For: agreeing on what two expect of each other.")
WORK_TOGETHER = _("For: helping the pair to work together.")
LEARN = _("For: learning, and the way to leading networks.")
FIND = _("For: finding co-drivers and bringing pairs together.")
HELP = _("For: help from the secretariat.")
LAWFUL = _("For: showing that data is used as it should be.")

PURPOSE_OF = {
    "lapsed": AGREE,
    "answers": AGREE,
    "agreements": AGREE,
    "rooms": WORK_TOGETHER,
    "talks": WORK_TOGETHER,
    "practice": LEARN,
    "ratings": LEARN,
    "closing-drafts": LEARN,
    "closings": LEARN,
    "candidacies": FIND,
    "runs": FIND,
    "papers": LEARN,
    "studies": LEARN,
    "profiles": FIND,
    "nominations": FIND,
    "encouragements": _("For: that a leader can say a kind word about network work."),
    "topics": _("For: preparing the talks of a sparring."),
    "requests": HELP,
    "bookings": HELP,
    "enrolments": _("For: holding courses and events, and knowing who came."),
    "desk-days": HELP,
    "imports": _("For: looking at an organisation before it is brought in."),
    "data-requests": LAWFUL,
    "openings": LAWFUL,
    "letters": _("For: seeing that letters arrive."),
    "notices": _("For: seeing that letters arrive."),
    "placements": _("For: showing units and leaders as they were on a day."),
    "people": _("For: knowing who held which role."),
    "log": LAWFUL,
}
"""By the code of the kind. A test demands one for each."""
