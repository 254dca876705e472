"""What an offer must say before a personnel leader is asked for time (spec: states, "Co-driver candidacy")."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class Missing(Reason):
    COMPETENCES = gettext_noop("Choose at least one competence that you would like to use or to learn.")
    TASKS = gettext_noop("Choose at least one task that you would gladly take.")
    HOURS = gettext_noop("Write how many hours a week you would like to give.")


def missing_for_offer(*, competences: int, tasks: int, hours: bool) -> list[Missing]:
    """What is still to be said; an empty list means the offer is enough. `competences` counts those that are wished."""
    return uncleared({Missing.COMPETENCES: competences > 0, Missing.TASKS: tasks > 0, Missing.HOURS: hours})
