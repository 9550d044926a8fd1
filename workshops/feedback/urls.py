from django.urls import path

from .views import answering, desk

app_name = "feedback"
ONE = "editions/<slug:slug>/workshops/<int:pk>/feedback/"
urlpatterns = [
    path(ONE, answering.answer, name="answer"),
    path(f"{ONE}questions/", desk.desk, name="desk"),
    path(f"{ONE}prepare/", desk.prepare, name="prepare"),
    path(f"{ONE}questions/add/", desk.add_question, name="add_question"),
    path(f"{ONE}questions/<int:question>/remove/", desk.remove_question, name="remove_question"),
    path(f"{ONE}ask/", desk.ask, name="ask"),
    path(f"{ONE}remind/", desk.remind, name="remind"),
    path(f"{ONE}close/", desk.close, name="close"),
    path(f"{ONE}results/", desk.results, name="results"),
]
