"""The form of a theme's note."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import ThemeNote
from netvaerk.rules.notes import NoteHindrance


class NoteForm(forms.ModelForm):
    """A note with the version it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ThemeNote
        fields = ["kind", "title", "text", "unit"]
        labels = {"kind": _("What is the note about?")}
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 5})}
        error_messages = {
            "kind": {"required": _("Choose what the note is about.")},
            "title": {"required": _("Give the note a short title.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ThemeNote.Kind.choices
        self.fields["unit"].empty_label = _("no unit")
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("kind") == ThemeNote.Kind.METHOD and typed.get("unit"):
            self.add_error("unit", gettext(str(NoteHindrance.METHOD_HAS_NO_UNIT)))
        return typed

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
