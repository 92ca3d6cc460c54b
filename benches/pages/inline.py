"""The first report as inline XBRL, in Arelle's viewer: `inline.py PUBLISHED REPORT FOLDER`.

The facts are those of `figures.xbr`. One stands around its number where the text has it in digits; the others are in
the header, hidden, as the format wants it. The format knows neither folding sections nor drawings: the charts are rows
with a bar whose width is a style.
"""

import json
import re
import sys
import zipfile
from decimal import Decimal
from html import escape
from pathlib import Path

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
FIRST = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gb="{taxonomy}" xml:lang="zh-CN">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="viewport" content="width=device-width"/><title>x</title><style type="text/css">{style}</style></head>
<body>"""


class Facts:
    """The facts of a report package, and what has been written of them."""

    def __init__(self, package):
        with zipfile.ZipFile(package) as files:
            report = json.loads(files.read("gongbao/reports/figures.json"))
        self.taxonomy, self.issuers = (report["documentInfo"]["namespaces"][name] for name in ("gb", "issuer"))
        self.schema = report["documentInfo"]["taxonomy"][0]
        self.left = {id: fact for id, fact in report["facts"].items() if id.startswith("figure.")}
        self.resources = {}

    def tagged(self, id, printed):
        """A number with its fact around it, or nothing where the digits and a power of ten do not make its value."""
        fact = self.left.get(f"figure.{id}")
        digits = DIGITS.search(printed)
        if not fact or not digits:
            return None
        number = Decimal(digits[0].replace(",", ""))
        scale = next((n for n in range(9) if number.scaleb(n) == Decimal(fact["value"])), None)
        if scale is None:
            return None
        del self.left[f"figure.{id}"]
        inside = f'{self.first(id, fact)} scale="{scale}" format="ixt:num-dot-decimal">{digits[0]}</ix:nonFraction>'
        return escape(printed[: digits.start()]) + inside + escape(printed[digits.end() :])

    def first(self, id, fact):
        dimensions = fact["dimensions"]
        unit = self.resource(f'<xbrli:measure>{dimensions["unit"]}</xbrli:measure>', "unit")
        issuer = dimensions["entity"].removeprefix("issuer:")
        start, end = (day.removesuffix("T00:00:00") for day in dimensions["period"].split("/"))
        # A period of the JSON ends where the next day begins, one of the XML with the day before.
        end = f"{int(end[:4]) - 1}-12-31"
        members = "".join(self.member(*one) for one in dimensions.items() if one[0].startswith("gb:"))
        context = self.resource(
            f'<xbrli:entity><xbrli:identifier scheme="{self.issuers}">{escape(issuer)}</xbrli:identifier></xbrli:entity>'
            f"<xbrli:period><xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate></xbrli:period>"
            + (f"<xbrli:scenario>{members}</xbrli:scenario>" if members else ""),
            "context",
        )
        name = dimensions["concept"]
        return f'<ix:nonFraction id="figure.{id}" name="{name}" contextRef="{context}" unitRef="{unit}" decimals="INF"'

    def member(self, dimension, value):
        if value.startswith("gb:"):
            return f'<xbrldi:explicitMember dimension="{dimension}">{value}</xbrldi:explicitMember>'
        inside = f"<{dimension}-text>{escape(value)}</{dimension}-text>"
        return f'<xbrldi:typedMember dimension="{dimension}">{inside}</xbrldi:typedMember>'

    def resource(self, text, kind):
        return self.resources.setdefault((text, kind), f"{kind}{len(self.resources)}")

    def header(self):
        """To be asked for when the text is written."""
        hidden = "".join(
            f'{self.first(id.removeprefix("figure."), fact)}>{fact["value"]}</ix:nonFraction>'
            for id, fact in self.left.items()
        )
        resources = "".join(f'<xbrli:{kind} id="{id}">{text}</xbrli:{kind}>' for (text, kind), id in self.resources.items())
        schema = f'<link:schemaRef xlink:type="simple" xlink:href="{self.schema}"/>'
        return (
            f'<div style="display:none"><ix:header><ix:hidden>{hidden}</ix:hidden>'
            f"<ix:references>{schema}</ix:references><ix:resources>{resources}</ix:resources></ix:header></div>"
        )


def paragraph(text, figures, facts):
    """A paragraph with the facts of its figures, each around its number in its sentence."""
    places = []
    for figure in figures:
        source = figure["source"]
        sentence = text.find(source["quote"])
        at = text.find(source["printed"], sentence) if sentence >= 0 else -1
        if at >= 0 and all(at >= end or at + len(source["printed"]) <= start for start, end, _ in places):
            places.append((at, at + len(source["printed"]), figure["id"]))
    out, done = [], 0
    for start, end, id in sorted(places):
        out += [escape(text[done:start]), facts.tagged(id, text[start:end]) or escape(text[start:end])]
        done = end
    return "<p>" + "".join(out) + escape(text[done:]) + "</p>"


def chart(own, figures):
    values = [figures[id] for row in own["rows"] for id in row["figures"]]
    most = max(figure["value"] for figure in values) or 1
    rows = "".join(
        f'<tr><td>{escape(figure["label"]["zh"])}</td>'
        f'<td><div style="height:10px;background:#1f5582;width:{100 * figure["value"] / most:.1f}px"></div></td>'
        f'<td>{figure["value"]}</td></tr>'
        for figure in values
    )
    return f'<div class="chart"><p>{escape(own["title"]["zh"])}</p><table>{rows}</table></div>'


def document(report, facts, style):
    figures = {figure["id"]: figure for figure in report["figures"]}

    def paragraphs(all):
        for one in all or []:
            own = [figure for figure in report["figures"] if figure["source"].get("paragraph") == one.get("id")]
            yield paragraph(one.get("text", ""), own, facts)

    def section(own, level):
        yield f'<h{level}>{escape(own.get("number", "") + own["title"])}</h{level}>'
        yield from paragraphs(own.get("paragraphs"))
        yield from (chart(one, figures) for one in report["charts"] if one["section"] == own["id"])
        for inner in own.get("sections") or []:
            yield from section(inner, level + 1)

    text = [f'<h1>{escape(report["title"])}</h1>', *paragraphs(report.get("preamble"))]
    for own in report["sections"]:
        text += section(own, 2)
    return FIRST.format(taxonomy=facts.taxonomy, style=style) + facts.header() + "".join(text) + "</body></html>"


def main(published, report, folder):
    package = str(Path(published) / "figures.xbr")
    facts = Facts(package)
    all_facts = len(facts.left)
    style = (Path(__file__).parent / "peer.css").read_text()
    text = document(json.loads(Path(report).read_text()), facts, style)
    folder = Path(folder)
    folder.mkdir(parents=True)
    inline = folder / "inline.html"
    inline.write_text(text)
    options = RuntimeOptions(
        entrypointFile=str(inline), packages=[package], plugins="ixbrl-viewer", keepOpen=True, internetConnectivity="offline",
        disablePersistentConfig=True, logFormat="[%(messageCode)s] %(message)s", validate=True,
        pluginOptions={"saveViewerDest": str(folder / "index.html")},
    )
    with Session() as session:
        session.run(options)
        read = sum(len(model.facts) for model in session.get_models())
    inline.unlink()
    if read != all_facts:
        raise SystemExit(f"Arelle read {read} of {all_facts} facts")
    print(f"{all_facts - len(facts.left)} of {all_facts} facts in the text")


if __name__ == "__main__":
    main(*sys.argv[1:])
