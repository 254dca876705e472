"""Whether a pair may be offered, and may begin (S78)."""

from dataclasses import dataclass

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class PairingHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat offers a pairing.")
    ONESELF = gettext_noop("Nobody is their own co-driver.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    NO_LEADER = gettext_noop("The theme has no network leader yet. Appoint one first.")
    THEME_TAKES_NO_PAIR = gettext_noop("The theme is not in a state where it takes a co-driver.")
    OTHER_ROLE = gettext_noop("The person holds another role on the same theme.")
    THEME_IS_TAKEN = gettext_noop("The theme has a co-driver already, or an offer waits for an answer.")
    PERSON_IS_TAKEN = gettext_noop("The person co-drives already, or has an offer that waits for an answer.")
    OWN_LINE = gettext_noop(
        "One is the other's personnel leader. A co-driver needs a free voice: choose somebody else, or write why."
    )
    DID_NOT_WORK = gettext_noop(
        "An earlier pairing of the two ended because the cooperation did not work. Choose somebody else, or write why "
        "it can work now."
    )
    NO_LONGER_LEADS = gettext_noop("The network leader of this offer no longer leads the theme. The offer is closed.")
    OWN_LINE_SINCE = gettext_noop("One of you has become the other's personnel leader. The offer is closed.")


@dataclass(frozen=True)
class OfferFacts:
    by_secretariat: bool
    oneself: bool
    employed: bool
    has_leader: bool
    theme_open: bool
    other_role: bool
    theme_free: bool
    person_free: bool
    own_line: bool
    exception_reason: str = ""
    did_not_work: bool = False
    again_reason: str = ""


def hindrances_to_offer(facts: OfferFacts) -> list[PairingHindrance]:
    """Everything against offering this pair; an empty list means it may be offered."""
    hurdles = {
        PairingHindrance.NOT_SECRETARIAT: facts.by_secretariat,
        PairingHindrance.NO_LEADER: facts.has_leader,
        PairingHindrance.THEME_TAKES_NO_PAIR: facts.theme_open,
        PairingHindrance.ONESELF: not facts.oneself,
        PairingHindrance.NOT_EMPLOYED: facts.employed,
        PairingHindrance.OTHER_ROLE: facts.oneself or not facts.other_role,
        PairingHindrance.THEME_IS_TAKEN: facts.theme_free,
        PairingHindrance.PERSON_IS_TAKEN: facts.person_free,
        PairingHindrance.OWN_LINE: not facts.own_line or bool(facts.exception_reason.strip()),
        PairingHindrance.DID_NOT_WORK: not facts.did_not_work or bool(facts.again_reason.strip()),
    }
    return uncleared(hurdles)


@dataclass(frozen=True)
class BeginFacts:
    """What may have changed between the offer and the second yes. `leads` is of the leader who was offered the pair."""

    employed: bool
    theme_open: bool
    other_role: bool
    leads: bool
    own_line: bool
    exception_reason: str = ""


def hindrances_to_begin(facts: BeginFacts) -> list[PairingHindrance]:
    """Everything against beginning the pair that both have said yes to; an empty list means it begins."""
    hurdles = {
        PairingHindrance.NOT_EMPLOYED: facts.employed,
        PairingHindrance.THEME_TAKES_NO_PAIR: facts.theme_open,
        PairingHindrance.NO_LONGER_LEADS: facts.leads,
        PairingHindrance.OTHER_ROLE: not facts.other_role,
        PairingHindrance.OWN_LINE_SINCE: not facts.own_line or bool(facts.exception_reason.strip()),
    }
    return uncleared(hurdles)


class AnswerHindrance(Reason):
    NOT_A_PARTY = gettext_noop("Only the two who were offered the pairing can answer.")
    ANSWERED_ALREADY = gettext_noop("You have answered already.")
    NOT_OFFERED = gettext_noop("The offer is no longer open.")
    NOT_ACTIVE = gettext_noop("The pairing is not running.")
    NO_KIND = gettext_noop("Choose why the pairing ends. Only the secretariat sees it.")
    NO_REASON = gettext_noop("Write a short reason. Only the secretariat sees it.")
    ENDS_BEFORE_IT_BEGAN = gettext_noop("The pairing cannot end before it began.")
    ENDS_IN_THE_FUTURE = gettext_noop("Choose today or an earlier day: a pairing ends when it is over.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat ends a pairing or takes an offer back.")
