"""What waits for a person today, over all floors: one finder a kind of thing."""

from collections.abc import Callable, Iterable
from datetime import date

from secretariat.facts.waiting import in_pairs, in_the_office, on_themes
from secretariat.facts.waiting.items import Waits
from secretariat.rules.waiting import Wait

__all__ = ["FINDERS", "Waits", "what_waits"]

FINDERS: dict[Wait, Callable[[date], Iterable[Waits]]] = {
    Wait.ROLE: on_themes.roles,
    Wait.PART: on_themes.parts,
    Wait.TIME: on_themes.wishes_for_time,
    Wait.COUNTER: on_themes.other_hours,
    Wait.INHERITED: on_themes.inherited_time,
    Wait.SPARRING: on_themes.sparring,
    Wait.HANDOVER: on_themes.handovers,
    Wait.NEED: on_themes.needs,
    Wait.FOLLOW_UP: on_themes.follow_ups,
    Wait.WORD: on_themes.words_from_leaders,
    Wait.CANDIDATE: in_pairs.candidates,
    Wait.ANSWERS: in_pairs.answers,
    Wait.LEADER_ANSWERS: in_pairs.leaders_answers,
    Wait.APPROVAL: in_pairs.approvals,
    Wait.REVISIT: in_pairs.revisits,
    Wait.LOOK_BACK: in_pairs.look_backs,
    Wait.EFFECT: in_pairs.effects,
    Wait.PRACTICE: in_pairs.practice,
    Wait.QUESTION: in_pairs.questions,
    Wait.MIRROR: in_pairs.mirrors,
    Wait.MODULE: in_pairs.modules,
    Wait.SUPPORT: in_the_office.requests,
    Wait.ARTICLE: in_the_office.articles,
}
"""What is reminded elsewhere, as the table of courses says, has none here."""


def what_waits(wait: Wait, today: date) -> list[Waits]:
    """Those of one kind whose person is still employed, the longest first."""
    found = FINDERS[wait](today) if wait in FINDERS else ()
    return sorted((one for one in found if one.person.is_active), key=lambda one: (one.since, one.number))
