"""The addresses of jobs."""

from django.urls import path

from jetisu360.portal.jobs import views

app_name = "jobs"

urlpatterns = [
    path("<slug:museum>/jobs", views.jobs, name="jobs"),
    path("<slug:museum>/jobs/<int:number>", views.job, name="job"),
    path("<slug:museum>/jobs/<int:number>/cancel", views.cancel, name="cancel"),
    path("<slug:museum>/jobs/<int:number>/retry", views.retry, name="retry"),
]
