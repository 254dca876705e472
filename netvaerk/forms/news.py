"""The form with which somebody chooses when news comes by letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person


class NewsForm(forms.Form):
    news = forms.ChoiceField(
        label=_("When would you like to have news?"), choices=Person.News.choices, widget=forms.RadioSelect
    )
