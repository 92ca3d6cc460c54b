"""What programs that others wrote say of what we publish: `read.py TOOL PATH...`, a line for each thing wrong.

There is no network: what they would fetch comes from the packages that carry it. The context of RO-Crate has every
term of schema.org, so the page's JSON-LD is read with it too.
"""

import json
import re
import sys
import warnings
from pathlib import Path


def context():
    import rocrate

    return json.loads((Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_text())


def arelle(package):
    """XBRL: the report package, its taxonomy, and every fact against it."""
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler

    options = RuntimeOptions(
        entrypointFile=package, packages=[package], validate=True, keepOpen=True, disablePersistentConfig=True,
        internetConnectivity="offline", logFormat="[%(messageCode)s] %(message)s",
    )
    handler = StructuredMessageLogHandler()
    with Session() as session:
        session.run(options, logHandler=handler)
        facts = sum(len(model.facts) for model in session.get_models() if model.modelDocument)
    for message in handler.messages:
        if message["levelname"] != "INFO":
            yield f"{message['messageCode']} {message['msg']}"
    if facts == 0:
        yield "no facts"


def csvw(metadata):
    """CSV on the Web: each cell against the type of its column, and the key."""
    from csvw import CSVW

    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        if not CSVW(metadata, validate=True).is_valid:
            yield "not valid"
    for warning in found:
        if not issubclass(warning.category, (DeprecationWarning, ResourceWarning)):
            yield str(warning.message)


def json_ld(page):
    """JSON-LD of a page: no term is unknown, and every figure leads to its sentence."""
    from pyld import jsonld

    loaded = {"contextUrl": None, "documentUrl": "", "document": context()}
    jsonld.set_document_loader(lambda address, options: {**loaded, "documentUrl": address})
    elements = re.findall(r'<script type="application/ld\+json">(.*?)</script>', Path(page).read_text(), re.S)
    graphs = [json.loads(element) for element in elements]
    figures = 0
    for graph in graphs:
        expanded = jsonld.expand(graph, {"base": "https://a.invalid/"})
        nodes = jsonld.flatten(expanded)
        by_id = {node["@id"]: node for node in nodes}
        yield from unknown_terms(graph, nodes)
        for node in nodes:
            if "http://schema.org/Observation" not in node.get("@type", []):
                continue
            figures += 1
            quote = node.get("http://schema.org/subjectOf", [{}])[0].get("@id")
            if "http://schema.org/text" not in by_id.get(quote, {}):
                yield f"{node['@id']} has no sentence"
            if "http://schema.org/value" not in node:
                yield f"{node['@id']} has no value"
    if figures == 0:
        yield "no figures"


def unknown_terms(graph, nodes):
    """A term that no context knows is left out by a processor without a word."""

    def terms(value):
        if isinstance(value, list):
            for one in value:
                yield from terms(one)
        elif isinstance(value, dict):
            for name, one in value.items():
                if not name.startswith("@"):
                    yield name
                yield from terms(one)

    known = {name.rsplit("/", 1)[-1] for node in nodes for name in node}
    for name in sorted(set(terms(graph)) - known):
        yield f"unknown term {name}"


def ro_crate(folder):
    """RO-Crate 1.1: opened by ro-crate-py, and held against the profile's shapes."""
    folder = str(Path(folder).resolve())
    import rdflib.plugins.shared.jsonld.context as of_context
    import rdflib.plugins.shared.jsonld.util as of_util
    from rocrate.rocrate import ROCrate
    from rocrate_validator import models, services
    from rocrate_validator.utils import http

    class Answer:
        status_code = 200
        headers = {"Content-Type": "application/ld+json"}
        content = json.dumps(context()).encode()
        text = content.decode()

        def json(self):
            return context()

        def raise_for_status(self):
            pass

    fetched = of_util.source_to_json

    def read(source, *more, **named):
        own = str(source).startswith("https://w3id.org/ro/crate/")
        return (context(), None) if own else fetched(source, *more, **named)

    of_util.source_to_json = of_context.source_to_json = read
    http.HttpRequester.get = lambda self, address, **named: Answer()
    settings = services.ValidationSettings(
        rocrate_uri=folder, profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.REQUIRED,
    )
    for issue in services.validate(settings).get_issues():
        yield f"{issue.check.identifier} {issue.message}"
    opened = ROCrate(folder)
    if not opened.mainEntity or not Path(folder, opened.mainEntity.id).is_file():
        yield "no main entity"


def sdmx(structure, *observations):
    """SDMX: the structure against the schemas of SDMX-ML, observations against the structure."""
    from pysdmx.io import get_datasets, read_sdmx

    read_sdmx(structure, validate=True)
    for path in observations:
        for dataset in get_datasets(path, structure):
            data, components = dataset.data, dataset.structure.components
            if data.empty:
                yield "no observations"
            keys = [component.id for component in components.dimensions]
            if data.duplicated(keys).any():
                yield "two observations with one key"
            for component in components:
                if component.id not in data:
                    yield f"no column {component.id}"
                elif component.local_codes:
                    codes = {code.id for code in component.local_codes}
                    for value in sorted(set(data[component.id].dropna()) - codes):
                        yield f"{component.id}: no code {value}"


def feed(path):
    """Atom: well formed, and each entry has what a reader asks for."""
    import feedparser

    read = feedparser.parse(path)
    if read.bozo or read.version != "atom10":
        yield f"{read.version} {read.get('bozo_exception')}"
    if not read.entries:
        yield "no entries"
    for entry in read.entries:
        if not (entry.get("id") and entry.get("updated_parsed") and entry.get("link", "").startswith("http")):
            yield f"{entry.get('title')} lacks something"


def sitemap(path):
    """A sitemap: by the parser that crawlers of news use."""
    from usp.tree import sitemap_from_str

    pages = list(sitemap_from_str(Path(path).read_text()).all_pages())
    if not pages:
        yield "no pages"
    for page in pages:
        if not page.url.startswith("https://") or not page.url.isascii():
            yield page.url


if __name__ == "__main__":
    tool, *paths = sys.argv[1:]
    try:
        for fault in globals()[tool](*paths):
            print(fault)
    except Exception as error:  # What a tool throws is what it has to say.
        print(f"{type(error).__name__}: {error}")
