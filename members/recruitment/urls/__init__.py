"""The addresses of recruitment, by who goes there."""

from . import applying, calls, decisions, reviewing, selections

app_name = "recruitment"
urlpatterns = [
    *applying.urlpatterns,
    *calls.urlpatterns,
    *decisions.urlpatterns,
    *reviewing.urlpatterns,
    *selections.urlpatterns,
]
