"""A field in which one hands in a file; what is wrong with it stands beside the field."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.files import LARGEST, FileHindrance, FileKind, Unfit, Upload, judged

ALL_KINDS = tuple(FileKind)
A_FILE = _("file")


class KeptFileField(forms.FileField):
    """Cleans to a `netvaerk.rules.files.Upload`. `fallback` names a file whose sender gave it no usable name."""

    def __init__(self, *, kinds: tuple[FileKind, ...] = ALL_KINDS, fallback: Any = A_FILE, **more: Any) -> None:
        self.kinds, self.fallback = kinds, fallback
        endings = ",".join(f".{kind.value}" for kind in kinds)
        widget = forms.FileInput(attrs={"accept": endings + (",.jpeg" if FileKind.JPEG in kinds else "")})
        super().__init__(widget=widget, allow_empty_file=True, **more)
        missing = _("Choose a file first.")
        self.error_messages = {**self.error_messages, "required": missing, "invalid": missing}

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        sent = super().clean(data, initial)
        if not sent:
            return None
        try:
            if sent.size > LARGEST:
                raise Unfit(FileHindrance.TOO_LARGE)
            return judged(sent.name, sent.read(), fallback=str(self.fallback), kinds=self.kinds)
        except Unfit as unfit:
            raise forms.ValidationError(gettext(str(unfit.reason)), code=unfit.reason.name) from None
