"""A pair begins: the co-driver's time is granted as it was given, or asked for (spec: states of a pairing; S26)."""

from datetime import datetime

from django.utils.timezone import localdate

from codriver.facts.pair_time import time_facts
from codriver.letters import pair_time as letters
from codriver.models import CoDriverCandidacy, Pairing
from codriver.rules.pairing.time import Arrangement, arrange
from netvaerk.models import Person
from netvaerk.refusals import Refused
from roles.actions.release_requests import ask_for_time, withdraw_request
from roles.actions.releases import grant, hold_both
from roles.letters.releases import time_was_released
from roles.models import ReleaseRequest


def arrange_time(pairing: Pairing, *, by: Person, at: datetime) -> Arrangement:
    """See to the co-driver's time; what was done. Never refuses: the pair begins all the same, and its page says how.

    Call it in the transaction that begins the pairing, when the co-driver holds the role, and before the candidacy is
    matched. The request is sent in the name of `by`, whose yes began the pair.
    """
    person = hold_both(pairing.theme, pairing.co_driver)
    candidacy = CoDriverCandidacy.objects.ready().filter(person=person).select_related("answered_by").first()
    todo, time = arrange(time_facts(pairing, candidacy, localdate(at)))
    if todo is Arrangement.GRANT and time and candidacy and candidacy.answered_by:
        words = {"sets_aside": "", "approved_by": candidacy.answered_by, "by": by, "at": at}
        release, _new = grant(person, theme=pairing.theme, time=time, **words)
        time_was_released(release)
        letters.time_was_taken_up(release)
    elif todo is Arrangement.ASK and time:
        words = {"hours": time.hours, "began_on": time.began_on, "ended_on": time.ended_on, "busy_weeks": ""}
        try:
            ask_for_time(pairing.theme, person=person, by=by, at=at, **words)
        except Refused:
            return Arrangement.UNKNOWN
    return todo


def ask_no_more(pairing: Pairing, *, by: Person | None, at: datetime) -> None:
    """Withdraw what is still asked for when the pairing ends, so that no personnel leader answers in vain.

    Call it in the transaction that ends the pairing. Who may not withdraw it does so for the co-driver.
    """
    withdraws = by if by and by.is_secretariat else pairing.co_driver
    for request in ReleaseRequest.objects.open().filter(person=pairing.co_driver, theme=pairing.theme):
        withdraw_request(request, by=withdraws, at=at)
