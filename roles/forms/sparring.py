"""Forms about sparring: the rhythm, the talks, and what is on the list."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.refusals import Refused
from roles.models import SparringRelation, SparringTopic
from roles.rules.sparring import MOST_WEEKS, SparringHindrance, following, hindrances_to_talk

DAY = {"type": "date"}


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        **more,
    )


class RhythmForm(forms.Form):
    """Weeks between talks and the day of the first or next one, with the version of what was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    weeks = forms.IntegerField(
        label=_("How many weeks are there between your talks?"),
        min_value=1,
        max_value=MOST_WEEKS,
        help_text=_("Four to six weeks suit most."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write how many weeks, from 1 to 26, for example 4.")
        ),
    )
    day = day_field(_("When is the first talk?"))

    def __init__(self, *args: Any, relation: SparringRelation | None, **kwargs: Any) -> None:
        self.relation = relation
        super().__init__(*args, **kwargs)
        self.initial = self.initial_of(relation) | self.initial
        if relation and relation.is_running:
            self.fields["day"].label = _("When is the next talk?")
            self.fields["day"].required = False
            self.fields["day"].help_text = _("Leave it empty if you do not know yet.")

    @staticmethod
    def initial_of(relation: SparringRelation | None) -> dict[str, Any]:
        if relation is None:
            return {"version": 0, "weeks": 4}
        day = relation.next_on if relation.is_running else relation.first_on
        return {"version": relation.version, "weeks": relation.weeks, "day": day}

    def clean_day(self) -> date | None:
        """A day that stood there before may have passed meanwhile."""
        day = self.cleaned_data["day"]
        kept = self.relation and self.relation.is_running and day == self.relation.next_on
        if day and day < timezone.localdate() and not kept:
            raise forms.ValidationError(Refused([SparringHindrance.FIRST_TALK_IS_PAST]).words())
        return day


class TalkForm(forms.Form):
    """The day of a talk that was held, and of the next one."""

    held_on = day_field(_("When did you talk?"))
    next_on = day_field(
        _("When do you talk next?"), required=False, help_text=_("Leave it empty if you do not know yet.")
    )

    def __init__(self, *args: Any, relation: SparringRelation, **kwargs: Any) -> None:
        self.relation = relation
        today = timezone.localdate()
        kwargs["initial"] = {"held_on": today, "next_on": following(today, relation.weeks)}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if self.errors:
            return typed
        agreed_on = timezone.localdate(self.relation.accepted_at)
        today = timezone.localdate()
        for reason in hindrances_to_talk(typed["held_on"], typed["next_on"], agreed_on=agreed_on, today=today):
            field = "next_on" if reason is SparringHindrance.NEXT_IS_NOT_LATER else "held_on"
            self.add_error(field, Refused([reason]).words())
        return typed


class TopicForm(forms.ModelForm):
    class Meta:
        model = SparringTopic
        fields = ["kind", "text"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "kind": {"required": _("Choose what it is about.")},
            "text": {"required": _("Write what you want to talk about.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = SparringTopic.Kind.choices
