"""The kinds of data this floor deletes when their time is up."""

from django.utils.translation import gettext_lazy as _

from netvaerk.actions.retention import Kind
from roles.actions.daily import (
    forget_encouragements,
    forget_nominations,
    old_encouragements,
    old_nominations,
)
from roles.actions.sparring import forget_topics, with_old_topics
from roles.rules import kept

KINDS = (
    Kind(
        "nominations", _("Nominations without a yes"), _("after the last answer, or after they were sent"),
        kept.NOMINATIONS_KEPT, old_nominations, forget_nominations,
    ),
    Kind(
        "encouragements", _("Encouragements from a personnel leader"), _("after they were sent"),
        kept.ENCOURAGEMENTS_KEPT, old_encouragements, forget_encouragements,
    ),
    Kind(
        "topics", _("The list of a sparring"), _("after the sparring ended"),
        kept.TOPICS_KEPT, with_old_topics, forget_topics, _("The dates of the talks."),
    ),
)  # fmt: skip
