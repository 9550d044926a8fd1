"""What the style guide shows: every component with invented content, in every state."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from workinggroup.base.forms import Checks, Form, MomentField, OnceForm, Radios, ScaleWidget, VersionedForm
from workinggroup.base.states import Look

from .charts import Part, QuotaBar
from .ipa import IpaPoint

LEVELS = [("local", "Local"), ("regional", "Regional"), ("national", "National or federal")]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenbeschaffungsrahmenvereinbarung, second extension"


class GuideForm(VersionedForm, OnceForm, Form):
    """Each kind of field once."""

    submit_label = "Save the call"
    cancel_url = "#main"
    readers = {"motivation": "the secretariat and your reviewers"}
    fieldsets = [("The call", ["title", "closes_at", "motivation"]), ("Who may apply", ["levels", "privacy"])]

    title = forms.CharField(label="Title of the call", help_text="As it should stand on the public page.")
    closes_at = MomentField(label="Closes", zone="Europe/Brussels")
    motivation = forms.CharField(label="Motivation", widget=forms.Textarea, required=False)
    levels = forms.MultipleChoiceField(label="Levels of government", choices=LEVELS, widget=Checks)
    privacy = forms.ChoiceField(
        label="Who may read the answers?",
        choices=[("named", "Members of this edition"), ("numbers", "The secretariat only")],
        widget=Radios(hints={"named": "with the name of the organisation", "numbers": "members see numbers"}),
    )
    role = forms.ChoiceField(
        label="Role", choices=[("", "Choose"), ("procurer", "Procurer"), ("policy", "Policy")]
    )
    seats = forms.IntegerField(label="Seats", widget=forms.NumberInput(attrs={"class": "w-short"}))
    points = forms.ChoiceField(
        label="Relevance", choices=[(str(n), str(n)) for n in range(5)], widget=ScaleWidget
    )
    paper = forms.FileField(label="Paper", required=False)
    agree = forms.BooleanField(label="I have read the privacy notice", help_text="Kept for two years.")


def _empty_form() -> GuideForm:
    return GuideForm(initial={"title": "Join the 2026 edition", "version": 3}, prefix="new")


def _failed_form() -> GuideForm:
    typed = {"bad-title": LONG, "bad-closes_at_0": "2026-02-06", "bad-version": "3"}
    return GuideForm(typed, initial={"version": 3}, prefix="bad")


def _stale_form() -> GuideForm:
    typed = {"old-title": "Join us in 2026", "old-version": "2"}
    form = GuideForm(typed, initial={"title": "Join the 2026 edition", "version": 3}, prefix="old")
    form.is_valid()
    return form


def _organisation(name: str, country: str) -> SimpleNamespace:
    return SimpleNamespace(name=name, country=country)


NORDHAVN, RIOALTO = (
    _organisation("Sample City of Nordhavn", "DK"),
    _organisation("Sample City of Rioalto", "ES"),
)


CLOSES = ("Closes", "Fri 6 February 2026", "18:00 (Brussels)")


def _job(**changes: Any) -> SimpleNamespace:
    job = {
        "pk": "1",
        "what": "Making the report as PDF, DOCX and ODT",
        "done": 29,
        "total": 46,
        "is_over": False,
    }
    return SimpleNamespace(**{**job, "error": "", "leads_to": "", "state_look": Look("Waiting"), **changes})


JOBS = [
    _job(),
    _job(pk="2", total=0),
    _job(pk="3", is_over=True, done=46, state_look=Look("Done", "good", "done"), leads_to="#main"),
    _job(
        pk="4",
        is_over=True,
        state_look=Look("Failed", "stop", "stop"),
        error="The disk is full. Nothing was lost.",
    ),
]
LOOKS = [
    Look("Draft", "plain", "draft"), Look("Open", "plain", "later"), Look("Running", "now", "now"),
    Look("Reserve", "plain", "half"), Look("Met", "good", "done"), Look("Agreed", "good", "lock"),
    Look("1 short", "attention", "warn"), Look("8 days overdue", "stop", "stop"),
]  # fmt: skip
BARS = [
    QuotaBar("Local", 12, 8, 14), QuotaBar("Regional", 4, 5), QuotaBar("Netherlands", 3, None, 3),
    QuotaBar("Belgium", 4, None, 3), QuotaBar("Joint purchasing", 0, 2), QuotaBar(LONG, 2, 2, 2),
]  # fmt: skip
POINTS = [
    IpaPoint(1, "Human rights due diligence", 2.2, 4.5), IpaPoint(2, "Re-use and disposal", 2.3, 4.1),
    IpaPoint(3, "Chemicals of concern", 1.7, 4.0), IpaPoint(4, "Contract follow-up", 2.9, 4.3),
    IpaPoint(5, "Batteries", 2.1, 3.2), IpaPoint(6, "Labels", 3.1, 3.6),
    IpaPoint(7, "Repair and spare parts", 2.25, 4.45), IpaPoint(8, "Take-back", 2.3, 4.48),
]  # fmt: skip


def guide(at: dt.datetime) -> dict[str, Any]:
    """The context of the style guide. Its days lie around `at`."""
    start = at.replace(hour=8, minute=0, second=0, microsecond=0) + dt.timedelta(days=9)
    return {
        "start": start, "end": start + dt.timedelta(hours=2), "long": LONG,
        "soon": at + dt.timedelta(days=1), "past": at - dt.timedelta(days=8),
        "later": at + dt.timedelta(days=20),
        "looks": LOOKS, "bars": BARS, "points": POINTS, "jobs": JOBS,
        "parts": [Part(18, "yes", "yes"), Part(3, "if needed", "maybe"), Part(1, "no", "no")],
        "levels": [Part(2, "low", "k3"), Part(6, "fair", "k2"), Part(11, "high"), Part(4, "no answer", "k0")],
        "city": _organisation("Sample City of Kivisalmi", "FI"), "long_city": _organisation(LONG, "AT"),
        "people": [
            ("Jonas Bremholt", NORDHAVN, "Local", "2 of 2", [3, 6, 5, 8, 9]),
            ("Sofía Arrieta", RIOALTO, "Local", "1 of 2", [9, 8, 4, 6, 3]),
            ("Mireille Vandorpe", _organisation(LONG, "BE"), "National", "2 of 2", [5, 6, 5, 6, 6]),
        ],
        "facts": [("Persons", 27), ("Organisations", 19), CLOSES],
        "empty_form": _empty_form(), "failed_form": _failed_form(), "stale_form": _stale_form(),
        "page": Paginator(range(240), 20).page(6), "colours": COLOURS,
    }  # fmt: skip


COLOURS = [
    ("paper", "page"), ("wash", "rail, panels"), ("wash-2", "bars, pressed"), ("line", "hairline"),
    ("line-2", "fields"), ("ink", "text"), ("ink-2", "second voice"), ("ink-3", "hints"),
    ("accent", "follow or press"), ("accent-wash", "chosen"), ("attention", "needs somebody"),
    ("attention-wash", "its ground"), ("stop", "refused, failed"), ("stop-wash", "its ground"),
]  # fmt: skip
