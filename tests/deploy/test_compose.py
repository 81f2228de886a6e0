"""The compose file says what the settings know. (No test runs the containers.)"""

from __future__ import annotations

import re

import yaml

from jetisu360.portal.settings.table import Settings

from .units import DEPLOY


def test_its_settings_and_files_exist() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    services = yaml.safe_load(text)["services"]
    assert set(services) == {"portal", "worker", "database", "web"}
    known = {str(field.validation_alias or field.alias) for field in Settings.model_fields.values()}
    for name in ("portal", "worker"):
        assert set(services[name]["environment"]) <= known
        assert (DEPLOY.parent / services[name]["build"]["dockerfile"]).is_file()
        assert set(services[name]["depends_on"]) <= set(services)
    for volume in services["web"]["volumes"]:
        if volume.startswith("./"):
            assert (DEPLOY / volume.split(":")[0]).is_file()
    asked = set(re.findall(r"\$\{([A-Z_]+)[:}]", text))
    example = (DEPLOY / "compose.env.example").read_text("utf-8")
    assert asked == set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))
