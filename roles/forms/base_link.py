"""Forms about what a network needs from its reference leader, and its tie to the base organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.refusals import Refused
from roles.models import BaseLink, ReferenceNeed
from roles.rules.base_link import FOUND, POLITICAL, BaseLinkHindrance, NeedHindrance

State = ReferenceNeed.State


class NeedForm(forms.ModelForm):
    class Meta:
        model = ReferenceNeed
        fields = ["kind", "text", "committee"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"committee": _("Only for a link to the politicians, and only if you know it.")}
        error_messages = {
            "kind": {"required": _("Choose what you need.")},
            "text": {"required": _("Write what the network needs.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ReferenceNeed.Kind.choices

    def clean_committee(self) -> str:
        committee = self.cleaned_data["committee"]
        if committee and self.cleaned_data.get("kind", POLITICAL) != POLITICAL:
            raise forms.ValidationError(Refused([NeedHindrance.COMMITTEE_IS_POLITICAL]).words())
        return committee


class AnswerNeedForm(forms.ModelForm):
    """How far a need is, with the version that was shown; about the committee only where the need is political."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=[(one.value, one.label) for one in (State.OPEN, State.IN_HAND, State.DONE)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is."), "invalid_choice": _("Choose how far it is.")},
    )

    class Meta:
        model = ReferenceNeed
        fields = ["committee", "hearing", "note"]
        labels = {"note": _("What have you done, or what do you need?")}
        widgets = {"hearing": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3})}

    field_order = ["version", "state", "committee", "hearing", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"version": self.instance.version, "state": self.instance.state}
        if self.instance.kind == POLITICAL:
            self.fields["hearing"].choices = [("", _("I do not know yet")), *ReferenceNeed.Hearing.choices]
        else:
            del self.fields["committee"], self.fields["hearing"]

    def answer(self) -> dict[str, Any]:
        """What the action asks for, as it was typed."""
        typed = self.cleaned_data
        return {name: typed.get(name, "") for name in ("state", "note", "committee", "hearing")}


class BaseLinkForm(forms.ModelForm):
    """Arenas and the money for the test, with the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = BaseLink
        fields = ["arenas", "funding", "funding_owner"]
        widgets = {"arenas": forms.Textarea(attrs={"rows": 4}), "funding": forms.RadioSelect}
        labels = {"funding": _("How is it with the money for the test?")}
        help_texts = {
            "arenas": _("Where the theme has been brought up: a meeting, a forum, a directorate."),
            "funding_owner": _("A name or a unit. The reference leader answers for it that somebody does."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version if self.instance.pk else 0
        self.fields["funding"].choices = [("", _("Not said yet")), *BaseLink.Funding.choices]

    def clean_funding_owner(self) -> str:
        owner = self.cleaned_data["funding_owner"]
        if not owner and self.cleaned_data.get("funding") == FOUND:
            raise forms.ValidationError(Refused([BaseLinkHindrance.NOBODY_FOUND_IT]).words())
        return owner

    def link(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
