"""Pairing the whole pool: what counts as best, a choice by hand, and publishing."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import PairingRun

LONGEST_WAIT = timedelta(days=400)


class MakeRunForm(forms.Form):
    objective = forms.ChoiceField(
        label=_("What counts as best"),
        choices=PairingRun.Objective,
        initial=PairingRun.Objective.MOST_THEMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what counts as best.")},
    )
    floor = forms.TypedChoiceField(
        label=_("How well a pair must fit"),
        choices=[(0, _("All that may be paired")), (30, _("At least tolerably")), (50, _("At least well"))],
        coerce=int,
        initial=0,
        help_text=_("Counts only with the best whole of pairs that fit well enough."),
    )


class ChoosePairForm(forms.Form):
    """A choice by hand, with the version of the run it was made on."""

    KEEP, RULE_OUT, LET_BE = "keep", "rule_out", "let_be"

    theme = forms.IntegerField()
    person = forms.IntegerField()
    choice = forms.ChoiceField(choices=[(KEEP, KEEP), (RULE_OUT, RULE_OUT), (LET_BE, LET_BE)])
    version = forms.IntegerField()


class PublishRunForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    next_on = forms.DateField(
        label=_("When is the next pairing?"),
        help_text=_("Those who get no theme this time are told the day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day."), "invalid": _("Choose the day.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_next_on(self) -> date:
        day = self.cleaned_data["next_on"]
        if not self.today < day <= self.today + LONGEST_WAIT:
            raise forms.ValidationError(_("Choose a day to come, within about a year."))
        return day
