"""The addresses of the review: its page, and what the page asks."""

from django.urls import path

from jetisu360.portal.privacy import views

app_name = "privacy"

urlpatterns = [
    path("faces", views.review, name="review"),
    path("faces/api/changes", views.changes, name="changes"),
    path("faces/api/<path:asked>", views.ask, name="ask"),
    # (What the page's requests begin with.)
    path("faces/api/", views.ask, {"asked": ""}, name="api"),
]
