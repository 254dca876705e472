"""Coming in by the municipality's own login: the first time links the account, every time gives the coarse roles."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from netvaerk.actions.daily import Run
from netvaerk.actions.people import describe_person, stand_in_secretariat
from netvaerk.audit import record
from netvaerk.mail import Letter, send_on_commit
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.sign_on import Known, Standing, WorkAccount, hindrances_to_sign_on


@transaction.atomic
def come_in(account: WorkAccount, *, at: datetime) -> Person:
    """The person behind a work account, with the roles it brings. Raises Refused."""
    links = SocialAccount.objects.filter(provider=account.provider)
    linked = links.filter(uid=account.subject).values_list("user_id", flat=True).first()
    found = Person.objects.filter(external_id=account.external_id or None).exclude(external_id=None)
    person = found.select_for_update().order_by("pk").first()
    known = Known(
        person=person.pk if person else None,
        linked=linked,
        has_another=person is not None and links.filter(user=person).exclude(uid=account.subject).exists(),
        employed=person is not None and person.is_active,
    )
    reasons = hindrances_to_sign_on(account, known)
    if reasons or person is None:
        raise Refused(reasons)
    if linked is None:
        SocialAccount.objects.create(user=person, provider=account.provider, uid=account.subject)
        record(Verb.LINKED, person, by=person, at=at, about=person)
    stand_as(person, account.standing)
    return person


def stand_as(person: Person, standing: Standing) -> None:
    """Give or take what the login elsewhere has a say in. Whoever became or ceased to be an officer or administrator
    gets or loses the key to the administration with it."""
    officer = person.is_secretariat if standing.secretariat is None else standing.secretariat
    admin = person.is_superuser if standing.admin is None else standing.admin
    if (officer, admin) == (person.is_secretariat, person.is_superuser):
        return
    if officer != person.is_secretariat:
        stand_in_secretariat(person, belongs=officer, by=None)
    describe_person(person, by=None, is_superuser=admin, is_staff=officer or admin)


@transaction.atomic
def loosen_work_account(person: Person, *, by: Person, at: datetime) -> bool:
    """Forget which work account is linked to `person`, so that the next sign-on links anew, and tell them, since the
    next one could be somebody else's. False if none was."""
    gone, _kinds = SocialAccount.objects.filter(user=person).delete()
    if gone:
        record(Verb.UNLINKED, person, by=by, at=at, about=person)
        send_on_commit(Letter("work_account_loosened", person, reverse("privacy")))
    return bool(gone)


def forget_sessions(*, at: datetime) -> Run:
    """Delete sessions that ended by themselves: nobody came back, and what they hold says who was there."""
    gone, _kinds = Session.objects.filter(expire_date__lt=at).delete()
    return Run(done=gone)
