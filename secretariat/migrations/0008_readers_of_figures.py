"""The group of those who read figures without being officers."""

from django.db import migrations

NAME = "Tal og rapporter"


def make_the_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name=NAME)


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0007_ship_knowledge"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_the_group, migrations.RunPython.noop)]
