"""Danish order in every database: a column that the database keeps, folded so that æ, ø and å come last.

Neither SQLite nor every PostgreSQL carries a Danish collation, and this column serves the search as well.
"""

from django.db import models
from django.db.models import CharField, GeneratedField, Value
from django.db.models.functions import Lower, Replace

LAST_LETTERS = {"æ": "zzz1", "Æ": "zzz1", "ø": "zzz2", "Ø": "zzz2", "å": "zzz3", "Å": "zzz3"}


def fold(text: str) -> str:
    """`text` as the folded column holds it: lower case, the last letters of the alphabet spelled to sort last."""
    for letter, spelled in LAST_LETTERS.items():
        text = text.replace(letter, spelled)
    return text.lower()


def folded(field: str, max_length: int = 1000) -> GeneratedField:
    """A generated column that holds `fold(field)`."""
    expression: models.Expression = models.F(field)
    for letter, spelled in LAST_LETTERS.items():
        expression = Replace(expression, Value(letter), Value(spelled))
    return GeneratedField(
        expression=Lower(expression), output_field=CharField(max_length=max_length), db_persist=True, editable=False
    )
