"""Words of sessions for templates and mails: `{% load sessions %}`.

{% span start end zone %}   a period in words, own time first
{% moment instant zone %}   a deadline in words
{% sent_at instant as words %}   the day and hour on the reader's clock, for a subject
"""

from django import template

from .. import saying

register = template.Library()
register.simple_tag(saying.span, name="span")
register.simple_tag(saying.moment, name="moment")
register.simple_tag(saying.sent_at, name="sent_at")
