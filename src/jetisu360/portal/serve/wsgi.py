"""What a web server runs."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jetisu360.portal.settings.django_settings")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from jetisu360.portal.serve.unread import UnreadBody

application = UnreadBody(get_wsgi_application())
_ = get_resolver().url_patterns  # (loads the views)
# What was loaded stays for good: looking for garbage in it again and again would hold up a request by 0.1 s.
gc.collect()
gc.freeze()
