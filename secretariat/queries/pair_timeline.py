"""The line of time of a pair: states and days, and never a word of what the two write, wish or agree.

What stands between the two alone, such as the day of their closing talk, is on nobody else's line; and that a pair
needed a talk is on none at all, since it was said in confidence.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.facts.agreements import agreed_review_dates
from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment, PairClosing, Pairing
from netvaerk.models import Person
from secretariat.queries.timelines import Happening, Timeline, timeline

Status = Pairing.Status


def pair_timeline(pairing: Pairing, person: Person, today: date) -> Timeline:
    """A constant number of queries."""
    is_party = pairing.is_party(person)
    found = [*_pair(pairing), *_alignment(pairing, is_party, today), *_closing(pairing, is_party)]
    return timeline(found, [_("The pair"), _("Agreement"), _("Revisits"), _("Closing")], today)


def _pair(pairing: Pairing) -> Iterator[Happening]:
    """The offer and what came of it. Who said no is for nobody to read here."""
    group, offered_on = _("The pair"), localdate(pairing.offered_at)
    yield Happening(group, offered_on, _("The two were offered to be a pair"))
    answers = [one for one in (pairing.leader_answered_at, pairing.co_driver_answered_at) if one]
    if pairing.began_on:
        goes_on = pairing.ended_on is None
        words = _("The two are a pair") if goes_on else _("The two were a pair")
        yield Happening(group, pairing.began_on, words, until=pairing.ended_on, goes_on=goes_on)
    elif pairing.status == Status.OFFERED:
        yield Happening(group, pairing.answer_by, _("Last day to answer"))
    elif pairing.status == Status.DECLINED and answers:
        yield Happening(group, localdate(max(answers)), _("The offer was declined"))


def _alignment(pairing: Pairing, is_party: bool, today: date) -> Iterator[Happening]:
    """When the two answered, agreed and looked at it again. Why a revisit was due is theirs."""
    reviews = Prefetch("reviews", AlignmentReview.objects.order_by("pk"))
    agreements = AlignmentAgreement.objects.select_related("text").prefetch_related(reviews).order_by("number")
    alignment = (
        ExpectationAlignment.objects.filter(pairing=pairing)
        .with_parties()
        .prefetch_related(Prefetch("agreements", agreements))
        .first()
    )
    if alignment is None:
        return
    url = reverse("alignment", args=[alignment.pk]) if is_party else ""
    yield from _answers(alignment, url)
    for one in alignment.agreements.all():
        yield from _version(one, alignment, url, today, is_party)


def _answers(alignment: ExpectationAlignment, url: str) -> Iterator[Happening]:
    group = _("Agreement")
    sent = [one.sent_at for one in alignment.responses.all()]
    both = localdate(max(one for one in sent if one)) if all(sent) else None
    closed = localdate(alignment.closed_at) if alignment.closed_at else None
    yield Happening(
        group, localdate(alignment.opened_at), _("Each answers alone"), url=url, until=both or closed,
        goes_on=both is None and closed is None,
    )  # fmt: skip
    if both:
        yield Happening(group, both, _("Both have sent their answers"), url=url)


def _version(
    agreement: AlignmentAgreement, alignment: ExpectationAlignment, url: str, today: date, is_party: bool
) -> Iterator[Happening]:
    names = {"number": agreement.number}
    over = agreement.superseded_at or alignment.closed_at
    if agreement.agreed_at:
        words, agreed_on = _("Agreement, version %(number)s") % names, localdate(agreement.agreed_at)
        last = max(agreed_on, localdate(over) - timedelta(days=1)) if over else None
        yield Happening(_("Agreement"), agreed_on, words, url=url, until=last, goes_on=last is None)
    for one in agreement.reviews.all():
        why = one.get_because_display() if is_party else ""
        done = localdate(one.closed_at or over) if one.closed_at or over else None
        yield Happening(
            _("Revisits"), localdate(one.opened_at), _("The agreement was to be revisited"), why, url,
            until=done, goes_on=done is None,
        )  # fmt: skip
    if agreement.agreed_at and not over:
        for day in agreed_review_dates(agreement):
            if day > today:
                yield Happening(_("Revisits"), day, _("The agreement is to be revisited"), url=url)


def _closing(pairing: Pairing, is_party: bool) -> Iterator[Happening]:
    closing = PairClosing.objects.filter(pairing=pairing).first()
    if is_party and closing:
        url = reverse("pair_closing", args=[pairing.pk])
        yield Happening(_("Closing"), localdate(closing.opened_at), _("The two look back"), url=url)
        if closing.talk_on:
            yield Happening(_("Closing"), closing.talk_on, _("Closing talk"), url=url)
    if pairing.ended_on:
        yield Happening(_("Closing"), pairing.ended_on, _("The pair ended"))
