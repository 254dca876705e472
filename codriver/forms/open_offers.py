"""More time for an offer that waits."""

from django import forms


class ExtendOfferForm(forms.Form):
    """The deadline that was shown, so that two presses give the time once."""

    shown = forms.DateField(widget=forms.HiddenInput)
