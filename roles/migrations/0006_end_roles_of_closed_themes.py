"""Themes closed before roles ended with them: roles end on the day of the closing, and who held one reads on."""

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def end_roles_of_closed_themes(apps, schema_editor):
    themes = apps.get_model("netvaerk", "NetworkTheme").objects.filter(status="closed")
    for theme in themes:
        closing = theme.moves.filter(status="closed").order_by("-id").first()
        day = timezone.localdate(closing.at) if closing else timezone.localdate()
        _end_roles(apps, theme, day)
        _end_sparring(apps, theme, day)


def _end_roles(apps, theme, day):
    stand_ins = apps.get_model("roles", "StandIn").objects
    for role in theme.role_assignments.filter(declined_at=None, ended_on=None):
        role.still_reads = role.began_on is not None
        role.ended_on = max(day, role.began_on or day)
        role.end_reason = "The theme was closed"
        role.save()
        _record(apps, role, role.person_id)
        ahead = stand_ins.filter(assignment=role, ended_on=None, ends_on__gte=timezone.localdate())
        ahead.update(ended_on=timezone.localdate())


def _end_sparring(apps, theme, day):
    for relation in apps.get_model("roles", "SparringRelation").objects.filter(
        theme=theme, declined_at=None, ended_on=None
    ):
        relation.ended_on = day
        relation.save()
        _record(apps, relation, None)


def _record(apps, thing, subject):
    apps.get_model("netvaerk", "AuditEvent").objects.create(
        at=timezone.now(), verb="ended", object_type=thing._meta.label_lower, object_id=thing.pk, subject_id=subject
    )


def let_roles_run_on(apps, schema_editor):
    held = apps.get_model("roles", "RoleAssignment").objects.filter(still_reads=True, ended_on__gte=F("began_on"))
    held.update(still_reads=False, ended_on=None, end_reason="")


class Migration(migrations.Migration):
    dependencies = [("netvaerk", "0018_planned_hours"), ("roles", "0005_roles_end_with_the_theme")]
    operations = [migrations.RunPython(end_roles_of_closed_themes, let_roles_run_on)]
