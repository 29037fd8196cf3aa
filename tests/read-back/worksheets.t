#!/usr/bin/env python3
"""Prints every shipped worksheet with the real program, in both languages and in large print, and reads it back with qpdf and poppler: it
loads without a word, the file is sound, its texts are found, nothing lies over or outside anything. Page counts in one list. That they are heard is for awkward.t."""
import re
import shutil
from pathlib import Path

from papers import MM, PROGRAM, ROOT, WORK, bare, finish, fonts_outside, ok, overlaps, pages_of, run, unsound
from formats import sheet_file  # below tests/, which papers found

SHEETS = ROOT / "agendas/werkbladen"
SCRIPTS = {"nl": ROOT / "agendas/startend-netwerk.yaml", "en": ROOT / "agendas/starting-network.yaml"}
# Pages of each sheet in normal print, and in large print; one when it is not here.
PAGES = {"ezelsbruggen": 6, "meeschrijfblad": 2, "oogst": 2, "openingsvragen": 2, "sofa-en-wifa": 2, "speerpunt-gesprek": 4, "tegeltje": 2,
         "tijdkaarten": 2, "wegwijzers": 3}
LARGE_PAGES = PAGES | {"ikigai": 2, "thermometer": 2, "woordenlijst": 2}
MOST_WORDS = 15
FORBIDDEN = {"nl": r"\b(fase|begeleiders?|professionals?|items?|sessies?|meetings?|deadlines?|acties?|actiepunt(en)?|stakeholders?|input|"
                   r"evaluatie|dient te|middels|reeds)\b",
             "en": r"\b(professionals?|items?|sessions?|deadlines?|stakeholders?|input|action points?|evaluation)\b"}


def faults_of(path):
    """What is wrong with a file of worksheets, as lines."""
    pages, complaint = pages_of(path)
    faults = unsound(path) + fonts_outside(path) + ["pdftotext: " + complaint] * bool(complaint)
    for n, (width, height, words) in enumerate(pages, 1):
        for x1, y1, x2, y2, word in words:
            if x1 < 14.5 * MM or x2 > width - 14.5 * MM or y1 < 10 * MM or y2 > height - 6 * MM:
                faults.append(f"page {n}: {word} is outside the margins")
        faults += [f"page {n}: {a} over {b}" for a, b in overlaps(words)]
    return faults


def too_small(path, least):
    """The words below the foot's line height times least / 9, for the foot is 9 points: but for the foot and the codes of cards."""
    found = []
    for n, (_, _, words) in enumerate(pages_of(path)[0], 1):
        foot = words[-1]
        found += [f"page {n}: {word}" for _, y1, _, y2, word in words if y2 - y1 < (foot[3] - foot[1]) * least / 9 - 0.1 and
                  abs(y1 - foot[1]) > 0.1 and not re.fullmatch(r"[A-Z]{2}(-\d+)?", word)]
    return found


def pages_by_sheet(path, sheets, *options):
    """The texts of the pages of a joined file, by the sheet whose code they bear; None for those that bear none."""
    found = {}
    for page in run("pdftotext", *options, path, "-").stdout.split("\f")[:-1]:
        names = [i for i, code in sheets.items() if re.search(rf"^{code}(-\d+)?( ·|$)|  {code}(-\d+)? ·", page, re.M)]
        found.setdefault(names[0] if names else None, []).append(page)
    return found


def texts_in(path):
    """The texts of a worksheet that stand on the paper as they are: those without a field."""
    texts, names = [], ("werkblad|worksheet|uitleg|intro|tekst|text|vraag|question|kop|heading|vak|box|bijschrift|caption|laag|low|hoog|high|"
                        "midden|middle|rand|edge")
    for line in path.read_text(encoding="utf-8").split("\n"):
        line = re.sub(r"^\s*(#|breedtes:|widths:).*", "", line)
        found = re.match(rf"\s*(?:- )*(?:{names}): (.+)$", line) or re.match(r"\s*- ([^\[{{].*)$", line)
        if found and not re.match(r"(- )*\w[\w ]*: ", found[1]) and not re.match(r"(- )*\w[\w ]*:$", found[1]):
            texts.append(found[1].strip('"'))
        for inside in re.findall(r"\[([^\[\]{}]*)\]", line):
            texts += [t.strip().strip('"') for t in re.findall(r'"[^"]*"|[^,]+', inside)]
    return [t for t in texts if t and "{" not in t and not t.startswith("[")]


ids = sorted({re.sub(r"(\.en)?\.yaml$", "", p.name) for p in SHEETS.glob("*.yaml")})
ok(len(ids) >= 30 and all((SHEETS / f"{i}{end}").exists() for i in ids for end in (".yaml", ".en.yaml")),
   "every worksheet is there in Dutch and in English", ids)

CODES = {lang: {i: re.search(r"^code: (\w+)$", (SHEETS / (i + end)).read_text(encoding="utf-8"), re.M)[1] for i in ids}
         for lang, end in (("nl", ".yaml"), ("en", ".en.yaml"))}
papers = re.findall(r'^DOCUMENT\(\w+, \w+, "[^"]*", "[^"]*", "(\w+)"', (ROOT / "pdf/documents.def").read_text(), re.M)
codes = [*papers, *CODES["nl"].values()]
ok(CODES["nl"] == CODES["en"] and len(papers) > 10 and len(set(codes)) == len(codes), "each sheet has a code of its own, in both languages alike",
   [c for c in codes if codes.count(c) > 1])
ok(not [(a, b) for a in codes for b in codes if re.fullmatch(re.escape(a) + r"\d+", b)], "no code with a number behind it is another code")

for lang, script in SCRIPTS.items():
    for large in ([], ["--large"]):
        name = f"{lang}{' in large print' if large else ''}"
        folder = WORK / name.replace(" ", "-")
        done = run(PROGRAM, "print", script, *ids, "--one", "-o", folder, *large)
        path = folder / ("alles.pdf" if lang == "nl" else "all.pdf")
        ok(done.returncode == 0 and done.stderr == "" and done.stdout == f"{path}\n", f"{name}: all worksheets are made without a word", done.stdout, done.stderr)
        faults = faults_of(path)
        ok(not faults, f"{name}: a sound file, nothing over or outside anything", *faults)
        drawn = run("pdftoppm", "-r", "10", path, folder / "page")
        ok(drawn.returncode == 0 and not drawn.stderr, f"{name}: each page can be drawn", drawn.stderr)
        if large:
            for paper in ("a4", "letter"):
                run(PROGRAM, "print", script, *ids, "--one", "-o", folder / paper, *large, "--paper", paper)
                counted = {i: len(pages) for i, pages in pages_by_sheet(folder / paper / path.name, CODES[lang]).items() if len(pages) != 1}
                ok(counted == LARGE_PAGES, f"{name} on {paper}: no sheet has a page for its end alone", counted)
                small = too_small(folder / paper / path.name, 11.5)
                ok(not small, f"{name} on {paper}: no word is below 11.5 points, in a drawing neither", *small)
            continue
        seen = pages_by_sheet(path, CODES[lang])
        ok(None not in seen and set(seen) == set(ids), f"{name}: every page bears the code of its sheet", seen.get(None), set(ids) - set(seen))
        counted = {i: len(pages) for i, pages in seen.items() if len(pages) != 1}
        ok(counted == PAGES, f"{name}: as many pages as they should have", counted)
        cards = "".join(seen["openingsvragen"])
        ok([re.search(rf"^OV-{n}$", cards, re.M) is not None for n in range(1, 18)] == [True] * 16 + [False],
           f"{name}: every card that is cut out bears code and number", cards)
        done = run(PROGRAM, "print", script, *ids, "-o", folder)
        files = [folder / f"{sheet_file(i, lang)}.pdf" for i in ids]
        ok(done.returncode == 0 and done.stdout.split("\n")[:-1] == [str(f) for f in files], f"{name}: each worksheet is a file", done.stdout, done.stderr)
        forms = [pages_by_sheet(path, CODES[lang], form) for form in ("-raw", "-layout")]
        missing = []
        for i in ids:
            title = re.search(r"^(?:werkblad|worksheet): (.*)$", (SHEETS / (i + (".yaml" if lang == "nl" else ".en.yaml"))).read_text(encoding="utf-8"), re.M)[1]
            printed = bare(title) + "".join(bare("".join(form.get(i, []))) for form in forms)
            words = set(re.findall(r"\w+", title + " ".join(seen[i])))
            missing += [f"{i}: {t}" for t in texts_in(SHEETS / (i + (".yaml" if lang == "nl" else ".en.yaml")))
                        if bare(t) not in printed and not set(re.findall(r"\w+", t)) <= words]
        ok(not missing, f"{name}: every text is found", *missing)
        said = [(i, s) for i in ids for t in texts_in(SHEETS / (i + (".yaml" if lang == "nl" else ".en.yaml")))
                for s in re.split(r"(?<=[.?!:]) ", t)]
        long = [f"{i}: {s}" for i, s in said if len(s.split()) > MOST_WORDS]
        ok(len(said) > 150 and not long, f"{name}: short sentences", *long)
        ok(not [s for s in said if re.search(FORBIDDEN[lang], s[1], re.I)], f"{name}: the words of the word list",
           *[s for s in said if re.search(FORBIDDEN[lang], s[1], re.I)])

# --- the pack ---
done = run(PROGRAM, "print", SCRIPTS["nl"], "-o", WORK / "pack")
made = [Path(line).name for line in done.stdout.splitlines()]
for sheet in ("collagevel", "sloganvel", "woordenkaartjes", "afspraakkaartjes", "tips-en-tops", "tijdkaarten"):
    ok(f"werkblad-{sheet}.pdf" in made, f"the first meeting's pack holds {sheet}", made)
ok("werkblad-belangenblad.pdf" not in made and "werkblad-ikigai.pdf" not in made, "and nothing private or unasked for", made)
done = run(PROGRAM, "print", SCRIPTS["nl"], "belangenblad", "-o", WORK / "private")
ok((WORK / "private/werkblad-belangenblad.pdf").stat().st_mode & 0o077 == 0, "the private sheet is for its owner only")
done = run(PROGRAM, "print", ROOT / "examples/startbijeenkomst.yaml", "naambordjes", "collagevel", "-o", WORK / "people")
tents = len(pages_of(WORK / "people/werkblad-naambordjes.pdf")[0])
ok(tents == 15 and (WORK / "people/werkblad-naambordjes.pdf").stat().st_mode & 0o077 == 0, "a tent for each person in the room", tents)
ok([f"CV-{n} ·" in page for n, page in enumerate(run("pdftotext", WORK / "people/werkblad-collagevel.pdf", "-").stdout.split("\f")[:-1], 1)]
   == [True] * 3, "the code of a group's sheet has its number, as photos are named")
ok(len(pages_of(WORK / "people/werkblad-collagevel.pdf")[0]) == 3, "a collage sheet for each group of the fifteen in the room")
held = WORK / "held"
held.mkdir()
for name in ("startbijeenkomst.yaml", "deelnemers.csv"):
    shutil.copy(ROOT / "examples" / name, held)
run(PROGRAM, "run", held / "startbijeenkomst.yaml", "--keys", ROOT / "examples/startbijeenkomst.keys")
run(PROGRAM, "print", held / "startbijeenkomst.yaml", "tegeltje", "-o", held / "uit")
ok("Eendeurverderiseraltijdiemand" in bare(run("pdftotext", held / "uit/werkblad-tegeltje.pdf", "-").stdout),
   "after the meeting its slogan stands on the tile")
again = run(PROGRAM, "print", SCRIPTS["nl"], "ikigai", "-o", WORK / "again")
ok((WORK / "again/werkblad-ikigai.pdf").read_bytes() == (WORK / "nl/werkblad-ikigai.pdf").read_bytes(), "the same, byte for byte")
done = run(PROGRAM, "print", SCRIPTS["nl"], "ikigaai", "-o", WORK / "none")
ok(done.returncode == 2 and "ikigaai" in done.stderr, "an unknown name is told", done.stderr)
listed = run(PROGRAM, "print", "--list")
ok(listed.returncode == 0 and all(re.search(rf"^{i} ", listed.stdout, re.M) for i in ids), "--list names every worksheet", listed.stdout)

finish()
