"""Marked lines of a mail: a look in the HTML, and only their words in the plain text."""

from workinggroup.outbox.layout import MARKS, NAMES, blocks
from workinggroup.outbox.rendering import html_of, text_with_action

ACTION = ("Say yes or no", "https://example.org/p/1/")
TEXT = (
    "Dear Aino,\n\n"
    f"{NAMES['title']}A <session>\n{NAMES['strong']}Thu 21 May\n\n"
    f"{NAMES['row']}11:00  First\n{NAMES['row']}11:30  Second, at last\n\n\n"
    f"{NAMES['below']}Nothing is sent by opening it.\n\n- One paper"
)


def test_the_plain_text_has_the_same_words_in_order_and_no_mark() -> None:
    text = text_with_action(TEXT, ACTION)

    assert not set(text) & set(MARKS)
    assert text == (
        "Dear Aino,\n\nA <session>\nThu 21 May\n\n11:00  First\n11:30  Second, at last\n\n"
        "Say yes or no:\nhttps://example.org/p/1/\n\nNothing is sent by opening it.\n\n- One paper\n"
    )


def test_text_without_a_mark_ends_with_its_action_as_ever() -> None:
    assert text_with_action("Words.", ACTION) == "Words.\n\nSay yes or no:\nhttps://example.org/p/1/\n"
    assert text_with_action("", ACTION) == "\n\nSay yes or no:\nhttps://example.org/p/1/\n"
    assert text_with_action("Words.", None) == "Words.\n"


def test_the_button_stands_before_what_is_below_and_everything_is_escaped() -> None:
    html = html_of(TEXT, ACTION)

    places = [
        html.index(words) for words in ("A &lt;session&gt;", "11:30", "Say yes or no", "Nothing is sent")
    ]
    assert places == sorted(places)
    assert not set(html) & set(MARKS)


def test_rows_have_two_columns_and_keep_their_commas() -> None:
    assert [block.kind for block in blocks(TEXT)] == ["", "box", "rows", "below", "list"]
    assert [(line.first, line.words) for line in blocks(TEXT)[2].lines] == [
        ("11:00", "First"),
        ("11:30", "Second, at last"),
    ]
