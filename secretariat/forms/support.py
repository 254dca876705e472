"""Forms of what people ask the secretariat."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person
from netvaerk.models.one_line import one_line
from secretariat.actions.support import Question
from secretariat.facts.support import Attachable
from secretariat.models import SupportRequest
from secretariat.rules.support import LONGEST, LONGEST_SUBJECT, Then

LONG = {"rows": 5}
NO_WORDS = {"required": _("Write something first.")}


class AskForm(forms.Form):
    """A question, an idea or a wish, with what it is about. Nothing needs choosing but the two texts."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=SupportRequest.Kind.choices, widget=forms.RadioSelect, initial="question"
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=LONGEST_SUBJECT,
        validators=[one_line],
        error_messages={"required": _("Write in a few words what it is about.")},
    )
    text = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Write nothing about health, neither your own nor that of others. At most 4,000 signs."),
        error_messages={"required": _("Write what you would like to ask or say.")},
    )
    about = forms.ChoiceField(label=_("Is it about a theme or your pair?"), required=False)
    way = forms.ChoiceField(
        label=_("How would you like your answer?"),
        choices=SupportRequest.Way.choices,
        widget=forms.RadioSelect,
        initial="writing",
        help_text=_("If you choose a meeting, you pick the time on the next page."),
    )
    urgency = forms.ChoiceField(
        label=_("How soon?"), choices=SupportRequest.Urgency.choices, widget=forms.RadioSelect, initial="can_wait"
    )
    is_confidential = forms.BooleanField(
        label=_("Confidential: only you and the one officer who takes it can read it"),
        required=False,
    )

    def __init__(self, *args: Any, attachables: Sequence[Attachable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attachables = {one.key: one for one in attachables}
        choices = [("", _("No, nothing of that kind")), *((one.key, one.label) for one in attachables)]
        self.fields["about"].choices = choices

    def question(self) -> Question:
        typed = dict(self.cleaned_data)
        about = self.attachables.get(typed.pop("about"))
        if about:
            typed |= {"theme": about.theme, "pairing": about.pairing}
        return Question(**typed)


class MessageForm(forms.Form):
    """What the asker writes back."""

    text = forms.CharField(
        label=_("Your message"), max_length=LONGEST, widget=forms.Textarea(attrs=LONG), error_messages=NO_WORDS
    )


class AnswerForm(MessageForm):
    """The officer's answer, and what comes after it."""

    then = forms.TypedChoiceField(
        label=_("And then?"),
        choices=[
            (Then.SOLVED.value, _("This solves it")),
            (Then.WAITS.value, _("I have asked something, and wait for an answer")),
            (Then.GOES_ON.value, _("I go on with it")),
        ],
        coerce=Then,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes after your answer.")},
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note for the secretariat"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The one who asked does not see it here. But they can ask for access to what is stored about them, and "
            "then a note may have to be shown by law. Write so that you could show it."
        ),
        error_messages=NO_WORDS,
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=Person.objects.none(),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose a colleague."), "invalid_choice": _("Choose a colleague.")},
    )

    def __init__(self, *args: Any, colleagues: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues


class ReopenForm(forms.Form):
    text = forms.CharField(
        label=_("What is still missing?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is still missing, so that the secretariat can go on.")},
    )


class ArticleForm(forms.Form):
    """An answer without names, with the version that was shown: 0 for the first."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, initial=0)
    title = forms.CharField(label=_("Title"), max_length=LONGEST_SUBJECT, validators=[one_line])
    text = forms.CharField(
        label=_("Text without names"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("No names, no units, and nothing by which somebody could be known again."),
        error_messages=NO_WORDS,
    )


class ArticleAnswerForm(forms.Form):
    """The asker's answer to the version they have read."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
