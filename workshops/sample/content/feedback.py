"""What people said about a session: invented, and nobody's."""

# How useful, what should stay, what should be different, asked again: in the order of the usual questions.
ANSWERS = (
    ("5", "The two cases side by side", "", "yes"),
    ("4", "", "More time for questions after each case", "yes"),
    ("4", "Small groups", "", "yes"),
    ("3", "", "The papers came late. A week before would be enough.", "yes"),
    ("5", "That nobody tried to sell anything", "", "yes"),
    ("4", "The agenda was kept", "A shorter break", ""),
    ("2", "", "Too fast for those who read the contract the first time", "no"),
    ("5", "Hearing who does the checking, and with which hours", "", "yes"),
)
