"""Forms about proposals: writing one, talking about it, and the secretariat's decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, OrgUnit, ThemeTrait

LONG = forms.Textarea(attrs={"rows": 4})


class ProposalForm(forms.ModelForm):
    """A draft, with the version it showed. A title, a kind and a purpose are enough to save; sending asks for more.

    Each trait of the catalogue has a field of its own, named `trait_` and its number.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    units = forms.ModelMultipleChoiceField(
        label=_("Units touched"),
        queryset=OrgUnit.objects.choosable(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Before you send: at least two, or the interface below."),
    )

    class Meta:
        model = NetworkTheme
        fields = [
            "title", "kind", "purpose", "at_stake", "today", "why_not_usual", "interface", "consulted", "network_type",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "network_type": forms.RadioSelect,
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "interface": forms.Textarea(attrs={"rows": 2}),
            **dict.fromkeys(("at_stake", "today", "why_not_usual", "consulted"), LONG),
        }
        help_texts = {
            "at_stake": _("Must be written before you send."),
            "title": _("Short and plain, so that a colleague from another unit knows what it is about."),
            "network_type": _("The secretariat settles the type with you. Leave it open if you are in doubt."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        self.fields["network_type"].label = _("Type of network you have in mind")
        for name, doubt in (("kind", None), ("network_type", _("I do not know yet"))):
            known = [choice for choice in self.fields[name].choices if choice[0]]
            self.fields[name].choices = [("", doubt), *known] if doubt else known
        written = dict(self.instance.trait_answers.values_list("trait", "how")) if self.instance.pk else {}
        self.traits = list(ThemeTrait.objects.all())
        for trait in self.traits:
            self.fields[f"trait_{trait.pk}"] = forms.CharField(
                label=trait.name, help_text=trait.question, max_length=3000, required=False, widget=LONG
            )
            self.initial[f"trait_{trait.pk}"] = written.get(trait.pk, "")

    def idea_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "kind", "purpose", "at_stake", "today", "why_not_usual")]

    def across_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("units", "interface", "consulted")]

    def trait_fields(self) -> list[forms.BoundField]:
        return [self[f"trait_{trait.pk}"] for trait in self.traits]

    def hows(self) -> dict[int, str]:
        """What is written about each trait, by the trait's number."""
        return {trait.pk: self.cleaned_data[f"trait_{trait.pk}"] for trait in self.traits}

    def card(self) -> dict[str, Any]:
        """The fields of the theme itself as they were typed."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Your comment"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )


class ReturnForm(forms.Form):
    """Why a proposal goes back to those who stand behind it."""

    reason = forms.CharField(
        label=_("What is to be worked on"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is to be worked on, so that they know how to go on.")},
    )


class DecisionForm(forms.Form):
    """The executive forum's decision about one proposal."""

    CHOSEN, NOT_CHOSEN = "chosen", "not_chosen"
    decision = forms.ChoiceField(
        label=_("What did the executive forum decide?"),
        choices=[(CHOSEN, _("The theme is chosen")), (NOT_CHOSEN, _("The theme is not chosen this time"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the forum decided.")},
    )
    network_type = forms.ChoiceField(
        label=_("Type of network"),
        choices=NetworkTheme.NetworkType.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Only for a theme that is chosen. The type sets how long it usually lasts and who backs it."),
    )
    decided_on = forms.DateField(
        label=_("Decided on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the day the forum decided."),
            "invalid": _("Choose the day the forum decided."),
        },
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=1000,
        widget=LONG,
        help_text=_("Those who proposed the theme read this."),
        error_messages={"required": _("Write why, so that everybody can understand the decision later.")},
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("decision") == self.CHOSEN and not typed.get("network_type"):
            self.add_error("network_type", _("Choose the type of network first."))
        return typed
