"""Invented people: `PEOPLE` (tuple of `Person`), `BY_KEY`, and who is what.

`SECRETARIAT`, `REVIEWERS`: person keys. `APPLICANTS_2022`: 64 keys in the order of the application numbers
A001 to A064. `MEMBERS_2022` and `MEMBERS_RUNNING`: 27 keys each (19 organisations, 11 countries; 13 local,
5 regional, 7 national, 2 joint). `GUESTS_2022`, `GUESTS_RUNNING`: tuples of `Guest` (observer, speaker).
`PERSONAS`: persona word to person key. The key of a person is the name in plain letters; so is the e-mail.
"""

from workshops.sample.content.organisations import BY_KEY as ORGANISATION
from workshops.sample.content.shapes import Guest, Person

_ZONES = {
    "AT": "Europe/Vienna",
    "BE": "Europe/Brussels",
    "CH": "Europe/Zurich",
    "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen",
    "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki",
    "GB": "Europe/London",
    "IT": "Europe/Rome",
    "NL": "Europe/Amsterdam",
    "NO": "Europe/Oslo",
    "PH": "Asia/Manila",
    "SE": "Europe/Stockholm",
    "US": "America/Chicago",
}
_PLAIN = str.maketrans(
    {"å": "a", "ä": "a", "á": "a", "à": "a", "æ": "ae", "ø": "o", "ö": "o", "ó": "o", "é": "e", "è": "e"}
    | {"ë": "e", "ê": "e", "í": "i", "ï": "i", "ñ": "n", "ü": "u", "ú": "u", "ç": "c", "ß": "ss", "'": ""}
)


def _plain(name: str) -> str:
    return name.lower().translate(_PLAIN).replace(" ", "-")


def _person(
    organisation: str, name: str, role: str, function: str, language: str = "en", zone: str = ""
) -> Person:
    first, _, last = _plain(name).partition("-")
    return Person(
        key=_plain(name),
        name=name,
        email=f"{first}.{last}@{organisation}.sample.invalid",
        organisation=organisation,
        role=role,
        function=function,
        zone=zone or _ZONES[ORGANISATION[organisation].country],
        language=language,
    )


PEOPLE = tuple(
    _person(*row)
    for row in (
        # Secretariat
        ("local-councils", "Ingrid Solbakken", "policy", "Head of the secretariat", "en", "Europe/Brussels"),
        ("sustainability-be", "Capucine Delvigne", "policy", "Officer for sustainable procurement", "fr"),
        # Reviewers
        ("thornleigh", "Nuala Finnerty", "procurement", "Head of IT purchasing for eleven universities"),
        ("court-auditors", "Thibault Wauters", "policy", "Auditor of federal contracts", "fr"),
        ("law-faculty", "Lorenza Pagliarini", "policy", "Researcher in procurement law"),
        # Members of 2022, of the running edition, or of both
        ("kivisalmi", "Aino Lehtovirta", "procurement", "Lead buyer, IT equipment"),
        ("kivisalmi", "Olavi Rantasuo", "policy", "Adviser, sustainability policy"),
        ("nordhavn", "Jonas Bremholt", "procurement", "Category manager, digital workplace"),
        ("nordhavn", "Mette Ravnsgaard", "policy", "Policy officer, responsible supply chains"),
        ("nordhavn", "Signe Kjærulf", "policy", "Policy officer, climate and procurement"),
        ("lindewaard", "Joost Lindeman", "procurement", "Senior buyer"),
        ("lindewaard", "Femke Oosterling", "policy", "Programme lead, fair and circular IT"),
        ("eastmere", "Priya Hallam", "procurement", "Commercial lead, technology"),
        ("eastmere", "Gareth Winslow", "policy", "Modern slavery and social value officer"),
        ("rioalto", "Sofía Arrieta", "procurement", "Head of the contracting unit"),
        ("puertoclaro", "Iker Mendizábal", "policy", "Technical adviser, responsible procurement"),
        ("sankt-florenz", "Katharina Moosbrugger", "policy", "Coordinator, ecological procurement"),
        ("eikhaven", "Wout Claesen", "procurement", "Contract manager, IT"),
        ("bjoerkvik", "Karin Stenvall", "procurement", "Strategic buyer"),
        ("granholm", "Henrik Lövgren", "procurement", "Buyer, schools and libraries"),
        ("montelago", "Gaia Montanari", "policy", "Officer, innovation and public purchasing"),
        ("valserena", "Matteo Ferrante", "procurement", "Head of ICT contracts"),
        ("hochthal", "Urs Hegglin", "policy", "Deputy head, sustainable procurement"),
        ("hochthal", "Sabine Rüttimann", "procurement", "Buyer, vehicles and IT"),
        ("soedermark", "Linnéa Åkerblad", "procurement", "Category lead, clinical IT"),
        ("strandfylke", "Torbjørn Hauglid", "policy", "Senior adviser, social responsibility"),
        ("federal-it-be", "Mireille Vandorpe", "policy", "Adviser, federal IT policy"),
        ("federal-it-be", "Bastien Lorquet", "procurement", "Buyer, federal framework contracts", "fr"),
        ("public-works-fi", "Pirkko Saarenmaa", "policy", "Ministerial adviser"),
        ("digital-state", "Asger Thorlund", "policy", "Chief consultant, IT contracts"),
        ("federal-purchasing-at", "Lukas Feichtinger", "procurement", "Category manager, hardware"),
        ("federal-purchasing-at", "Theresa Wallnöfer", "policy", "Lawyer, sustainable public procurement"),
        ("digital-agency-it", "Chiara Bellavista", "policy", "Officer, criteria and standards"),
        ("green-ministry-es", "Álvaro Quintanar", "policy", "Head of section, public procurement"),
        ("fjordkjoep", "Håkon Dyrland", "procurement", "Framework manager, vehicles and IT"),
        ("fjordkjoep", "Solveig Brattland", "policy", "Adviser, ethical trade"),
        # They applied in 2022 and got no seat
        ("obertal", "Florian Zangerl", "procurement", "Head of the IT office"),
        ("gletscherland", "Veronika Plattner", "policy", "Officer for climate-neutral administration"),
        ("traunbach", "Miriam Hollweg", "procurement", "Purchasing officer"),
        ("leiegouw", "Anneleen Dewitte", "policy", "Policy officer, sustainability"),
        ("val-de-brume", "Quentin Delvaux", "procurement", "Director of joint purchasing", "fr"),
        ("roncourt", "Laurence Piret", "procurement", "IT purchasing officer", "fr"),
        ("shared-networks", "Paola Verhaegen", "procurement", "Procurement officer"),
        ("fjeldsted", "Rasmus Hvidberg", "procurement", "Buyer"),
        ("oestmark", "Camilla Dahlgaard", "policy", "Special consultant, sustainability"),
        ("indkoeb-syd", "Thomas Brandholt", "procurement", "Head of secretariat"),
        ("nordic-council", "Hjördis Almqvist", "policy", "Programme officer"),
        ("harjukoski", "Jukka Tervonen", "procurement", "Procurement specialist"),
        ("lakeus", "Riikka Nurmela", "procurement", "Procurement manager, health technology"),
        ("it-purchasing-fi", "Eero Koskivaara", "procurement", "Category manager, end-user devices"),
        ("portofermo", "Davide Rinaldesi", "procurement", "Officer, joint tenders"),
        ("colle-alto", "Elena Castagneri", "procurement", "Head of ICT tenders"),
        ("rijnmeer", "Marleen Hoekwater", "procurement", "Contract manager, automation"),
        ("duinland", "Sander Veldkamp", "policy", "Strategic adviser, circular economy"),
        ("digital-works-nl", "Roos van Eldik", "policy", "Senior policy officer"),
        ("waterborg", "Tjeerd Aalbers", "procurement", "Buyer, ICT and office"),
        ("havnes", "Ragnhild Tveitane", "procurement", "Head of procurement"),
        ("digital-services-no", "Eirik Sandmo", "policy", "Senior adviser"),
        ("nordbane", "Vigdis Nesheim", "procurement", "Category manager, electric buses"),
        ("altamar", "Nuria Besalú", "policy", "Head of service, public purchasing"),
        ("valdehiedra", "Óscar Lantarón", "procurement", "Technician, contracting"),
        ("meseta-health", "Beatriz Olmeda", "procurement", "Buyer, digital health"),
        ("purchasing-centre-se", "Åsa Tornberg", "procurement", "Framework manager, computers"),
        ("public-networks-se", "Mattias Ekwall", "policy", "Lawyer"),
        ("lindegaard-housing", "Ulrika Sandmark", "procurement", "Purchasing manager"),
        ("seewil", "Corinne Aebersold", "procurement", "Head of IT purchasing"),
        ("federal-buildings-ch", "Reto Zurgilgen", "procurement", "Project manager, procurement of IT"),
        ("valdore", "Joëlle Perrenoud", "policy", "Sustainability delegate", "fr"),
        ("fribach", "Nils Odermatt", "procurement", "Coordinator, purchasing"),
        ("wexbourne", "Helen Stradling", "procurement", "Procurement partner"),
        ("glenmorran", "Calum Drummore", "procurement", "Category lead, digital"),
        ("digital-buying-gb", "Rebecca Alderton", "policy", "Policy lead, social value"),
        ("lindewaard", "Bram Huisjes", "procurement", "Buyer, facility services"),
        # They came once, for a colleague
        ("fjordkjoep", "Ranveig Sætre", "procurement", "Adviser, contract follow-up"),
        ("federal-purchasing-at", "Clemens Auer", "policy", "Lawyer, contract terms"),
        # They applied to the running or the next edition only
        ("ebelsund-port", "Lærke Damsbo", "procurement", "Head of procurement"),
        ("defence-no", "Sindre Aasgård", "procurement", "Contract adviser"),
        ("val-fontaine", "Élodie Warnant", "policy", "Sustainability officer", "fr"),
        ("pratoalto", "Tommaso Gherardini", "procurement", "Buyer, metering systems"),
        ("kirchfeld", "Regula Tschumper", "procurement", "Town clerk's office, purchasing"),
        ("oakhaven", "Dominic Fairlie", "procurement", "Category manager, technology"),
        ("noorderzijl", "Hanneke Wiersinga", "policy", "Policy officer, broad prosperity"),
        ("schools-fi", "Sanna Kivelä", "procurement", "Coordinator, school devices"),
        # Observers, speakers and experts
        ("electronics-workers", "Dalisay Reyes", "policy", "Coordinator, worker-led monitoring"),
        ("electronics-workers", "Ramon Villacorta", "policy", "Researcher"),
        ("fair-ict-frame", "Margaux Thiry", "policy", "Programme coordinator", "fr"),
        ("label-forum", "Pieter Swinnen", "policy", "Director"),
        ("supply-chain-law", "Daniel Okafor", "policy", "Senior fellow"),
        ("safe-chemistry", "Birgitta Rosenquist", "policy", "Occupational hygienist"),
    )
)

BY_KEY = {person.key: person for person in PEOPLE}

SECRETARIAT = ("ingrid-solbakken", "capucine-delvigne")
REVIEWERS = ("nuala-finnerty", "thibault-wauters", "lorenza-pagliarini")

MEMBERS_2022 = (
    "aino-lehtovirta",
    "olavi-rantasuo",
    "jonas-bremholt",
    "mette-ravnsgaard",
    "joost-lindeman",
    "femke-oosterling",
    "priya-hallam",
    "gareth-winslow",
    "sofia-arrieta",
    "iker-mendizabal",
    "katharina-moosbrugger",
    "wout-claesen",
    "karin-stenvall",
    "matteo-ferrante",
    "urs-hegglin",
    "sabine-ruttimann",
    "linnea-akerblad",
    "torbjorn-hauglid",
    "mireille-vandorpe",
    "bastien-lorquet",
    "pirkko-saarenmaa",
    "asger-thorlund",
    "lukas-feichtinger",
    "theresa-wallnofer",
    "chiara-bellavista",
    "hakon-dyrland",
    "solveig-brattland",
)

_LEFT = ("mette-ravnsgaard", "iker-mendizabal", "karin-stenvall", "chiara-bellavista")
MEMBERS_RUNNING = (
    *(key for key in MEMBERS_2022 if key not in _LEFT),
    "signe-kjaerulf",
    "henrik-lovgren",
    "gaia-montanari",
    "alvaro-quintanar",
)

APPLICANTS_2022 = (
    "katharina-moosbrugger",
    "mireille-vandorpe",
    "rasmus-hvidberg",
    "helen-stradling",
    "jonas-bremholt",
    "jukka-tervonen",
    "joost-lindeman",
    "veronika-plattner",
    "torbjorn-hauglid",
    "camilla-dahlgaard",
    "linnea-akerblad",
    "aino-lehtovirta",
    "anneleen-dewitte",
    "elena-castagneri",
    "lukas-feichtinger",
    "sander-veldkamp",
    "pirkko-saarenmaa",
    "quentin-delvaux",
    "mette-ravnsgaard",
    "asger-thorlund",
    "nuria-besalu",
    "gareth-winslow",
    "priya-hallam",
    "henrik-lovgren",
    "paola-verhaegen",
    "urs-hegglin",
    "roos-van-eldik",
    "wout-claesen",
    "beatriz-olmeda",
    "theresa-wallnofer",
    "hakon-dyrland",
    "reto-zurgilgen",
    "matteo-ferrante",
    "solveig-brattland",
    "ragnhild-tveitane",
    "sofia-arrieta",
    "bram-huisjes",
    "olavi-rantasuo",
    "calum-drummore",
    "eirik-sandmo",
    "marleen-hoekwater",
    "thomas-brandholt",
    "karin-stenvall",
    "riikka-nurmela",
    "femke-oosterling",
    "asa-tornberg",
    "bastien-lorquet",
    "gaia-montanari",
    "corinne-aebersold",
    "chiara-bellavista",
    "eero-koskivaara",
    "sabine-ruttimann",
    "vigdis-nesheim",
    "oscar-lantaron",
    "laurence-piret",
    "davide-rinaldesi",
    "iker-mendizabal",
    "tjeerd-aalbers",
    "mattias-ekwall",
    "joelle-perrenoud",
    "hjordis-almqvist",
    "rebecca-alderton",
    "florian-zangerl",
    "ulrika-sandmark",
)

GUESTS_2022 = (
    Guest(
        "dalisay-reyes",
        "observer",
        "Speaks for people who assemble electronics; may attend and speak, has no seat.",
    ),
    Guest("margaux-thiry", "observer", "The host frame follows the results and takes them to its members."),
    Guest(
        "birgitta-rosenquist",
        "speaker",
        "Explains what workers breathe in and touch; invited to one workshop.",
    ),
    Guest(
        "daniel-okafor",
        "speaker",
        "Explains what the UN Guiding Principles ask of a buyer; invited to one workshop.",
    ),
)

GUESTS_RUNNING = (
    Guest(
        "dalisay-reyes",
        "observer",
        "Speaks for people who assemble electronics; may attend and speak, has no seat.",
    ),
    Guest(
        "ramon-villacorta", "observer", "Stands in for Dalisay Reyes and collects the cases of her network."
    ),
    Guest("margaux-thiry", "observer", "The host frame follows the results and takes them to its members."),
    Guest(
        "pieter-swinnen",
        "observer",
        "Represents organisations that use labels; was asked for by the label session.",
    ),
    Guest("daniel-okafor", "speaker", "Speaks on the rights of workers who are hurt by solvents."),
    Guest("birgitta-rosenquist", "speaker", "Shows how a buyer can read a list of substances."),
)

PERSONAS = {
    "secretariat": "ingrid-solbakken",
    "reviewer": "nuala-finnerty",
    "applicant": "sanna-kivela",
    "member": "aino-lehtovirta",
    "observer": "dalisay-reyes",
    "speaker": "daniel-okafor",
}
