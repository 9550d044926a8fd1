"""Public facts of the working group and its 2022 edition, each with its source.

`GROUP` (dict), `HOST_BODIES` (tuple of `HostBody`), `OBJECTIVES`, `COUNTRIES`, `TOPICS_2021`, `TOPICS_2022`
(tuples of `Topic`), `COUNTS_2021`, `COUNTS_2022` (tuples of `Fact`; two sources may disagree, both are kept),
`SESSIONS_2022` (key, kind, title, topic), `LESSONS_2022` (text, topic), `RECOMMENDATIONS_2022` (dicts with
follow-up), `NEEDS_FINDINGS_2022`, `NOT_PUBLISHED` (`Fact` whose value is None: show "not yet entered").
Nothing here is invented; `RUNNING_TOPICS` and `RUNNING` belong to the invented running edition and say so.
"""

from workshops.sample.content.shapes import Fact, HostBody, Topic

GROUP = {
    "slug": "ethics-it",
    "name": "International Working Group on Ethics in Public Procurement for IT",
    "short_name": "Ethics in Public Procurement for IT",
    "aliases": (
        "International Working Group on Ethics in Public Procurement of ICT",
        "International Working Group on Ethics in Public Procurement of IT",
        "Working Group on Ethical Procurement of ICT",
    ),
}

HOST_BODIES = (
    HostBody(
        "Belgian Federal Institute for Sustainable Development (FISD)",
        "BE",
        "commissioning body",
        "sustainability-be",
    ),
    HostBody(
        "ICLEI – Local Governments for Sustainability, European Secretariat",
        "DE",
        "secretariat",
        "local-councils",
    ),
    HostBody("Circular and Fair ICT Pact (CFIT)", None, "host frame", "fair-ict-frame"),
)

OBJECTIVES = (
    "Bring frontrunners from policy and procurement together regularly",
    (
        "Gather the latest insights on practices and challenges of public authorities, as preparatory "
        "research for learning, new criteria or engagement with market actors"
    ),
    "Identify concrete actions for ethical procurement practice",
    "Enable exchange between the procurement and the policy perspective",
    "Connect key outputs to other European and international work",
)

COUNTRIES = ("AT", "BE", "DK", "FI", "IT", "NL", "NO", "ES", "SE", "CH", "GB")

TOPICS_2021 = (
    Topic("labels-credibility", "Use and credibility of labels"),
    Topic(
        "market-dialogue",
        "Issues that buyers could jointly raise with industry (market dialogue and joint initiatives)",
    ),
    Topic("contract-follow-up", "Follow-up in contract management"),
    Topic("state-of-practice", "Current practices, challenges and ambitions of ethical procurement"),
)

TOPICS_2022 = (
    Topic("labels", "Labels and certifications", "labels-credibility"),
    Topic("batteries", "Ethical batteries for electric vehicles"),
    Topic("chemicals", "Exposure of workers to chemicals of concern"),
    Topic("end-of-life", "Working conditions at the end-of-life, re-use and disposal stage"),
    Topic("due-diligence", "Effective human rights due diligence"),
)

COUNTS_2021 = (
    Fact("organisations", 18, "sustainable-procurement.org news, 19 January 2022"),
    Fact("members", 18, "sustainable-procurement.org news, 8 March 2022"),
    Fact("persons", 27, "innovation-procurement.org news, 29 November 2021 ('about 27')"),
    Fact("countries", 11, "sustainable-procurement.org news, 19 January 2022"),
    Fact("workshops", 4, "presentation of the secretariat; another host's page says ten workshops"),
    Fact("webinars", 1, "presentation of the secretariat; another host's page says ten workshops"),
)

COUNTS_2022 = (
    Fact("members", 27, "final report summary, One Planet network"),
    Fact("countries", 11, "final report summary, One Planet network"),
    Fact("workshops", 4, "iclei-europe.org news, 27 January 2023"),
    Fact("webinars", 1, "iclei-europe.org news, 27 January 2023"),
)

DELIVERABLES_2021 = (
    "Final report with lessons learned",
    "Follow-up checklist",
    "Portraits of ethical procurement of ICT",
)
PUBLISHED_2021 = "2022-01-19"
PUBLISHED_2022 = "2023-01-26"

SESSIONS_2022 = (
    ("hrdd-22", "workshop", "Human Rights Due Diligence", "due-diligence"),
    ("batteries-22", "workshop", "Ethical Batteries for Electric Vehicles", "batteries"),
    ("chemicals-22", "workshop", "Exposure of Workers to Chemicals of Concern", "chemicals"),
    ("disposal-22", "workshop", "Working Conditions at the Re-use and Disposal Stage", "end-of-life"),
    ("certifications-22", "webinar", "Using Certifications in the Procurement of ICT", "labels"),
)

LESSONS_2022 = (
    ("Align criteria with the UN Guiding Principles on Business and Human Rights", "due-diligence"),
    ("Certification has to balance trustworthiness and ease of certification", "labels"),
    ("Reduce chemicals of concern through more sustainable design and production", "chemicals"),
    (
        "Respect international labour laws so that workers' rights are taken into account",
        "end-of-life",
    ),
)

NEEDS_FINDINGS_2022 = (
    "Experience varies widely within the group",
    "Commitment to ethical procurement of ICT is generally high",
)

RECOMMENDATIONS_2022 = (
    {
        "text": (
            "Give procurers more concrete and harmonised tools for day-to-day practice: criteria, "
            "specifications and clauses"
        ),
        "addressee": "CFIT Steering Committee",
        "follow_up": (
            (2023, "adopted as a priority by the CFIT Steering Committee"),
            (2023, "CFIT community of practice on due diligence and transparency, started in November"),
        ),
    },
)

NOT_PUBLISHED = (
    Fact("selection criteria of the call", None),
    Fact("dates of the workshops of 2021", None),
    Fact("dates of the workshops of 2022", None),
    Fact("progress on the joint statement", None),
)

CALL_2021 = {"published": "2021-02-08", "seats": (10, 20), "criteria": None}
CALL_2021_EMPHASIS = "frontrunners from different levels of government; both procurers and policy makers"

JOINT_STATEMENT = {
    "title": "Joint Statement of Demand Towards Circular and Fair Smartphones",
    "date": "2021-01-29",
    "target_year": 2025,
    "signatories": ("Malmö", "Oslo", "Copenhagen", "Helsinki"),
    "ambitions_total": 9,
    "ambitions": (
        (
            "Tender with harmonised criteria and clauses for fair and safe working conditions and "
            "environmental sustainability across the whole supply chain"
        ),
        (
            "Work with resellers and suppliers on growing transparency of the supply chain and end of "
            "life, also in hardware-as-a-service agreements"
        ),
        "Certification and worker-driven monitoring",
        "Longer lifespan: repair, warranty, battery",
        "Buy second-life devices that meet the need",
        "Collect all devices at the end of life for re-use",
    ),
    "progress": None,
}

EDITION_2022 = {
    "slug": "2022",
    "title": "Ethics in Public Procurement for IT, edition 2022",
    "starts_on": "2022-03-08",
    "ends_on": "2023-01-26",
    "zone": "Europe/Brussels",
    "invented": "The days of 2022 are invented; only the day of publication is a public fact.",
}

# The running edition is invented. Its topics carry over from the public ones.
RUNNING = {
    "title": "Ethical IT, from criteria to contract practice",
    "starts_day": -94,
    "ends_day": 220,
    "zone": "Europe/Brussels",
}

RUNNING_TOPICS = (
    Topic("due-diligence", "Effective human rights due diligence", "due-diligence"),
    Topic("end-of-life", "Working conditions at the end-of-life, re-use and disposal stage", "end-of-life"),
    Topic("chemicals", "Exposure of workers to chemicals of concern", "chemicals"),
    Topic("contract-follow-up", "Follow-up in contract management", "contract-follow-up"),
    Topic("batteries", "Ethical batteries for electric vehicles", "batteries"),
    Topic("labels", "Labels and certifications", "labels"),
)

NEXT = {"title": "Next edition", "starts_day": 330, "ends_day": 640, "zone": "Europe/Brussels"}
