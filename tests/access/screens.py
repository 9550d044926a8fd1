"""The screens that are checked for barriers: who opens which address, and what is done there first."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page

FILL_AND_SEND = """text => {
    const words = "input[type=text], input[type=email], textarea";
    const forms = [...document.querySelectorAll("main form")].filter(
        form => form.method === "post" && form.querySelector(words));
    const form = forms.find(form => form.querySelector(".wg-field")) || forms[0];
    form.noValidate = true;
    for (const field of form.querySelectorAll(words)) field.value = text;
    form.requestSubmit(form.querySelector("[type=submit], button:not([type])"));
}"""


class Screen(NamedTuple):
    name: str
    address: str
    then: Callable[[Page], None] | None = None


def send_empty(page: Page, text: str = "") -> None:
    """The form comes back with its summary of errors."""
    with page.expect_navigation():
        page.evaluate(FILL_AND_SEND, text)
    page.wait_for_selector("[data-errors]")


def send_too_long(page: Page) -> None:
    """For a form that may stay empty while it is a draft."""
    send_empty(page, "long " * 100)


def send_nothing(page: Page) -> None:
    """The same for a form without a field of words."""
    with page.expect_navigation():
        page.click("main form [type=submit]")
    page.wait_for_selector("[data-errors]")


def open_dialog(page: Page) -> None:
    page.click("[data-dialog=guide-remind]")
    page.wait_for_selector("dialog[open]")


HOUSE = "/editions/{running}"
COMING = "/editions/{coming}"
SESSION = HOUSE + "/workshops"

# "persona: part of the house" → its screens. The persona "nobody" has not signed in.
SCREENS: dict[str, list[Screen]] = {
    "nobody": [
        Screen("front", "/"),
        Screen("group", "/groups/{group}/"),
        Screen("sign in", "/accounts/login/"),
        Screen("sign in with errors", "/accounts/login/", send_empty),
        Screen("public call", "/calls/{open_call}/"),
        Screen("versions of a call", "/calls/{open_call}/versions/"),
        Screen("interested with errors", HOUSE + "/interested/", send_empty),
        Screen("note of a call", "/calls/{call}/note/"),
        Screen("begin to apply", "/calls/{open_call}/apply/"),
        Screen("begin to apply with errors", "/calls/{open_call}/apply/", send_empty),
        Screen("public report", "/reports/{published}/"),
        Screen("public session", "/sessions/{public_session}/"),
        Screen("check in", "/check-in/"),
        Screen("check a certificate", "/certificates/"),
        Screen("accessibility", "/accessibility/"),
        Screen("privacy", "/privacy/"),
        Screen("what is real", "/sample/"),
        Screen("all mail", "/mail/"),
        Screen("style guide", "/styleguide/"),
        Screen("open dialog", "/styleguide/", open_dialog),
    ],
    "secretariat: edition": [
        Screen("edition", HOUSE + "/"),
        Screen("change edition with errors", HOUSE + "/change/", send_empty),
        Screen("roles", HOUSE + "/roles/"),
        Screen("directory", HOUSE + "/people/"),
        Screen("topics", HOUSE + "/topics/"),
        Screen("mail log", HOUSE + "/mail/"),
        Screen("a mail", HOUSE + "/mail/{mail}/"),
        Screen("drafts", HOUSE + "/mail/drafts/"),
        Screen("history", HOUSE + "/history/"),
        Screen("search without hits", HOUSE + "/search/?q=zzqqxx"),
        Screen("search", HOUSE + "/search/?q=data"),
        Screen("my work", "/me/"),
    ],
    "secretariat: recruitment": [
        Screen("call", HOUSE + "/recruitment/calls/{call}/"),
        Screen("new call with errors", HOUSE + "/recruitment/calls/new/", send_empty),
        Screen("open call", COMING + "/recruitment/calls/{open_call}/"),
        Screen("whole form", COMING + "/recruitment/calls/{open_call}/preview/form/"),
        Screen("languages", COMING + "/recruitment/calls/{open_call}/languages/"),
        Screen("translation", COMING + "/recruitment/calls/{open_call}/languages/fr/"),
        Screen("change an open call", COMING + "/recruitment/calls/{open_call}/amend/"),
        Screen("extend with errors", COMING + "/recruitment/calls/{open_call}/extend/", send_empty),
        Screen("who may join", COMING + "/recruitment/interest/"),
        Screen("nobody fits", COMING + "/recruitment/interest/?q=zzqqxx"),
        Screen("one who may join", HOUSE + "/recruitment/interest/{interest}/"),
        Screen("note somebody with errors", HOUSE + "/recruitment/interest/new/", send_empty),
        Screen("reviewers", HOUSE + "/recruitment/calls/{call}/reviewers/"),
        Screen("reviewers of an open call", COMING + "/recruitment/calls/{open_call}/reviewers/"),
        Screen("assign by hand", COMING + "/recruitment/calls/{open_call}/reviewers/by-hand/"),
        Screen(
            "plan of an assignment",
            COMING + "/recruitment/calls/{open_call}/reviewers/assign/balanced/?each=4&reviewers={secretary}",
        ),
        Screen("applications", HOUSE + "/recruitment/calls/{call}/applications/"),
        Screen("application", HOUSE + "/recruitment/applications/{application}/"),
        Screen("import", COMING + "/recruitment/calls/{open_call}/applications/import/"),
        Screen("scores", HOUSE + "/recruitment/calls/{call}/scores/"),
        Screen("selection", HOUSE + "/recruitment/selections/{selection}/"),
        Screen("selections compared", HOUSE + "/recruitment/calls/{call}/selections/"),
        Screen("replacements", HOUSE + "/recruitment/selections/{selection}/replacements/"),
        Screen("decide page", HOUSE + "/recruitment/selections/{selection}/decide/"),
        Screen("decisions", HOUSE + "/recruitment/selections/{selection}/decisions/"),
        Screen("letter of a call", HOUSE + "/recruitment/calls/{call}/letters/accepted/en/"),
        Screen("deletion of data", HOUSE + "/recruitment/calls/{call}/retention/"),
        Screen("note for the public", HOUSE + "/recruitment/selections/{selection}/note/"),
        Screen("committee file", HOUSE + "/recruitment/selections/{selection}/committee/"),
    ],
    "secretariat: needs": [
        Screen("survey", HOUSE + "/needs/{survey}/"),
        Screen("survey as members see it", HOUSE + "/needs/{survey}/preview/"),
        Screen("results", HOUSE + "/needs/{survey}/results/"),
        Screen("no survey yet", COMING + "/needs/"),
        Screen("plan", HOUSE + "/plan/"),
        Screen("item of the plan", HOUSE + "/plan/{plan_item}/"),
    ],
    "secretariat: sessions": [
        Screen("sessions", SESSION + "/"),
        Screen("session", SESSION + "/{desk}/"),
        Screen("agenda", SESSION + "/{desk}/agenda/"),
        Screen("point with errors", SESSION + "/{desk}/agenda/", send_empty),
        Screen("what waits for a session", SESSION + "/{desk}/agenda/backlog/"),
        Screen("copy an agenda", SESSION + "/{desk}/agenda/copy/"),
        Screen("days for papers", SESSION + "/{desk}/papers/days/"),
        Screen("speakers", SESSION + "/{desk}/speakers/"),
        Screen("ask the speakers", SESSION + "/{desk}/speakers/ask/"),
        Screen("materials", SESSION + "/{agreed}/materials/"),
        Screen("material with errors", SESSION + "/{agreed}/materials/", send_empty),
        Screen("poll", SESSION + "/{polled}/poll/"),
        Screen("invitations", SESSION + "/{desk}/invitations/"),
        Screen("changes", SESSION + "/{desk}/invitations/changes/"),
        Screen("attendance", SESSION + "/{agreed}/attendance/"),
        Screen("check-in of a session", SESSION + "/{agreed}/check-in/"),
        Screen("check-in on the screen", SESSION + "/{agreed}/check-in/screen/"),
        Screen("report of a video tool with errors", SESSION + "/{agreed}/attendance/import/", send_nothing),
        Screen("certificates", SESSION + "/{agreed}/certificates/"),
        Screen("feedback", SESSION + "/{agreed}/feedback/questions/"),
        Screen("feedback to come with errors", SESSION + "/{desk}/feedback/questions/", send_empty),
        Screen("what was said of a session", SESSION + "/{agreed}/feedback/results/"),
    ],
    "secretariat: minutes": [
        Screen("list of minutes", HOUSE + "/minutes/"),
        Screen("actions", HOUSE + "/actions/"),
        Screen("minutes in their round", SESSION + "/{in_round}/minutes/"),
        Screen("agreed minutes", SESSION + "/{agreed}/minutes/"),
        Screen("minutes desk", SESSION + "/{desk}/minutes/write/"),
    ],
    "secretariat: report": [
        Screen("chapter", HOUSE + "/report/chapters/{chapter}/"),
        Screen("outline", HOUSE + "/report/outline/"),
        Screen("report as it is", HOUSE + "/report/preview/"),
        Screen("checklist", HOUSE + "/report/checklist/"),
    ],
    "member": [
        Screen("my work", "/me/"),
        Screen("results", HOUSE + "/needs/{survey}/results/"),
        Screen("answer to a poll", SESSION + "/{polled}/poll/"),
        Screen("propose a point", SESSION + "/{desk}/points/"),
        Screen("what I need", SESSION + "/{desk}/needs/"),
        Screen("minutes", SESSION + "/{in_round}/minutes/"),
        Screen("check in", "/check-in/"),
        Screen("my certificates", "/me/certificates/"),
        Screen("remarks", "/me/said/"),
        Screen("profile", "/me/profile/"),
        Screen("my data", "/me/data/"),
        Screen("my application", "/calls/{call}/mine/"),
    ],
    "applicant": [
        Screen("my work", "/me/"),
        Screen("page of an application", "/calls/{open_call}/apply/4/"),
        Screen("application with errors", "/calls/{open_call}/apply/1/", send_too_long),
        Screen("check of an application", "/calls/{open_call}/apply/check/"),
        Screen("every kind of question", "/calls/{open_call}/apply/5/"),
        Screen("delete a draft", "/calls/{open_call}/mine/withdraw/"),
    ],
    "reviewer": [
        Screen("my reviews", COMING + "/recruitment/reviews/"),
        Screen("review", COMING + "/recruitment/reviews/{review}/"),
        Screen("question to an applicant", COMING + "/recruitment/reviews/{review}/ask/"),
        Screen("question with errors", COMING + "/recruitment/reviews/{review}/ask/", send_empty),
    ],
    "observer": [
        Screen("my work", "/me/"),
        Screen("edition", HOUSE + "/"),
        Screen("invitation", SESSION + "/{desk}/invitation/"),
    ],
    "speaker": [
        Screen("my work", "/me/"),
        Screen("session", SESSION + "/{polled}/"),
        Screen("my talk", SESSION + "/{polled}/speaking/"),
    ],
}
