"""Why somebody without the diploma was asked to lead; roles from before have no such reason."""

from django.db import migrations, models
from django.db.models import Q

from netvaerk.encrypted import EncryptedTextField, says_something


class Migration(migrations.Migration):
    dependencies = [("roles", "0007_encrypted_reasons")]

    operations = [
        migrations.AddField(
            "roleassignment",
            "diploma_waiver",
            EncryptedTextField(blank=True, editable=False, max_length=300, verbose_name="why without the diploma"),
        ),
        migrations.AddConstraint(
            "roleassignment",
            models.CheckConstraint(
                condition=Q(role="network_leader") | ~Q(says_something("diploma_waiver")),
                name="role_waiver_is_of_a_network_leader",
            ),
        ),
    ]
