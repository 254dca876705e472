"""Forms of meetings with the secretariat, of its opening hours, and of the desks there."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models.one_line import one_line
from roles.forms.meetings import clock
from roles.forms.releases import day_input
from secretariat.models import Booking, BookingSlot, Office, OpeningHours
from secretariat.rules.bookings import (
    LONGEST_SUBJECT,
    BookingHindrance,
    Opening,
    hindrances_to_opening,
)
from secretariat.rules.office import MOST_DESKS, OfficeHindrance, Span, hindrances_to_span

DAY = {"required": _("Choose a day."), "invalid": _("Choose a day.")}
BESIDE = {
    BookingHindrance.PAST: "first",
    BookingHindrance.ENDS_BEFORE: "ends",
    BookingHindrance.TOO_FAR: "until",
    BookingHindrance.TOO_SHORT: "minutes",
}
MINUTES = (15, 20, 30, 45, 60)


class SlotField(forms.ModelChoiceField):
    """A free time, by day."""

    def __init__(self, **words: Any) -> None:
        wrong = _("Choose a time that is free.")
        super().__init__(
            label=_("When?"),
            queryset=BookingSlot.objects.none(),
            empty_label=None,
            error_messages={"required": wrong, "invalid_choice": wrong},
            **words,
        )

    def offer(self, slots: list[BookingSlot]) -> None:
        """Show these, under the day they are on."""
        days = groupby(slots, key=lambda one: localtime(one.begins_at).date())
        groups = [
            (f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}", [(one.pk, _said(one)) for one in here])
            for day, here in days
        ]
        self.widget.choices = [("", gettext("Choose a time")), *groups]


def _said(slot: BookingSlot) -> str:
    begins, ends = (time_format(localtime(one), "TIME_FORMAT") for one in (slot.begins_at, slot.ends_at))
    return f"{begins}–{ends}, {slot.officer.name}"


class BookForm(forms.Form):
    """A free time and what the meeting is about. Every time that was ever offered is a choice, so that one that was
    just taken is refused with a word about it."""

    slot = SlotField()
    form = forms.ChoiceField(
        label=_("How would you like to meet?"),
        choices=Booking.Form.choices,
        widget=forms.RadioSelect,
        initial="office",
    )
    subject = forms.CharField(
        label=_("What is it about?"),
        max_length=LONGEST_SUBJECT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only you and the officer you meet read this. It stands in no letter and no calendar."),
        error_messages={"required": _("Write in a few words what it is about.")},
    )

    def __init__(self, *args: Any, slots: list[BookingSlot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, slots)


class MoveForm(forms.Form):
    """Another free time, with the version of the meeting that was shown."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    slot = SlotField()

    def __init__(self, *args: Any, slots: list[BookingSlot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, slots)


def _offer(form: forms.Form, slots: list[BookingSlot]) -> None:
    field = form.fields["slot"]
    assert isinstance(field, SlotField)
    field.queryset = BookingSlot.objects.all()
    field.offer(slots)


class OfferForm(forms.Form):
    """Times that an officer offers, once or each week."""

    first = forms.DateField(label=_("Day"), widget=day_input(), error_messages=DAY)
    begins = clock(_("Begins"))
    ends = clock(_("Ends"))
    minutes = forms.TypedChoiceField(
        label=_("Minutes for each meeting"), choices=[(one, one) for one in MINUTES], coerce=int, initial=30
    )
    until = forms.DateField(
        label=_("The same weekday each week until"),
        required=False,
        widget=day_input(),
        error_messages=DAY,
        help_text=_(
            "Leave it empty for this one day. Public holidays, and days on which the office is closed, are left out."
        ),
    )
    place = forms.CharField(
        label=_("Room, or link to a meeting online"), max_length=300, required=False, validators=[one_line]
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            for reason in hindrances_to_opening(self.opening(), self.today):
                self.add_error(BESIDE[reason], gettext(str(reason)))
        return typed

    def opening(self) -> Opening:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "place"}
        return Opening(**{**typed, "until": typed["until"] or typed["first"]})


class HoursForm(forms.Form):
    """The hours of the week, with the version that was shown. The fields of a weekday are `opens_0` and `closes_0`."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, word in OpeningHours.Weekday.choices:
            for name, label in (("opens", _("%(day)s, opens")), ("closes", _("%(day)s, closes"))):
                field = clock(label % {"day": capfirst(word)})
                field.required = False
                self.fields[f"{name}_{weekday}"] = field
        self.fields["desks"] = forms.IntegerField(
            label=_("Desks for network leaders"),
            min_value=0,
            max_value=MOST_DESKS,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3}),
            error_messages=dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"), _("Write a whole number from 0 to 50.")
            ),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for weekday in OpeningHours.Weekday.values:
            for reason in hindrances_to_span(typed.get(f"opens_{weekday}"), typed.get(f"closes_{weekday}")):
                self.add_error(f"closes_{weekday}", gettext(str(reason)))
        return typed

    def weekly(self) -> dict[int, Span]:
        typed = self.cleaned_data
        return {
            weekday: Span(typed[f"opens_{weekday}"], typed[f"closes_{weekday}"])
            for weekday in OpeningHours.Weekday.values
            if typed[f"opens_{weekday}"]
        }

    @staticmethod
    def initial_of(office: Office | None) -> dict[str, Any]:
        """What stands now; version 1 is that of an office nothing is said of."""
        first: dict[str, Any] = {"version": office.version if office else 1, "desks": (office or Office()).desks}
        for one in OpeningHours.objects.all():
            first |= {f"opens_{one.weekday}": one.opens, f"closes_{one.weekday}": one.closes}
        return first


class OtherHoursForm(forms.Form):
    """One day with other hours; both empty for closed."""

    on = forms.DateField(label=_("Day"), widget=day_input(), error_messages=DAY)
    opens = clock(_("Opens"))
    closes = clock(_("Closes"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=80,
        required=False,
        validators=[one_line],
        help_text=_("Everybody reads this, for example: course day. Leave both times empty if it is closed all day."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["opens"].required = self.fields["closes"].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("on") and typed["on"] < self.today:
            self.add_error("on", gettext(str(OfficeHindrance.PAST)))
        for reason in hindrances_to_span(typed.get("opens"), typed.get("closes")):
            self.add_error("closes", gettext(str(reason)))
        return typed

    def span(self) -> Span | None:
        typed = self.cleaned_data
        return Span(typed["opens"], typed["closes"]) if typed["opens"] else None


class DeskForm(forms.Form):
    on = forms.DateField(error_messages=DAY)


def soonest(slots: QuerySet, most: int = 120) -> list[BookingSlot]:
    """The times to show in a list of choices."""
    return list(slots.select_related("officer")[:most])
