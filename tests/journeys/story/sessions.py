"""A session of the plan: agenda, date poll, invitations, another time, and who came."""

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.journeys.story.calendars import check_entry, entry_in
from tests.journeys.story.cast import APPLICANT, TOPICS, Story
from tests.journeys.story.recruiting import day_after
from tests.journeys.visitor import Visitor

TITLE = TOPICS[0]
POINTS = [("Welcome", "10"), ("What a model contract needs", "80")]


def plan_the_session(story: Story) -> None:
    """From the gap that the edition's home shows: an item of the plan without a session."""
    desk = story.desk
    desk.go(story.edition).follow("Plan the session").stands_at("plan_item=")
    expect(desk.field("Title")).to_have_value(TITLE)
    desk.write({"Joining link": "https://meet.example/buying"}).press("Plan the session")
    desk.stands_at("/workshops/[0-9]+/$")
    story.workshop = desk.page.url.removeprefix(story.site.url)
    for title, minutes in POINTS:
        desk.go(story.workshop + "agenda/")
        add = desk.page.get_by_role("button", name="Add to the agenda")
        point = desk.page.locator("form").filter(has=add)
        desk.write({"Title": title, "Minutes": minutes}, inside=point)
        desk.press("Add to the agenda").reads(title)
    desk.go(story.workshop + "participants/").reads("1 person, 1 organisation", "Mara Kovač")


def ask_for_a_date(story: Story) -> None:
    """The secretariat watches the poll while the member answers by link, without signing in."""
    desk = story.desk
    for date in (day_after(15, 10), day_after(16, 14)):
        desk.go(story.workshop + "poll/dates/")
        _propose(desk, date)
    desk.go(story.workshop + "poll/open/").set_moment("The poll closes", day_after(10, 12))
    desk.press("Invite 1 person to the poll").reads("The mail has changed since you read it")
    desk.press("Invite 1 person to the poll").reads("0 of 1 answered")
    mara = story.enter(APPLICANT)
    mara.open_mail("When can you?").reads("Mara Kovač (you)")
    answers = mara.page.get_by_role("group", name="my answer").filter(visible=True)
    for number, word in enumerate(("no", "yes")):
        mara.tick(word, inside=answers.nth(number))
    mara.press("Save my answers").reads("1 of 1 answered")
    desk.page.reload()
    desk.reads("1 of 1 answered", "Best so far")


def _propose(desk: Visitor, date: datetime) -> None:
    single = desk.page.get_by_role("region", name="A single date")
    desk.write({"Day": f"{date:%Y-%m-%d}", "Starts at": f"{date:%H:%M}"}, inside=single)
    desk.press("Propose this date").reads("Proposed dates")


def choose_the_date(story: Story) -> None:
    desk, date = story.desk, day_after(16, 14)
    best = desk.page.get_by_role("region", name=re.compile("Best so far"))
    expect(best).to_contain_text(str(date.day))
    desk.follow("Choose", inside=best).press("Choose and send 1 invitation")
    mail = story.site.mail_to(APPLICANT, about="Invitation:")
    story.uid = check_entry(entry_in(mail), starts_at=date, sequence=0, who=APPLICANT)


def accept(story: Story) -> None:
    mara = story.enter(APPLICANT)
    mara.open_mail("Invitation:").reads("You have not answered yet").press("Yes").reads(
        "Your answer is saved"
    )
    story.desk.go(story.workshop + "invitations/").reads("1 yes, 0 perhaps, 0 no, 0 open")


def move_the_session(story: Story) -> None:
    """One hour later: the same entry, in its next version; the answer is asked again."""
    later = day_after(16, 15)
    _set_time(story, later).reads("1 update of the calendar entry").press("Send 1 mail")
    mail = story.site.mail_to(APPLICANT, about="Changed:")
    uid = check_entry(entry_in(mail), starts_at=later, sequence=1, who=APPLICANT)
    assert uid == story.uid
    story.enter(APPLICANT).open_mail("Changed:").press("Yes").reads("Your answer is saved")


def _type_time(story: Story, moment: datetime) -> Visitor:
    desk = story.desk.go(story.workshop + "time/")
    return desk.write({"Day": f"{moment:%Y-%m-%d}", "Starts at": f"{moment:%H:%M}"})


def _set_time(story: Story, moment: datetime) -> Visitor:
    return _type_time(story, moment).press("Change the time").reads("Who gets what")


def hold(story: Story) -> None:
    """Nobody waits two weeks here: the secretariat says that it took place yesterday; nobody is told."""
    _type_time(story, day_after(-1, 10)).press("Change the time").reads("nobody would hear of it")
    story.desk.tick("It took place then").press("Change the time").reads("Nobody is told, because it is over")
    desk = story.desk.go(story.workshop + "attendance/")
    desk.press("Save, and all others were there").reads("1 of 1 was there")
    desk.press("Mark as held").reads("Marked as held")
