"""The form with which an officer writes the text of a letter."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netvaerk.mail.shipped import shipped
from netvaerk.rules.letter_texts import (
    LONGEST_SUBJECT,
    NOT_IN_A_SUBJECT,
    TextHindrance,
    Word,
    hindrances_in_subject,
    hindrances_in_text,
    must_hold,
    unknown_names,
    words_of,
)


class LetterTextForm(forms.Form):
    """Subject and text of `name` in `language`, with the version that was shown. What a rule is against stands beside
    the field."""

    subject = forms.CharField(
        label=gettext_lazy("Subject"),
        help_text=gettext_lazy("What it is about, and by when. One line."),
        error_messages={"required": gettext_lazy(TextHindrance.NO_SUBJECT.value)},
        widget=forms.TextInput(attrs={"maxlength": LONGEST_SUBJECT}),
    )
    text = forms.CharField(
        label=gettext_lazy("Letter"),
        help_text=gettext_lazy("Plain text. An empty line begins a paragraph; the link alone on a line is the button."),
        error_messages={"required": gettext_lazy(TextHindrance.NO_TEXT.value)},
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for field in ("subject", "text"):
            self.fields[field].widget.attrs["lang"] = language
        original = shipped(name, language)
        self.words, self.musts = words_of(original, language), must_hold(original, language)

    def clean_subject(self) -> str:
        subject = self.cleaned_data["subject"]
        known = [word for word in self.words if word not in NOT_IN_A_SUBJECT]
        self._judge(subject, known, hindrances_in_subject(subject, self.words, self.language))
        return subject

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        self._judge(text, self.words, hindrances_in_text(text, self.words, self.musts, self.language))
        return text

    def _judge(self, text: str, known: list[Word], reasons: list[TextHindrance]) -> None:
        if reasons:
            raise ValidationError([self._words(one, text, known) for one in reasons])

    def _words(self, reason: TextHindrance, text: str, known: list[Word]) -> str:
        """A reason, with the names it is about where they help to mend it."""
        if reason is TextHindrance.UNKNOWN:
            names = {
                "wrong": _in_braces(unknown_names(text, known, self.language)),
                "known": _in_braces([word.name_in(self.language) for word in known]),
            }
            return _("%(wrong)s is not known here. You can use %(known)s.") % names
        if reason is TextHindrance.LEFT_OUT:
            missing = [word.name_in(self.language) for word in self.musts if word not in self._held(text)]
            return _("%(missing)s must stand in the letter; without it, the letter is of no use.") % {
                "missing": _in_braces(missing)
            }
        return _(str(reason))

    def _held(self, text: str) -> list[Word]:
        return [word for word in self.musts if f"{{{word.name_in(self.language)}}}" in text]


def _in_braces(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
