"""Every address of the portal. A part brings its own `urls.py`; who may go there stands in `access.py`."""

from __future__ import annotations

from django.urls import include, path

from jetisu360.portal.health import healthz
from jetisu360.portal.home import home
from jetisu360.portal.looks.language import choose_language
from jetisu360.portal.watch import metrics

urlpatterns = [
    path("", home, name="home"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("language", choose_language, name="language"),
    path("", include("jetisu360.portal.accounts.urls")),
    path("", include("jetisu360.portal.publication.urls")),
    path("museums/", include("jetisu360.portal.jobs.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.uploads.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.media.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.objects.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.replacing.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.privacy.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.forgetting.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.links.urls")),
    path("museums/<slug:museum>/", include("jetisu360.portal.editor.urls")),
    path("", include("jetisu360.portal.audit.urls")),
    path("", include("jetisu360.portal.board.urls")),
    path("control/", include("jetisu360.portal.control.cards.urls")),
    path("control/", include("jetisu360.portal.control.overview.urls")),
    path("control/", include("jetisu360.portal.control.boundaries.urls")),
    path("control/", include("jetisu360.portal.control.directory.urls")),
    path("control/", include("jetisu360.portal.control.absences.urls")),
    path("control/", include("jetisu360.portal.control.folders.urls")),
    path("control/", include("jetisu360.portal.control.meetings.urls")),
    path("control/", include("jetisu360.portal.control.texts.urls")),
    path("control/", include("jetisu360.portal.control.evidence.urls")),
    path("control/", include("jetisu360.portal.control.indicators.urls")),
    path("control/", include("jetisu360.portal.control.programmes.urls")),
    path("control/", include("jetisu360.portal.control.field.urls")),
    path("control/", include("jetisu360.portal.control.public.urls")),
    path("", include("jetisu360.portal.api.urls")),
    path("museums/", include("jetisu360.portal.museums.urls")),
]

handler400 = "jetisu360.portal.looks.error_pages.bad_request"
handler403 = "jetisu360.portal.looks.error_pages.forbidden"
handler404 = "jetisu360.portal.looks.error_pages.not_found"
handler500 = "jetisu360.portal.looks.away.away_or_broken"
