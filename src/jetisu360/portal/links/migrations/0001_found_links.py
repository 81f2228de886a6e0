import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("museums", "0002_document_title"),
    ]

    operations = [
        migrations.CreateModel(
            name="FoundLinks",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("found", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("found_at", models.DateTimeField(auto_now=True)),
                (
                    "museum",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="found_links",
                        to="museums.museum",
                    ),
                ),
            ],
        ),
    ]
