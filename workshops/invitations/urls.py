from django.urls import path

from .views import answering, feeds, returns, sending

app_name = "invitations"
RETURNS = "editions/<slug:slug>/workshops/returns/"
ONE = "editions/<slug:slug>/workshops/<int:pk>/"
urlpatterns = [
    path(f"{ONE}invitation/", answering.invitation, name="invitation"),
    path(f"{ONE}invitation/answer/", answering.answer, name="answer"),
    path(f"{ONE}invitation/session.ics", answering.event_file, name="event_file"),
    path(f"{ONE}invitations/", sending.overview, name="overview"),
    path(f"{ONE}invitations/changes/", sending.changes, name="changes"),
    path(f"{ONE}invitations/choose/<int:slot>/", sending.choose, name="choose"),
    path(f"{ONE}invitations/cancel/", sending.cancel, name="cancel"),
    path(f"{ONE}invitations/<int:invitation>/resend/", sending.resend, name="resend"),
    path(RETURNS, returns.returns, name="returns"),
    path(f"{RETURNS}messages/<int:message>/settle/", returns.settle, name="settle_message"),
    path(f"{RETURNS}messages/<int:message>/take/", returns.take, name="take_answer"),
    path(f"{RETURNS}proposals/<int:proposal>/accept/", returns.accept, name="accept_proposal"),
    path(f"{RETURNS}proposals/<int:proposal>/decline/", returns.decline, name="decline_proposal"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("me/calendar/", feeds.my_calendar, name="my_calendar"),
    path("me/calendar/<int:pk>/end/", feeds.revoke_feed, name="revoke_feed"),
]
