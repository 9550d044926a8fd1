from django.urls import path

from . import views

app_name = "zones"
urlpatterns = [path("editions/<slug:slug>/workshops/<int:pk>/zone-rules/", views.zone, name="zone")]
