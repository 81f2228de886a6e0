"""The addresses of the folders."""

from django.urls import path

from jetisu360.portal.control.folders import bulk_views, import_views, saved_views, views

app_name = "folders"

urlpatterns = [
    path("", views.folders, name="folders"),
    path("table.xlsx", views.table, name="table"),
    path("several", bulk_views.several, name="several"),
    path("tables", import_views.sheets, name="sheets"),
    path("tables/<int:number>", import_views.sheet, name="sheet"),
    path("filters", saved_views.keep, name="keep"),
    path("filters/<int:number>/forget", saved_views.forget, name="forget"),
]
