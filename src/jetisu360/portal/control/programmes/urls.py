"""The addresses of programmes, projects and districts."""

from django.urls import path

from jetisu360.portal.control.programmes import district_views, project_views, stage_views, views
from jetisu360.portal.control.programmes.sheets import views as sheet_views

app_name = "programmes"

urlpatterns = [
    path("programmes", views.programmes, name="programmes"),
    path("programmes/new", views.new, name="new"),
    path("programmes/<int:programme>", views.programme, name="programme"),
    path("programmes/<int:programme>/change", views.change, name="change"),
    path("programmes/<int:programme>/new", project_views.new, name="new_project"),
    path("programmes/<int:programme>/table.xlsx", sheet_views.table, name="table"),
    path("programmes/<int:programme>/tables", sheet_views.sheets, name="sheets"),
    path("programmes/tables/<int:number>", sheet_views.sheet, name="sheet"),
    path("projects/<int:project>", project_views.project, name="project"),
    path("projects/<int:project>/change", project_views.change, name="change_project"),
    path("projects/<int:project>/money", project_views.money, name="money"),
    path("projects/<int:project>/stages", stage_views.plan, name="plan"),
    path("projects/<int:project>/stages/<int:number>", stage_views.stage, name="stage"),
    path("districts", district_views.districts, name="districts"),
    path("districts/new", district_views.new, name="new_district"),
    path("districts/<int:district>", district_views.district, name="district"),
]
