from django.urls import path

from .views import desk, mine, public

app_name = "registration"
ONE = "editions/<slug:slug>/workshops/<int:pk>/registration/"
urlpatterns = [
    path("sessions/<int:pk>/register/", public.register, name="register"),
    path("sessions/<int:pk>/registered/", public.registered, name="registered"),
    path(ONE, desk.desk, name="desk"),
    path(f"{ONE}close/", desk.close, name="close"),
    path(f"{ONE}reopen/", desk.reopen, name="reopen"),
    path(f"{ONE}questions/", desk.add_question, name="add_question"),
    path(f"{ONE}questions/<int:question>/remove/", desk.remove_question, name="remove_question"),
    path(f"{ONE}people/<int:registration>/leave/", desk.take_off, name="take_off"),
    path(f"{ONE}people/<int:registration>/up/", desk.move_up, name="move_up"),
    path(f"{ONE}mine/", mine.mine, name="mine"),
    path(f"{ONE}mine/leave/", mine.leave, name="leave"),
]
