"""Forms for bringing the organisation in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_FILES = 5


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files, as a list."""

    widget = ManyFilesInput(attrs={"accept": ".csv,.txt,.xlsx", "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [super(ManyFilesField, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most five files."))
        return files


class ImportForm(forms.Form):
    files = ManyFilesField(
        label=_("Files"),
        help_text=_("CSV or Excel. Choose all of them at once: our own two tables, or the five of OS2mo."),
        error_messages={
            "required": _("Choose the files first."),
            "empty": _("One of the files is empty."),
            "invalid": _("Choose the files first."),
        },
    )


class BringInForm(forms.Form):
    """Carries what was shown, so that just that is done."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
    leavers_are_right = forms.BooleanField(label=_("It is right that this many leave"), required=False)
