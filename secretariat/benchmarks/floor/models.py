"""A table with one indexed column to sort by."""

from django.db import models


class Row(models.Model):
    name = models.CharField(max_length=100, db_index=True)
    note = models.CharField(max_length=200)

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.name
