"""Handing a copy of their data to somebody who has left: one officer notes where it goes, another confirms, a link
goes out, and whoever opens it gets the copy once."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.secret_addresses import BYTES, fingerprint
from secretariat.letters import hand_outs as letters
from secretariat.models import CopyHandOut, DataRequest
from secretariat.rules.hand_outs import (
    LINK_LASTS,
    LIVE,
    HandOutHindrance,
    hindrances_in_words,
    hindrances_to_answer,
    hindrances_to_ask,
    hindrances_to_fetch,
    hindrances_to_withdraw,
)

Copy = TypeVar("Copy")


def _refuse(reasons: list[HandOutHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def hindrances(asked: DataRequest, *, by: Person, at: datetime) -> list[HandOutHindrance]:
    """Against noting an address on this request now."""
    return hindrances_to_ask(
        officer=by.is_secretariat,
        is_access=asked.kind == DataRequest.Kind.ACCESS,
        has_left=not asked.person.is_active,
        erased=asked.person.erased_at is not None,
        request_open=asked.answered_at is None,
        under_way=any(one.state(at) in LIVE for one in asked.hand_outs.with_people()),
    )


@transaction.atomic
def ask_to_hand_out(
    asked: DataRequest, *, email: str, check_kind: str, check_words: str, by: Person, at: datetime
) -> CopyHandOut:
    """Note where a copy goes and how the identity was checked, and ask the colleagues to confirm it. Raises Refused.
    Nothing goes out yet."""
    held = DataRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=asked.pk)
    address = email.strip()
    is_login = Person.objects.filter(email__iexact=address).exists()
    _refuse(hindrances(held, by=by, at=at) or hindrances_in_words(email=address, is_login=is_login, check=check_words))
    hand_out = CopyHandOut.objects.create(
        request=held, email=address, check_kind=check_kind, check_words=check_words.strip(), asked_by=by, asked_at=at
    )
    record(Verb.REQUESTED, hand_out, by=by, at=at, about=held.person)
    letters.asked(hand_out)
    return hand_out


def _held(hand_out: CopyHandOut) -> CopyHandOut:
    """The row, with the request behind it, which nobody answers meanwhile."""
    DataRequest.objects.select_for_update().get(pk=hand_out.request_id)
    return CopyHandOut.objects.select_for_update(of=("self",)).with_people().get(pk=hand_out.pk)


@transaction.atomic
def answer_hand_out(hand_out: CopyHandOut, *, agrees: bool, by: Person, at: datetime) -> None:
    """Confirm as the second officer, and the link goes to the address; or decline. Raises Refused. The secret stands in
    that letter and nowhere else."""
    held = _held(hand_out)
    _refuse(
        hindrances_to_answer(
            officer=by.is_secretariat,
            asked_it=by.pk == held.asked_by_id,
            own=by.pk == held.person.pk,
            state=held.state(at),
        )
    )
    held.answered_by, held.answered_at, held.agreed = by, at, agrees
    if agrees:
        secret = secrets.token_urlsafe(BYTES)
        held.fingerprint, held.ends_at = fingerprint(secret), at + LINK_LASTS
        letters.link(held, secret)
    held.save()
    record(Verb.APPROVED if agrees else Verb.DECLINED, held, by=by, at=at, about=held.person)
    letters.answered(held)


@transaction.atomic
def withdraw_hand_out(hand_out: CopyHandOut, *, by: Person, at: datetime) -> None:
    """Take it back: from now on the link opens nothing, and nothing waits for confirmation. Raises Refused."""
    held = _held(hand_out)
    _refuse(hindrances_to_withdraw(officer=by.is_secretariat, state=held.state(at)))
    held.withdrawn_by, held.withdrawn_at = by, at
    held.save()
    record(Verb.WITHDREW, held, by=by, at=at, about=held.person)


@transaction.atomic
def hand_out_copy(hand_out: CopyHandOut, make: Callable[[Person], Copy], *, at: datetime) -> Copy:
    """What `make` puts together of the person's data; the link is spent with it. It is made within, so that a copy that
    cannot be made leaves the link as it was. Raises Refused."""
    held = _held(hand_out)
    _refuse(hindrances_to_fetch(held.state(at)))
    held.fetched_at = at
    held.save()
    record(Verb.FETCHED, held.person, by=None, at=at, about=held.person)
    return make(held.person)
