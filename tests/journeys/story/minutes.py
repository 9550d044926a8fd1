"""Two write the same item at once; the minutes go round, are agreed and frozen."""

import re

from playwright.sync_api import expect

from tests.journeys.story.cast import APPLICANT, Story
from tests.journeys.story.recruiting import day_after
from tests.journeys.story.sessions import POINTS
from tests.journeys.visitor import PATIENCE, Visitor

LESSON = "A model contract saves a city six months."
RECOMMENDATION = "Publish one model contract for all schools."
ACTION = "Share the contract of Ljubljana."


def write_together(story: Story) -> None:
    """A lesson of the secretariat and a recommendation of the member, typed before either is stored."""
    desk, mara = story.desk, story.enter(APPLICANT)
    desk.go(story.path("minutes/")).press("Open the minutes").reads("These minutes are being written")
    mara.sign_in()
    for who in (desk, mara):
        who.go(story.workshop + "minutes/write/").follow(POINTS[1][0])
        expect(who.page.get_by_role("heading", name=POINTS[1][0])).to_be_visible()
    _type(desk, LESSON)
    _type(mara, RECOMMENDATION)
    for who in (desk, mara):
        _sees(who, LESSON, RECOMMENDATION)
    city = {"Said by": "City of Ljubljana"}
    desk.press("Insight").choose({"Insight is a": "Lesson", **city}).light("Saved")
    mara.press("Insight").choose({"Insight is a": "Recommendation", **city}).light("Saved")
    _type(desk, ACTION)
    _sees(mara, LESSON, RECOMMENDATION, ACTION)
    desk.press("Action").choose({"Owner": "Mara Kovač"})
    desk.set_day("Due", day_after(30, 12).date()).light("Saved")
    expect(mara.page.get_by_role("textbox", name=re.compile("Line [0-9]+, Action"))).to_have_value(ACTION)


def _type(who: Visitor, text: str) -> None:
    who.page.get_by_role("textbox", name="New line").last.click()
    who.page.keyboard.type(text)


def _sees(who: Visitor, *texts: str) -> None:
    """So many lines are stored, for stored ones have their number; they are these, in any order."""
    lines = who.page.get_by_role("textbox", name=re.compile("Line [0-9]+"))
    expect(lines).to_have_count(len(texts), timeout=PATIENCE)
    assert sorted(line.input_value() for line in lines.all()) == sorted(texts)


def circulate(story: Story) -> None:
    desk = story.desk.go(story.workshop + "minutes/circulate/").reads("1 person who attended")
    desk.press("Circulate to 1 person").reads("1 person was asked")


def agree(story: Story) -> None:
    """The member by the link of the mail; then the secretariat, because everybody has agreed."""
    mara = story.enter(APPLICANT)
    mara.open_mail("Read and agree the minutes").reads(LESSON, RECOMMENDATION, ACTION)
    mara.press("I agree to these minutes").reads("You agreed to these minutes")
    desk = story.desk.go(story.workshop + "minutes/").follow("Agree the minutes")
    desk.press("Agree and tell 1 person")
    desk.reads("The text can no longer change", "Unchanged since it was agreed", "1 agreed, 0 did not answer")
    digest = desk.page.locator("#checksum code, section:has(#checksum) code").first.inner_text()
    assert re.fullmatch(r"[0-9a-f]{64}", digest.replace(" ", "")), digest
