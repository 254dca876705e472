"""Whether a pairing of the pool may be made, changed and published."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class RunHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat pairs the pool.")
    NO_WEIGHT = gettext_noop("Every part counts nothing. Give at least one part a weight in the administration.")
    CLOSED = gettext_noop("This pairing is published or put aside. Make a new one.")
    CHANGED = gettext_noop("Somebody has changed this pairing meanwhile. Look at it as it is now.")
    ANOTHER_DRAFT = gettext_noop("Somebody else has just made a draft. Look at that one.")
    STALE = gettext_noop("Something this pairing was made of has changed since. Make a new one.")
    NOBODY = gettext_noop("There is no pair to publish.")
    NOT_IN_POOL = gettext_noop("The theme or the person was not part of this pairing.")


def hindrances_to_making(*, by_secretariat: bool, total_weight: float) -> list[RunHindrance]:
    hurdles = {RunHindrance.NOT_SECRETARIAT: by_secretariat, RunHindrance.NO_WEIGHT: total_weight > 0}
    return uncleared(hurdles)


def hindrances_to_changing(*, by_secretariat: bool, draft: bool, as_shown: bool) -> list[RunHindrance]:
    """Everything against a choice by hand, or against putting aside."""
    if not by_secretariat:
        return [RunHindrance.NOT_SECRETARIAT]
    return uncleared({RunHindrance.CLOSED: draft, RunHindrance.CHANGED: as_shown or not draft})


def hindrances_to_publishing(
    *, by_secretariat: bool, draft: bool, as_shown: bool, fresh: bool, pairs: int
) -> list[RunHindrance]:
    found = hindrances_to_changing(by_secretariat=by_secretariat, draft=draft, as_shown=as_shown)
    return found or uncleared({RunHindrance.STALE: fresh, RunHindrance.NOBODY: pairs > 0})
