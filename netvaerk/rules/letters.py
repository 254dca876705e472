"""What each letter is: about what, and whether something waits for its reader.

A duty is sent at once, whatever its reader has chosen: something waits for them, often by a date, or changes where they
are to be. News tells what has happened; it waits for the weekly letter unless its reader has chosen otherwise.
"""

from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import gettext_noop

ANSWER_WITHIN = timedelta(days=14)
"""So long somebody may take over what waits for them, where nothing else is set: then the secretariat sees to it. Every
letter knows the day."""


class About(str, Enum):
    """What letters are about, in the order of the weekly letter. Its words are all that others see of a letter."""

    PROPOSALS = gettext_noop("Proposals for themes")
    THEMES = gettext_noop("Themes and their steps")
    ROLES = gettext_noop("Roles and stand-ins")
    NETWORK = gettext_noop("Who takes part in a network")
    MEETINGS = gettext_noop("Meetings")
    SOLUTIONS = gettext_noop("Solutions and tests")
    CO_DRIVERS = gettext_noop("Becoming a co-driver")
    PAIRS = gettext_noop("Pairs and offers")
    AGREEMENTS = gettext_noop("Collaboration agreements")
    TIME = gettext_noop("Released time")
    SPARRING = gettext_noop("Sparring")
    PRACTICE = gettext_noop("Practice and competences")
    DIPLOMA = gettext_noop("The diploma")
    EVENTS = gettext_noop("Courses and events")
    SUPPORT = gettext_noop("Questions to the secretariat")
    KNOWLEDGE = gettext_noop("Texts for colleagues")
    REMINDERS = gettext_noop("Reminders")
    OTHER = gettext_noop("You and your login")

    def __str__(self) -> str:
        return self.value


DUTIES: dict[About, tuple[str, ...]] = {
    About.PROPOSALS: ("invited_to_propose", "proposal_sent"),
    About.THEMES: ("handover_waits", "closing_asked", "handover_accepted", "reference_leader_is_needed"),
    About.ROLES: ("asked_to_take_a_role", "stand_in_named", "stand_in_begins", "somebody_left"),
    About.NETWORK: ("asked_to_take_part", "out_of_network", "network_over"),
    About.MEETINGS: ("meeting_invited", "meeting_changed", "meeting_cancelled", "meeting_invitation_withdrawn"),
    About.SOLUTIONS: ("owns_a_solution", "backs_a_test", "follow_up_is_due"),
    About.CO_DRIVERS: (
        "candidacy_waits", "candidacy_without_leader", "nomination_accepted", "wish_asked",
    ),
    About.PAIRS: (
        "pairing_offered", "offer_waits", "offer_is_overdue", "offer_extended", "offer_closed_for_officer",
        "pairing_began", "pairing_ended", "look_back", "look_back_waits", "read_together", "closing_talk_set",
        "effect_asked", "effect_waits", "how_does_it_go",
    ),
    About.AGREEMENTS: (
        "agreement_opened", "other_has_sent", "answers_compared", "answers_waited_for",
        "agreement_answers_waited_for", "other_approved", "approval_undone", "revisit_ahead", "revisit_due",
        "new_version",
    ),
    About.TIME: (
        "time_asked_for", "time_asked_for_without_leader", "time_countered", "time_ends_soon", "time_inherited",
        "time_taken_back",
    ),
    About.SPARRING: ("sparring_proposed",),
    About.PRACTICE: ("practice_asked", "mirror_asked"),
    About.DIPLOMA: (
        "module_waits", "module_to_prioritise", "module_prioritised", "diploma_to_verify", "fund_deadline_nears",
        "diploma_time_ends",
    ),
    About.EVENTS: (
        "event_seat", "event_seat_offered", "event_changed", "event_cancelled", "event_signed_off", "event_tomorrow",
        "event_offer_lapsed", "evaluation_asked", "evaluation_reminded", "event_signed_off_late",
    ),
    About.SUPPORT: (
        "booking_made", "booking_moved", "booking_cancelled", "booking_reminder", "support_asked", "support_answered",
        "support_handed_over", "support_written_back", "support_waits", "support_article_asked", "support_received",
        "data_request_asked", "data_request_answered", "copy_to_confirm", "copy_answered", "copy_link",
    ),
    About.KNOWLEDGE: ("knowledge_sent", "knowledge_returned"),
    About.REMINDERS: ("still_waits", "waited_long", "still_waits_for_you_alone"),
    About.OTHER: (
        "email_changed", "word_from_leader", "work_account_loosened", "break_glass_used", "opening_asked",
        "opening_made", "opening_answered",
    ),
}  # fmt: skip
NEWS: dict[About, tuple[str, ...]] = {
    About.PROPOSALS: ("proposal_touches_unit", "proposal_moved", "proposal_discussed", "proposal_decided"),
    About.THEMES: ("theme_chosen", "theme_not_chosen", "theme_moved", "theme_closed", "need_was_answered"),
    About.ROLES: ("role_was_answered", "role_was_filled", "role_is_stood_in_for", "stand_in_ended"),
    About.NETWORK: ("taken_into_network", "participant_answered", "participant_left"),
    About.CO_DRIVERS: (
        "candidacy_answered", "candidacy_news", "candidacy_withdrawn", "not_paired_this_time", "path_news",
        "path_paused", "path_ready",
    ),
    About.PAIRS: ("offer_closed", "other_looked_back"),
    About.AGREEMENTS: ("agreement_agreed", "agreement_ended", "agreement_unchanged"),
    About.TIME: ("time_was_released", "time_request_answered", "time_taken_up"),
    About.SPARRING: ("sparring_answered", "sparring_changed", "sparring_declined", "sparring_is_silent"),
    About.PRACTICE: ("practice_answered", "mirror_answered"),
    About.DIPLOMA: (
        "module_answered", "module_no_longer_waits", "module_passed", "diploma_verified", "diploma_paper_forgotten",
    ),
    About.EVENTS: ("staff_at_event", "staff_not_at_event"),
    About.SUPPORT: ("support_resolved", "support_could_be_a_proposal"),
    About.KNOWLEDGE: ("knowledge_published",),
}  # fmt: skip
WEEKLY = "weekly_news"
"""The letter in which news is gathered."""
ABOUT = {name: about for table in (DUTIES, NEWS) for about, names in table.items() for name in names}
ABOUT[WEEKLY] = About.OTHER


class Choice(str, Enum):
    """What somebody wants to hear of news, and when. Duties are sent at once, whatever they choose."""

    AT_ONCE = "at_once"
    WEEKLY = "weekly"
    NONE = "none"


def is_news(name: str) -> bool:
    """Whether the letter may wait. One that no table names never does."""
    return name in NEWS.get(ABOUT.get(name, About.OTHER), ())


def week_begins(today: date, weekday: int) -> date:
    """The last day up to today on which weekly letters are sent; `weekday` is 1 for Monday to 7 for Sunday."""
    return today - timedelta(days=(today.isoweekday() - weekday) % 7)
