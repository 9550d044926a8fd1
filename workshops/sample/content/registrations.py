"""Who registered for the open webinar: invented people of invented organisations."""

from typing import NamedTuple

SEATS = 12
NOTE = (
    "The webinar is free. It is held in English and is not recorded. Bring one contract of yours that "
    "speaks of old devices: there is time for it."
)
QUESTION = "What would you like to take home?"
LANGUAGES = "If we answer you in writing, in which language?"
CHOICES = ("English", "French", "German")


class Guest(NamedTuple):
    """`before` counts hours before the sample is loaded."""

    name: str
    organisation: str
    country: str
    before: int
    wish: str = ""
    language: str = "English"


GUESTS = (
    Guest("Noor Achterberg", "Sample City of Veldmeer", "NL", 78, "A clause that survives legal review"),
    Guest("Tibor Halasy", "Sample Ministry of Public Assets", "HU", 77, "What it costs"),
    Guest("Elske Brandsma", "Sample Province of Noordwal", "NL", 71),
    Guest("Joao Meirinho", "Sample University of Ribalta", "PT", 70, "A list of recyclers that were audited"),
    Guest("Birte Soltau", "Sample District of Heidkamp", "DE", 66, "Wie man das Ende prüft", "German"),
    Guest("Anouk Verlinde", "Sample Region Haut-Lac", "FR", 54, "Un modèle de contrat", "French"),
    Guest("Ruairi Coughlan", "Sample Health Service West", "IE", 52),
    Guest("Milena Kostova", "Sample Agency for Public Buying", "BG", 49, "How others count devices"),
    Guest("Per Anders Holm", "Sample Municipality of Sundvik", "SE", 47, "Data wiping and proof of it"),
    Guest("Chiara Bonaventi", "Sample Consortium of Valdora", "IT", 31),
    Guest("Zuzana Hrabalova", "Sample City of Lipnice", "CZ", 28, "Who signs for the last step"),
    Guest("Oskar Wendelin", "Sample Canton of Hinterau", "CH", 26, "", "German"),
    Guest("Maire Lepik", "Sample County of Saarepea", "EE", 9, "Rules across borders"),
    Guest("Luc Dessambre", "Sample Intermunicipal Body Val-Sud", "BE", 5, "", "French"),
)  # fmt: skip
# Who gave the seat back this morning.
LEFT = "Elske Brandsma"
