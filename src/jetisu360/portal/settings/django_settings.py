"""What `DJANGO_SETTINGS_MODULE` names: the settings of the portal in `JETISU360_FOLDER`."""

from jetisu360.portal.settings.table import settings
from jetisu360.portal.settings.to_django import django_settings

globals().update(django_settings(settings()))
