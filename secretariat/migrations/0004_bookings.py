"""Meetings that people book, the opening hours of the office, and its desks."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted
import netvaerk.models.one_line


class Migration(migrations.Migration):
    dependencies = [
        ("secretariat", "0003_support"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BookingSlot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[netvaerk.models.one_line.one_line],
                        verbose_name="place or link",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="booking_slots",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "time that can be booked",
                "verbose_name_plural": "times that can be booked",
                "ordering": ["begins_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("begins_at"))), name="slot_ends_after_it_begins"
                    ),
                    models.UniqueConstraint(
                        models.F("officer"),
                        models.F("begins_at"),
                        condition=models.Q(("withdrawn_at", None)),
                        name="slot_once_an_officer_and_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", netvaerk.encrypted.EncryptedTextField(verbose_name="subject")),
                (
                    "form",
                    models.CharField(
                        choices=[("office", "At the secretariat"), ("online", "Online"), ("phone", "By telephone")],
                        default="office",
                        max_length=10,
                        verbose_name="how you meet",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("held", "Held"),
                            ("no_show", "Nobody came"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="booked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("calendar_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("booked_at", models.DateTimeField(verbose_name="booked")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="cancelled or noted")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who comes",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bookings",
                        to="secretariat.supportrequest",
                        verbose_name="request",
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="secretariat.bookingslot",
                        verbose_name="time",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting with the secretariat",
                "verbose_name_plural": "meetings with the secretariat",
                "ordering": ["slot__begins_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("slot"),
                        condition=models.Q(("status", "cancelled"), _negated=True),
                        name="booking_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("status", "booked")),
                            models.Q(models.Q(("status", "booked"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="booking_ended_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("seat", models.PositiveSmallIntegerField(verbose_name="desk")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desk_days",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "day at the secretariat",
                "verbose_name_plural": "days at the secretariat",
                "ordering": ["on", "seat"],
                "constraints": [
                    models.UniqueConstraint(models.F("on"), models.F("seat"), name="desk_day_one_person_a_desk"),
                    models.UniqueConstraint(models.F("on"), models.F("person"), name="desk_day_one_desk_a_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "desks",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(50)],
                        verbose_name="desks for network leaders",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "office",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="office_is_one")],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Monday"), (1, "Tuesday"), (2, "Wednesday"), (3, "Thursday"), (4, "Friday")],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
            ],
            options={
                "verbose_name": "opening hours",
                "verbose_name_plural": "opening hours",
                "ordering": ["weekday"],
                "constraints": [
                    models.UniqueConstraint(models.F("weekday"), name="opening_hours_once_a_weekday"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))),
                        name="opening_hours_close_after_they_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="opens")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="closes")),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=80, validators=[netvaerk.models.one_line.one_line], verbose_name="why"
                    ),
                ),
            ],
            options={
                "verbose_name": "other hours of a day",
                "verbose_name_plural": "other hours of days",
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(models.F("on"), name="other_hours_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes", None), ("opens", None)),
                            models.Q(
                                ("closes__gt", models.F("opens")), ("closes__isnull", False), ("opens__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="other_hours_are_whole",
                    ),
                ],
            },
        ),
    ]
