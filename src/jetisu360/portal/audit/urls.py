"""The address of the journal."""

from django.urls import path

from jetisu360.portal.audit import views

app_name = "audit"

urlpatterns = [path("journal", views.audit, name="audit")]
