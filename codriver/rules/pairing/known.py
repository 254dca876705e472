"""What bars a pair before any fit is judged, told from what happened between the two."""

from netvaerk.rules.reasons import Reason, gettext_noop


class KnownBar(Reason):
    """`Pool.barred` holds the names of these."""

    DECLINED = gettext_noop("One of the two has said no to this pair before.")
    DID_NOT_WORK = gettext_noop("The two have been a pair before, and the cooperation did not work.")
    OTHER_ROLE = gettext_noop("The person holds another role on the same theme.")
