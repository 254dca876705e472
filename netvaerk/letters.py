"""Letters of the ground floor: about proposals. What waits and a link, never a reason or a comment."""

from collections.abc import Iterable

from django.urls import reverse

from netvaerk.mail import Letter, send_together
from netvaerk.models import NetworkTheme, Person


def proposers(theme: NetworkTheme) -> list[Person]:
    """Everybody who stands behind a proposal, the one who began it first."""
    return [theme.proposed_by, *(one.person for one in theme.co_proposers.select_related("person"))]


def invited_to_propose(theme: NetworkTheme, *, person: Person) -> None:
    _tell([person], "invited_to_propose", theme, _proposal(theme), by=None)


def proposal_sent(theme: NetworkTheme, *, by: Person) -> None:
    """To the secretariat, which has something to do, and to the leaders of the units touched, who should know."""
    officers = list(Person.objects.secretariat())
    _tell(officers, "proposal_sent", theme, _proposal(theme), by=by)
    leaders = Person.objects.leading(list(theme.units.all()))
    _tell([one for one in leaders if one not in officers], "proposal_touches_unit", theme, _card(theme), by=by)


def proposal_moved(theme: NetworkTheme, *, by: Person) -> None:
    """To those who stand behind it: there is news."""
    _tell(proposers(theme), "proposal_moved", theme, _proposal(theme), by=by)


def proposal_discussed(theme: NetworkTheme, *, by: Person) -> None:
    """To everybody else in the talk: the proposers, and the officers who have written in it."""
    officers = Person.objects.secretariat().filter(pk__in=theme.comments.values("by"))
    _tell([*proposers(theme), *officers], "proposal_discussed", theme, _proposal(theme), by=by)


def proposal_decided(theme: NetworkTheme, *, by: Person) -> None:
    """To those who stand behind it, and to the leaders of the units it touches, whatever the decision is."""
    behind = proposers(theme)
    _tell(behind, "proposal_decided", theme, _proposal(theme), by=by)
    leaders = [one for one in Person.objects.leading(list(theme.units.all())) if one not in behind]
    if theme.status == NetworkTheme.Status.APPROVED:
        _tell(leaders, "theme_chosen", theme, _card(theme), by=by)
    else:
        _tell(leaders, "theme_not_chosen", theme, reverse("themes"), by=by)


def _proposal(theme: NetworkTheme) -> str:
    return reverse("proposal", args=[theme.pk])


def _card(theme: NetworkTheme) -> str:
    return reverse("theme", args=[theme.pk])


def _tell(people: Iterable[Person], name: str, theme: NetworkTheme, path: str, *, by: Person | None) -> None:
    """One letter to each but the one who did it."""
    words = {"theme": theme.title}
    send_together(Letter(name, person, path, words) for person in dict.fromkeys(people) if person != by)
