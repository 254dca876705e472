"""Letters about sparring. That something waits, and a link; never a topic, and never who said no."""

from datetime import date, datetime

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person
from roles.models import SparringRelation


def sparring_proposed(relation: SparringRelation, *, by: Person) -> None:
    send_on_commit(_letter("sparring_proposed", relation, relation.other(by)))


def sparring_answered(relation: SparringRelation) -> None:
    """To the one who asked: there is an answer; which one stands on the page."""
    send_on_commit(_letter("sparring_answered", relation, relation.asked_by))


def sparring_declined(relation: SparringRelation) -> None:
    """To the secretariat, which finds another reference leader, or talks with the two."""
    send_together(_letter("sparring_declined", relation, officer) for officer in Person.objects.secretariat())


def sparring_changed(relation: SparringRelation, *, by: Person) -> None:
    """To the other, or to both where a stand-in has changed it."""
    two = (relation.network_leader, relation.reference_leader)
    send_together(_letter("sparring_changed", relation, person) for person in two if person != by)


def sparring_is_silent(relation: SparringRelation, *, since: date, at: datetime) -> int:
    """To both, once for each long silence; how many letters went out."""
    occasion = f"sparring {relation.pk} silent since {since}"
    two = (relation.network_leader, relation.reference_leader)
    return sum(send_once(_letter("sparring_is_silent", relation, one), occasion=occasion, at=at) for one in two)


def _letter(name: str, relation: SparringRelation, to: Person) -> Letter:
    path = reverse("sparring", args=[relation.theme_id])
    return Letter(name, to, path, {"theme": str(relation.theme)})
