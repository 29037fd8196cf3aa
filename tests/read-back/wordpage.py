"""Judging the pages for Word by what Word asks of a page: every element closed and where it may stand, a character set, a language, and
pictures that lie beside it."""
from html.parser import HTMLParser
from urllib.parse import unquote

EMPTY = {"meta", "br", "img"}
WITHIN = {"li": {"ul"}, "tr": {"table"}, "td": {"tr"}, "th": {"tr"}, "h1": {"body"}, "h2": {"body"}, "h3": {"body"}, "h4": {"body"}, "p": {"body"},
          "ul": {"body"}, "table": {"body"}, "blockquote": {"body"}, "title": {"head"}, "style": {"head"}, "meta": {"head"}, "img": {"p"}, "span": {"p"}}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.open, self.faults, self.seen = path, [], [], {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.seen[tag] = self.seen.get(tag, 0) + 1
        if tag in WITHIN and (self.open[-1] if self.open else None) not in WITHIN[tag]:
            self.faults.append(f"{tag} in {self.open}")
        if tag == "img" and (not attributes.get("alt") or not (self.path.parent / unquote(attributes.get("src", ""))).is_file()):
            self.faults.append(f"picture {attributes}")
        if tag == "html" and attributes.get("lang") not in ("nl", "en"):
            self.faults.append(f"language {attributes}")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"end of {tag} in {self.open}")


def faults(path):
    """What is wrong with a page, as lines; none is right."""
    page = Page(path)
    text = path.read_bytes().decode("utf-8", "strict")
    page.feed(text)
    page.close()
    alone = [tag for tag in ("html", "head", "title", "body", "h1") if page.seen.get(tag) != 1]
    said = [] if '<meta charset="utf-8">' in text[:200] else ["no character set at the begin"]
    return page.faults + said + [f"{tag}: not once" for tag in alone] + [f"{tag} is left open" for tag in page.open]
