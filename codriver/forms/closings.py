"""Forms of a pair that ends: the look back, the day of the talk, the evaluation, what comes next, and what has come of
it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from codriver.actions.evaluations import EFFECTS
from codriver.models import CandidacyReflection, ClosingQuestions, ClosingWords, LaterEffect, Mark
from roles.forms.releases import day_input

LONGEST = 3000
LARGEST = 2**31 - 1
CHOOSE = _("Choose one of the answers.")
DAY = _("Choose a day.")


def _version() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=LARGEST, widget=forms.HiddenInput, required=False)


class LookBackForm(forms.Form):
    """One field a question of the catalogue; none is required to save."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: ClosingQuestions, words: ClosingWords | None, **kwargs: Any) -> None:
        initial = {**(words.answers if words else {}), "version": words.version if words else 0}
        super().__init__(*args, initial=initial, **kwargs)
        self.questions = questions
        self.fields["version"] = _version()
        for one in questions.talk:
            self.fields[one.code] = forms.CharField(
                label=one.text,
                help_text=one.help,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def written(self) -> dict[str, Any]:
        """As the action takes it."""
        answers = {one.code: self.cleaned_data[one.code] for one in self.questions.talk}
        return {"answers": answers, "shown": self.cleaned_data["version"] or 0}

    def go_on_from(self, stored: ClosingWords | None) -> list[tuple[str, str]]:
        """Label and stored text of what says something else in the database; the next save is a choice."""
        answers = stored.answers if stored else {}
        self.data = self.data.copy()
        self.data["version"] = str(stored.version if stored else 0)
        codes = [one for one in self.questions.talk if answers.get(one.code, "") != self.cleaned_data[one.code]]
        return [(str(one.text), answers.get(one.code, "")) for one in codes]


class TalkDayForm(forms.Form):
    talk_on = forms.DateField(
        label=_("When do you talk?"), widget=day_input(), error_messages={"required": DAY, "invalid": DAY}
    )


class EvaluationForm(forms.Form):
    """A mark to each question, and words that are sent only where they may be read."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: ClosingQuestions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [one.code for one in questions.evaluation]
        for one in questions.evaluation:
            self.fields[one.code] = forms.ChoiceField(
                label=one.text,
                choices=Mark.choices,
                widget=forms.RadioSelect,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )
        self.fields["words"] = forms.CharField(
            label=_("What should the secretariat do more of, or otherwise?"),
            help_text=_("Write nothing about the person you worked with. It is sent only if you tick below."),
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.fields["readable"] = forms.BooleanField(
            label=_("The secretariat may read my answers, with my name"),
            help_text=_("Without a tick they are only counted, together with those of others."),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("words") and not typed.get("readable"):
            self.add_error("readable", _("Tick that the secretariat may read it, or leave the words out."))
        return typed

    def answers(self) -> dict[str, Any]:
        typed = self.cleaned_data
        marks = {code: typed[code] for code in self.codes}
        return {"marks": marks, "words": typed["words"], "readable": typed["readable"]}


class WhatNextForm(forms.Form):
    """The co-driver's word on leading, and on talking with those who consider becoming one."""

    use_required_attribute = False
    wish = forms.ChoiceField(
        label=_("May the secretariat ask you to lead a network?"),
        choices=CandidacyReflection.WishToLead.choices,
        widget=forms.RadioSelect,
        help_text=_("Every answer is a good one, and you can change it on “My path” whenever you like."),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    about = forms.CharField(
        label=_("What would you like to lead, and when?"),
        help_text=_("For example a kind of theme, or when you have the time."),
        max_length=300,
        required=False,
    )
    talks = forms.BooleanField(
        label=_("I would like to answer questions from those who consider becoming a co-driver"),
        help_text=_("They see your name, your unit and the themes you have been on."),
        required=False,
    )
    talk_about = forms.CharField(label=_("What can you be asked about?"), max_length=300, required=False)


class EffectForm(forms.ModelForm):
    """What has come of it, in words; one of the three at least."""

    use_required_attribute = False
    version = _version()

    class Meta:
        model = LaterEffect
        fields = (*EFFECTS, "figure")
        labels = {
            "for_citizens": _("What has come of it for citizens?"),
            "for_staff": _("What has come of it for staff?"),
            "for_municipality": _("What has come of it for the municipality?"),
            "figure": _("Is there a figure that shows it?"),
        }
        help_texts = {"figure": _("For example: 12 of 40 flats have been changed. Leave it out if there is none.")}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in EFFECTS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and not any(typed.get(name) for name in EFFECTS):
            self.add_error("for_citizens", _("Write a few words in at least one of the three."))
        return typed

    def said(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        figure, shown = typed.pop("figure"), typed.pop("version") or 0
        return {"words": typed, "figure": figure, "shown": shown}
