"""Forms about solutions: writing one, what becomes of it, and how it lives some months after."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.forms.people import PersonField
from netvaerk.models import FollowUp, NetworkTheme, Solution
from netvaerk.models.solutions import SHEET_LABELS
from netvaerk.rules.idea_sheets import SHEET

USED = _("Choose today or an earlier day: it is taken up when the line uses it.")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SolutionForm(forms.ModelForm):
    """A solution with the version it showed, who owns it in the line, and which of the theme's tracks it answers."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    owner = PersonField(
        label=_("Owner in the line"),
        required=False,
        help_text=_("Who carries it on where it is used: name or e-mail. May wait until the closing."),
    )

    class Meta:
        model = Solution
        fields = ["title", "description", "track", "owner"]
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}
        error_messages = {"title": {"required": _("Give the solution a short title.")}}

    def __init__(self, *args: Any, theme: NetworkTheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.fields["track"].queryset = theme.tracks.all()
        self.fields["track"].empty_label = _("no track")

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SheetForm(SolutionForm):
    """A solution that stands, with the whole of its idea sheet."""

    class Meta(SolutionForm.Meta):
        fields = ["title", "track", "owner", *SHEET]
        labels = {"description": SHEET_LABELS["description"]}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in SHEET}
        help_texts = {
            "description": _("What is the idea, in a few sentences?"),
            "target_group": _("Whom is it for, and who else notices it?"),
            "activities": _("What is done, by whom and in which order?"),
            "cost": _("Time, money and things, and who pays. A rough figure is enough."),
            "potential": _("What could it lead to, if it turns out well?"),
            "pursued": _("Which worth is it to have, for citizens, for staff or for the municipality?"),
            "responsible": _("Who sees to it that the idea is tried? A name or a unit."),
            "onward": _("Which concrete initiatives carry it on in the line when the network is over?"),
        }

    @property
    def short(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in SHEET]

    @property
    def sheet(self) -> list[forms.BoundField]:
        return [self[name] for name in SHEET]


class TurnForm(forms.Form):
    """What becomes of a solution; which field it asks for depends on where it leads."""

    to = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    learnt = forms.CharField(
        label=_("What did the test show?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what the test showed.")},
    )
    on = forms.DateField(
        label=_("Used in the line since"), widget=DAY, error_messages=dict.fromkeys(("required", "invalid"), USED)
    )
    reason = forms.CharField(
        label=_("Why is it dropped?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why it is dropped.")},
    )
    asks = {Solution.Status.TESTED: "learnt", Solution.Status.TAKEN_UP: "on", Solution.Status.DROPPED: "reason"}

    def __init__(self, *args: Any, to: str, version: int, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"id_{to}_%s", **kwargs)
        self.initial |= {"to": to, "version": version}
        for name in ("learnt", "on", "reason"):
            if self.asks.get(to) != name:
                del self.fields[name]

    def clean_on(self) -> date:
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(USED)
        return day

    def turn(self) -> dict[str, Any]:
        """What was typed, with the version that was shown."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("to", "version")}
        return {**typed, "shown": self.cleaned_data["version"]}


class FollowUpForm(forms.ModelForm):
    class Meta:
        model = FollowUp
        fields = ["lives", "note"]
        widgets = {"lives": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"lives": {"required": _("Choose how the solution lives.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lives"].required = True
        self.fields["lives"].choices = FollowUp.Lives.choices
