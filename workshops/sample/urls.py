from django.urls import path

from . import views

app_name = "sample"
urlpatterns = [
    path("sample/sign-in/", views.sign_in, name="sign_in"),
    path("sample/", views.about, name="about"),
]
