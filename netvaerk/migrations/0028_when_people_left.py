"""When those who have left did so: the day the log tells, or else the day of this upgrade."""

from django.db import migrations
from django.utils import timezone


def note_when(apps, schema_editor):
    people, events = apps.get_model("netvaerk", "Person"), apps.get_model("netvaerk", "AuditEvent")
    told = dict(events.objects.filter(verb="left").order_by("pk").values_list("subject_id", "at"))
    for key in people.objects.filter(is_active=False, left_on=None).values_list("pk", flat=True):
        people.objects.filter(pk=key).update(left_on=timezone.localdate(told.get(key)))


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0027_log_chain")]

    operations = [migrations.RunPython(note_when, migrations.RunPython.noop)]
