"""The composition root of the pages: every app brings its own addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("workinggroup.base.urls")),
    path("", include("workinggroup.editions.urls.mail")),
    path("", include("workinggroup.editions.urls")),
    path("", include("members.people.urls")),
    path("", include("members.recruitment.urls")),
    path("", include("members.needs.urls")),
    path("", include("workshops.scheduling.urls")),
    path("", include("workshops.invitations.urls")),
    path("", include("workshops.registration.urls")),
    path("", include("workshops.programme.urls")),
    path("", include("workshops.attendance.urls")),
    path("", include("workshops.feedback.urls")),
    path("", include("workshops.series.urls")),
    path("", include("workshops.zones.urls")),
    path("", include("workshops.reminders.urls")),
    path("", include("workshops.minutes.urls")),
    path("", include("workshops.report.urls")),
    path("", include("workshops.sample.urls")),
    path("accounts/", include("allauth.urls")),
]
