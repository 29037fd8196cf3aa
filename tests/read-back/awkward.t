#!/usr/bin/env python3
"""Prints twenty awkward meetings and the shipped ones, each with every document and a share of the worksheets joined in one file, and the
first meeting file by file. Reads them back with qpdf, poppler and, in one go, PDFBox preflight: sound files, no word outside the margins,
no two words over each other, every text found for eyes and for ears. ALL=1, as .ci/long has it: with all worksheets, and each paper
heard by itself."""
import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from papers import MM, PROGRAM, ROOT, WORK, bare, finish, lasting, ok, overlaps, pages_of, run, structure, unsound
from formats import PAIRS, sheet_file  # below tests/, which papers found

DOCUMENTS = re.findall(r'^DOCUMENT\(\w+, \w+, "([^"]+)", "[^"]+", "\w+", \w+, \w+, \w+, \w+, TRUE\)',
                       (ROOT / "pdf/documents.def").read_text(), re.M)
SHEETS = sorted({re.sub(r"(\.en)?\.yaml$", "", p.name) for p in (ROOT / "agendas/werkbladen").glob("*.yaml")})
FILLABLE = ["verslag-leeg", "report-blank"] + [
    sheet_file(i, lang) for lang in ("nl", "en") for i in SHEETS
    if "invulbaar: ja" in (ROOT / f"agendas/werkbladen/{i}.yaml").read_text(encoding="utf-8")]
ALL = bool(os.environ.get("ALL"))
SHARE = 6  # a worksheet of so many is in each case: each of them is in some
NO_CONTENT = ("Notities", "Notes")  # above what is left empty to write in
UNPRINTABLE = "[\U0001f000-\U0001ffff\u4e00-\u9fff]"  # poppler hears the box that stands for it


# --- what is read back ---

def margins_of(words):
    """Left, right, top and bottom in millimetres, by the code in the foot: labels and cards use nearly the whole sheet, worksheets that are
    cut or folded more of it than what is bound."""
    texts = [w[4] for w in words]
    if any(re.fullmatch(r"K1-\d+", t) for t in texts):
        return 5, 5, 5, 5
    feet = [t for w, t in zip(words, texts) if w[3] - w[1] < 14 and re.fullmatch(r"[A-Z]{1,3}\d?(-\d+)?", t)]
    if "N1" in feet:
        return 4, 4, 4, 2
    return (24.5, 19.5, 16, 7) if any(re.fullmatch(r"[A-Z]\d", t) and t != "T1" for t in feet) else (14.5, 14.5, 10, 6)


def faults_of(path):
    """What is wrong with a file, as lines, and the words on its pages."""
    faults, said = unsound(path), []
    pages, complaint = pages_of(path)
    if complaint or not pages:
        faults.append(f"pdftotext: {complaint}")
    for n, (width, height, words) in enumerate(pages, 1):
        left, right, top, bottom = margins_of(words)
        for x1, y1, x2, y2, word in words:
            if x1 < left * MM - 0.5 or x2 > width - right * MM + 0.5 or y1 < top * MM or y2 > height - bottom * MM:
                faults.append(f"page {n}: {word} is outside the margins: {x1 / MM:.1f} {y1 / MM:.1f} {x2 / MM:.1f} {y2 / MM:.1f} of {width / MM:.0f}")
        faults += [f"page {n}: {a} over {b}" for a, b in overlaps(words)]
        said.append([w[4] for w in words if w[3] < height - 20 * MM])
    return faults, said


def unheard(path, said):
    """Words that stand on the pages (their feet aside) and are not in the structure that is read aloud."""
    tree, complaint = structure(path)
    heard = bare("".join(re.findall(r'^\s*"(.*)"$', tree, re.M)))
    missing = [w for page in said for w in page if bare(w) not in heard and w not in NO_CONTENT and not re.search(UNPRINTABLE, w)]
    return [f"{path.name}: {w} is not heard" for w in missing[:5]] + ([f"{path.name}: {complaint}"] if complaint else [])


# --- the meetings ---

def yaml_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_case(folder, case):
    lang = case.get("lang", "nl")
    key = (lambda nl, en: nl if lang == "nl" else en)
    lines = [f"{key('draaiboek', 'script')}: 1", f"{key('taal', 'language')}: {lang}", f"{key('titel', 'title')}: {yaml_text(case.get('title', 'Bijeenkomst'))}"]
    lines += case.get("head", ["datum: 2027-01-14", "begin: 14:00", "tijdzone: Europe/Amsterdam"])
    for name in ("thema", "doel", "praktisch", "locatie"):
        value = case.get(name)
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {yaml_text(v)}" for v in value)]
        elif isinstance(value, dict):
            lines += [f"{name}:", *(f"  {k}: {yaml_text(v)}" for k, v in value.items())]
        elif value:
            lines.append(f"{name}: {yaml_text(value)}")
    if case.get("people"):
        rows = ["Voornaam;Tussenvoegsel;Achternaam;Rol;Organisatie", *(";".join(p) for p in case["people"])]
        (folder / "mensen.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        lines.append(f"{key('deelnemers', 'participants')}: mensen.csv")
    lines.append(f"{key('onderdelen', 'parts')}:")
    for part in case["parts"]:
        lines.append(f"  - {key('onderdeel', 'part')}: {yaml_text(part['onderdeel'])}")
        lines.append(f"    {key('duur', 'length')}: {part.get('duur', '20 min')}")
        for name, value in part.items():
            if name in ("onderdeel", "duur"):
                continue
            if name == "stappen":
                lines += ["    stappen:", *(f"      - {{stap: {yaml_text(s)}, duur: {d} min}}" for s, d in value)]
            elif isinstance(value, list):
                lines += [f"    {name}:", *(f"      - {yaml_text(v)}" for v in value)]
            else:
                lines.append(f"    {name}: {value if name == 'groepjes van' else yaml_text(value)}")
    (folder / "s.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "s.yaml"


def whole(text, title=None):
    """A part in which everything is this text."""
    return {"onderdeel": title or text, "wat": text, "vragen": [text, text + "?"], "nota bene": [text], "nodig": [text], "doel": text,
            "wie": text, "stappen": [(text, 5), (text, 10)], "groepjes van": "4-5", "opstelling": "kring"}


def everywhere(text, people=(), **more):
    """A meeting in which everything is this text."""
    return {"title": text, "thema": text, "doel": [text, text], "praktisch": [text, text], "parts": [whole(text), whole(text)],
            "locatie": {"naam": text, "zaal": text, "adres": text, "plaats": text},
            "people": people or [(text, "", text, text, text)] * 3, "texts": [text], **more}


def letters(first, last):
    return "".join(chr(c) for c in range(first, last + 1) if unicodedata.category(chr(c))[0] == "L")


SENTENCE = "Iedereen vertelt in eigen woorden wat er deze week gebeurde, en wat daar zo bijzonder aan was. "
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LATIN = letters(0xc0, 0x24f)
LATIN_WORDS = " ".join(LATIN[i:i + 12] for i in range(0, len(LATIN), 12))
NAMES = [("Jo", "", "Vis", "", ""), ("Maria Anna Wilhelmina", "van den", "Berg-de Vries", "mantelzorger", "Buurtbus"),
         ("Zoë", "", "Ñúñez", "arts", "Huisartsenpost")]
PLAIN = [{"onderdeel": "Praten", "wat": "Hallo.", "vragen": ["Wat zie je?"]}]
CASES = {
    "names of sixty letters": {"parts": [whole("Kennismaken")], "people": [("B" * 60, "", "C" * 60, "r" * 60, "o" * 60), ("Abcdefghij " * 5, "van der", "Klmnopqrst " * 5, "", ""), *NAMES],
                               "texts": ["B" * 60, "C" * 60]},
    "nobody has a role": {"parts": [whole("Praten")], "people": [(f"Voornaam{i}", "", f"Achternaam{i}", "", "") for i in range(9)], "texts": ["Voornaam8"]},
    "one person": {"parts": [whole("Praten")], "people": NAMES[:1], "texts": ["Jo", "Praten"]},
    "two hundred people": {"parts": [whole("Praten")], "people": [(f"Voornaam{i}", "van", f"Achternaam{i}", f"rol {i}", f"Organisatie {i % 40}") for i in range(200)],
                           "texts": ["Voornaam199", "Achternaam0"],
                           "sheets": ["naambordjes", "afspraakkaartjes", "collagevel"]},
    "one word": everywhere("Ja"),
    "page-long texts": {**everywhere(SENTENCE.strip()), "parts": [whole((SENTENCE * 40).strip(), "Verhaal")], "texts": [(SENTENCE * 40).strip()],
                        "title": "Verhalen", "people": NAMES},
    "all of Latin Extended": {**everywhere(LATIN_WORDS, people=NAMES), "title": LATIN_WORDS[:90].strip(), "texts": LATIN_WORDS.split()},
    "Greek": everywhere("Γνωριμία και συζήτηση για το μέλλον", people=[("Ελευθερία", "", "Παπαδοπούλου", "γιατρός", "Ιατρείο")]),
    "Cyrillic": everywhere("Знакомство и разговор о будущем", people=[("Владимир", "", "Достоевский", "врач", "Больница")]),
    "emoji": everywhere("Samen 🦄 verder 👩‍👩‍👧 漢字", unprintable=["U+1F984", "U+1F469", "U+1F467", "U+6F22", "U+5B57"]),
    "names from right to left": {"parts": [whole("Praten")], "people": [("יעל", "", "כהן", "", "בית"), ("فاطمة", "", "الزهراء", "", "بيت"), *NAMES], "title": "שלום Hallo",
                                 "texts": ["Maria", "Hallo"], "turned": ["יעל", "כהן", "שלום"]},
    "words of eighty letters": everywhere(LONG, texts=[LONG]),
    "no groups": {"parts": [{"onderdeel": "Praten", "wat": "Hallo.", "vragen": ["Wat zie je?"], "opstelling": "rijen"}], "people": NAMES, "texts": ["Praten"]},
    "nothing but a part": {"parts": [{"onderdeel": "Praten"}], "head": [], "title": "x", "texts": ["Praten"]},
    "Letter": {**everywhere("Samen eten in de buurt", people=NAMES), "options": ["--paper", "letter"]},
    "large print": {**everywhere("Samen eten in de buurt", people=NAMES), "options": ["--large"]},
    "sixty parts": {"parts": [{"onderdeel": f"Onderdeel nummer {i}", "wat": f"Regel {i}.", "duur": "5 min", "nota bene": [f"Denk aan {i}"], "stappen": [(f"Stap {i}", 2), ("Klaar", 3)]}
                              for i in range(60)], "people": NAMES, "texts": ["Onderdeel nummer 59", "Regel 0.", "Stap 33"]},
    "marks that programs use": everywhere(r'(a) \b <c> & %d "e" {naam} $f ~ #1 [x] */', people=[(r"O'Neil (Jo)", "d'", r"<b> & \c", "{rol}", "%s %n")],
                                          texts=[r"(a) \b <c> & %d", "O'Neil (Jo)"]),
    "letters in pieces": everywhere("Cafe\u0301 Zoe\u0308 co\u00ado\u0308peratie \u200bA\u030a", people=[("Zoe\u0308", "", "A\u030angstro\u0308m", "", "")], texts=["Café", "coöperatie"]),
    "four hundred things to bring": {"parts": [{"onderdeel": "Praten", "nodig": [f"ding nummer {i}" for i in range(400)], "nota bene": [f"let op {i}" for i in range(120)]}],
                                     "people": NAMES, "texts": ["ding nummer 399", "let op 119"]},
}


# the shipped meetings, but the first one, which is printed file by file below with all worksheets; in English they are built alike, and
# wait for the long run; a remark behind a name is no part of it
FILE_BY_FILE = {"nl": ROOT / "examples/startbijeenkomst.yaml", "en": ROOT / "agendas/starting-network.yaml"}
for agenda in sorted((ROOT / "agendas").glob("*.yaml")):
    if agenda.stem not in PAIRS[0] and (ALL or agenda.stem in dict(PAIRS)):
        named = re.findall(r"^  - (?:onderdeel|phase): (.*?)(?: +#.*)?$", agenda.read_text(encoding="utf-8"), re.M)
        CASES[agenda.stem] = {"script": agenda, "texts": [n.strip('"') for n in named], "sheets": []}


# poppler takes the square of the length to hear a file: two of these in each case, when they have few pages
HEARD_PAGES = 1000 if ALL else 8
HEARD = ("draaiboek", "aanwezigheidslijst", "naamkaartjes", "uitnodiging", "flap-stappen", "wie-doet-wat")


def share(name):
    """The worksheets of a case."""
    at = list(CASES).index(name)
    return SHEETS if ALL else [s for i, s in enumerate(SHEETS) if i % SHARE == at % SHARE]


def judge(name, case):
    """Prints all in one file, and some of it file by file; returns what went wrong by kind, each a list of lines."""
    folder = WORK / name.replace(" ", "-")
    folder.mkdir()
    script, options = case.get("script") or write_case(folder, case), case.get("options", [])
    sheets = case.get("sheets", share(name))
    done = run(PROGRAM, "print", script, *DOCUMENTS, *sheets, "--one", "-o", folder / "uit", *options)
    path = folder / "uit" / ("all.pdf" if case.get("script") and case["script"].stem in dict(PAIRS).values() else "alles.pdf")
    if done.returncode or not path.exists():
        return {"every paper is made": [done.stderr or done.stdout]}
    faults, said = faults_of(path)
    read = bare("".join(w for page in said for w in page))
    missing = [t for t in case["texts"] if bare(t) not in read] + \
              [t for t in case.get("turned", []) if bare(t) not in read and bare(t)[::-1] not in read]
    at = list(CASES).index(name)
    run(PROGRAM, "print", script, *([*DOCUMENTS, *sheets] if ALL else HEARD[at % 3::3]), "-o", folder / "los", *options)
    deaf = [f for p in sorted((folder / "los").glob("*.pdf")) for pages in [pages_of(p)[0]] if len(pages) <= HEARD_PAGES
            for f in unheard(p, [[w[4] for w in words if w[3] < height - 20 * MM] for _, height, words in pages])]
    checked = run(PROGRAM, "check", script)
    told = sorted(set(re.findall(r"U\+[0-9A-F]+", checked.stdout + checked.stderr)))
    return {"sound, nothing over or outside anything": faults, "every text is read": [t[:200] for t in missing] + ([read[:300]] if missing else []),
            "what is read is heard": deaf,
            "check names what cannot be printed and nothing else": [] if told == sorted(case.get("unprintable", [])) else [*told, checked.stdout + checked.stderr]}


only = os.environ.get("ONLY")
chosen = {name: case for name, case in CASES.items() if not only or re.search(only, name)}
ok(len(DOCUMENTS) >= 14 and len(SHEETS) >= 30 and len(CASES) >= 25, "all documents, all worksheets, twenty meetings", DOCUMENTS, SHEETS)
with ThreadPoolExecutor(2) as pool:
    for name, faults in zip(chosen, pool.map(lambda item: judge(*item), chosen.items())):
        for kind, lines in faults.items():
            ok(not lines, f"{name}: {kind}" + (f" ({len(lines)} faults)" if lines else ""), *lines)

# --- the shipped meetings, file by file, and one file of each kind before preflight ---

made = []
for lang, script in () if only else FILE_BY_FILE.items():
    done = run(PROGRAM, "print", script, *DOCUMENTS, *SHEETS, "-o", WORK / lang)
    files = [Path(p).rename(WORK / lang / f"{lang}-{Path(p).name}") for p in done.stdout.splitlines()]
    ok(done.returncode == 0 and len(files) == len(DOCUMENTS) + len(SHEETS), f"shipped ({lang}): each paper a file", done.stdout, done.stderr)
    made += files


def judge_file(path):
    faults, said = faults_of(path)
    listen = path.name.startswith("nl-") or ALL  # they are built alike in both languages
    return [f"{path.name}: {f}" for f in faults] + (unheard(path, said) if listen else [])


with ThreadPoolExecutor(2) as pool:
    faults = [f for found in pool.map(judge_file, made) for f in found]
ok(not faults, "shipped: sound, nothing over or outside anything, all of it heard", *faults)
plain = [p for p in made if p.stem[3:] not in FILLABLE]
ok(only or len(made) - len(plain) == len(FILLABLE) <= 6, "those that can be filled in are no PDF/A, and few", FILLABLE)
joined = [p.rename(p.with_name(f"{p.parents[1].name}.pdf")) for name in chosen for p in (WORK / name.replace(" ", "-") / "uit").glob("all*.pdf")]
ok(len(joined) == len(chosen), "each case has its file")
lasting(plain + joined, f"every one of {len(plain + joined)} files is PDF/A-1b")

finish()
