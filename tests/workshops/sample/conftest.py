from tests.sample import sample  # noqa: F401
