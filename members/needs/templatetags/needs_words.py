"""The sentences about a survey, for pages and mails."""

from django import template

from members.needs import words

register = template.Library()
register.filter("privacy_words", words.privacy_words)
register.filter("closing_words", words.closing_words)
register.filter("period_words", words.period_words)
