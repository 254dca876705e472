"""Forms about meetings: planning one, and what came of it."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Meeting, MeetingType
from netvaerk.models.one_line import one_line
from netvaerk.rules.meetings import MOST_STEPS, MeetingHindrance, StepWritten, hindrances_to_time
from roles.actions.invitations import Invitee, key_of
from roles.actions.meetings import MeetingWritten, steps_of

BESIDE = {MeetingHindrance.ENDS_BEFORE_IT_BEGINS: "ends", MeetingHindrance.FAR_AWAY: "on"}


def clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"required": _("Choose a time."), "invalid": _("Write a time, such as 13:00.")},
    )


class MeetingForm(forms.Form):
    """A meeting with its day and times as the clock on the wall shows them, and the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ModelChoiceField(
        label=_("Type of meeting"),
        queryset=MeetingType.objects.none(),
        empty_label=_("Choose a type"),
        error_messages={"required": _("Choose what kind of meeting it is.")},
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=140,
        required=False,
        validators=[one_line],
        help_text=_("Without a title the meeting is called by its type."),
    )
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
        help_text=_("A meeting that has been held may be noted too. Then nobody gets a letter."),
    )
    begins = clock(_("Begins"))
    ends = clock(_("Ends"))
    place = forms.CharField(
        label=_("Place or link"),
        max_length=300,
        required=False,
        validators=[one_line],
        help_text=_("A room with its address, or the link to a meeting online."),
    )
    agenda = forms.CharField(
        label=_("Agenda"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("All who are invited get it with the calendar file, also those from outside. At most 3,000 signs."),
    )
    invited = forms.MultipleChoiceField(
        label=_("Who is invited?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose whom to invite."),
            "invalid_choice": _("Somebody you chose is no longer in the network. Choose again whom to invite."),
        },
        help_text=_("Those with a role on the theme, and the participants who have said yes."),
    )

    def __init__(self, *args: Any, invitees: Sequence[Invitee], meeting: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invited"].choices = [(one.key, _said_of(one)) for one in invitees]
        kinds = MeetingType.objects.offered_today()
        self.fields["kind"].queryset = kinds | MeetingType.objects.filter(pk=meeting.kind_id) if meeting else kinds

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("on"):
            for end in ("begins", "ends"):
                if typed.get(end):
                    typed[f"{end}_at"] = self._moment(typed["on"], typed[end], end)
        if typed.get("begins_at") and typed.get("ends_at"):
            for reason in hindrances_to_time(typed["begins_at"], typed["ends_at"], timezone.now()):
                self.add_error(BESIDE[reason], gettext(str(reason)))
        return typed

    def _moment(self, day: date, clock: time, field: str) -> datetime | None:
        """None, with a fault beside the field, for an hour that the clocks leave out or show twice on that day."""
        try:
            return from_current_timezone(datetime.combine(day, clock))
        except forms.ValidationError:
            self.add_error(field, _("The clocks change in this hour. Choose another time."))
            return None

    def written(self) -> MeetingWritten:
        typed = self.cleaned_data
        return MeetingWritten(
            kind=typed["kind"],
            title=typed["title"],
            begins_at=typed["begins_at"],
            ends_at=typed["ends_at"],
            place=typed["place"],
            agenda=typed["agenda"],
            invited=frozenset(typed["invited"]),
        )

    def in_words(self, name: str) -> str:
        """What stands in a field, or was typed into it, as a reader sees it."""
        value = self.cleaned_data[name] if self.is_bound else self.initial[name]
        if name == "invited":
            names = dict(self.fields["invited"].choices)
            return ", ".join(names[key] for key in names if key in value)
        if name == "on":
            return date_format(value, "DATE_FORMAT")
        return time_format(value, "TIME_FORMAT") if name in ("begins", "ends") else str(value)

    @staticmethod
    def initial_of(meeting: Meeting) -> dict[str, Any]:
        begins, ends = timezone.localtime(meeting.begins_at), timezone.localtime(meeting.ends_at)
        return {
            "version": meeting.version,
            "kind": meeting.kind,
            "title": meeting.title,
            "on": begins.date(),
            "begins": begins.time(),
            "ends": ends.time(),
            "place": meeting.place,
            "agenda": meeting.agenda,
            "invited": [key_of(one.person_id, one.participant_id) for one in meeting.invitations.standing()],
        }


def _said_of(invitee: Invitee) -> str:
    said = f"{invitee.name} ({invitee.part})"
    return said if invitee.gets_letters else gettext("%(name)s – has no e-mail, so call") % {"name": said}


class OutcomeForm(forms.Form):
    """What came of a meeting, with the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.CharField(
        label=_("What came of the meeting?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What you agreed, found out or decided. At most 3,000 signs."),
        error_messages={"required": _("Write what came of the meeting.")},
    )


class StepForm(forms.Form):
    """One next step; one that says nothing is left out."""

    what = forms.CharField(label=_("What"), max_length=300, required=False)
    who = forms.TypedChoiceField(label=_("Who"), coerce=int, empty_value=None, required=False)
    due_on = forms.DateField(
        label=_("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day.")},
    )

    def __init__(self, *args: Any, doers: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose who")), *doers]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("what") or typed.get("who") or typed.get("due_on"):
            lacks = {
                "what": _("Write what is to be done."),
                "who": _("Choose who does it."),
                "due_on": _("Choose a day."),
            }
            for name, words in lacks.items():
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return typed


StepFormSet = forms.formset_factory(StepForm, extra=3, max_num=MOST_STEPS, absolute_max=MOST_STEPS, validate_max=True)


def step_forms(data: Any, meeting: Meeting) -> Any:
    """The rows for the next steps: those that are noted, and empty ones for more."""
    noted = [{"what": one.what, "who": one.who, "due_on": one.due_on} for one in steps_of(meeting)]
    doers = [(one.pk, one.name) for one in meeting.invitations.standing().with_people()]
    return StepFormSet(data, initial=noted, prefix="step", form_kwargs={"doers": doers})


def steps_written(rows: Any) -> list[StepWritten]:
    typed = [row.cleaned_data for row in rows if row.cleaned_data.get("what")]
    return [StepWritten(one["what"], one["who"], one["due_on"]) for one in typed]
