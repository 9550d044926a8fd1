from django.urls import path

from . import views

app_name = "reminders"
BASE = "editions/<slug:slug>/workshops/"
urlpatterns = [
    path(f"{BASE}reminders/", views.of_edition, name="edition"),
    path(f"{BASE}<int:pk>/reminders/", views.of_session, name="session"),
    path(f"{BASE}<int:pk>/reminders/as-edition/", views.as_edition, name="as_edition"),
    path(f"{BASE}<int:pk>/my-papers/", views.papers, name="papers"),
]
