"""Form of where a theme is filed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.filing import LONGEST_CASE, FilingHindrance, is_kle


class FilingForm(forms.Form):
    kle = forms.CharField(
        label=_("KLE number"),
        max_length=12,
        required=False,
        help_text=_("As 27.36.00, or with a facet as 27.36.00 G01."),
    )
    case_number = forms.CharField(
        label=_("Case number"),
        max_length=LONGEST_CASE,
        required=False,
        help_text=_("The number that the case has in the municipality's archive, when you have filed it there."),
    )
    shown = forms.IntegerField(widget=forms.HiddenInput)

    def clean_kle(self) -> str:
        kle = " ".join(self.cleaned_data["kle"].upper().split())
        if not is_kle(kle):
            raise forms.ValidationError(_(FilingHindrance.NOT_KLE.value))
        return kle
