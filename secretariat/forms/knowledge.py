"""The forms of a text that colleagues read, and of the search."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from codriver.models import CoDriverTask
from netvaerk.forms.languages import mark_languages
from netvaerk.models import ThemePhase
from netvaerk.models.one_line import one_line
from secretariat.actions.knowledge import Written
from secretariat.forms.training import ROLE_WORDS
from secretariat.models import KnowledgeText
from secretariat.rules.knowledge import LONGEST, LONGEST_SUMMARY, LONGEST_TITLE, unspoken_links

Rows = list[tuple[str, str]]


def _line(label: Any, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, validators=[one_line], **more)


def _long(label: Any, rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more)


class KnowledgeForm(forms.Form):
    """A text in Danish, and in English if somebody has written it; with the save that was shown."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    kind = forms.ChoiceField(label=_("What is it?"), choices=KnowledgeText.Kind.choices)
    title_da = _line(_("Title"), LONGEST_TITLE, error_messages={"required": _("Write what it is called.")})
    summary_da = _line(
        _("In one line"),
        LONGEST_SUMMARY,
        help_text=_("What does one get out of reading it? It stands under the title in lists."),
        error_messages={"required": _("Write in one line what it is about.")},
    )
    body_da = _long(
        _("Text"),
        16,
        help_text=_("Write to one colleague, in plain words. Name no citizen, and nobody who has not said yes."),
        error_messages={"required": _("Write the text.")},
    )
    roles = forms.MultipleChoiceField(
        label=_("Who is it for?"),
        choices=list(ROLE_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing if it is for everybody."),
    )
    phases = forms.ModelMultipleChoiceField(
        label=_("In which phases does it help?"),
        queryset=ThemePhase.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It is shown on the pages of these phases."),
    )
    tasks = forms.ModelMultipleChoiceField(
        label=_("With which of the co-driver's tasks does it help?"),
        queryset=CoDriverTask.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shows_author = forms.BooleanField(
        label=_("Show my name as the author"),
        required=False,
        help_text=_("The secretariat sees who wrote it either way. You can change your mind at any time."),
    )
    title_en = _line(_("Title in English"), LONGEST_TITLE, required=False)
    summary_en = _line(_("In one line, in English"), LONGEST_SUMMARY, required=False)
    body_en = _long(_("Text in English"), 8, required=False)
    ENGLISH = ("title_en", "summary_en", "body_en")

    def __init__(self, *args: Any, asks_for_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phases"].queryset = ThemePhase.objects.all()
        self.fields["tasks"].queryset = CoDriverTask.objects.all()
        mark_languages(self)
        if not asks_for_name:
            del self.fields["shows_author"]

    @classmethod
    def initial_of(cls, text: KnowledgeText | None) -> dict[str, Any]:
        """What the form shows of a version."""
        if text is None:
            return {"version": 0}
        written = Written.of(text)
        goes_on = text.status != KnowledgeText.Status.PUBLISHED
        return {**written.__dict__, "version": text.version if goes_on else 0}

    def clean(self) -> None:
        """All of the English or none of it; links to web, mail and this site alone."""
        typed = [bool(self.cleaned_data.get(name)) for name in self.ENGLISH]
        if any(typed):
            for name, has_words in zip(self.ENGLISH, typed, strict=True):
                if not has_words and name not in self.errors:
                    self.add_error(name, gettext("Write this in English too, or leave all of the English out."))
        for name in ("body_da", "body_en"):
            if wrong := unspoken_links(self.cleaned_data.get(name) or ""):
                said = gettext("A link can go to a web address, an e-mail or a page here, not to “%(address)s”.")
                self.add_error(name, said % {"address": wrong[0][:60]})

    def written(self) -> Written:
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "shows_author")}
        return Written(**{**typed, "phases": list(typed["phases"]), "tasks": list(typed["tasks"])})

    def go_on_from(self, stored: KnowledgeText | None) -> Rows:
        """Label and stored words of each field that another save has changed; the next save is a choice."""
        self.data = self.data.copy()
        self.data["version"] = self.initial_of(stored)["version"]
        if stored is None:
            return []
        names = ("title_da", "summary_da", "body_da", *self.ENGLISH)
        return [
            (str(self.fields[name].label), getattr(stored, name))
            for name in names
            if getattr(stored, name) != self.cleaned_data[name]
        ]


class ReturnForm(forms.Form):
    """What the secretariat would like to see changed, and the save it has read."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    comment = forms.CharField(
        label=_("What would make it better?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only the one who wrote it reads this."),
        error_messages={"required": _("Write what you would like to see changed.")},
    )


class ReadForm(forms.Form):
    """The save that was read before it is published."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class RestoreForm(forms.Form):
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class NameForm(forms.Form):
    shows = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
