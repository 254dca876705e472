"""Writing in the pair's room: one form for every kind of entry, and the pair's next steps."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from codriver.models import Pairing, RoomEntry
from codriver.rules.room import ABOUT_MEETINGS, LONGEST, PROMPTS, Kind, RoomHindrance, hindrances_to_entry
from netvaerk.models import Meeting, Person
from roles.forms.releases import day_input

LABELS = {
    "text": _("What is on your mind?"),
    "aim": _("What do we want from the meeting?"),
    "parts": _("Who does what?"),
    "chose": _("What did we choose?"),
    "learned": _("What did we learn?"),
    "serves": _("How does it serve the strategy?"),
    "what": _("What will you do that takes courage?"),
    "when": _("When?"),
    "happened": _("What happened?"),
}
FIRST_LINES = {
    Kind.NOTE: _("A thought, a question, something you noticed. Write no names of citizens."),
    Kind.WORK: _("How you work: the process, the people around the table, your own part. Write no names of citizens."),
    Kind.THEME: _("What you work on: the matter itself, and what you see in it. Write no names of citizens."),
    Kind.PREPARATION: _("A few words before the meeting. Leave empty what you do not need."),
    Kind.DEBRIEF: _("A few words after the meeting, while you remember it. Leave empty what you do not need."),
    Kind.COURAGE: _("One step that takes courage. Come back and write what happened."),
}
ROWS = {"text": 4}


def field_of(prompt: str, *, needed: bool) -> forms.Field:
    if prompt == "when":
        invalid = {"invalid": _("Choose a day.")}
        return forms.DateField(label=LABELS[prompt], required=False, widget=day_input(), error_messages=invalid)
    return forms.CharField(
        label=LABELS[prompt],
        required=needed,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": ROWS.get(prompt, 3)}),
        error_messages={"required": _("Write something first.")},
    )


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, meeting: Meeting) -> str:
        return f"{meeting}, {date_format(meeting.begins_at.date(), 'DATE_FORMAT')}"


class EntryForm(forms.Form):
    """The prompts of one kind, and of which meeting where the kind is about one; with the version it showed."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kind: Kind, pairing: Pairing, entry: RoomEntry | None = None, **more: Any) -> None:
        self.kind = kind
        super().__init__(*args, initial=initial_of(entry), **more)
        if kind in ABOUT_MEETINGS:
            meetings = meetings_of(pairing)
            self.fields["meeting"] = MeetingChoice(
                meetings,
                label=_("Which meeting?"),
                required=False,
                empty_label=_("no meeting of the calendar"),
                error_messages={"invalid_choice": _("Choose one of the meetings.")},
            )
            if entry is None:
                self.initial["meeting"] = nearest(meetings, kind)
        needed = {PROMPTS[kind][0]} if kind not in ABOUT_MEETINGS else set()
        self.fields |= {one: field_of(one, needed=one in needed) for one in PROMPTS[kind]}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and RoomHindrance.NOTHING_WRITTEN in hindrances_to_entry(self.kind, self._words(typed)):
            self.add_error(PROMPTS[self.kind][0], gettext(str(RoomHindrance.NOTHING_WRITTEN)))
        return typed

    def _words(self, typed: dict[str, Any]) -> dict[str, str]:
        said = {name: typed.get(name) or "" for name in PROMPTS[self.kind]}
        return {name: one.isoformat() if isinstance(one, date) else one for name, one in said.items()}

    def written(self) -> dict[str, Any]:
        """What the actions take: the words, and the meeting."""
        return {"words": self._words(self.cleaned_data), "meeting": self.cleaned_data.get("meeting")}

    def what_stands(self, stored: RoomEntry) -> list[tuple[str, str]]:
        """Label and stored text where they differ from what was typed; the next save follows what stands now."""
        self.data = self.data.copy()
        self.data["version"] = stored.version
        mine = self._words(self.cleaned_data)
        names = [name for name in PROMPTS[self.kind] if stored.words.get(name, "") != mine[name].strip()]
        found = [(str(LABELS[name]), stored.words.get(name, "")) for name in names]
        if "meeting" in self.fields and stored.meeting != self.cleaned_data["meeting"]:
            found.append((str(self.fields["meeting"].label), str(stored.meeting or _("no meeting of the calendar"))))
        return found


def meetings_of(pairing: Pairing) -> QuerySet:
    """The latest first; of those that were cancelled nothing is to be said."""
    meetings = Meeting.objects.filter(theme=pairing.theme_id, cancelled_at=None)
    return meetings.select_related("kind").order_by("-begins_at", "-pk")


def nearest(meetings: QuerySet, kind: Kind) -> Meeting | None:
    """The next meeting for who prepares, the last one for who looks back."""
    now = timezone.now()
    if kind is Kind.DEBRIEF:
        return meetings.filter(begins_at__lte=now).first()
    return meetings.filter(begins_at__gt=now).last()


def initial_of(entry: RoomEntry | None) -> dict[str, Any]:
    return {**entry.words, "version": entry.version, "meeting": entry.meeting_id} if entry else {}


class StepForm(forms.Form):
    """A next step: what, who of the two, by which day."""

    use_required_attribute = False
    what = forms.CharField(
        label=_("What is to be done?"),
        max_length=300,
        error_messages={"required": _("Write what is to be done.")},
    )
    who = forms.ChoiceField(
        label=_("Who does it?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one of you, or both.")}
    )
    due_on = forms.DateField(
        label=_("By when?"),
        widget=day_input(),
        error_messages={"required": _("Choose by which day."), "invalid": _("Choose by which day.")},
    )

    def __init__(self, *args: Any, pairing: Pairing, reader: Person, **more: Any) -> None:
        super().__init__(*args, **more)
        other = pairing.other(reader)
        self.people = {str(reader.pk): reader, str(other.pk): other, "both": None}
        self.fields["who"].choices = [(str(reader.pk), _("You")), (str(other.pk), other.name), ("both", _("Both"))]

    def written(self) -> dict[str, Any]:
        return self.cleaned_data | {"who": self.people[self.cleaned_data["who"]]}
