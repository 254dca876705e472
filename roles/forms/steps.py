"""Forms about a theme's steps: moving, closing, and what the executive forum said on the way."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.models import ForumCheckpoint, Handover, NetworkTheme, ValueStatement

LOOK = _("Choose the day on which you look at the pause again, today or later.")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StepForm(forms.Form):
    """One step; which fields it asks for depends on where it leads."""

    to = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why, so that everybody can understand the decision later.")},
    )
    review_on = forms.DateField(
        label=_("Look at the pause again on"), widget=DAY, error_messages=dict.fromkeys(("required", "invalid"), LOOK)
    )
    talked = forms.BooleanField(
        label=_("I have talked with the reference leader about it"),
        error_messages={"required": _("Talk with the reference leader first, and tick that you have.")},
    )

    def __init__(self, *args: Any, to: str, now: str, has_reference_leader: bool, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{to}_%s", **kwargs)
        self.initial["to"] = to
        status = NetworkTheme.Status
        early = to == status.CLOSED and now != status.CLOSING
        if not (to == status.PAUSED or early):
            del self.fields["reason"]
        if to != status.PAUSED:
            del self.fields["review_on"]
        if to not in (status.TESTING, status.CLOSING) or not has_reference_leader:
            del self.fields["talked"]

    def clean_review_on(self) -> date:
        day = self.cleaned_data["review_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(LOOK)
        return day

    def step(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "to"}


class CheckpointForm(forms.ModelForm):
    class Meta:
        model = ForumCheckpoint
        fields = ["held_on", "outcome"]
        widgets = {"held_on": DAY, "outcome": forms.Textarea(attrs={"rows": 4})}
        error_messages = {
            "held_on": {
                "required": _("Choose the day of the meeting."),
                "invalid": _("Choose the day of the meeting."),
            },
            "outcome": {"required": _("Write what the executive forum said.")},
        }


class HandoverForm(forms.ModelForm):
    class Meta:
        model = Handover
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"note": _("Which solutions live on, where, and what the line needs for it.")}
        error_messages = {"note": {"required": _("Write what the line carries on.")}}


class ValueForm(forms.ModelForm):
    """What the work is worth, with the version it showed; at least one of the three."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = ValueStatement
        fields = ["for_citizens", "for_staff", "for_municipality"]
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else 0

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
