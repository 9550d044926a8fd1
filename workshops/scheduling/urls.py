from django.urls import path

from .views import agenda, attendance, backlog, dates, needs, papers, people, poll, workshops

app_name = "scheduling"
BASE = "editions/<slug:slug>/workshops/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, workshops.workshop_list, name="list"),
    path(f"{BASE}new/", workshops.new_workshop, name="new"),
    path(ONE, workshops.workshop, name="workshop"),
    path(f"{ONE}edit/", workshops.edit_workshop, name="edit"),
    path(f"{ONE}time/", workshops.set_time, name="time"),
    path(f"{ONE}held/", workshops.mark_held, name="mark_held"),
    path(f"{ONE}agenda/", agenda.agenda, name="agenda"),
    path(f"{ONE}agenda/arrange/", agenda.arrange_agenda, name="arrange_agenda"),
    path(f"{ONE}agenda/fit/", agenda.fit_agenda, name="fit_agenda"),
    path(f"{ONE}agenda/end/", agenda.end_with_agenda, name="end_with_agenda"),
    path(f"{ONE}agenda/copy/", agenda.copy_agenda, name="copy_agenda"),
    path(f"{ONE}agenda/running-order/", agenda.running_order, name="running_order"),
    path(f"{ONE}agenda/backlog/", backlog.backlog, name="backlog"),
    path(f"{ONE}agenda/backlog/take/", backlog.take_from_backlog, name="take_from_backlog"),
    path(
        f"{ONE}agenda/backlog/<int:suggestion>/refuse/", backlog.refuse_suggestion, name="refuse_suggestion"
    ),
    path(f"{ONE}needs/", needs.my_needs, name="my_needs"),
    path(f"{ONE}points/", backlog.suggest, name="suggest"),
    path(f"{ONE}agenda/<int:item>/", agenda.edit_agenda_item, name="agenda_item"),
    path(f"{ONE}agenda/<int:item>/move/", agenda.move_agenda_item, name="move_agenda_item"),
    path(f"{ONE}agenda/<int:item>/remove/", agenda.remove_agenda_item, name="remove_agenda_item"),
    path(f"{ONE}papers/", papers.papers, name="papers"),
    path(f"{ONE}papers/days/", papers.paper_days, name="paper_days"),
    path(f"{ONE}papers/<int:paper>/", papers.download_paper, name="paper"),
    path(f"{ONE}papers/<int:paper>/deliver/", papers.deliver_paper, name="deliver_paper"),
    path(f"{ONE}papers/<int:paper>/remove/", papers.remove_paper, name="remove_paper"),
    path(f"{ONE}participants/", people.participants, name="participants"),
    path(f"{ONE}participants/members/", people.add_members, name="add_members"),
    path(
        f"{ONE}participants/<int:participant>/remove/", people.remove_participant, name="remove_participant"
    ),
    path(f"{ONE}participants/<int:participant>/must-have/", people.set_must_have, name="set_must_have"),
    path(f"{ONE}attendance/", attendance.attendance, name="attendance"),
    path(f"{ONE}poll/", poll.poll, name="poll"),
    path(f"{ONE}poll/dates/", dates.slots, name="slots"),
    path(f"{ONE}poll/dates/<int:slot>/remove/", dates.remove_slot, name="remove_slot"),
    path(f"{ONE}poll/dates/propose/", dates.propose, name="propose"),
    path(f"{ONE}poll/extend/", poll.extend_poll, name="extend_poll"),
    path(f"{ONE}poll/for/<int:participant>/", poll.answer_for, name="answer_for"),
    path(f"{ONE}zone/", dates.change_zone, name="zone"),
    path(f"{ONE}poll/open/", poll.open_poll, name="open_poll"),
    path(f"{ONE}poll/remind/", poll.remind, name="remind"),
    path(f"{ONE}poll/withdraw/", poll.withdraw_poll, name="withdraw_poll"),
    path("sessions/<int:pk>/", workshops.public_session, name="public_session"),
]
