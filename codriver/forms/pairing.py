"""Offering a pair, answering and ending it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import Pairing


class OfferForm(forms.Form):
    """Why a pair in one's own line must be, and why two who could not work together may try again, when they must."""

    exception_reason = forms.CharField(
        label=_("Why it must be so"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    again_reason = forms.CharField(
        label=_("Why it can work now"),
        max_length=300,
        required=False,
        help_text=_("Only the secretariat sees it."),
        widget=forms.Textarea(attrs={"rows": 2}),
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
    kind = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=Pairing.EndKind,
        widget=forms.RadioSelect,
        help_text=_(
            "Only the secretariat sees it. If the cooperation did not work, the two are not proposed to each other "
            "again."
        ),
        error_messages={"required": _("Choose why the pairing ends. Only the secretariat sees it.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the secretariat sees it."),
        error_messages={"required": _("Write a short reason. Only the secretariat sees it.")},
    )
