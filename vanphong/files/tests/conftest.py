import pytest


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Each test has a data folder of its own."""
    settings.HOME = tmp_path
    return tmp_path
