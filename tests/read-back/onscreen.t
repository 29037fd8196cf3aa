#!/usr/bin/env python3
"""What is in a PDF for who reads it on screen: addresses that can be opened, where they stand in the text; fields to fill in."""
import json
import re
import subprocess

from papers import ROOT, WORK, draaiboek, finish, lasting, meeting, ok, run, structure, unsound

# --- links ---

script = meeting("links")
text = script.read_text(encoding="utf-8")
FAR = "https://www.lindewaard.example/een/heel/lange/weg/naar/de/parkeerplaats/die/niet/op/een/regel/past/en/nog/meer"
script.write_text(re.sub(r"^praktisch:", f'praktisch:\n  - "Kijk op {FAR} of mail naar wie@zorg.example."', text, flags=re.M), encoding="utf-8")
done = draaiboek("print", script, "uitnodiging", "programma", "draaiboek", "-o", WORK / "links")
ok(done.returncode == 0 and re.search("^praktisch:", text, re.M), "papers with addresses are made", done.stderr)


def links_of(path):
    return re.findall(r"Annotation\s+(\S+)", run("pdfinfo", "-url", path).stdout)


invitation, programme = WORK / "links/uitnodiging.pdf", WORK / "links/programma.pdf"
host = re.search(r"mail: (\S+@[\w.]+)", text)[1].rstrip("}")
ok(FAR in links_of(invitation) and "mailto:wie@zorg.example" in links_of(invitation) and f"mailto:{host}" in links_of(invitation),
   "web and mail addresses of the invitation can be opened", links_of(invitation))
ok(f"mailto:{host}" in links_of(programme), "those of the programme", links_of(programme))
heard = re.sub(r"\n\s*Object [^\n]*|\n\s*Link \(inline\)", "", structure(invitation)[0])
ok(re.search(r'"Kijk op "\s*"https://', heard) and re.search(r'nog/meer"\s*" of mail naar "\s*"wie@', heard),
   "an address is heard at its place in the sentence", heard)
ok(structure(invitation)[0].count("Link (inline)") == structure(invitation)[0].count("Object ") == len(links_of(invitation)),
   "each link is an element with its annotation")
plain = re.sub(r"\s+", "", run("pdftotext", "-raw", invitation, "-").stdout)
ok(f"Kijkop{FAR}ofmailnaarwie@zorg.example." in plain, "and copied whole, also over two lines", plain)
keys = meeting("keys", "startbijeenkomst.keys").with_suffix(".keys")
keys.write_text(re.sub(r'( k )"[^"]*"', rf'\1"zie www.zorg.example/lezen"', keys.read_text(encoding="utf-8"), count=1), encoding="utf-8")
draaiboek("run", script, "--keys", keys)
done = draaiboek("report", script, "-o", WORK / "links")
report = WORK / "links/verslag.pdf"
ok(done.returncode == 0 and "https://www.zorg.example/lezen" in links_of(report), "those of the report", done.stderr, links_of(report))
ok(not sum((unsound(p) for p in (invitation, programme, report)), []), "sound files")
done = draaiboek("print", script, "uitnodiging", "--n-up", "2", "--copies", "2", "-o", WORK / "links/two")
two = WORK / "links/two.pdf"
(WORK / "links/two/uitnodiging.pdf").rename(two)
ok(sorted(set(links_of(two))) == sorted(set(links_of(invitation))), "two on a sheet they still lead there", links_of(two))
lasting([invitation, programme, report, two], "papers with links are PDF/A-1b")

# --- fields ---

sheet = WORK / "own/draaiboek/werkbladen/invullen.yaml"
sheet.parent.mkdir(parents=True)
TALL = " ".join(f"nog een zin {i}" for i in range(110))
sheet.write_text(f"""werkblad: Invullen
code: Zé
taal: nl
invulbaar: ja
blokken:
  - afvinken: [Ik kom, Ik kom niet]
  - tabel: [Wat, Wie, Waar, Wanneer]
    rijen:
      - ["{TALL}"]
      - [Kort]
""", encoding="utf-8")
done = draaiboek("print", meeting("fields"), "invullen", "--large", "-o", WORK / "fields")
form = WORK / "fields/werkblad-invullen.pdf"
ok(done.returncode == 0 and not unsound(form) and "AcroForm" in run("pdfinfo", form).stdout, "a sheet with ticks and a row taller than a page can be filled in", done.stderr)
done = draaiboek("print", meeting("tiled"), "invullen", "verslag-leeg", "--tile", "4", "-o", WORK / "over")
tiled = sorted((WORK / "over").glob("*.pdf"))
ok(done.returncode == 0 and len(tiled) == 2 and not sum(map(unsound, tiled), []) and not [p for p in tiled if "AcroForm" in run("pdfinfo", p).stdout],
   "over several sheets they are for paper alone", done.returncode, done.stderr)
lasting(tiled, "and are PDF/A-1b")
labels = json.loads(run("qpdf", "--json", "--json-key=pagelabels", form).stdout)["pagelabels"]
ok([label["label"]["/P"].removeprefix("u:") for label in labels] == ["Zé-"], "its pages are called by its code, in any letters", labels)
plain = WORK / "plain.qdf"
run("qpdf", "--qdf", "--object-streams=disable", form, plain)
data = plain.read_bytes()
widgets = [o for o in re.split(rb"\nendobj", data) if b"/Subtype /Widget" in o]
ticks, texts = ([w for w in widgets if kind in w] for kind in (b"/FT /Btn", b"/FT /Tx"))
ok(len(ticks) == 2 and all(b"/AS /Off" in w and b"/Yes " in w for w in ticks), "each box to tick is one on screen", len(ticks))
boxes = [tuple(map(float, re.search(rb"/Rect \[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)", w).groups())) for w in ticks]
ok(all(abs((x2 - x1) - (y2 - y1)) < 0.1 and 8 < x2 - x1 < 20 for x1, y1, x2, y2 in boxes), "as large as the box", boxes)
ok(len(texts) == 6, "the empty cells of the tall row have fields, like those of the low one", len(texts))


def typed(name, value):
    """The file with this typed into its first field of text, as poppler shows it."""
    marked = data.replace(b"/FT /Tx", b"/FT /Tx\n  /V <feff" + value.encode("utf-16-be").hex().encode() + b">", 1)
    root = re.search(rb"/AcroForm (\d+) 0 R", marked)[1]
    marked = re.sub(rb"(\n" + root + rb" 0 obj\n<<)", rb"\1\n  /NeedAppearances true", marked, count=1)
    (WORK / f"{name}.qdf").write_bytes(marked)
    (WORK / f"{name}.pdf").write_bytes(run_bytes("fix-qdf", WORK / f"{name}.qdf"))
    return run("pdftotext", "-raw", WORK / f"{name}.pdf", "-")


def run_bytes(*words):
    return subprocess.run([str(w) for w in words], capture_output=True, timeout=60).stdout


for name in ("Łukasz", "Şebnem", "Đorđe", "Ελένη", "Владимир", "Zoë Ñúñez", "Ağaoğlu"):
    shown = typed("typed", name)
    ok(name in shown.stdout and not shown.stderr, f"{name} can be typed into a field", shown.stdout[:200], shown.stderr)

# --- filled in with another program, saved, and read back ---


def objects(path):
    return {key: value["value"] for key, value in json.loads(run("qpdf", "--json=2", "--json-key=qpdf", path).stdout)["qpdf"][1].items()
            if isinstance(value.get("value"), dict)}


def filled(path):
    """The file with every field filled in and every box ticked by qpdf; and what was typed, by the words of its field."""
    answers, changed = {}, {}
    for key, value in objects(path).items():
        if value.get("/FT") == "/Tx":
            answers[value["/TU"]] = value["/V"] = f"u:Antwoord {len(answers) + 1}."
        elif value.get("/FT") == "/Btn":
            value["/V"] = value["/AS"] = "/Yes"
        elif "/AcroForm" in value:
            form = value["/AcroForm"].removesuffix(" R")
            continue
        else:
            continue
        changed[key] = {"value": value}
    if answers and not any(value["value"]["/FT"] == "/Btn" for value in changed.values()):  # else poppler draws ticks of its own too
        changed[f"obj:{form} R"] = {"value": objects(path)[f"obj:{form} R"] | {"/NeedAppearances": True}}
    update, out = path.with_suffix(".json"), path.with_name(f"{path.stem}-ingevuld.pdf")
    update.write_text(json.dumps({"qpdf": [{"jsonversion": 2, "pushedinheritedpageresources": False, "calledgetallpages": False,
                                            "maxobjectid": len(objects(path)) * 2}, changed]}), encoding="utf-8")
    done = run("qpdf", path, f"--update-from-json={update}", out)
    return out, answers, done


def dark(path, x1, y1, x2, y2, height=841.89, dpi=150):
    """How many dark dots there are in a box on page one."""
    k = dpi / 72
    crop = [int(n) for n in (x1 * k, (height - y2) * k, (x2 - x1) * k, (y2 - y1) * k)]
    picture = run_bytes("pdftoppm", "-r", dpi, "-gray", "-l", "1", *(w for name, n in zip(("-x", "-y", "-W", "-H"), crop) for w in (name, n)), path)
    return sum(dot < 100 for dot in picture.split(b"\n", 3)[3])


draaiboek("print", meeting("filled"), "verslag-leeg", "negenvlaks-afspraak", "-o", WORK / "fields")
for name, most in (("verslag-leeg", 25), ("werkblad-negenvlaks-afspraak", 9), ("werkblad-invullen", 6)):
    before = WORK / f"fields/{name}.pdf"
    after, answers, done = filled(before)
    kept = [value for value in objects(after).values() if value.get("/FT")] if not done.stderr else []
    ok(not done.stderr and len(answers) >= most and {value["/TU"]: value["/V"] for value in kept if value["/FT"] == "/Tx"} == answers,
       f"{name}: filled in and saved by qpdf, each answer stands with the words of its field", done.stderr, len(answers))
    boxes = [value for value in kept if value["/FT"] == "/Btn"]
    ticked = [(dark(before, *box["/Rect"]), dark(after, *box["/Rect"])) for box in boxes]
    ok(all(box["/V"] == box["/AS"] == "/Yes" for box in boxes) and all(now > was + 20 for was, now in ticked), f"{name}: each box shows its tick", ticked)
    text = run("pdftotext", "-raw", after, "-")
    ok(not text.stderr and (boxes or all(answer[2:] in text.stdout for answer in answers.values())), f"{name}: poppler shows each answer", text.stderr,
       text.stdout[-600:])

# --- the language that it is read aloud in ---

for name, lang, words in (("engels", "en", "Write down what you saw."), ("hollands", "nl", "Schrijf op wat je zag.")):
    (sheet.parent / f"{name}.yaml").write_text(f"werkblad: {name.title()}\ncode: Z{lang[0].upper()}\ntaal: {lang}\nblokken:\n  - tekst: {words}\n", encoding="utf-8")


def languages(path):
    """The language of the file, and those of its elements that have one of their own, each with its tag."""
    all_of_it = [value["/Lang"][2:] for value in objects(path).values() if value.get("/Type") == "/Catalog"]
    return all_of_it, sorted((value["/S"], value["/Lang"][2:]) for value in objects(path).values() if value.get("/Type") == "/StructElem" and "/Lang" in value)


script = meeting("languages")
draaiboek("print", script, "programma", "engels", "hollands", "--one", "-o", WORK / "languages")
draaiboek("print", script, "engels", "--by-paper", "-o", WORK / "languages")
draaiboek("print", script, "engels", "--n-up", "2", "-o", WORK / "languages")
draaiboek("print", ROOT / "agendas/starting-network.yaml", "programme", "hollands", "--one", "-o", WORK / "languages")
for name, expected in (("alles", (["nl-NL"], [("/Part", "en-GB")])), ("1-a4-zwart", (["nl-NL"], [("/Part", "en-GB")])), ("werkblad-engels", (["en-GB"], [])),
                       ("all", (["en-GB"], [("/Part", "nl-NL")]))):
    path = WORK / f"languages/{name}.pdf"
    ok(languages(path) == expected and not unsound(path), f"{name}: what is in another language than the file says so", languages(path))

finish()
