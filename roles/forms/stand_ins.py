"""The form that names a stand-in."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.refusals import Refused
from roles.models import StandIn
from roles.rules.stand_ins import Days, StandInHindrance, hindrances_to_days


class StandInForm(forms.ModelForm):
    class Meta:
        model = StandIn
        fields = ["begins_on", "ends_on", "note"]
        widgets = {
            **{name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("begins_on", "ends_on")},
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "note": _("Meetings, people to call, what must not wait. Never write why somebody is away."),
        }
        error_messages = {
            "begins_on": {"required": _("Choose the first day."), "invalid": _("Choose the first day.")},
            "ends_on": {"required": _("Choose the last day."), "invalid": _("Choose the last day.")},
        }

    def clean_begins_on(self) -> date:
        begins_on = self.cleaned_data["begins_on"]
        if begins_on < timezone.localdate():
            raise forms.ValidationError(Refused([StandInHindrance.BEGINS_IN_THE_PAST]).words())
        return begins_on

    def clean_ends_on(self) -> date:
        ends_on = self.cleaned_data["ends_on"]
        begins_on = self.cleaned_data.get("begins_on", ends_on)
        reasons = hindrances_to_days(Days(begins_on, ends_on), begins_on)
        if reasons:
            raise forms.ValidationError(Refused(reasons[:1]).words())
        return ends_on

    def typed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
