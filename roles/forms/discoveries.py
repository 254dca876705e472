"""Forms about discoveries and the tracks they are gathered under."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Discovery, NetworkTheme, Person, Track
from netvaerk.rules.phase_lists import ListHindrance
from roles.access import people_on


class DiscoveryForm(forms.ModelForm):
    """A discovery with the version it showed; a new one is offered as found today by `writer`, and as the last one was
    where several are written one after another."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Discovery
        fields = ["text", "way", "place", "seen_on", "found_by"]
        labels = {"text": _("What did you see or hear?"), "way": _("How was it found?"), "place": _("Where?")}
        labels |= {"seen_on": _("When?"), "found_by": _("Who of the network found it?")}
        help_texts = {
            "text": _("Write no names of citizens, and nothing they can be known by."),
            "place": _("A place or a unit, such as “the playground at Søvej”; not an address where somebody lives."),
            "found_by": _("A colleague in the network. Leave it empty for somebody from outside."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "seen_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "text": {"required": _("Write what you saw or heard.")},
            "way": {"required": _("Choose how it was found.")},
            "seen_on": dict.fromkeys(("required", "invalid"), _("Choose today or an earlier day.")),
        }

    def __init__(self, *args: Any, theme: NetworkTheme, writer: Person, like: Discovery | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        stored = self.instance.found_by_id
        people = people_on(theme)
        self.fields["found_by"].queryset = people | Person.objects.filter(pk=stored) if stored else people
        self.fields["found_by"].empty_label = _("nobody named")
        self.initial["version"] = self.instance.version
        if self.instance.pk is None:
            self.initial |= {"seen_on": timezone.localdate(), "found_by": writer.pk}
        if like:
            self.initial |= {
                "way": like.way,
                "place": like.place,
                "seen_on": like.seen_on,
                "found_by": like.found_by_id,
            }

    def clean_seen_on(self) -> Any:
        day = self.cleaned_data["seen_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext(str(ListHindrance.DAY_TO_COME)))
        return day

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class TrackForm(forms.ModelForm):
    """A track with the version it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Track
        fields = ["title", "why"]
        labels = {"why": _("Why this track?")}
        help_texts = {"why": _("What comes back in the material, what makes you wonder, where do views conflict?")}
        widgets = {"why": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"title": {"required": _("Give the track a short title.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class GatherForm(forms.Form):
    """Which discoveries go under which track; under none where the choice is left empty."""

    discoveries = forms.ModelMultipleChoiceField(
        queryset=Discovery.objects.none(),
        error_messages=dict.fromkeys(
            ("required", "invalid_choice", "invalid_pk_value"), _("Tick at least one of the discoveries on the list.")
        ),
    )
    track = forms.ModelChoiceField(
        label=_("Put those you have ticked under"),
        queryset=Track.objects.none(),
        required=False,
        empty_label=_("no track"),
        error_messages={"invalid_choice": _("The track is no longer there. Look at the list again.")},
    )

    def __init__(self, *args: Any, theme: NetworkTheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["discoveries"].queryset = theme.discoveries.all()
        self.fields["track"].queryset = theme.tracks.all()

    def ticked(self) -> list[str]:
        """The numbers that came back ticked, for a page that is shown again."""
        return self.data.getlist("discoveries") if self.is_bound else []
