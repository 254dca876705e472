"""Danish order in every database: a column that the database keeps, folded so that æ, ø and å come last.

Neither SQLite nor every PostgreSQL carries a Danish collation, and this column serves the search as well.
"""

from django.db import models
from django.db.models import CharField, GeneratedField, Value
from django.db.models.functions import Lower, Replace
from django.db.models.lookups import Contains

LAST_LETTERS = {"æ": "zzz1", "Æ": "zzz1", "ø": "zzz2", "Ø": "zzz2", "å": "zzz3", "Å": "zzz3"}


def folded(field: str, max_length: int = 1000) -> GeneratedField:
    """A generated column that holds `field` in lower case, its æ, ø and å spelled so that they sort last."""
    expression: models.Expression = models.F(field)
    for letter, spelled in LAST_LETTERS.items():
        expression = Replace(expression, Value(letter), Value(spelled))
    return GeneratedField(
        expression=Lower(expression), output_field=CharField(max_length=max_length), db_persist=True, editable=False
    )


def holds(field: str, word: str) -> Contains:
    """Whether a column, folded or not, holds `word` in any case. Spelled letters are read back first: nobody who types
    a z or a figure means one of them."""
    text: models.Expression = Lower(field)
    for letter, spelled in LAST_LETTERS.items():
        text = Replace(Replace(text, Value(spelled), Value(letter.lower())), Value(letter), Value(letter.lower()))
    return Contains(text, word.lower())
