"""A co-driver's note to the next one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.models import PairingHandover

LONGEST = 4000


class HandoverForm(forms.Form):
    """The note with the version it showed, 0 where there is none."""

    text = forms.CharField(
        label=_("What should the next co-driver know?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "For example: what is under way, whom it is good to talk to, what you would have liked to know. Write "
            "nothing about the person you worked with. Save it empty to take the note away."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, note: PairingHandover | None) -> "HandoverForm":
        return cls(initial={"text": note.text if note else "", "version": note.version if note else 0})

    def words(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "shown": self.cleaned_data["version"] or 0}
