"""The review page: one HTML file on which the analyst checks a brief against the original and corrects it.

It needs no server and no network: style and script stand in it, and its content security policy lets
nothing else in and nothing out. `escape` makes text into HTML, `marks` finds what to point out in a sentence,
`rows` and `points` set the parts of the page; `page.html`, `page.css` and `page.js` are its frame, look and behaviour.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import resources
from string import Template

from translator.chinese.script import guess_script
from translator.publish.content.method import made
from translator.publish.content.outline import left_out, long_date, plan
from translator.publish.house_style import DEFAULT_STYLE, Colours, HouseStyle
from translator.publish.html import rows
from translator.publish.html.escape import plain, script_json
from translator.publish.html.people import people_section
from translator.publish.html.points import points, points_data
from translator.records import Briefing

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n')
_DATA = 'id="data">{'
_DESK = '<link rel="stylesheet" href="/static/review.css">\n</head>'
_SCRIPTS = '<script src="/static/page.js"></script>\n<script type="module" src="/static/review.js"></script>\n</body>'


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A review page as the desk serves it, and the digest of the style in it for the policy that it is sent under."""

    html: str
    style: str


def at_desk(page: str, state: Mapping[str, object]) -> DeskPage:
    """Return a page that `render_page` made, for the desk: its scripts are files, which know `state`.

    The policy in the page would let it speak to nobody; the desk sends one of its own.
    """
    frame, _, _ = _POLICY.sub("", page, count=1).rpartition("<script>")
    style = frame.partition("<style>")[2].partition("</style>")[0]
    told = script_json({"desk": state})[:-1] + ","
    html = frame.replace("</head>", _DESK, 1).replace(_DATA, f'id="data">{told}', 1)
    return DeskPage(f"{html}{_SCRIPTS}\n</html>\n", _hash(style))


def render_page(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> str:
    """Return the review page of a briefing as HTML, with the masthead, the dates and the colours of the house."""
    order = plan(briefing)
    found = rows.rows_of(order)
    language = f"zh-{guess_script(''.join(row.source for row in found))}"
    style, script = _style(house.colours), _file("page.js")
    return Template(_file("page.html")).substitute(
        policy=_policy(style, script),
        title=plain(briefing.title.text or briefing.article.title),
        style=style,
        script=script,
        masthead=plain(house.masthead),
        made=long_date(briefing.made, house.dates),
        headline=rows.headline(briefing, language),
        provenance=rows.provenance(briefing, house),
        counts=rows.counts(found),
        checks=rows.checks(order, found),
        points=points(briefing, found, language),
        filters=rows.filters(found),
        rows=rows.table(found, language),
        people=people_section(briefing, order, house),
        translation=made([briefing]),
        left_out=plain(left_out(briefing)),
        signature=plain(str(briefing.signature)),
        language=language,
        data=script_json(rows.data(briefing, found) | points_data(briefing, found)),
    )


def _style(colours: Colours) -> str:
    """Return the style with those colours; a dark screen has its own."""
    style = _file("page.css")
    for name, colour in asdict(Colours()).items():
        variable = f"--{'ink' if name == 'text' else name}: #"
        style = style.replace(f"{variable}{colour.lower()};", f"{variable}{getattr(colours, name).lower()};")
    return style


def _file(name: str) -> str:
    """Return a file of this package with \\n at its line ends: what a browser hashes."""
    return (resources.files("translator.publish.html") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy (CSP 3) under which only this style and this script work.

    Nothing is fetched or sent, no form leaves the page, and the script cannot make HTML out of text.
    """
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
