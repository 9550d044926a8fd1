"""Words of sessions for templates and mails: `{% load sessions %}`.

{% span start end zone %}   a period in words, own time first
{% moment instant zone %}   a deadline in words
"""

from django import template

from .. import saying

register = template.Library()
register.simple_tag(saying.span, name="span")
register.simple_tag(saying.moment, name="moment")
