"""A reviewer scores; the committee selects; letters go out; the seat is taken."""

import re

from playwright.sync_api import expect

from tests.journeys.story.cast import APPLICANT, REVIEWER, SECOND, Story

CLOSE = "from django.utils import timezone; from members.recruitment.models import Call; "
CLOSE += "Call.objects.update(closes_at=timezone.now())"


def assign_a_reviewer(story: Story) -> None:
    desk = story.desk
    desk.go(story.path("roles/")).write({"E-mail": REVIEWER, "Name": "Otto Lindqvist"})
    desk.choose({"Role": "Reviewer"}).press("Give the role").reads("Otto Lindqvist")
    desk.go(story.call).follow("Reviewers").write({"Reviewers for each application": "1"})
    desk.tick("Otto Lindqvist").press("Assign by turns").reads("Nothing is done yet")
    desk.press("Give 2 files to 1 person, 2 each").reads("0 of 2")


def review(story: Story) -> None:
    """Both files, each after a declaration; the first is better."""
    otto = story.enter(REVIEWER)
    otto.sign_in()
    for number, points in (("A001", "3"), ("A002", "2")):
        otto.go(story.path("recruitment/reviews/")).follow(f"Review {number}").reads("conflict of interest")
        otto.tick("No. I know of nothing").press("Save my declaration").reads("The application")
        otto.tick("yes", inside=otto.group("1. Public buyer"))
        for legend in ("2. Experience", "3. Motivation"):
            otto.tick(points, inside=otto.group(legend))
            otto.write({"Reason": "It says so."}, inside=otto.group(legend))
        otto.press("Finish this review").reads("This review is finished.")


def select(story: Story) -> None:
    """The deadline is drawn near by hand: the product only moves it later, and nobody waits 20 days."""
    desk = story.desk
    story.site.manage("shell", "-c", CLOSE)
    desk.go(story.call).press("Propose a selection").reads("every quota met", "2 of 2 seats")
    desk.follow("Release A002").write({"Reason": "The group wants one city of each region."})
    desk.press("Release A002").reads("The group wants one city", "1 seat is free")
    desk.press("Make it 1 seat").follow("Decide…").reads("Read the names once more")
    desk.press("Decide: 1 seat").reads("Letters and answers", "The selection is decided")


def send_the_letters(story: Story) -> None:
    desk = story.desk
    desk.follow("Write 2 letters").press("Write 2 letters as drafts")
    desk.follow("Read and send 2 letters").reads("2 drafts")
    desk.follow("A seat in Buying together").reads("Mara Kovač").page.go_back()
    desk.press("Send all 2 mails").reads("Send 2 mails?").press("Send 2 mails").reads("2 mails are")
    assert "A002" in story.people[SECOND].mail("Your application A002")


def take_the_seat(story: Story) -> None:
    mara = story.enter(APPLICANT)
    mara.open_mail("A seat in").press("Take the seat").reads("Seat accepted")
    assert mara.mail("Welcome")
    desk = story.desk.go(story.path("people/"))
    expect(desk.page.get_by_role("link", name=re.compile("Mara Kovač")).first).to_be_visible()
