"""What the static files lose on their way to a phone, and what they keep."""

import pytest

from config.storage import shortened


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* why */\n.a {\n  color: red;\n}\n", ".a{color:red}"),
        (".a :hover > .b + .b { margin: 0 auto; }", ".a :hover>.b + .b{margin:0 auto}"),
        (":is(.a, .b) p { width: calc(1px + 2px); }", ":is(.a,.b) p{width:calc(1px + 2px)}"),
        ("@media (min-width: 1px) and print { a {} }", "@media (min-width:1px) and print{a{}}"),
        ("@layer a, b;\n", "@layer a,b;"),
        (".a { margin: 0 -0.5em 10.5px; opacity: 0.5; }", ".a{margin:0 -.5em 10.5px;opacity:.5}"),
        ("li::before { content: '! '; }", "li::before{content:'! '}"),
        (".a { grid: 'a b' auto 'c b' 1fr / 6rem; }", ".a{grid:'a b' auto 'c b' 1fr / 6rem}"),
        (".a:has(> .b) { a: b; c: d; }\n.c {}", ".a:has(>.b){a:b;c:d}.c{}"),
    ],
)
def test_styles_lose_comments_and_room_and_nothing_else(written: str, sent: str) -> None:
    assert shortened(written.encode(), is_style=True) == sent.encode()


def test_styles_that_are_loaded_together_go_out_as_one() -> None:
    whole = shortened(b'/* all */\n@import "today.css";\n@import "mat.css";\n', is_style=True).decode()
    assert "@import" not in whole
    assert whole.index(".plan-card{") < whole.index(".mat__figure{")


def test_a_part_is_found_by_its_hashed_name_too() -> None:
    plain, hashed = b'@import "mat.css";', b'@import url("mat.0123456789ab.css");'
    assert shortened(hashed, is_style=True) == shortened(plain, is_style=True) != b""


def test_a_style_names_no_file_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        shortened(b'@import "nowhere.css";', is_style=True)


def test_scripts_lose_comments_and_indents_only() -> None:
    written = b"// why\nif (a) {\n  b( { c: 1 } ); // kept\n}\n"
    assert shortened(written, is_style=False) == b"if (a) {\nb( { c: 1 } ); // kept\n}\n"
