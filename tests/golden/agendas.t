#!/usr/bin/env python3
"""Holds the shipped agendas, methods and people lists to the house rules: times that add up, Dutch and English side by
side, short sentences, the words of the word list, and YAML plain enough for somebody who never saw any. The meaning of a
script is the program's to judge (`check`); this reads only the simple YAML that a shipped file may use, and nothing else."""
import csv
import io
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from formats import PAIRS  # noqa: E402

AGENDAS = ROOT / "agendas"
METHODS = AGENDAS / "werkvormen"
PAIR = tuple(AGENDAS / f"{name}.yaml" for name in PAIRS[0])
MOST_WORDS = 15

# Dutch key or value -> English, as the scripts use them.
KEYS = {
    "draaiboek": "draaiboek", "taal": "language", "aanspreken": "address as", "titel": "title", "thema": "theme",
    "doel": "aim", "ervaringsdoel": "experience", "datum": "date", "begin": "start", "duur": "duration",
    "tijdzone": "timezone", "locatie": "place", "naam": "name", "adres": "address", "plaats": "town", "zaal": "room",
    "praktisch": "practical", "initiatiefnemer": "initiator", "rol": "role", "organisatie": "organisation",
    "mail": "mail", "telefoon": "phone", "gespreksleiders": "facilitators", "opstelling": "layout",
    "meenemen": "bring", "verslag": "report", "seintje": "warn", "huisstijl": "style", "kleur": "colour",
    "onderdelen": "phases", "onderdeel": "phase", "id": "id", "soort": "kind", "blok": "block",
    "categorie": "category", "beeld": "pictogram", "minstens": "minimum", "hooguit": "maximum", "inkorten": "cut",
    "mag vervallen": "optional", "wie": "who", "werkvorm": "method", "wat": "what", "vragen": "questions",
    "stappen": "steps", "stap": "step", "nodig": "needed", "nota bene": "note", "rondje": "round",
    "groepjes van": "group size", "flappen": "flip charts",
    "werkbladen": "worksheets", "opschrijven": "record", "alternatief": "alternative",
    "zalen": "rooms", "plaatsen": "seats", "deelsessies": "parallel", "oogst": "harvest", "terugblik": "looks back",
}
WORDS = {
    "voorbereiding": "preparation", "pauze": "break", "afloop": "afterwards", "als eerste": "first", "gewoon": "normal",
    "als laatste": "last", "nooit": "never", "ja": "yes", "per persoon": "per person", "per groep": "per group",
    "kring": "circle", "tafelgroepen": "table groups", "afspraken": "agreements", "besluiten": "decisions",
    "wensen": "wishes", "slogan": "slogan", "kernwoorden": "keywords", "woorden": "words", "tops": "tops", "tips": "tips",
    "parkeerplek": "parked", "wie missen we": "who is missing", "fotos": "photos", "notities": "notes", "nl": "en",
    "2 uur": "2 hours", "2,5 uur": "2.5 hours", "3 uur": "3 hours", "vierkant": "square", "rijen": "rows", "oogst": "harvest",
    "verbindingen": "connections", "tabel": "table", "per organisatie": "per organisation", "oproepen": "calls", "open vragen": "open questions",
}
# Values that must be the same in both languages: as they are, or by WORDS.
COMPARED = ("id", "duur", "minstens", "hooguit", "groepjes van", "seintje", "datum", "begin", "tijdzone", "soort",
            "inkorten", "mag vervallen", "terugblik", "rondje", "opstelling", "opschrijven", "verslag")

FORBIDDEN = {
    "nl": r"fase|fasen|begeleiders?|professionals?|trefwoord(en)?|items?|sessies?|meetings?|deadlines?|acties?|actiehouders?|"
          r"actiepunt(en)?|stakeholders?|input|sparren|monitoring|evaluatie|n\.v\.t\.|i\.v\.m\.|d\.m\.v\.|m\.b\.t\.|dient te|"
          r"dienen te|middels|reeds",
    "en": r"professionals?|items?|sessions?|deadlines?|stakeholders?|input|action points?|monitoring|evaluation",
}

number = 0
failed = 0


def ok(faults, name):
    """One line of TAP; the faults, if any, as its comment."""
    global number, failed
    number += 1
    faults = [str(fault) for fault in faults]
    print(f"{'not ok' if faults else 'ok'} {number} - {name}")
    for fault in faults:
        print(f"#   {fault}")
    failed += bool(faults)


class Unreadable(Exception):
    pass


class Plain:
    """Block maps and lists, one-line lists, quoted and folded text. Anything cleverer is refused."""

    def __init__(self, text):
        self.lines = []
        for at, line in enumerate(text.split("\n"), 1):
            if line.strip() and not line.lstrip().startswith("#"):
                self.lines.append((at, len(line) - len(line.lstrip(" ")), line.strip()))
        self.next = 0

    def document(self):
        value = self.block(0)
        if self.next < len(self.lines):
            raise Unreadable(f"line {self.lines[self.next][0]}: indentation")
        return value

    def block(self, indent):
        return self.sequence(indent) if self.lines[self.next][2].startswith("- ") else self.mapping(indent)

    def at(self, indent):
        return self.next < len(self.lines) and self.lines[self.next][1] == indent

    def sequence(self, indent):
        values = []
        while self.at(indent) and self.lines[self.next][2].startswith("- "):
            line, _, text = self.lines[self.next]
            text = text[2:]
            if re.match(r"[\w][\w ]*:( |$)", text):
                self.lines[self.next] = (line, indent + 2, text)
                values.append(self.mapping(indent + 2))
            else:
                self.next += 1
                values.append(self.scalar(line, text, indent))
        return values

    def mapping(self, indent):
        values = {}
        while self.at(indent):
            line, _, text = self.lines[self.next]
            found = re.match(r"([\w][\w ]*):(?: +(.*))?$", text)
            if not found:
                raise Unreadable(f"line {line}: no key: {text}")
            key, rest = found[1], found[2]
            if key in values:
                raise Unreadable(f"line {line}: {key} twice")
            self.next += 1
            if rest is None:
                if self.next >= len(self.lines) or self.lines[self.next][1] <= indent:
                    raise Unreadable(f"line {line}: {key} is empty")
                values[key] = self.block(self.lines[self.next][1])
            else:
                values[key] = self.scalar(line, rest, indent)
        return values

    def scalar(self, line, text, indent):
        if text == ">-":
            parts = []
            while self.next < len(self.lines) and self.lines[self.next][1] > indent:
                parts.append(self.lines[self.next][2])
                self.next += 1
            return " ".join(parts)
        quoted = re.match(r'"([^"\\]*)"(?: +#.*)?$', text)
        if quoted:
            return quoted[1]
        text = re.sub(r" +#.*$", "", text)
        if text.startswith("["):
            if not text.endswith("]"):
                raise Unreadable(f"line {line}: a list that does not end on its line")
            return [part.strip() for part in text[1:-1].split(",")]
        if text[0] in "'\"!&*|>@`{}%?-,]" or ": " in text or text.endswith(":"):
            raise Unreadable(f"line {line}: quote this: {text}")
        return text


def read(path):
    text = path.read_text(encoding="utf-8")
    return text, Plain(text).document()


def minutes(value):
    found = re.fullmatch(r"(\d+(?:[.,]5)?) (min|uur|hours)", value)
    if not found:
        raise ValueError(f"not a plain length: {value}")
    return int(float(found[1].replace(",", ".")) * (1 if found[2] == "min" else 60))


def walk(value, key=""):
    """Every (key, text) in a document, lists under the key of their list."""
    if isinstance(value, dict):
        for inner, item in value.items():
            yield from walk(item, inner)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item, key)
    else:
        yield key, value


def keys_of(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item)


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def comments(text):
    """The words of each comment, line by line: a sentence of a comment stays on its line."""
    for line in text.split("\n"):
        found = re.search(r"(?:^|\s)# ?(.*)$", line)
        if found and found[1].strip():
            yield found[1].strip()


def language_faults(text, document, lang):
    faults = []
    shown = [value for _, value in walk(document)] + list(comments(text))
    for value in shown:
        for sentence in sentences(value):
            words = [word for word in sentence.split() if re.search(r"\w", word)]
            if len(words) > MOST_WORDS:
                faults.append(f"{len(words)} words: {sentence}")
        found = re.search(rf"(?<![\w.-])({FORBIDDEN[lang]})(?![\w-])", value, re.IGNORECASE)
        if found:
            faults.append(f"the word '{found[0]}': {value}")
        letters = [char for char in value if char.isalpha()]
        if len(letters) > 3 and all(char.isupper() for char in letters):
            faults.append(f"all capitals: {value}")
    for at, line in enumerate(text.split("\n"), 1):
        if "\t" in line or line.rstrip() != line or len(line) > 125:
            faults.append(f"line {at}: tab, space at the end, or longer than 125")
    if not text.endswith("\n") or text.endswith("\n\n"):
        faults.append("does not end with one newline")
    for _, value in walk(document):
        if "'" in value or "..." in value or " - " in value or "  " in value:
            faults.append(f"a typing habit that would show on paper: {value}")
    return faults


def time_faults(part, k):
    """A part or a method: its bounds, and its steps."""
    faults = []
    name = part.get(k["onderdeel"]) or part.get(k["werkvorm"])
    length = minutes(part[k["duur"]])
    least, most = (minutes(part.get(k[word], part[k["duur"]])) for word in ("minstens", "hooguit"))
    if not least <= length <= most:
        faults.append(f"{name}: {least} <= {length} <= {most} does not hold")
    steps = part.get(k["stappen"])
    if steps and sum(minutes(step[k["duur"]]) for step in steps) != length:
        faults.append(f"{name}: the steps do not add up to {length}")
    return faults


def plan_faults(agenda, k, w):
    faults = []
    total = {}
    clock, since_break = 0, 0
    for part in agenda[k["onderdelen"]]:
        kind = part.get(k["soort"], "programme")
        length = minutes(part[k["duur"]])
        faults += time_faults(part, k)
        total[kind] = total.get(kind, 0) + length
        if kind in ("programme", w["pauze"]):
            if clock % 5:
                faults.append(f"{part[k['onderdeel']]} does not start on a five-minute mark")
            since_break = 0 if kind == w["pauze"] else since_break + length
            if since_break > 90:
                faults.append(f"{part[k['onderdeel']]}: {since_break} minutes without a break")
            clock += length
            if k["wat"] not in part or k["wie"] not in part:
                faults.append(f"{part[k['onderdeel']]}: participants need 'wat', you need 'wie'")
    if clock != minutes(agenda[k["duur"]]):
        faults.append(f"{clock} minutes where {agenda[k['duur']]} are promised")
    if (total.get(w["voorbereiding"]), total.get(w["afloop"])) != (30, 20):
        faults.append(f"preparation and tidying: {total}")
    droppable = [part["id"] for part in agenda[k["onderdelen"]] if part.get(k["mag vervallen"]) == w["ja"]]
    if droppable != ["gesprek"]:
        faults.append(f"may be dropped: {droppable}")
    least = sum(minutes(part.get(k["minstens"], part[k["duur"]])) for part in agenda[k["onderdelen"]]
                if part.get(k["soort"], "programme") in ("programme", w["pauze"]))
    if least != 88:
        faults.append(f"the minima make {least} minutes, not 88")
    return faults


def in_english(value, words):
    """A compared value by these words: of a list each, of a list with a heading of its own its kind alone."""
    if isinstance(value, list):
        return [in_english(item, words) for item in value]
    return [words.get(key, key) for key in value] if isinstance(value, dict) else words.get(value, value)


def promise_faults(agenda, k):
    """The parts of the programme take what is promised, and the steps of each what it takes."""
    faults, clock = [], 0
    for part in agenda[k["onderdelen"]]:
        faults += time_faults(part, k) if all(k["duur"] in step for step in part.get(k["stappen"], [])) else []
        if part.get(k["soort"]) not in ("voorbereiding", "afloop", "preparation", "afterwards"):
            clock += minutes(part[k["duur"]])
            faults += [f"{part[k['onderdeel']]}: no {word}" for word in ("wat", "wie") if k[word] not in part]
    return faults + ([] if clock == minutes(agenda[k["duur"]]) else [f"{clock} minutes where {agenda[k['duur']]} are promised"])


def lists_of(part, k, suffix):
    """The lists that a part opens by their kinds, notes aside: its own, else those of its method."""
    lists = part.get(k["opschrijven"])
    if lists is None and k["werkvorm"] in part:
        path = METHODS / (part[k["werkvorm"]] + suffix)
        titled = [other for other in METHODS.glob("*" + suffix)
                  if re.search(rf"^(?:werkvorm|method): {re.escape(part[k['werkvorm']])}$", other.read_text(encoding="utf-8"), re.M | re.I)]
        lists = read(path if path.exists() else titled[0])[1].get(k["opschrijven"])
    return {kind for entry in lists or [] for kind in (entry if isinstance(entry, dict) else [entry])} - {k["notities"]}


def need_faults(agenda, k, suffix):
    """What somebody who was invited, who leads, and who reads the report cannot do without."""
    faults = [f"no {word}" for word in ("praktisch", "ervaringsdoel", "initiatiefnemer") if k[word] not in agenda]
    faults += [f"the initiator has no {word}" for word in ("mail", "telefoon") if k[word] not in agenda.get(k["initiatiefnemer"], {})]
    for part in agenda[k["onderdelen"]]:
        title = part[k["onderdeel"]]
        faults += [f"{title}: says neither its aim nor its method"] if k["doel"] not in part and k["werkvorm"] not in part else []
        faults += [f"{title}: {kind} would not be in the report" for kind in sorted(lists_of(part, k, suffix) - set(agenda[k["verslag"]]))]
    return faults


def pair_faults(dutch, english, where=""):
    """Both languages: the same keys in the same order, the same number of lines, the same times and words."""
    faults = []
    if isinstance(dutch, dict):
        left = [key for key in dutch if key != "aanspreken"]
        if [KEYS.get(key, key) for key in left] != list(english):
            return [f"{where}: {left} / {list(english)}"]
        for key in left:
            here = f"{where}/{dutch.get('id', '')}{key}"
            one, other = dutch[key], english[KEYS[key]]
            if key in COMPARED:
                if in_english(one, {} if key == "id" else WORDS) != in_english(other, {}):
                    faults.append(f"{here}: {one} / {other}")
            else:
                faults += pair_faults(one, other, here)
    elif isinstance(dutch, list):
        if not isinstance(english, list) or len(dutch) != len(english):
            return [f"{where}: {len(dutch)} lines / {len(english)}"]
        for at, (one, other) in enumerate(zip(dutch, english)):
            faults += pair_faults(one, other, f"{where}[{at}]")
    elif len(sentences(dutch)) != len(sentences(english)) and where.endswith("nota bene"):
        faults.append(f"{where}: not the same number of sentences")
    return faults


def main():
    same = {key: key for key in list(KEYS) + list(WORDS)}
    agendas = []
    for path, lang in zip(PAIR, ("nl", "en")):
        try:
            text, document = read(path)
        except Unreadable as fault:
            ok([fault], f"{path.name} is plain YAML")
            continue
        agendas.append(document)
        k, w = (same, same) if lang == "nl" else (KEYS, WORDS)
        known = set(KEYS) if lang == "nl" else set(KEYS.values())
        ok([key for key in keys_of(document) if key not in known], f"{path.name} uses known keys")
        ok(language_faults(text, document, lang), f"{path.name} reads easily")
        ok(plan_faults(document, k, w), f"{path.name} adds up")
        ids = [part["id"] for part in document[k["onderdelen"]]]
        ok([part for part in ids if ids.count(part) > 1] + ([] if len(ids) == 12 else [len(ids)]), f"{path.name} has its parts")
        suffix = ".yaml" if lang == "nl" else ".en.yaml"
        wanted = [part[k["werkvorm"]] for part in document[k["onderdelen"]] if k["werkvorm"] in part]
        ok([name for name in wanted if not (METHODS / (name + suffix)).exists()], f"{path.name} refers to methods that exist")
        for part in document[k["onderdelen"]]:
            if k["werkvorm"] in part:
                _, method = read(METHODS / (part[k["werkvorm"]] + suffix))
                repeated = [key for key in part if key in (k["doel"], k["nodig"]) and part[key] == method.get(key)
                            and part["id"] != "gesprek"]
                ok(repeated, f"{path.name}: {part['id']} leaves to its method what is the same")
    ok(pair_faults(*agendas) if len(agendas) == 2 else ["not both read"], "the agenda is the same in both languages")

    shipped = {path.stem for path in AGENDAS.glob("*.yaml")}
    ok(shipped ^ {name for pair in PAIRS for name in pair}, "each agenda is there in both languages")
    for pair in PAIRS[1:]:
        documents = []
        for name, lang in zip(pair, ("nl", "en")):
            path = AGENDAS / f"{name}.yaml"
            try:
                text, document = read(path)
            except (Unreadable, OSError) as fault:
                ok([fault], f"{path.name} is plain YAML")
                continue
            documents.append(document)
            k = same if lang == "nl" else KEYS
            known = set(KEYS) if lang == "nl" else set(KEYS.values())
            ok([key for key in keys_of(document) if key not in known], f"{path.name} uses known keys")
            ok(language_faults(text, document, lang), f"{path.name} reads easily")
            ok(promise_faults(document, k), f"{path.name} takes what it promises")
            names = {**same, **(WORDS if lang == "en" else {}), **k}
            ok(need_faults(document, names, ".yaml" if lang == "nl" else ".en.yaml"), f"{path.name} has what those who use it need")
        ok(pair_faults(*documents) if len(documents) == 2 else ["not both read"], f"{pair[0]} is the same in both languages")
    names = sorted(path.name[:-5] for path in METHODS.glob("*.yaml") if not path.name.endswith(".en.yaml"))
    ok([] if len(names) >= 12 else names, "twelve methods or more")
    others = sorted(path.name[:-8] for path in METHODS.glob("*.en.yaml"))
    ok(set(names) ^ set(others), "each method has both languages")
    for name in names:
        documents = []
        for suffix, lang in ((".yaml", "nl"), (".en.yaml", "en")):
            path = METHODS / (name + suffix)
            try:
                text, document = read(path)
            except Unreadable as fault:
                ok([fault], f"{path.name} is plain YAML")
                continue
            documents.append(document)
            k = same if lang == "nl" else KEYS
            known = set(KEYS) if lang == "nl" else set(KEYS.values())
            faults = [f"unknown key {key}" for key in keys_of(document) if key not in known]
            faults += [f"no {key}" for key in ("werkvorm", "doel", "duur", "vragen", "nota bene", "alternatief")
                       if k[key] not in document]
            faults += [f"id {document.get('id')}"] if document.get("id") != name else []
            faults += time_faults(document, k) + language_faults(text, document, lang)
            ok(faults, f"{path.name} holds")
        ok(pair_faults(*documents) if len(documents) == 2 else ["not both read"], f"{name} is the same in both languages")

    for name, encoding, rows, must in (("deelnemers.csv", "cp1252", 18, "Zoë José Désirée Müller"),
                                       ("deelnemers-utf8.csv", "utf-8-sig", 12, "Łukasz Şebnem Đorđe Ağaoğlu")):
        data = (ROOT / "examples" / name).read_bytes()
        text = data.decode(encoding)
        people = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
        faults = [word for word in must.split() if word not in text]
        faults += ["lines end without CRLF"] if data.count(b"\n") != data.count(b"\r\n") else []
        faults += ["no BOM"] if encoding == "utf-8-sig" and not data.startswith(b"\xef\xbb\xbf") else []
        faults += [f"{len(people)} people"] if len(people) != rows else []
        full = {" ".join(filter(None, (p["Voornaam"], p["Tussenvoegsel"], p["Achternaam"]))) for p in people}
        for person in people:
            faults += [f"{person['Voornaam']}: {person[key]} is nobody here" for key in ("Samen met", "Niet bij")
                       if person[key] and person[key] not in full]
            faults += [person["E-mail"]] if person["E-mail"] and not person["E-mail"].endswith("@example.org") else []
            faults += [person["Kant"]] if person["Kant"] not in ("formeel", "informeel", "gemeente", "inwoner", "anders") else []
            faults += [person["Stand"]] if person["Stand"] not in (
                "uitgenodigd", "aangemeld", "afgemeld", "alleen verslag", "online") else []
        faults += ["not three without e-mail"] if sum(not person["E-mail"] for person in people) != 3 else []
        ok(faults, f"{name} is as a spreadsheet writes it")

    print(f"1..{number}")
    return 1 if failed else 0


sys.exit(main())
