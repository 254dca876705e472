"""Forms of a candidacy: the private reflection, the personnel leader's "not now", and what one can be asked about."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from codriver.models import CandidacyReflection, CoDriverCandidacy, CoDriverOffer, ReflectionQuestion
from codriver.models import reflection_questions as questions
from codriver.rules.candidacy import hindrances_to_not_now
from codriver.rules.reflection import NEEDED, WISH
from netvaerk.refusals import Refused
from roles.forms.release_requests import TimeForm
from roles.forms.releases import day_input

CHOOSE = _("Choose one of the answers.")
DAY = _("Choose a day after today.")
LONGEST = 2000


class NeededToBeDone:
    """Marks a field as needed before the reflection is done; saving it half-way needs nothing."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)  # type: ignore[misc]


class NeededChoice(NeededToBeDone, forms.ChoiceField):
    pass


class NeededText(NeededToBeDone, forms.CharField):
    pass


def field_of(question: ReflectionQuestion) -> forms.Field:
    needed = question.code in NEEDED
    words = {"label": question.text, "help_text": question.help, "required": needed}
    if question.options:
        choices = [(one.code, one.text) for one in question.options]
        return NeededChoice(
            choices=choices, widget=forms.RadioSelect, error_messages={"invalid_choice": CHOOSE}, **words
        )
    return NeededText(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **words)


class ReflectionForm(forms.Form):
    """One field a question of the catalogue, and the wish to lead. Nothing is required to save it."""

    use_required_attribute = False
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reflection: CandidacyReflection, **kwargs: Any) -> None:
        initial = {**reflection.answers, WISH: reflection.wishes_to_lead, "version": reflection.version}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields |= {one.code: field_of(one) for one in questions()}
        self.fields[WISH] = NeededChoice(
            label=_("Would you like to lead networks yourself one day?"),
            help_text=_("It is a wish, not a promise: “not now” closes no door."),
            choices=CandidacyReflection.WishToLead.choices,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": CHOOSE},
        )

    def written(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        answers = {one.code: typed[one.code] for one in questions() if typed[one.code]}
        return {"answers": answers, "wishes_to_lead": typed[WISH], "shown": typed["version"]}

    def go_on_from(self, stored: CandidacyReflection) -> list[tuple[str, str]]:
        """Label and stored text of what says something else in the database; the next save is a choice."""
        self.data = self.data.copy()
        self.data["version"] = str(stored.version)
        typed = self.written()
        rows = [
            (str(one.text), one.in_words(stored.answers.get(one.code, "")))
            for one in questions()
            if stored.answers.get(one.code, "") != typed["answers"].get(one.code, "")
        ]
        if stored.wishes_to_lead != typed["wishes_to_lead"]:
            rows.append((str(self.fields[WISH].label), str(stored.get_wishes_to_lead_display())))
        return rows


class GiveTimeForm(TimeForm):
    """The leader's hours and period; begins as what the person wishes for."""

    @staticmethod
    def wish_of(candidacy: CoDriverCandidacy) -> dict[str, Any]:
        today = timezone.localdate()
        offer = CoDriverOffer.objects.filter(person=candidacy.person_id).first() or CoDriverOffer()
        first = max(offer.free_from or today, today)
        return {"hours_per_week": offer.hours_per_week, "began_on": first, "ended_on": offer.free_until}


class NotNowForm(forms.Form):
    ask_again_on = forms.DateField(
        label=_("When does it make sense to ask again?"),
        widget=day_input(),
        error_messages={"required": DAY, "invalid": DAY},
    )
    reason = forms.CharField(
        label=_("Why not now?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why not, so that it can be understood.")},
    )

    def clean_ask_again_on(self) -> date:
        day = self.cleaned_data["ask_again_on"]
        reasons = hindrances_to_not_now(reason="-", ask_again_on=day, today=timezone.localdate())
        if reasons:
            raise forms.ValidationError(Refused(reasons).words())
        return day


class TalkForm(forms.Form):
    """What those who consider it can ask an experienced co-driver about."""

    about = forms.CharField(
        label=_("What can you be asked about?"),
        required=False,
        max_length=300,
        help_text=_("For example: how I found the time, or what I learned from my network leader."),
    )
