"""The text of a first configuration: it loads, and says what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from movibot.config import load_config
from movibot.firstconfig import FirstConfig, config_text
from movibot.messages import LANGUAGES

URL = "https://movilab.org/api.php"


def loaded(folder: Path, config: FirstConfig, language: str = "fr") -> tuple[str, str, str, str]:
    path = folder / "config.yaml"
    path.write_text(config_text(config, language), encoding="utf-8")
    wiki = load_config(path, {}, folder, folder, with_secret=False).wiki
    return wiki.url, wiki.user, wiki.contact, wiki.secret_key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_loads_and_says_what_it_was_made_from(tmp_path: Path, language: str) -> None:
    config = FirstConfig("Movilab", URL, ("https://a.org",), "MoviBot@a", "password_file", "p", "moi@b.org", "fr")
    assert loaded(tmp_path, config, language) == (URL, "MoviBot@a", "moi@b.org", "password_file")
    assert loaded(tmp_path, FirstConfig("Movilab", URL), language) == (URL, "", "", "")


@given(name=st.text(), user=st.text(min_size=1), contact=st.text())
@example(name="a\nwiki: b", user="no", contact="yes: 12:30 #")
@example(name="\u2028x", user="1e3", contact="'\"\\ ")
def test_no_name_breaks_out_of_its_place(
    tmp_path_factory: pytest.TempPathFactory, name: str, user: str, contact: str
) -> None:
    folder = tmp_path_factory.mktemp("config")
    config = FirstConfig(name, URL, (name,), user, "password_env", "A", contact)
    text = config_text(config, "fr")
    assert text.count("\nwiki:\n") == 1
    if all(each.isprintable() and each.strip() == each != "" for each in (user, contact)):
        assert loaded(folder, config) == (URL, user, contact, "password_env")
