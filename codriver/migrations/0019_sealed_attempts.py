"""An exam that was noted is never written again; it goes only with its study."""

from django.db import migrations

from netvaerk.database import seal


class Migration(migrations.Migration):
    dependencies = [("codriver", "0018_files")]

    operations = [seal("codriver_examattempt", verbs=("UPDATE",))]
