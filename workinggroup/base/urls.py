from django.urls import path

from . import views

app_name = "base"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("jobs/<uuid:key>/", views.job, name="job"),
]
