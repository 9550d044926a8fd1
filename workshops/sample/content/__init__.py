"""The words and figures of the sample edition: data only, read by the loader.

The group's facts are public (`facts.py`, from the group's own news and reports); people, organisations,
dates, answers and minutes are invented. Nothing here imports Django.
"""
