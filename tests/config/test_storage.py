"""What the static files lose on their way to a phone, and what they keep."""

import pytest

from config.storage import shortened


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* why */\n.a {\n  color: red;\n}\n", ".a{color:red;}"),
        (".a :hover > .b + .b { margin: 0 auto; }", ".a :hover > .b + .b{margin:0 auto;}"),
        (":is(.a, .b) p { width: calc(1px + 2px); }", ":is(.a,.b) p{width:calc(1px + 2px);}"),
        ("@media (min-width: 1px) and print { a {} }", "@media (min-width:1px) and print{a{}}"),
        ("@layer a, b;\n", "@layer a,b;"),
        ("li::before { content: '! '; }", "li::before{content:'! ';}"),
        (".a { grid: 'a b' auto 'c b' 1fr / 6rem; }", ".a{grid:'a b' auto 'c b' 1fr / 6rem;}"),
    ],
)
def test_styles_lose_comments_and_room_and_nothing_else(written: str, sent: str) -> None:
    assert shortened(written.encode(), is_style=True) == sent.encode()


def test_scripts_lose_comments_and_indents_only() -> None:
    written = b"// why\nif (a) {\n  b( { c: 1 } ); // kept\n}\n"
    assert shortened(written, is_style=False) == b"if (a) {\nb( { c: 1 } ); // kept\n}\n"
