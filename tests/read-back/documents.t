#!/usr/bin/env python3
"""Prints whole meetings with the real program and reads the papers back with qpdf and poppler: sound files, every text where it
belongs and nowhere else, nothing over or outside anything; folders that are full, closed or hold somebody else's files."""
import json
import os
import re
import resource
import shutil
import signal
import stat
from pathlib import Path

from papers import MM, ROOT, WORK, bare, draaiboek, finish, fonts_outside, ok, overlaps, pages_of, run, unsound


# --- reading PDFs back ---

def text_of(path):
    return bare(run("pdftotext", "-raw", path, "-").stdout)


def faults_of(path, labels=False, large=False):
    """What is wrong with a printed file, as lines."""
    pages, complaint = pages_of(path)
    faults = unsound(path) + fonts_outside(path) + ["pdftotext: " + complaint] * bool(complaint) + ["no page"] * (not pages)
    known = run("pdfinfo", path)
    if known.stderr or known.returncode:
        faults.append(f"pdfinfo: {known.stderr}")
    left, right, top, bottom = (4, 206, 4, 295) if labels else (24.5, 190.5, 16, 290)
    for n, (width, height, words) in enumerate(pages, 1):
        if abs(width - 210 * MM) > 0.5 or abs(height - 297 * MM) > 0.5:
            faults.append(f"page {n} is {width} x {height}")
        for x1, y1, x2, y2, word in words:
            if x1 < left * MM or x2 > right * MM or y1 < top * MM or y2 > bottom * MM:
                faults.append(f"page {n}: {word} is outside the margins: {x1 / MM:.1f} {y1 / MM:.1f} {x2 / MM:.1f} {y2 / MM:.1f}")
        faults += [f"page {n}: {a} over {b}" for a, b in overlaps(words)]
    return faults


NAMES = {"nl": ["programma", "draaiboek", "inpaklijst", "aanwezigheidslijst", "naamkaartjes"],
         "en": ["programme", "script", "packing-list", "sign-in-list", "badges"]}


# what only some meetings get is read back by tests of its own
LATER = ("werkblad-", "worksheet-", "associatiekaarten", "association-cards", "opstelling", "room-set-up", "uitnodiging", "invitation",
         "tafelborden", "table-signs", "flap-", "kalender", "calendar", "wie-doet-wat", "who-does-what", "verslag-leeg", "report-blank")


def print_all(script, folder, lang, name, *options):
    """Prints and judges every file; returns the text of each by its place in NAMES."""
    done = draaiboek("print", script, "-o", folder, *options)
    expected = [str(Path(folder) / f"{n}.pdf") for n in NAMES[lang]]
    told = [p for p in done.stdout.split("\n")[:-1] if not Path(p).name.startswith(LATER)]
    ok(done.returncode == 0 and told == expected, f"{name}: each paper is made and told", done.stdout, done.stderr)
    faults = [f"{Path(p).name}: {f}" for p in expected if os.path.exists(p) for f in faults_of(p, labels=p == expected[4])]
    ok(not faults, f"{name}: sound files, nothing over or outside anything", *faults)
    return [text_of(p) if os.path.exists(p) else "" for p in expected]


def all_in(texts, paper):
    return [t for t in texts if bare(t) not in paper]


# --- the shipped agendas ---

def texts_under(path, *keys):
    """The texts under these keys of the parts of a shipped agenda, which keep to a few simple forms."""
    found, inside, fold = [], None, False
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        line = re.sub(r"\s+#.*", "", line)
        key = re.match(r"    (\w[\w ]*):(?: (.*))?$", line)
        if key:
            inside = key[1] in keys
            fold = False
            if inside and key[2] and not key[2].startswith("["):
                found.append(key[2])
            continue
        item = re.match(r"      - (?:(?:stap|step): )?(.*)$", line)
        if inside and item:
            fold = item[1].startswith(">")
            found.append("" if fold else item[1])
        elif inside and fold and line.startswith("        "):
            found[-1] = (found[-1] + " " + line.strip()).strip()
        elif not line.startswith("      "):
            inside = False
    return [t[1:-1] if t[:1] == '"' else t for t in found]


for lang, path in (("nl", ROOT / "examples/startbijeenkomst.yaml"), ("en", ROOT / "agendas/starting-network.yaml")):
    name = f"shipped agenda ({lang})"
    programme, script, packing, sign_in, badges = print_all(path, WORK / lang, lang, name)
    reminders = texts_under(path, "nota bene", "note")
    spoken = texts_under(path, "vragen", "questions", "wat", "what", "stappen", "steps", "doel", "aim")
    needed = texts_under(path, "nodig", "needed")
    ok(len(reminders) > 50 and len(spoken) > 50 and len(needed) > 20, f"{name}: the test reads the agenda")
    ok(not all_in(reminders + spoken + needed, script), f"{name}: every text is in the facilitator's script",
       *all_in(reminders + spoken + needed, script))
    ok(not all_in(needed, packing), f"{name}: everything needed is in the packing list", *all_in(needed, packing))
    told = [r for r in reminders for paper in (programme, packing, sign_in, badges) if bare(r) in paper]
    ok(not told, f"{name}: no reminder on a sheet that others see", *told)
    ok(not all_in(texts_under(path, "wat", "what"), programme), f"{name}: every line of a part is in the programme",
       *all_in(texts_under(path, "wat", "what"), programme))
    ok(run("pdfinfo", WORK / lang / f"{NAMES[lang][0]}.pdf").stdout.count("Pages:           1\n") == 1,
       f"{name}: the programme is one page")
    again = WORK / f"{lang}-again"
    draaiboek("print", path, "-o", again)
    ok(all((WORK / lang / f"{n}.pdf").read_bytes() == (again / f"{n}.pdf").read_bytes() for n in NAMES[lang]),
       f"{name}: printed twice it is the same, byte for byte")
    modes = {n: stat.S_IMODE((again / f"{n}.pdf").stat().st_mode) for n in NAMES[lang]}
    ok([modes[n] for n in NAMES[lang][3:]] == [0o600, 0o600], f"{name}: what names people is for the owner only", modes)

done = draaiboek("print", ROOT / "examples/startbijeenkomst.yaml", "programma", "inpaklijst", "-o", WORK / "large", "--large")
faults = [f for p in (WORK / "large").glob("*.pdf") for f in faults_of(p)]
ok(done.returncode == 0 and not faults, "large print keeps within the margins", done.stderr, *faults)
done = draaiboek("print", ROOT / "examples/startbijeenkomst.yaml", "-o", WORK / "one", "--one")
ok(done.stdout == f"{WORK}/one/alles.pdf\n" and not run("qpdf", "--check", WORK / "one/alles.pdf").returncode, "--one makes one file",
   done.stdout, done.stderr)


def labels_of(path):
    """What a viewer calls each page."""
    told = json.loads(run("qpdf", "--json", path).stdout)
    starts = {r["index"]: r["label"] for r in told["pagelabels"]}
    names, label = [], None
    for i in range(len(told["pages"])):
        label, first = (starts[i], i) if i in starts else (label, first)
        names.append(f"{label.get('/P', '').removeprefix('u:')}{label['/St'] + i - first}" if label else None)
    return names


draaiboek("print", ROOT / "examples/startbijeenkomst.yaml", "--by-paper", "-o", WORK / "paper")
for path in (WORK / "one/alles.pdf", WORK / "paper/1-a4-zwart.pdf", WORK / "nl/programma.pdf"):
    feet = [re.search(r"([A-Z]+\d?) · \w{5} · pagina (\d+) van", page) for page in run("pdftotext", "-layout", path, "-").stdout.split("\f")[:-1]]
    wrong = [(i, name, foot[0]) for i, (name, foot) in enumerate(zip(labels_of(path), feet)) if foot and name != f"{foot[1]}-{foot[2]}"]
    ok(not wrong and any(feet), f"{path.name}: a viewer calls each page as its foot does", *wrong[:5])


# --- awkward scripts ---

def write_script(name, parts, people=(), title="Bijeenkomst", head=""):
    folder = WORK / name
    folder.mkdir()
    lines = ["draaiboek: 1", "taal: nl", f'titel: "{title}"', "datum: 2027-01-14", "begin: 14:00", "tijdzone: Europe/Amsterdam", head]
    if people:
        rows = ["Voornaam;Tussenvoegsel;Achternaam;Rol;Organisatie", *people]
        (folder / "mensen.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        lines.append("deelnemers: mensen.csv")
    lines.append("onderdelen:")
    for part in parts:
        for i, (key, value) in enumerate(part.items()):
            lead = "  - " if i == 0 else "    "
            if isinstance(value, list):
                lines.append(f"{lead}{key}:")
                lines += [f'      - "{v}"' for v in value]
            else:
                lines.append(f'{lead}{key}: "{value}"' if key != "duur" else f"{lead}{key}: {value}")
    (folder / "s.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "s.yaml"


def part(title, **more):
    return {"onderdeel": title, "duur": "20 min", **{k.replace("_", " "): v for k, v in more.items()}}


long_word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
sentence = "Iedereen vertelt in eigen woorden wat er deze week gebeurde en wat daar zo bijzonder aan was. "
CASES = {
    "long names": dict(
        parts=[part("Kennismaken met elkaar en met alles wat er in de buurt te doen is", wie="A" * 60)],
        people=[f"{'B' * 60};;{'C' * 60};{'rol ' * 15};{'Organisatie ' * 8}", "Maria Anna Wilhelmina;van den;Berg-de Vries;;", "Jo;;;;"],
        title="T" * 90, texts=["A" * 60, "T" * 90]),
    "one person": dict(parts=[part("Praten")], people=["An;de;Wit;;"], texts=["Praten"]),
    "two hundred people": dict(parts=[{**part("Praten"), "groepjes van": "4-5"}],
                               people=[f"Voornaam{i};van;Achternaam{i};rol {i};Organisatie {i % 40}" for i in range(200)],
                               texts=["Praten"]),
    "page-long texts": dict(
        parts=[part("Verhaal", wat=sentence * 60, vragen=[sentence * 40, "Kort?"], nota_bene=["GEHEIM " + sentence * 50, "GEHEIM kort"],
                    nodig=["ding " + sentence * 5])],
        words=["Verhaal", "Kort?", "bijzonder"], texts=[]),
    "long words": dict(parts=[part(long_word, wat=long_word, vragen=[long_word + "?"], nota_bene=["GEHEIM" + long_word],
                                   nodig=[long_word.lower()], doel=long_word)],
                       people=[f"{long_word};;{long_word};{long_word};{long_word}"], title=long_word, texts=[long_word]),
    "other scripts": dict(
        parts=[part("Γνωριμία 🦄", wat="Знакомство и разговор", vragen=["Τι βλέπεις;"], nota_bene=["GEHEIM Внимание"], nodig=["карты"])],
        people=["Ελευθερία;;Παπαδοπούλου;γιατρός;Ιατρείο", "Владимир;;Достоевский;врач;Больница", "🦄;;漢字;;", "Łukasz;;Ağaoğlu;;Đorđe"],
        title="Συνάντηση Встреча", texts=["Συνάντηση Встреча", "Знакомство и разговор"]),
    "many parts": dict(parts=[part(f"Onderdeel nummer {i}", wat=f"Regel {i}.", nota_bene=[f"GEHEIM {i}"]) for i in range(60)],
                       texts=["Onderdeel nummer 59", "Regel 0."]),
}
for name, case in CASES.items():
    script = write_script(name.replace(" ", "-"), case["parts"], case.get("people", ()), case.get("title", "Bijeenkomst"))
    programme, paper, packing, sign_in, badges = print_all(script, script.parent / "uit", "nl", name)
    ok(not all_in(case["texts"], paper), f"{name}: its texts are in the script", *all_in(case["texts"], paper))
    told = [p for p in (programme, packing, sign_in, badges) if "GEHEIM" in p]
    ok(not told, f"{name}: no reminder on a sheet that others see")
    secrets = sum(len(p.get("nota bene", [])) for p in case["parts"])
    ok(paper.count("GEHEIM") == secrets, f"{name}: every reminder is in the script", paper.count("GEHEIM"))
    missing = [f for row in case.get("people", ()) for f in row.split(";")[:3] for p in (sign_in, badges)
               if bare(f) and not re.search("[🦄漢]", f) and bare(f) not in p]
    ok(not missing, f"{name}: every name is on list and badge", *missing)

# --- the report ---

folder = WORK / "report"
folder.mkdir()
for file in ("startbijeenkomst.yaml", "deelnemers.csv", "startbijeenkomst.keys"):
    shutil.copy(ROOT / "examples" / file, folder)
rows = (folder / "deelnemers.csv").read_bytes().split(b"\r\n" if b"\r\n" in (folder / "deelnemers.csv").read_bytes() else b"\n")
rows = [r.replace(b";aangemeld;ja;", b";aangemeld;nee;") if r.startswith((b"Gerrit", b"Ineke")) else r for r in rows]
(folder / "deelnemers.csv").write_bytes(b"\n".join(rows))
script = folder / "startbijeenkomst.yaml"
none = draaiboek("report", script, "-o", folder / "uit")
ok(none.returncode == 2 and none.stderr and not (folder / "uit/verslag.pdf").exists(), "no report of a meeting that was not held", none.stderr)
blank = draaiboek("report", script, "--blank", "-o", folder / "uit")
ok(blank.returncode == 0 and not faults_of(folder / "uit/verslag-leeg.pdf"), "the template is made without a meeting", blank.stderr,
   *faults_of(folder / "uit/verslag-leeg.pdf"))
played = draaiboek("run", script, "--keys", folder / "startbijeenkomst.keys")
made = draaiboek("report", script, "-o", folder / "uit")
ok(played.returncode == 0 and made.returncode == 0 and made.stdout == f"{folder}/uit/verslag.pdf\n{folder}/uit/verslag.txt\n{folder}/uit/verslag.html\n",
   "a report of a meeting that was held", played.stderr, made.stdout, made.stderr)
pdf, txt = text_of(folder / "uit/verslag.pdf"), bare((folder / "uit/verslag.txt").read_text())
ok(not faults_of(folder / "uit/verslag.pdf"), "report: a sound file", *faults_of(folder / "uit/verslag.pdf"))
notes, kept = [], []
for line in (folder / "startbijeenkomst.keys").read_text().split("\n"):
    key = re.match(r"\+[\d:]+ (\w) ((?:\"[^\"]*\" Enter ?)+)", line)
    if not key or key[1] not in "vykswaboth" + "n":
        continue
    typed = re.findall(r'"([^"]*)"', key[2])
    (notes if key[1] == "n" else kept).extend(typed[:1] if key[1] == "a" else typed if key[1] != "h" else [])
ok(len(kept) > 25 and len(notes) > 2, "report: the test reads the keys", len(kept), len(notes))
for form, text in (("PDF", pdf), ("text", txt)):
    ok(not all_in(kept, text), f"report ({form}): every record is in it", *all_in(kept, text))
    ok(len(all_in(notes, text)) == len(notes), f"report ({form}): notes stay behind")
    ok("GerritvandenBerg" not in text and "terHorst" not in text, f"report ({form}): who did not agree is not named")
    ok("eendeelnemervanBuurtbusLindewaard" in text and "4namenstaannietinhetverslag" in text, f"report ({form}): it says so, with two who left it empty")
ok(max(map(len, (folder / "uit/verslag.txt").read_text().split("\n"))) <= 72, "report: the text has lines of 72")
ok({stat.S_IMODE((folder / "uit" / n).stat().st_mode) for n in ("verslag.pdf", "verslag.txt")} == {0o600}, "report: for the owner only")
before = (folder / "uit/verslag.pdf").read_bytes()
draaiboek("report", script, "-o", folder / "uit")
ok((folder / "uit/verslag.pdf").read_bytes() == before, "report: made twice it is the same")
english = draaiboek("report", script, "--blank", "-o", "")
ok(english.returncode != 0 and english.stderr, "report: an empty folder name is refused", english.stderr)

# --- folders and options that do not work ---

script = write_script("plain", [part("Praten", wat="Hallo.")])
out = WORK / "out"
draaiboek("print", script, "-o", out)
again = draaiboek("print", script, "-o", out)
ok(again.returncode == 0, "what was made is made again")
(out / "programma.pdf").write_bytes(b"van mij")
mine = draaiboek("print", script, "-o", out)
ok(mine.returncode == 1 and (out / "programma.pdf").read_bytes() == b"van mij" and "programma.pdf" in mine.stderr and
   mine.stdout == again.stdout.replace(f"{out}/programma.pdf\n", ""), "a changed file is left alone, the others are made", mine.stdout, mine.stderr)
ok(draaiboek("print", script, "-o", out, "--force").returncode == 0 and (out / "programma.pdf").read_bytes()[:4] == b"%PDF",
   "--force replaces it")
(WORK / "file").write_text("x")
(WORK / "folder-there" / "programma.pdf").mkdir(parents=True)


def tiny():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


for name, words, status, more in (
        ("a file instead of a folder", ["-o", WORK / "file"], 2, {}),
        ("a folder that cannot be made", ["-o", "/proc/nothing/here"], 2, {}),
        ("a full disk", ["-o", WORK / "full"], 2, {"preexec_fn": tiny}),
        ("a folder in the place of a file", ["-o", WORK / "folder-there"], 1, {}),
        ("no folder", [], 2, {}), ("an unknown paper", ["papier", "-o", out], 2, {}), ("an unknown sheet", ["-o", out, "--sheet", "X1"], 2, {}),
        ("a label beyond the sheet", ["-o", out, "--from", "11"], 2, {}), ("no copies", ["-o", out, "--copies", "0"], 2, {}),
        ("a wrong offset", ["-o", out, "--offset", "1;2"], 2, {}), ("an offset off the page", ["-o", out, "--offset", "50,0"], 2, {}),
        ("a wrong scale", ["-o", out, "--scale", "2"], 2, {}), ("a scale that is no number", ["-o", out, "--scale", "nan"], 2, {}),
        ("unknown paper size", ["-o", out, "--paper", "a3"], 2, {})):
    done = draaiboek("print", script, *words, **more)
    ok(done.returncode == status and done.stderr.strip() and "CRITICAL" not in done.stderr, f"{name}: exit {status} and a word", done.returncode,
       done.stdout, done.stderr)


def small():
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


worked = ROOT / "examples/startbijeenkomst.yaml"
sizes = {Path(p).name: Path(p).stat().st_size for p in draaiboek("print", worked, "-o", WORK / "whole").stdout.splitlines()}
filled = draaiboek("print", worked, "-o", WORK / "filled", preexec_fn=small)
made = {Path(p).name for p in filled.stdout.splitlines()}
ok(filled.returncode == 2 and made == {n for n, size in sizes.items() if size <= 20000} and 3 < len(made) < len(sizes) and
   all(f"{WORK}/filled/{n}" in filled.stderr for n in sizes if n not in made) and made == {p.name for p in (WORK / "filled").glob("*.pdf")},
   "a disk with room for some: the others are named, one by one", filled.stdout, filled.stderr)
(WORK / "fonts").mkdir()
(WORK / "fonts/OpenSans-Semibold.ttf").write_bytes(b"no font")
broken = draaiboek("print", script, "programma", "-o", WORK / "no-face", env={"DRAAIBOEK_FONTS": str(WORK / "fonts")})
ok(broken.returncode == 2 and "OpenSans-Semibold.ttf" in broken.stderr and "CRITICAL" not in broken.stderr and not (WORK / "no-face").exists(),
   "a broken face: told by its name, and no folder is made", broken.stderr)
ok(not list((WORK / "full").glob("*")), "a full disk leaves nothing half made", list((WORK / "full").glob("*")))
gone = draaiboek("print", WORK / "none.yaml", "-o", out)
ok(gone.returncode == 2 and gone.stderr, "a script that is not there", gone.stderr)
listed = draaiboek("print", "--list")
ok(listed.returncode == 0 and all(n in listed.stdout for n in NAMES["nl"]), "--list names every paper", listed.stdout)
either = draaiboek("print", script, "badges", "--sheet", "32015", "--from", "3", "--offset", "1,-1.5", "--scale", "1.01", "--lines", "--copies", "2",
                   "-o", WORK / "either")
ok(either.returncode == 0 and not faults_of(WORK / "either/naamkaartjes.pdf", labels=True), "a paper is found by either name, on its own sheet",
   either.stderr)

finish()
