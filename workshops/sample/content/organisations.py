"""Invented organisations: `ORGANISATIONS`, a tuple of `Organisation`, and `BY_KEY`.

Every name begins with "Sample". `newcomer` is true where the organisation was not in the edition of 2021.
`HOSTS`, `REVIEWING` and `GUESTS` are keys of organisations that never apply.
"""

from workshops.sample.content.shapes import Organisation as Org

ORGANISATIONS = (
    # Austria
    Org("sankt-florenz", "Sample City of Sankt Florenz", "AT", "local", "la", False),
    Org("obertal", "Sample Municipality of Obertal", "AT", "local", "la"),
    Org("gletscherland", "Sample State of Gletscherland", "AT", "regional", "ra"),
    Org("federal-purchasing-at", "Sample Federal Purchasing Office", "AT", "national", "body-pl-cga", False),
    Org("traunbach", "Sample University of Traunbach", "AT", "other", "body-pl"),
    # Belgium
    Org("eikhaven", "Sample City of Eikhaven", "BE", "local", "la"),
    Org("roncourt", "Sample City of Roncourt", "BE", "local", "la"),
    Org("leiegouw", "Sample Province of Leiegouw", "BE", "regional", "ra"),
    Org("federal-it-be", "Sample Federal Service for IT", "BE", "national", "cga", False),
    Org("val-de-brume", "Sample Intercommunal Union of Val-de-Brume", "BE", "joint", "body-pl-la"),
    Org(
        "shared-networks",
        "Sample European Agency for Shared Networks",
        "BE",
        "supranational",
        "eu-ins-bod-ag",
    ),
    # Denmark
    Org("nordhavn", "Sample City of Nordhavn", "DK", "local", "la", False),
    Org("fjeldsted", "Sample Municipality of Fjeldsted", "DK", "local", "la"),
    Org("oestmark", "Sample Region of Østmark", "DK", "regional", "ra"),
    Org("digital-state", "Sample Institute for Digital State", "DK", "national", "body-pl-cga", False),
    Org("indkoeb-syd", "Sample Consortium Indkøb Syd", "DK", "joint", "body-pl-la"),
    Org("nordic-council", "Sample Nordic Council for Joint Purchasing", "DK", "supranational", "int-org"),
    # Finland
    Org("kivisalmi", "Sample City of Kivisalmi", "FI", "local", "la", False),
    Org("harjukoski", "Sample City of Harjukoski", "FI", "local", "la"),
    Org("lakeus", "Sample Wellbeing Services County of Lakeus", "FI", "regional", "ra"),
    Org("public-works-fi", "Sample Ministry of Public Works", "FI", "national", "cga", False),
    Org("it-purchasing-fi", "Sample National IT Purchasing Company", "FI", "national", "pub-undert"),
    # Italy
    Org("montelago", "Sample City of Montelago", "IT", "local", "la"),
    Org("portofermo", "Sample Metropolitan Area of Portofermo", "IT", "regional", "ra"),
    Org("valserena", "Sample Region of Valserena", "IT", "regional", "ra"),
    Org(
        "digital-agency-it",
        "Sample Agency for Digital Administration",
        "IT",
        "national",
        "body-pl-cga",
        False,
    ),
    Org("colle-alto", "Sample Central Purchasing Body of Colle Alto", "IT", "joint", "body-pl-ra"),
    # Netherlands
    Org("lindewaard", "Sample Municipality of Lindewaard", "NL", "local", "la", False),
    Org("waterborg", "Sample City of Waterborg", "NL", "local", "la"),
    Org("rijnmeer", "Sample Water Board of Rijnmeer", "NL", "regional", "body-pl-ra"),
    Org("duinland", "Sample Province of Duinland", "NL", "regional", "ra"),
    Org("digital-works-nl", "Sample Ministry of Digital Works", "NL", "national", "cga"),
    # Norway
    Org("havnes", "Sample City of Havnes", "NO", "local", "la"),
    Org("strandfylke", "Sample County of Strandfylke", "NO", "regional", "ra", False),
    Org("digital-services-no", "Sample Directorate for Public Digital Services", "NO", "national", "cga"),
    Org("nordbane", "Sample Transport Company Nordbane", "NO", "national", "pub-undert"),
    Org("fjordkjoep", "Sample Consortium Fjordkjøp", "NO", "joint", "body-pl-la"),
    # Spain
    Org("rioalto", "Sample City of Rioalto", "ES", "local", "la"),
    Org("puertoclaro", "Sample City of Puertoclaro", "ES", "local", "la"),
    Org("valdehiedra", "Sample City of Valdehiedra", "ES", "local", "la"),
    Org("altamar", "Sample Autonomous Community of Altamar", "ES", "regional", "ra"),
    Org("meseta-health", "Sample Health Buying Service of Meseta", "ES", "regional", "body-pl-ra"),
    Org("green-ministry-es", "Sample Ministry for the Green Transition", "ES", "national", "cga"),
    # Sweden
    Org("bjoerkvik", "Sample City of Björkvik", "SE", "local", "la", False),
    Org("granholm", "Sample City of Granholm", "SE", "local", "la"),
    Org("lindegaard-housing", "Sample Housing Company of Lindegård", "SE", "local", "pub-undert"),
    Org("soedermark", "Sample Health Region of Södermark", "SE", "regional", "ra", False),
    Org("public-networks-se", "Sample Agency for Public Networks", "SE", "national", "cga"),
    Org("purchasing-centre-se", "Sample Purchasing Centre for Municipalities", "SE", "joint", "body-pl-la"),
    # Switzerland
    Org("seewil", "Sample City of Seewil", "CH", "local", "la"),
    Org("hochthal", "Sample Canton of Hochthal", "CH", "regional", "ra"),
    Org("valdore", "Sample Canton of Valdoré", "CH", "regional", "ra"),
    Org("federal-buildings-ch", "Sample Federal Office for Buildings and IT", "CH", "national", "cga"),
    Org("fribach", "Sample Polytechnic of Fribach", "CH", "other", "body-pl"),
    # United Kingdom
    Org("eastmere", "Sample Borough of Eastmere", "GB", "local", "la"),
    Org("wexbourne", "Sample County Council of Wexbourne", "GB", "regional", "ra"),
    Org("glenmorran", "Sample Health Board of Glenmorran", "GB", "regional", "body-pl-ra"),
    Org("digital-buying-gb", "Sample Government Digital Buying Agency", "GB", "national", "body-pl-cga"),
    # They apply only to the running or the next edition
    Org("ebelsund-port", "Sample Port Company of Ebelsund", "DK", "local", "org-sub"),
    Org("defence-no", "Sample Defence Materials Office", "NO", "national", "def-cont"),
    Org("val-fontaine", "Sample City of Val-Fontaine", "BE", "local", "la"),
    Org("pratoalto", "Sample Energy Company of Pratoalto", "IT", "regional", "spec-rights-entity"),
    Org("kirchfeld", "Sample Town of Kirchfeld", "CH", "local", "la"),
    Org("oakhaven", "Sample City of Oakhaven", "GB", "local", "la"),
    Org("noorderzijl", "Sample Municipality of Noorderzijl", "NL", "local", "la"),
    Org("schools-fi", "Sample Joint School Purchasing of Pohjanranta", "FI", "joint", "body-pl-la"),
    # Hosts, reviewers' houses, guests
    Org("sustainability-be", "Sample Federal Institute for Sustainability", "BE", "national", "cga", False),
    Org("local-councils", "Sample Council of Local Governments", "DE", "supranational", "int-org", False),
    Org("fair-ict-frame", "Sample Pact for Circular and Fair IT", "BE", "supranational", "int-org", False),
    Org("thornleigh", "Sample University Purchasing Body of Thornleigh", "GB", "joint", "body-pl", False),
    Org("court-auditors", "Sample Court of Public Accounts", "BE", "national", "cga", False),
    Org("law-faculty", "Sample Faculty of Public Law of Borgomare", "IT", "other", "body-pl", False),
    Org("electronics-workers", "Sample Network of Electronics Workers", "PH", "other", "int-org", False),
    Org("supply-chain-law", "Sample Institute for Supply Chain Law", "US", "other", "body-pl", False),
    Org("safe-chemistry", "Sample Institute for Safe Chemistry at Work", "SE", "other", "body-pl", False),
    Org("label-forum", "Sample Forum of Label Users", "BE", "other", "int-org", False),
)

BY_KEY = {organisation.key: organisation for organisation in ORGANISATIONS}

HOSTS = ("sustainability-be", "local-councils", "fair-ict-frame")
REVIEWING = ("thornleigh", "court-auditors", "law-faculty")
GUESTS = ("electronics-workers", "supply-chain-law", "safe-chemistry", "label-forum")
