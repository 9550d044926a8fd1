"""A call is written and opened; two people without an account apply."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.journeys.story.cast import APPLICANT, SECOND, Story
from tests.journeys.visitor import Visitor

ZONE = ZoneInfo("Europe/Brussels")
MEANINGS = ["nothing", "little", "something", "much", "everything"]
MOTIVE = "We renew our framework agreements next year and want to compare notes."


def day_after(days: int, hour: int) -> datetime:
    """A moment by day, which no change of the clock skips."""
    return datetime.combine(datetime.now(ZONE).date() + timedelta(days=days), time(hour), ZONE)


def write_the_call(story: Story) -> None:
    desk = story.desk
    desk.go(story.path("recruitment/calls/new/")).write(
        {
            "Title": "Call for members 2027",
            "Text": "Members meet **twice** and write a report.",
            "Seats, at most": "2",
            "Privacy notice": "We keep what you send us for the selection only.",
            "What becomes of the applications": "If you are not selected, we delete it after 180 days.",
        }
    )
    desk.set_moment("Opens", day_after(-1, 12)).set_moment("Closes", day_after(20, 12))
    desk.press("Save the call").stands_at("/recruitment/calls/[0-9]+/$")
    story.call = desk.page.url.removeprefix(story.site.url)
    _add_criteria(story)
    _add_questions(story)
    _add_a_quota(story)


def _add_criteria(story: Story) -> None:
    desk = story.desk
    desk.go(story.call + "parts/criterion/new/").write({"Criterion": "Public buyer"})
    desk.tick("Eligibility: yes or no").press("Save the criterion").reads("Public buyer")
    for title, weight in (("Experience", "3"), ("Motivation", "1")):
        desk.go(story.call + "parts/criterion/new/").write({"Criterion": title, "Weight": weight})
        desk.tick("Scored: 0 to 4 points")
        points = {"1 point means" if n == 1 else f"{n} points mean": word for n, word in enumerate(MEANINGS)}
        desk.write(points).press("Save the criterion").reads(title)


def _add_questions(story: Story) -> None:
    desk = story.desk
    for label, kind, criterion in (
        ("What do you buy?", "Short text", "Experience"),
        ("Why do you want to join?", "Long text", "Motivation"),
    ):
        desk.go(story.call + "parts/question/new/").write(
            {"Page of the form": "Your work", "Question": label}
        )
        desk.tick(kind).choose({"For criterion": criterion}).press("Save the question").reads(label)


def _add_a_quota(story: Story) -> None:
    desk = story.desk
    desk.go(story.call + "parts/quota/new/").choose({"What does the quota count?": "Level of government"})
    desk.press("Next").choose({"Level of government": "Local"}).write({"At least": "1"})
    desk.press("Save the quota").reads("Local: at least 1")


def open_the_call(story: Story) -> None:
    story.desk.go(story.call).press("Open the call").reads("The public page").follow("The public page")
    story.desk.reads("How we score", "Experience", "75 %", "Local: at least 1")


def apply_with_a_pause(story: Story) -> None:
    """Begins in one browser, goes on in another by the link of the mail, checks, sends."""
    first = story.enter(APPLICANT)
    _begin(story, first, "Mara Kovač")
    _answer_who(first, "City of Ljubljana", "Slovenia", "Local")
    first.write({"What do you buy?": "Software for schools."})
    first.light("Saved")
    again = story.enter(APPLICANT)
    again.open_mail("The link to your application").reads("Your draft").stands_at("/apply/3/")
    _answer_work(again, MOTIVE)
    again.reads("Check and send", "Software for schools.", MOTIVE)
    _send(again)
    assert "A001" in again.mail("A001")


def apply_quickly(story: Story) -> None:
    second = story.enter(SECOND)
    _begin(story, second, "Pieter Vos")
    _answer_who(second, "City of Brussels", "Belgium", "Local")
    _answer_work(second, "To learn.", bought="Software for libraries.")
    _send(second)


def _begin(story: Story, who: Visitor, name: str) -> None:
    who.go(story.public_call).follow("Apply")
    who.write({"Your name": name, "Your e-mail at work": who.address}).press("Begin my application")
    who.stands_at("/apply/1/")


def _answer_who(who: Visitor, organisation: str, country: str, level: str) -> None:
    who.write({"Your function": "Head of purchasing"}).tick("Buys IT").press("Save and go on")
    who.stands_at("/apply/2/").write({"Organisation": organisation})
    who.choose({"Country": country, "Level of government": level, "Legal type": "Local authority"})
    who.press("Save and go on").stands_at("/apply/3/")


def _answer_work(who: Visitor, why: str, *, bought: str = "") -> None:
    if bought:
        who.write({"What do you buy?": bought})
    who.write({"Why do you want to join?": why}).press("Save and go on").stands_at("/apply/check/")


def _send(who: Visitor) -> None:
    who.tick("I have read the privacy notice").press("Send my application")
    who.stands_at("/mine/").reads("What happens next", "Submitted")
