"""What is known of a co-driver's time on a theme, read from the database."""

from datetime import date

from codriver.models import CoDriverCandidacy, CoDriverOffer, Pairing
from codriver.rules.pairing.time import Given, TimeFacts
from roles.models import ReleaseRequest, ResourceRelease


def time_facts(pairing: Pairing, candidacy: CoDriverCandidacy | None, today: date) -> TimeFacts:
    person, theme = pairing.co_driver, pairing.theme
    released = ResourceRelease.objects.granted(today).filter(person=person)
    before = Pairing.objects.filter(co_driver=person, began_on__isnull=False).exclude(theme=theme).values("theme")
    return TimeFacts(
        today=today,
        released=released.filter(theme=theme).exists(),
        asked=ReleaseRequest.objects.open().filter(person=person, theme=theme).exists(),
        used_elsewhere=released.filter(theme__in=before).exists(),
        begins_on=theme.begins_on,
        ends_on=theme.ends_on,
        given=given_by_leader(candidacy),
        wished=CoDriverOffer.objects.filter(person=person).values_list("hours_per_week", flat=True).first(),
    )


def given_by_leader(candidacy: CoDriverCandidacy | None) -> Given | None:
    """The hours and days that the personnel leader gave, if one has."""
    if candidacy is None or candidacy.answered_by_id in (None, candidacy.person_id):
        return None
    if candidacy.hours_per_week is None or candidacy.free_from is None or candidacy.free_until is None:
        return None
    return Given(candidacy.hours_per_week, candidacy.free_from, candidacy.free_until)
