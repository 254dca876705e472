"""What a network needs from its reference leader, and the theme's tie to the base organisation (S30-S32)."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

POLITICAL, FOUND = "political", "found"


class NeedHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver say what the network needs.")
    NO_WORDS = gettext_noop("Write what the network needs.")
    COMMITTEE_IS_POLITICAL = gettext_noop("A committee belongs to a link to the politicians. Leave it empty.")
    NOT_THE_REFERENCE_LEADER = gettext_noop("Only the reference leader says how far it is.")
    NO_LONGER_OPEN = gettext_noop("It is done, or has been taken back.")


class BaseLinkHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only those who hold a role on the theme write this.")
    NOBODY_FOUND_IT = gettext_noop("Write who found the money: a name or a unit.")


def hindrances_to_needing(*, on_the_theme: bool, kind: str, text: str, committee: str) -> list[NeedHindrance]:
    hurdles = {
        NeedHindrance.NOT_ON_THE_THEME: on_the_theme,
        NeedHindrance.NO_WORDS: bool(text.strip()),
        NeedHindrance.COMMITTEE_IS_POLITICAL: kind == POLITICAL or not committee.strip(),
    }
    return uncleared(hurdles)


def hindrances_to_answering_a_need(
    *, reference_leader: bool, waits: bool, kind: str, committee: str, hearing: str
) -> list[NeedHindrance]:
    hurdles = {
        NeedHindrance.NOT_THE_REFERENCE_LEADER: reference_leader,
        NeedHindrance.NO_LONGER_OPEN: waits,
        NeedHindrance.COMMITTEE_IS_POLITICAL: kind == POLITICAL or not (committee.strip() or hearing),
    }
    return uncleared(hurdles)


def hindrances_to_tying(*, on_the_theme: bool, funding: str, funding_owner: str) -> list[BaseLinkHindrance]:
    hurdles = {
        BaseLinkHindrance.NOT_ON_THE_THEME: on_the_theme,
        BaseLinkHindrance.NOBODY_FOUND_IT: funding != FOUND or bool(funding_owner.strip()),
    }
    return uncleared(hurdles)
