"""Asking a coming leader to lead a theme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roles.models.assignments import LONGEST_WAIVER


class AskToLeadForm(forms.Form):
    """The question itself, and why it is asked of somebody without the diploma."""

    theme = forms.IntegerField(widget=forms.HiddenInput)
    waiver = forms.CharField(
        label=_("Why without the diploma"),
        max_length=LONGEST_WAIVER,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence or two, for example that the person has led networks before."),
        error_messages={"required": _("Write why the person is to lead without the diploma.")},
    )

    def __init__(self, *args: Any, needs_waiver: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_waiver:
            del self.fields["waiver"]
