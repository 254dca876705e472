"""Forms about courses and events: writing one, repeating it, cancelling it, and adding somebody."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, localize, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.forms.people import PersonField
from netvaerk.models.one_line import one_line
from roles.forms.meetings import clock
from roles.forms.releases import day_input
from secretariat.actions.events import EventWritten
from secretariat.models import TrainingEvent
from secretariat.rules.repeating import MOST_DAYS, Rhythm, repeated_days
from secretariat.rules.training import HIGHEST_FEE, MOST_SEATS, ROLES, TrainingHindrance, hindrances_to_plan

THOUSANDS = re.compile(r"\d{1,3}([.\s]\d{3})+")
DAY = {"required": _("Choose a day."), "invalid": _("Choose a day.")}
ROLE_WORDS = {
    "network_leader": _("Network leaders"),
    "co_driver": _("Co-drivers"),
    "personnel_leader": _("Personnel leaders"),
    "reference_leader": _("Reference leaders"),
}
BESIDE = {
    TrainingHindrance.ENDS_BEFORE_IT_BEGINS: "ends",
    TrainingHindrance.FAR_AWAY: "on",
    TrainingHindrance.SIGN_OFF_TOO_LATE: "sign_off_by",
}


class KronerField(forms.IntegerField):
    """Whole kroner, also with a point or a blank between the thousands, as people write them."""

    def __init__(self, **words: Any) -> None:
        wrong = dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"],
            _("Write what it costs in whole kroner, from 0 to 100,000."),
        )
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(min_value=0, max_value=HIGHEST_FEE, widget=widget, error_messages=wrong, **words)

    def to_python(self, value: Any) -> int | None:
        words = str(value or "").strip()
        return super().to_python(re.sub(r"[.\s]", "", words) if THOUSANDS.fullmatch(words) else value)


class EventForm(forms.Form):
    """An event with its days and times as the clock on the wall shows them, and the version that was shown."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(
        label=_("Title"),
        max_length=140,
        validators=[one_line],
        error_messages={"required": _("Write what it is called.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=TrainingEvent.Kind.choices)
    about = forms.CharField(
        label=_("What is it about, and what does one take home?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    roles = forms.MultipleChoiceField(
        label=_("Who is it for?"),
        choices=list(ROLE_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing if it is for everybody. You can always sign up somebody else yourself."),
    )
    on = forms.DateField(label=_("Day"), widget=day_input(), error_messages=DAY)
    begins = clock(_("Begins"))
    last_day = forms.DateField(
        label=_("Last day"),
        widget=day_input(),
        required=False,
        error_messages=DAY,
        help_text=_("Only if it lasts more than one day."),
    )
    ends = clock(_("Ends"))
    place = forms.CharField(
        label=_("Place or link"),
        max_length=300,
        required=False,
        validators=[one_line],
        help_text=_("A room with its address, or the link to a meeting online."),
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"], _("Write how many seats there are, from 1 to 1,000.")
        ),
    )
    sign_off_by = forms.DateField(
        label=_("Last day to sign off"),
        widget=day_input(),
        required=False,
        error_messages=DAY,
        help_text=_("Later one can still sign off, and you are told. Empty: the day before it begins."),
    )
    fee = KronerField(
        label=_("What does it cost? (whole kroner)"),
        required=False,
        help_text=_("Empty or 0 if it is free. If it costs something, the personnel leader is told of each seat."),
    )
    takes_released_time = forms.BooleanField(
        label=_("It is held in released time"),
        required=False,
        help_text=_("The personnel leaders of those with released time are told of each seat."),
    )
    materials = forms.CharField(
        label=_("Materials"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Text and links. Only those with a seat see them."),
    )

    def clean_fee(self) -> int:
        return self.cleaned_data["fee"] or 0

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        day = typed.get("on")
        if day:
            typed["begins_at"] = self._moment(day, typed.get("begins"), "begins")
            typed["ends_at"] = self._moment(typed.get("last_day") or day, typed.get("ends"), "ends")
            if "sign_off_by" not in self.errors:
                typed["sign_off_by"] = typed.get("sign_off_by") or _day_before(day)
        if not self.errors and typed.get("begins_at") and typed.get("ends_at"):
            for reason in hindrances_to_plan(self.written().plan, timezone.now()):
                self.add_error(BESIDE.get(reason), gettext(str(reason)))
        return typed

    def _moment(self, day: date, hour: time | None, field: str) -> datetime | None:
        """None, with a fault beside the field, for an hour that the clocks leave out or show twice on that day."""
        if hour is None:
            return None
        try:
            return forms.utils.from_current_timezone(datetime.combine(day, hour))
        except forms.ValidationError:
            self.add_error(field, _("The clocks change in this hour. Choose another time."))
            return None

    def written(self) -> EventWritten:
        typed = self.cleaned_data
        names = (
            "title", "kind", "about", "roles", "begins_at", "ends_at", "place", "seats", "sign_off_by", "fee",
            "takes_released_time", "materials",
        )  # fmt: skip
        return EventWritten(**{name: typed[name] for name in names})

    def in_words(self, name: str) -> str:
        """What stands in a field, or was typed into it, as a reader sees it."""
        value = self.cleaned_data[name] if self.is_bound else self.initial[name]
        if name == "roles":
            return ", ".join(str(ROLE_WORDS[one]) for one in ROLES if one in value) or gettext("everybody")
        if name == "kind":
            return str(TrainingEvent.Kind(value).label)
        if name in ("on", "last_day", "sign_off_by"):
            return date_format(value, "DATE_FORMAT") if value else ""
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        return time_format(value, "TIME_FORMAT") if name in ("begins", "ends") else str(localize(value))

    @staticmethod
    def initial_of(event: TrainingEvent) -> dict[str, Any]:
        begins, ends = timezone.localtime(event.begins_at), timezone.localtime(event.ends_at)
        names = (
            "version", "title", "kind", "about", "place", "seats", "sign_off_by", "fee", "takes_released_time",
            "materials",
        )  # fmt: skip
        return {
            **{name: getattr(event, name) for name in names},
            "roles": [one for one in ROLES if one in event.roles],
            "on": begins.date(),
            "begins": begins.time(),
            "ends": ends.time(),
            "last_day": ends.date() if ends.date() != begins.date() else None,
        }

    def go_on_from(self, stored: TrainingEvent) -> list[tuple[str, str]]:
        """Label and stored words of each field that somebody else has changed; the next save is a choice."""
        theirs = EventForm(initial=EventForm.initial_of(stored))
        self.data = self.data.copy()
        self.data["version"] = stored.version
        return [
            (str(self.fields[name].label), theirs.in_words(name))
            for name in self.fields
            if name != "version" and theirs.in_words(name) != self.in_words(name)
        ]


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


class CancelForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why is it cancelled?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody can read it on the page of the event; the letter leads there."),
        error_messages={"required": _("Write why, so that those who had a seat can understand it.")},
    )


class RepeatForm(forms.Form):
    """On which other days the same is held."""

    OWN = "own"
    use_required_attribute = False
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        choices=[
            (Rhythm.WEEKLY.value, _("Each week")),
            (Rhythm.FORTNIGHTLY.value, _("Every second week")),
            (Rhythm.MONTHLY.value, _("Every month, on the same weekday (such as the first Tuesday)")),
            (OWN, _("On the days I write below")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often it is held.")},
    )
    number = forms.IntegerField(
        label=_("How many more times?"),
        help_text=_("Not needed if you write the days yourself."),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], _("Write a number from 1 to 30.")),
    )
    days = forms.CharField(
        label=_("The days"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One day on each line, such as 3.3.2027."),
    )

    def clean_days(self) -> list[date]:
        lines = [line.strip() for line in self.cleaned_data["days"].splitlines() if line.strip()]
        found = [_as_day(line) for line in lines]
        for line, day in zip(lines, found, strict=True):
            if day is None:
                wrong = _("“%(line)s” is not a day. Write it like 3.3.2027.") % {"line": line[:30]}
                raise forms.ValidationError(wrong)
        return [day for day in found if day]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        own = typed.get("rhythm") == self.OWN
        if own and not typed.get("days") and "days" not in self.errors:
            self.add_error("days", _("Write at least one day."))
        if typed.get("rhythm") and not own and not typed.get("number") and "number" not in self.errors:
            self.add_error("number", _("Write a number from 1 to 30."))
        return typed

    def chosen(self, first: date) -> Sequence[date]:
        typed = self.cleaned_data
        if typed["rhythm"] == self.OWN:
            return typed["days"]
        return repeated_days(first, Rhythm(typed["rhythm"]), typed["number"])


def _as_day(line: str) -> date | None:
    """A day as people here write it, or as a machine does; None for anything else."""
    try:
        found = parse_date(line)
    except ValueError:
        return None
    if found:
        return found
    parts = line.replace("/", ".").replace("-", ".").split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


class AddForm(forms.Form):
    use_required_attribute = False
    person = PersonField(
        label=_("Who?"),
        max_length=120,
        help_text=_("Name or e-mail of an employee, also one whom it is not meant for."),
        error_messages={"required": _("Write the name or the e-mail.")},
    )
