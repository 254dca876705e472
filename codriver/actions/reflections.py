"""Writing one's private reflection, sharing it, and being willing to talk (S90)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from codriver.facts.candidacies import has_co_driven
from codriver.models import CandidacyReflection, CoDriverCandidacy, WillingToTalk
from codriver.rules.candidacy import CandidacyHindrance
from codriver.rules.reflection import missing_in_reflection
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared
from roles.actions.releases import hold


class ReflectionHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the person who reflects writes here.")
    OVER = gettext_noop("You have withdrawn, and the reflection is deleted.")
    CHANGED_MEANWHILE = gettext_noop("You have saved something else in another window. Both texts are shown below.")
    NOT_DONE = gettext_noop("Answer what is missing before you share it.")
    NOT_TOLD = gettext_noop("Say first that you are interested. Until then the secretariat does not know of you.")


def _hold(candidacy: CoDriverCandidacy, by: Person) -> CandidacyReflection:
    """The reflection as it is now, kept until the transaction ends. Raises Refused."""
    hold(candidacy.person)
    reflection = CandidacyReflection.objects.filter(candidacy=candidacy).first()
    reasons = uncleared(
        {ReflectionHindrance.NOT_YOURS: by.pk == candidacy.person_id, ReflectionHindrance.OVER: reflection is not None}
    )
    if reasons or reflection is None:
        raise Refused(reasons[:1])
    return reflection


@transaction.atomic
def save_reflection(
    candidacy: CoDriverCandidacy,
    *,
    answers: Mapping[str, str],
    wishes_to_lead: str,
    shown: int,
    by: Person,
    at: datetime,
) -> CandidacyReflection:
    """Keep what is written, finished or not; it is done when nothing needed is missing, and no longer shared when
    something is. `shown` is the version the form was made from. Raises Refused; the same again changes nothing."""
    reflection = _hold(candidacy, by)
    if reflection.answers == dict(answers) and reflection.wishes_to_lead == wishes_to_lead:
        return reflection
    if reflection.version != shown:
        raise Refused([ReflectionHindrance.CHANGED_MEANWHILE])
    done = not missing_in_reflection(answers, wish=wishes_to_lead)
    reflection.answers, reflection.wishes_to_lead = dict(answers), wishes_to_lead
    reflection.done_at = (reflection.done_at or at) if done else None
    reflection.shared_at = reflection.shared_at if done else None
    reflection.version += 1
    reflection.save()
    record(Verb.CHANGED, reflection, by=None, at=at)
    return reflection


@transaction.atomic
def share_reflection(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """Let the secretariat read it, as it is and as it will be. Raises Refused; twice is once."""
    reflection = _hold(candidacy, by)
    if reflection.shared_at:
        return
    told = CoDriverCandidacy.objects.filter(pk=candidacy.pk, interested_at__isnull=False).exists()
    hurdles = {ReflectionHindrance.NOT_DONE: reflection.done_at is not None, ReflectionHindrance.NOT_TOLD: told}
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    CandidacyReflection.objects.filter(pk=reflection.pk).update(shared_at=at)
    record(Verb.SHARED, reflection, by=by, at=at, about=by)


@transaction.atomic
def unshare_reflection(candidacy: CoDriverCandidacy, *, by: Person, at: datetime) -> None:
    """Take it back: the secretariat no longer reads it. Raises Refused; twice is once."""
    reflection = _hold(candidacy, by)
    if CandidacyReflection.objects.filter(pk=reflection.pk, shared_at__isnull=False).update(shared_at=None):
        record(Verb.UNSHARED, reflection, by=by, at=at, about=by)


@transaction.atomic
def offer_to_talk(person: Person, *, about: str, at: datetime) -> None:
    """Let those who consider it write to `person`, who co-drives or did. Raises Refused; the same again is no news."""
    if not has_co_driven(person):
        raise Refused([CandidacyHindrance.NEVER_CO_DROVE])
    row, new = WillingToTalk.objects.get_or_create(person=person, defaults={"about": about, "since": at})
    if new or row.about != about:
        WillingToTalk.objects.filter(pk=row.pk).update(about=about)
        record(Verb.OFFERED, row, by=person, at=at, about=person)


@transaction.atomic
def stop_talking(person: Person, *, at: datetime) -> None:
    """No longer stand on the list; twice is once."""
    row = WillingToTalk.objects.filter(person=person).first()
    if row:
        record(Verb.WITHDREW, row, by=person, at=at, about=person)
        row.delete()
