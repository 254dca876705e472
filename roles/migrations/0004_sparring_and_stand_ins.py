"""Sparring, what a network needs from its reference leader, and stand-ins."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0010_participants"),
        ("roles", "0003_personnel_leader"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SparringRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("weeks", models.PositiveSmallIntegerField(verbose_name="weeks between talks")),
                ("first_on", models.DateField(verbose_name="first talk")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="agreed")),
                ("declined_at", models.DateTimeField(blank=True, null=True, verbose_name="declined")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next talk")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="changed")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                ("topics_deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="topics deleted")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "network_leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="network leader",
                    ),
                ),
                (
                    "reference_leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reference leader",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sparring",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "sparring relation",
                "verbose_name_plural": "sparring relations",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("theme"),
                        condition=models.Q(("declined_at", None), ("ended_on", None)),
                        name="sparring_one_open_per_theme",
                        violation_error_message="There is a sparring relation on the theme already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("network_leader", models.F("reference_leader")), _negated=True),
                        name="sparring_joins_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_by", models.F("network_leader")),
                            ("asked_by", models.F("reference_leader")),
                            _connector="OR",
                        ),
                        name="sparring_is_proposed_by_one_of_the_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weeks__gte", 1), ("weeks__lte", 26)),
                        name="sparring_rhythm_is_at_most_half_a_year",
                        violation_error_message="Write how many weeks there are between your talks, from 1 to 26.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("declined_at", None), ("accepted_at", None), _connector="OR"),
                        name="sparring_is_not_both_agreed_and_declined",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("next_on", None), ("accepted_at__isnull", False), _connector="OR"),
                        name="sparring_next_talk_follows_a_yes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("topics_deleted_at", None), ("ended_on__isnull", False), _connector="OR"),
                        name="sparring_topics_are_kept_while_it_runs",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SparringTalk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(verbose_name="held")),
                ("noted_at", models.DateTimeField(verbose_name="noted")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="roles.sparringrelation",
                        verbose_name="sparring relation",
                    ),
                ),
            ],
            options={
                "verbose_name": "sparring talk",
                "verbose_name_plural": "sparring talks",
                "ordering": ["-held_on"],
                "constraints": [
                    models.UniqueConstraint(models.F("relation"), models.F("held_on"), name="sparring_talk_once_a_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SparringTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("work", "The work in the network"), ("theme", "The theme")],
                        max_length=10,
                        verbose_name="what it is about",
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="what you want to talk about")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="talked about")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="roles.sparringrelation",
                        verbose_name="sparring relation",
                    ),
                ),
                (
                    "shared_with",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="shared with"
                    ),
                ),
            ],
            options={
                "verbose_name": "sparring topic",
                "verbose_name_plural": "sparring topics",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="sparring_topic_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what the stand-in must know")),
                ("named_at", models.DateTimeField(verbose_name="named")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended early")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to="roles.roleassignment",
                        verbose_name="role on a theme",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="named by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_in",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stand-in",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand-in",
                "verbose_name_plural": "stand-ins",
                "ordering": ["-begins_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("assignment"),
                        models.F("begins_on"),
                        condition=models.Q(("ended_on", None)),
                        name="stand_in_one_from_a_day_on",
                        violation_error_message="Somebody stands in for this role from that day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="stand_in_ends_no_sooner_than_it_begins",
                        violation_error_message="The last day cannot be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_on", None), ("ended_on__lte", models.F("ends_on")), _connector="OR"),
                        name="stand_in_is_ended_in_its_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BaseLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("arenas", models.TextField(blank=True, max_length=3000, verbose_name="arenas that were opened")),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        choices=[("sought", "Being sought"), ("found", "Found"), ("not_needed", "Not needed")],
                        max_length=12,
                        verbose_name="money for the test",
                    ),
                ),
                ("funding_owner", models.CharField(blank=True, max_length=120, verbose_name="who finds the money")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "theme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="base_link",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "tie to the base organisation",
                "verbose_name_plural": "ties to the base organisation",
                "ordering": ["theme"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("funding", "found"), _negated=True),
                            models.Q(("funding_owner", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="base_link_money_is_found_by_somebody",
                        violation_error_message="Write who found the money: a name or a unit.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arena", "An arena opened"),
                            ("test_money", "Money for the test"),
                            ("ownership", "Ownership among leaders of level 4 and 5"),
                            ("political", "A link to the politicians"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="what is needed",
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="what the network needs")),
                ("committee", models.CharField(blank=True, max_length=120, verbose_name="which committee")),
                (
                    "hearing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "The committee should hear of it"),
                            ("no", "The committee need not hear of it"),
                        ],
                        max_length=4,
                        verbose_name="should the committee hear of it?",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note from the reference leader")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken in hand")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reference_needs",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "need of a network",
                "verbose_name_plural": "needs of networks",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="reference_need_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("taken_at__isnull", False), _connector="OR"),
                        name="reference_need_is_in_hand_before_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("withdrawn_at", None), ("done_at", None), _connector="OR"),
                        name="reference_need_is_not_done_and_taken_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken_at", None), ("answered_by__isnull", False), _connector="OR"),
                        name="reference_need_in_hand_names_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "political"), models.Q(("committee", ""), ("hearing", "")), _connector="OR"
                        ),
                        name="reference_need_committee_is_political",
                        violation_error_message="A committee belongs to a link to the politicians.",
                    ),
                ],
            },
        ),
    ]
