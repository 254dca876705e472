"""What came of a form on a page of its own: shown, wrong in a field, refused by a rule, or done; and of a button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from netvaerk.refusals import Refused


@dataclass(frozen=True)
class Attempt:
    """`made` is what the action gave back when `is_done`; otherwise the page goes out again with `status`."""

    status: int
    refusal: Refused | None = None
    is_done: bool = False
    made: Any = None


def attempt(form: forms.BaseForm, act: Callable[[], Any]) -> Attempt:
    """Do `act` if `form` was sent and is in order. 200 where nothing was sent, 422 for a wrong field, 409 refused."""
    if not form.is_valid():
        return Attempt(422 if form.is_bound else 200)
    try:
        return Attempt(200, is_done=True, made=act())
    except Refused as refusal:
        return Attempt(409, refusal)


def press(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    """Do `act`; the page that comes next says `done`, or why a rule refused it."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
    else:
        messages.success(request, done)
