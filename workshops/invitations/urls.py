from django.urls import path

from .views import answering, ending, feeds, health, returns, sending

app_name = "invitations"
RETURNS = "editions/<slug:slug>/workshops/returns/"
ONE = "editions/<slug:slug>/workshops/<int:pk>/"
urlpatterns = [
    path(f"{ONE}invitation/", answering.invitation, name="invitation"),
    path(f"{ONE}invitation/answer/", answering.answer, name="answer"),
    path(f"{ONE}invitation/deputy/", answering.deputy, name="deputy"),
    path(f"{ONE}invitation/time/", answering.propose_time, name="propose_time"),
    path(f"{ONE}invitation/session.ics", answering.event_file, name="event_file"),
    path(f"{ONE}invitations/", sending.overview, name="overview"),
    path(f"{ONE}invitations/changes/", sending.changes, name="changes"),
    path(f"{ONE}invitations/choose/<int:slot>/", sending.choose, name="choose"),
    path(f"{ONE}invitations/cancel/", ending.cancel, name="cancel"),
    path(f"{ONE}invitations/postpone/", ending.postpone, name="postpone"),
    path(f"{ONE}invitations/health/", health.health, name="health"),
    path(f"{ONE}invitations/health/resend/", health.resend_behind, name="resend_behind"),
    path(f"{ONE}invitations/<int:invitation>/resend/", sending.resend, name="resend"),
    path(RETURNS, returns.returns, name="returns"),
    path(f"{RETURNS}messages/<int:message>/settle/", returns.settle, name="settle_message"),
    path(f"{RETURNS}messages/<int:message>/take/", returns.take, name="take_answer"),
    path(f"{RETURNS}messages/<int:message>/deputy/", returns.handed_on, name="handed_on"),
    path(f"{RETURNS}deputies/<int:deputy>/approve/", returns.approve_deputy, name="approve_deputy"),
    path(f"{RETURNS}deputies/<int:deputy>/refuse/", returns.refuse_deputy, name="refuse_deputy"),
    path(f"{RETURNS}proposals/<int:proposal>/accept/", returns.accept, name="accept_proposal"),
    path(f"{RETURNS}proposals/<int:proposal>/decline/", returns.decline, name="decline_proposal"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("me/calendar/", feeds.my_calendar, name="my_calendar"),
    path("me/calendar/<int:pk>/end/", feeds.revoke_feed, name="revoke_feed"),
]
