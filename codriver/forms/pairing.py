"""Offering a pair, answering and ending it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OfferForm(forms.Form):
    """Why a pair in one's own line must be, when it must."""

    exception_reason = forms.CharField(
        label=_("Why it must be so"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AnswerOfferForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        help_text=_("Only the secretariat sees it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EndPairingForm(forms.Form):
    ended_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the last day."), "invalid": _("Choose the last day.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the secretariat sees it."),
        error_messages={"required": _("Write a short reason. Only the secretariat sees it.")},
    )
