"""The addresses of what is shown to everybody."""

from django.urls import path

from jetisu360.portal.control.public import views
from jetisu360.portal.control.public.photographs import review_views
from jetisu360.portal.control.public.photographs import views as photographs

app_name = "public"

urlpatterns = [
    path("public", views.index, name="index"),
    path("public/photographs/<int:number>", photographs.blurred, name="blurred"),
    path("public/<slug:region>", views.page, name="page"),
    path("public/<slug:region>/how", views.how, name="how"),
    path("public/<slug:region>/photographs", photographs.photographs, name="photographs"),
    path("public/<slug:region>/faces", review_views.review, name="review"),
    path("public/<slug:region>/faces/api/changes", review_views.changes, name="changes"),
    path("public/<slug:region>/faces/api/<path:asked>", review_views.ask, name="ask"),
    # (What the page's requests begin with.)
    path("public/<slug:region>/faces/api/", review_views.ask, {"asked": ""}, name="api"),
]
