"""The tables of roles and of what those who hold them agree."""

from django.conf import settings
from django.db import migrations

from netvaerk.database import CreateTogether
from roles.migrations._first_tables import TABLES

BEFORE = (
    "0001_initial",
    "0002_a_release_may_last_one_day",
    "0003_personnel_leader",
    "0004_sparring_and_stand_ins",
    "0005_roles_end_with_the_theme",
    "0006_end_roles_of_closed_themes",
    "0007_encrypted_reasons",
    "0008_a_reason_without_the_diploma",
)
"""Steps that a database of the time before the first version went through one by one: this one takes their place."""


class Migration(migrations.Migration):
    initial = True
    replaces = [("roles", name) for name in BEFORE]
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("netvaerk", "0001_first_version")]
    operations = [
        CreateTogether(TABLES),
    ]
