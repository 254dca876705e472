from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("codriver", "0020_closings")]

    operations = [
        migrations.AddField(
            model_name="leadershipwish",
            name="about",
            field=models.CharField(blank=True, max_length=300, verbose_name="what, and when"),
        ),
    ]
