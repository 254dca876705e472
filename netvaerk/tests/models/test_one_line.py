"""Titles and names of themes and people are one line; texts are as many as one likes."""

import pytest
from django.core.exceptions import ValidationError

from netvaerk.tests.factories import PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db
BREAKS = ["\n", "\r\n", "\t", "\x1b", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("letter", BREAKS, ids=ascii)
@pytest.mark.parametrize("field", ["title", "purpose"])
def test_a_line_break_is_no_part_of_a_themes_title_or_purpose(field, letter):
    with pytest.raises(ValidationError) as refusal:
        ThemeFactory(**{field: f"To{letter}linjer"}).clean_fields()

    assert [*refusal.value.error_dict] == [field]


@pytest.mark.parametrize("field", ["name", "title"])
def test_a_line_break_is_no_part_of_a_persons_name_or_title(field):
    with pytest.raises(ValidationError) as refusal:
        PersonFactory(**{field: "To\nlinjer"}).clean_fields(exclude=["password"])

    assert [*refusal.value.error_dict] == [field]


@pytest.mark.parametrize("words", ["Ærø – ‘grøn’ & blå", "Zoë 🌱 Ólafsdóttir", "عمر"])
def test_every_letter_and_sign_is(words):
    ThemeFactory(title=words, purpose=words).clean_fields()


def test_a_longer_text_has_lines():
    ThemeFactory(at_stake="To\nlinjer").clean_fields()
