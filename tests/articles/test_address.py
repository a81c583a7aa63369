from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.address import host_of, is_address, normal_address, other_scheme, redirect_target
from articles.clean import clean_text
from articles.errors import FetchError


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("HTTPS://News.Example:443/a?b=C#top", "https://news.example/a?b=C"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/A", "http://news.example:8080/A"),
        ("https://ana:secret@news.example/a", "https://news.example/a"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"),
        ("http://news.example/\u202eoga\x1b[31m", "http://news.example/oga"),
    ],
)
def test_an_address_has_one_normal_form(typed: str, normal: str) -> None:
    assert normal_address(typed) == normal
    assert normal_address(normal) == normal


@pytest.mark.parametrize("bad", ["http://", "http://[::1", "https://a:b:c/", "http://x:99999/"])
def test_a_malformed_address_is_refused(bad: str) -> None:
    with pytest.raises(FetchError) as caught:
        normal_address(bad)
    assert str(caught.value) == f"{bad} is not a valid address"


def test_a_redirect_leads_to_http_and_https_only() -> None:
    assert redirect_target("http://a.example/x/y", "../z") == "http://a.example/z"
    assert redirect_target("http://a.example/", "https://b.example/") == "https://b.example/"
    for location, scheme in [("file:///etc/passwd", "file"), ("javascript:alert(1)", "javascript")]:
        with pytest.raises(FetchError) as caught:
            redirect_target("http://a.example/", location)
        assert str(caught.value) == f"a.example redirects to {scheme}:, which is not opened"


def test_a_redirect_never_leaves_https_for_http() -> None:
    with pytest.raises(FetchError, match="redirects from https to http"):
        redirect_target("https://a.example/", "http://a.example/")


@given(st.text(), st.sampled_from(["http://a.example/b", "https://[::1]:8443/"]))
def test_any_location_is_followed_within_http_or_refused_with_a_sentence(
    location: str, url: str
) -> None:
    try:
        assert is_address(redirect_target(url, location))
    except FetchError as error:
        sentence = str(error)
        assert clean_text(sentence) == sentence


@given(st.text().map(lambda rest: f"http://{rest}"))
def test_any_address_is_normalised_or_refused_with_a_sentence(url: str) -> None:
    try:
        normal = normal_address(url)
    except FetchError as error:
        sentence = str(error)
        assert clean_text(sentence) == sentence
    else:
        assert clean_text(normal) == normal
        assert "\n" not in normal


def test_other_schemes_are_named() -> None:
    assert other_scheme("ftp://a.example/") == "ftp"
    assert other_scheme("HTTP://a.example/") is None
    assert other_scheme("notes/ftp.txt") is None


def test_the_host_of_a_sentence_names_its_port_and_no_password() -> None:
    assert host_of("http://ana:secret@Wire.example:8080/a") == "wire.example:8080"
