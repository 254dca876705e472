"""Agreements that belong to a theme and two people instead of a pairing.

The new kinds of template are words alone, so the sealed table stays untouched.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("codriver", "0003_joint_wordings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="expectationalignment",
            name="first_party",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose mandate it is part of, where it belongs to no pairing.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="first party",
            ),
        ),
        migrations.AddField(
            model_name="expectationalignment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("co_driver", "Network leader and co-driver"),
                    ("reference_leader", "Network leader and reference leader"),
                    ("personnel_leader", "Network leader and own personnel leader"),
                    ("co_driver_personnel", "Co-driver and own personnel leader"),
                ],
                default="co_driver",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="alignmenttemplate",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("co_driver", "Network leader and co-driver"),
                            ("reference_leader", "Network leader and reference leader"),
                            ("personnel_leader", "Network leader and own personnel leader"),
                            ("co_driver_personnel", "Co-driver and own personnel leader"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
            ]
        ),
        migrations.AddConstraint(
            model_name="expectationalignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_party", None), ("kind", "co_driver"), ("pairing__isnull", False)),
                    models.Q(
                        models.Q(("kind", "co_driver"), _negated=True),
                        ("first_party__isnull", False),
                        ("pairing", None),
                    ),
                    _connector="OR",
                ),
                name="alignment_belongs_to_a_pairing_or_to_a_mandate",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectationalignment",
            constraint=models.UniqueConstraint(
                models.F("theme"),
                models.F("kind"),
                models.F("first_party"),
                condition=models.Q(("closed_at", None), ("pairing", None)),
                name="alignment_one_running_for_a_kind_and_first_party",
                violation_error_message="This agreement is open already.",
            ),
        ),
    ]
