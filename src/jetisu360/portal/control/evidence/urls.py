"""The addresses of places, and of the evidence that came of them."""

from django.urls import path

from jetisu360.portal.control.evidence import compare_views, picture_views, place_views, views

app_name = "evidence"

urlpatterns = [
    path("places", place_views.places, name="places"),
    path("places/new", place_views.new, name="new_place"),
    path("places/<int:place>", place_views.place, name="place"),
    path("places/<int:place>/change", place_views.change, name="change_place"),
    path("assignments/<int:number>/evidence", views.assignment, name="assignment"),
    path("evidence/<int:number>", views.capture, name="capture"),
    path("evidence/<int:number>/picture", picture_views.picture, name="picture"),
    path("evidence/<int:number>/small", picture_views.small, name="small"),
    path("evidence/<int:number>/original", picture_views.original, name="original"),
    path("evidence/<int:earlier>/with/<int:later>", compare_views.compare, name="compare"),
]
