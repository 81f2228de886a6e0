"""What a backup leaves out is named, and nothing that it holds leads there."""

from __future__ import annotations

from django.apps import apps

from jetisu360.portal.backup.tables import NOT_TAKEN, taken


def test_every_name_of_the_list_is_a_table() -> None:
    assert NOT_TAKEN.keys() <= {
        model._meta.label_lower for model in apps.get_models(include_auto_created=True)
    }


def test_no_row_of_a_backup_points_to_one_that_is_left_out() -> None:
    models = set(taken(apps))
    for model in models:
        for field in model._meta.concrete_fields:
            assert field.related_model is None or field.related_model in models, f"{model}.{field.name}"
