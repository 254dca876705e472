"""Today's list, about pairs: talks, offers, agreements that are not revisited, and hours that do not match."""

from datetime import date, datetime, time

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from codriver.facts.agreements import agreed_hours
from codriver.models import AlignmentAgreement, AlignmentResponse, AlignmentReview, Pairing, PairingTalk, Pulse
from netvaerk.models import NetworkTheme, Person
from roles.models import ResourceRelease
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import OTHERS_HAVE, Kind


def about_pairs(officer: Person, today: date) -> list[Waiting]:
    """Constant queries. Talks and wishes of one's own pair are not shown (they were asked for in confidence)."""
    return [*_talks(officer), *_wishes(officer), *_offers(today), *_revisits(today), *hours_that_lack(today)]


def _two(pairing: Pairing) -> str:
    return f"{pairing.network_leader.name} + {pairing.co_driver.name}"


def _see(pairing: Pairing) -> str:
    return reverse("pairing", args=[pairing.pk])


def _talks(officer: Person) -> list[Waiting]:
    talks = PairingTalk.objects.open().visible_to(officer)
    people = ("pairing__theme", "pairing__network_leader", "pairing__co_driver")
    return [
        Waiting(
            Kind.TALK,
            one.pk,
            localdate(one.needed_at),
            _two(one.pairing),
            _see(one.pairing),
            _("See the pair"),
            [one.get_why_display(), one.pairing.theme.title],
        )
        for one in talks.select_related(*people)
    ]


def _wishes(officer: Person) -> list[Waiting]:
    wishes = Pulse.objects.wishes_seen_by(officer).filter(talked_at=None)
    return [
        Waiting(
            Kind.WISH,
            one.pk,
            localdate(one.answered_at),
            one.person.name,
            reverse("overview") + "#wishes",
            _("See whom"),
            [one.pairing.theme.title],
        )
        for one in wishes.select_related("person", "pairing__theme")
    ]


def _offers(today: date) -> list[Waiting]:
    late = Pairing.objects.filter(status=Pairing.Status.OFFERED, answer_by__lt=today).with_people()
    return [
        Waiting(
            Kind.OFFER,
            one.pk,
            localdate(one.offered_at),
            _two(one),
            _see(one),
            _("Remind them"),
            [
                _("waits for %(names)s") % {"names": " + ".join(person.first_name for person in one.waits_for)},
                one.theme.title,
            ],
        )
        for one in late
    ]


def _revisits(today: date) -> list[Waiting]:
    """Revisits that have been due for two weeks and are still open; of pairs, whose page tells the secretariat more."""
    before = make_aware(datetime.combine(today - OTHERS_HAVE, time.max))
    open_ones = AlignmentReview.objects.filter(
        closed_at=None, opened_at__lte=before, agreement__alignment__closed_at=None
    ).exclude(agreement__alignment__pairing=None)
    people = [f"agreement__alignment__pairing__{name}" for name in ("theme", "network_leader", "co_driver")]
    return [
        Waiting(
            Kind.REVISIT,
            one.pk,
            localdate(one.opened_at),
            _two(one.agreement.alignment.pairing),
            _see(one.agreement.alignment.pairing),
            _("See the pair"),
            [one.get_because_display(), one.agreement.alignment.theme.title],
        )
        for one in open_ones.select_related(*people, "agreement__alignment__theme")
    ]


def hours_that_lack(today: date) -> list[Waiting]:
    """Agreements in force that name more hours than are released today; how many stays with the two. Three queries."""
    agreed = AlignmentAgreement.objects.in_force().filter(alignment__theme__status__in=NetworkTheme.RUNNING)
    read = agreed.select_related("text", "alignment__template", "alignment__theme")
    granted = ResourceRelease.objects.granted(today).values_list("person_id", "theme_id", "hours_per_week")
    released = {(person, theme): hours for person, theme, hours in granted}
    found: dict[tuple[int, int], Waiting] = {}
    people = Prefetch("alignment__responses", AlignmentResponse.objects.select_related("person"))
    for one in read.prefetch_related(people):
        person, hours = one.alignment.whose_hours(), agreed_hours(one)
        theme = one.alignment.theme
        if person is None or not hours or hours <= (released.get((person.pk, theme.pk)) or 0):
            continue
        found.setdefault(
            (person.pk, theme.pk),
            Waiting(
                Kind.HOURS,
                one.pk,
                localdate(one.agreed_at),
                person.name,
                reverse("mandate", args=[theme.pk]),
                _("See the mandate"),
                [theme.title],
            ),
        )
    return list(found.values())
