"""The form of a page of text."""

from typing import Any

from django import forms

from netvaerk.forms.languages import mark_languages
from netvaerk.models import EditablePage


class PageForm(forms.ModelForm):
    """A page of text in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = EditablePage
        fields = ["title_da", "lead_da", "body_da", "title_en", "lead_en", "body_en"]
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("lead_da", "lead_en")},
            **{name: forms.Textarea(attrs={"rows": 14}) for name in ("body_da", "body_en")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        mark_languages(self)

    def texts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
