"""Which addresses can be used, and that no message about one shows a password."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movibot.address import address_fault, shown_address

SECRET = "le-secret"  # noqa: S105


@pytest.mark.parametrize(
    ("url", "with_password", "without"),
    [
        ("https://wiki.example.org/w/api.php", None, None),
        ("https://tiers-lieux.example/api.php", None, None),
        ("https://été.example:8443/api.php", None, None),
        ("http://localhost:8080/api.php", None, None),
        ("http://[::1]/api.php", None, None),
        ("http://wiki.example.org/api.php", "wiki-address-insecure", None),
        ("http://localhost.example.org/api.php", "wiki-address-insecure", None),
        ("https://wiki.example.org/wiki/Accueil", "wiki-address-not-api", "wiki-address-not-api"),
        ("wiki.example.org/api.php", "wiki-address-invalid", "wiki-address-invalid"),
        ("https:///api.php", "wiki-address-invalid", "wiki-address-invalid"),
        (
            f"https://robot:{SECRET}@wiki.example.org/api.php",
            "wiki-address-with-password",
            "wiki-address-with-password",
        ),
    ],
)
def test_what_is_wrong_with_an_address(url: str, with_password: str | None, without: str | None) -> None:
    assert address_fault(url, carries_password=True) == with_password
    assert address_fault(url, carries_password=False) == without


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://wiki.example.org/api.php", "https://wiki.example.org/api.php"),
        (f"https://robot:{SECRET}@wiki.example.org/api.php", "https://...@wiki.example.org/api.php"),
        (f"robot:{SECRET}@wiki.example.org/api.php", "...@wiki.example.org/api.php"),
        (f"https://robot:{SECRET}@[/api.php", "https://...@[/api.php"),
        (f"https://robot:a@{SECRET}@wiki.example.org", "https://...@wiki.example.org"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert shown_address(url) == shown


@given(st.text("htps:/@[]#?.é\n\\1%api.php"), st.booleans())
def test_no_address_is_too_broken_to_be_judged(url: str, secret: bool) -> None:
    address_fault(url, carries_password=secret)
    shown_address(url)
