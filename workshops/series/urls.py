from django.urls import path

from . import views

app_name = "series"
ONE = "editions/<slug:slug>/workshops/<int:pk>/"
urlpatterns = [
    path(f"{ONE}repeat/", views.repeat, name="repeat"),
    path(f"{ONE}series/move/", views.move, name="move"),
]
