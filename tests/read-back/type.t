#!/usr/bin/env python3
"""What the typography of printed papers must give to those who read, hear or copy them: whole words, links, codes that a phone reads,
forms that can be filled in. Judged by poppler, qpdf, PDFBox and zbar."""
import json
import re
import struct
import zlib

from papers import WORK, draaiboek, finish, ok, once, run, structure, unlasting, unsound


@once
def sound(path):
    """What qpdf and poppler have against a file."""
    return "".join([*unsound(path), run("pdftotext", path, "-").stderr, run("pdffonts", path).stderr, structure(path)[1]])


fleeting = once(lambda path: unlasting([path]))  # why PDFBox does not find it PDF/A-1b


def script(name, *lines, lang="nl"):
    folder = WORK / name
    folder.mkdir()
    path = folder / "s.yaml"
    path.write_text("\n".join(["draaiboek: 1", f"taal: {lang}", "titel: Startbijeenkomst", "datum: 2027-01-14", "begin: 14:00",
                               "tijdzone: Europe/Amsterdam", *lines]) + "\n", encoding="utf-8")
    return path


# --- broken words are whole for who copies or hears them ---

WORDS = ("mantelzorgondersteuning vrijwilligerscoördinatoren samenwerkingsovereenkomsten kennismakingsgesprekken "
         "gemeentebestuurders patiëntenverenigingen welzijnsorganisaties buurtbemiddeling").split()
SAID = " en ".join(WORDS)
path = script("woorden", "onderdelen:", *(f"  - {{onderdeel: Deel {i}, duur: 20 min, wat: {'x' * i} {SAID} {SAID} tot slot.}}"
                                          for i in range(1, 7)))
done = draaiboek("print", path, "draaiboek", "-o", WORK / "w")
paper = WORK / "w/draaiboek.pdf"
text = run("pdftotext", "-raw", paper, "-").stdout
ok(done.returncode == 0 and not sound(paper), "a paper with broken words is sound", done.stderr, sound(paper))
ok(text.count("\u00ad") > 10, "words are broken at a soft hyphen", text.count("\u00ad"))
ok(all(text.replace("\u00ad\n", "").count(w) == 12 for w in WORDS), "each word is whole for who copies it",
   [(w, text.replace("\u00ad\n", "").count(w)) for w in WORDS])
heard = structure(paper)[0]
heard = re.sub(r"\s+", " ", re.sub(r"\u00ad[\s\"]*", "", heard))
ok(all(heard.count(w) == 12 for w in WORDS), "each word is whole for who hears it", [(w, heard.count(w)) for w in WORDS])
ok(not fleeting(paper), "a paper with broken words is PDF/A-1b", fleeting(paper))
special = script("bijzonder", "onderdelen:", *(f"  - {{onderdeel: Deel {i}, duur: 20 min, wat: {'x' * i} en {' '.join(['gecoördineerde omaatjes'] * 9)} slot.}}"
                                               for i in range(1, 20)))
draaiboek("print", special, "draaiboek", "-o", WORK / "w1")
text = run("pdftotext", "-raw", WORK / "w1/draaiboek.pdf", "-").stdout
ok("co\u00ad\nör" in text and "omaa\u00ad\ntjes" in text, "letters that a break changes or leaves out are told as they are spelt", set(re.findall("\\w+\u00ad\n\\w+", text)))
whole = re.sub("\u00ad\n", "", text)
ok(whole.count("gecoördineerde") == whole.count("omaatjes") == 19 * 9, "and each such word is whole",
   whole.count("gecoördineerde"), whole.count("omaatjes"), re.findall("om.{0,9}", text, re.S)[:20])
ok(not sound(WORK / "w1/draaiboek.pdf") and not fleeting(WORK / "w1/draaiboek.pdf"), "and the paper is PDF/A-1b",
   sound(WORK / "w1/draaiboek.pdf"), fleeting(WORK / "w1/draaiboek.pdf"))
done = draaiboek("print", path, "draaiboek", "-o", WORK / "w0", env={"DRAAIBOEK_HYPHEN": "/nowhere"})
text = run("pdftotext", "-raw", WORK / "w0/draaiboek.pdf", "-").stdout
ok(done.returncode == 0 and not done.stderr and "\u00ad" not in text, "without the dictionary words stay whole, and nobody is told",
   done.stderr)

own = WORK / "own/draaiboek/werkbladen/proef.yaml"
own.parent.mkdir(parents=True, exist_ok=True)
own.write_text(f"werkblad: Proef\ncode: ZZ\ntaal: nl\nblokken:\n  - tekst: {' en '.join([SAID] * 4)}.\n", encoding="utf-8")
broken = []
for lang in ("nl", "en"):
    draaiboek("print", script(f"taal-{lang}", "onderdelen:", "  - {onderdeel: Praten, duur: 20 min}", lang=lang), "proef", "-o", WORK / f"taal-{lang}")
    paper = WORK / f"taal-{lang}" / ("werkblad-proef.pdf" if lang == "nl" else "worksheet-proef.pdf")
    broken.append([run("pdftotext", "-raw", paper, "-").stdout.split("ZZ")[0], b"(nl-NL)" in paper.read_bytes()])
ok("\u00ad" in broken[0][0] and broken[0] == broken[1] and broken[0][1], "a worksheet is broken and read in its own language, whatever that of the meeting", broken)

# --- codes that a phone reads, pictures and rooms on worksheets ---


def scan(path):
    """What zbar reads from the pages of a file, drawn as a printer of 150 dots an inch does in grey."""
    run("pdftoppm", "-r", "150", "-gray", "-png", path, path.with_suffix(""))
    drawn = sorted(path.parent.glob(path.stem + "-*.png"))
    return sorted(run("zbarimg", "-q", "--raw", *drawn).stdout.split())


def png(path, width=30, height=20):
    rows = b"".join(b"\0" + bytes(((x * 8) % 256, (y * 12) % 256, 90)[c] for x in range(width) for c in range(3)) for y in range(height))
    piece = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + piece(b"IDAT", zlib.compress(rows)) + piece(b"IEND", b""))


data = WORK / "data/werkbladen"
data.mkdir(parents=True)
(data / "proefblad.yaml").write_text("""werkblad: Proefblad
blokken:
  - opstelling: tafelgroepen
  - qr: https://voorbeeld.nl/een/lang/adres?met=vragen&en=antwoorden
    hoogte: 40 mm
    bijschrift: Vul de vragen in
  - qr: anna@voorbeeld.nl
  - plaatje: foto.png
    bijschrift: De vorige keer
  - plaatje: weg.png
  - plaatje: stuk.png
""", encoding="utf-8")
png(data / "foto.png")
(data / "stuk.png").write_bytes((data / "foto.png").read_bytes()[:60])
path = script("codes", "aanmelden: voorbeeld.nl/aanmelden", "deelnemers: [{naam: Anna Bakker}, {naam: Bob Visser}]", "onderdelen:",
              "  - {onderdeel: Een, duur: 20 min, werkbladen: [proefblad]}")
env = {"DRAAIBOEK_DATA": str(WORK / "data")}
done = draaiboek("print", path, "programma", "uitnodiging", "proefblad", "-o", WORK / "c", env=env)
papers = [WORK / "c" / f"{n}.pdf" for n in ("programma", "uitnodiging", "werkblad-proefblad")]
ok(all(p.exists() and not sound(p) for p in papers), "papers with codes and pictures are sound", done.stderr)
wrong = unlasting(papers)
ok(not wrong, "and PDF/A-1b", *wrong)
ok(scan(papers[0]) == scan(papers[1]) == ["https://voorbeeld.nl/aanmelden"], "programme and invitation bear the code to sign up",
   scan(papers[0]), scan(papers[1]))
ok(scan(papers[2]) == ["https://voorbeeld.nl/een/lang/adres?met=vragen&en=antwoorden", "mailto:anna@voorbeeld.nl"],
   "a worksheet bears the codes of its blocks", scan(papers[2]))
listed = run("pdfinfo", "-struct", papers[2]).stdout
ok(listed.count("Figure") == 4, "room, codes and picture are figures", listed)
images = run("pdfimages", "-list", papers[2]).stdout
ok(len(re.findall(r"^ .* rgb ", images, re.M)) == 1 and " 30 " in images and " 20 " in images, "the picture is there, and no other", images)
ok(done.returncode == 1 and "proefblad.yaml:10:14:" in done.stderr and "weg.png" in done.stderr, "a missing picture is told at its place",
   done.stderr)
ok("proefblad.yaml:11:14:" in done.stderr and "stuk.png is stuk" in done.stderr, "and so is a broken one", done.stderr)
again = draaiboek("print", path, "proefblad", "-o", WORK / "c2", env=env)
ok((WORK / "c2/werkblad-proefblad.pdf").read_bytes() == papers[2].read_bytes(), "printed twice it is the same, byte for byte")
plain = script("zonder", "aanmelden: bij de balie", "onderdelen:", "  - {onderdeel: Een, duur: 20 min}")
done = draaiboek("print", plain, "programma", "uitnodiging", "-o", WORK / "c3")
ok(scan(WORK / "c3/programma.pdf") == [] and "bij de balie" in run("pdftotext", WORK / "c3/uitnodiging.pdf", "-").stdout,
   "what is no address gets no code, and stays in words")

# --- what `check` tells of files and addresses, with place and remedy ---

faulty = script("fouten", "aanmelden: bij de balie", "huisstijl: {logo: nergens.png}", "vorige bijeenkomst: [oud.sessie.yaml, ouder.sessie.yaml]",
                "onderdelen:", "  - {onderdeel: Een, duur: 20 min}")
(faulty.parent / "oud.sessie.yaml").write_text("[]\n")
told = draaiboek("check", faulty)
for place, words in (("7:12", "bij de balie is geen adres"), ("8:19", "ik kan nergens.png niet lezen"),
                     ("9:39", "ik kan de vorige bijeenkomst ouder.sessie.yaml niet lezen")):
    lines = told.stderr.split("\n")
    at = [i for i, line in enumerate(lines) if f"s.yaml:{place}:" in line and words in line]
    ok(at and "^" in lines[at[0] + 2] and "→" in lines[at[0] + 3], f"check tells at {place}: {words}", told.stderr)
ok("oud.sessie.yaml niet" not in told.stderr.replace("ouder", ""), "a previous meeting that is there is not told of", told.stderr)

# --- the logo goes with the session ---

meeting = script("logo", "huisstijl: {logo: beeld/logo.png}", "initiatiefnemer: {naam: Anna Bakker, mail: anna@voorbeeld.nl}",
                 "deelnemers: [{naam: Bob Visser, mail: bob@voorbeeld.nl}]", "onderdelen:", "  - {onderdeel: Een, duur: 20 min}")
(meeting.parent / "beeld").mkdir()
png(meeting.parent / "beeld/logo.png")
done = draaiboek("run", meeting, "--keys", "/dev/null")
draaiboek("print", meeting, "programma", "-o", WORK / "l0")
keys = WORK / "keys"
keys.write_text("+00:00:00 Space Space\n+00:20:00 q y\n")
done = draaiboek("run", meeting, "--keys", keys)
session = meeting.parent / "s.sessie.yaml"
ok(session.exists(), "the meeting is held", done.stdout[-300:], done.stderr)
moved = WORK / "elders"
moved.mkdir()
for name in ("s.sessie.yaml", "s.sessie.d"):
    (meeting.parent / name).rename(moved / name)
(moved / "s.yaml").write_bytes(meeting.read_bytes())
for what, words, name in (("report", ["report", moved / "s.sessie.yaml"], "verslag.pdf"),
                          ("summary", ["report", "--series", moved / "s.sessie.yaml"], "samenvatting.pdf"),
                          ("mailed report", ["mail", moved / "s.sessie.yaml", "report"], "*/*verslag.pdf")):
    done = draaiboek(*words, "-o", WORK / what)
    made = sorted((WORK / what).glob(name))
    images = run("pdfimages", "-list", made[0]).stdout if made else ""
    ok(len(re.findall(r"^ .* rgb ", images, re.M)) == 1 and " 30 " in images, f"the {what} made in another folder still has the logo", done.stderr, images,
       *(WORK / what).rglob("*"))
    ok("logo.png" not in done.stderr, f"and nobody is told of a missing logo ({what})", done.stderr)

# --- forms that can be filled in on screen ---


def fields(path):
    """The fields of a file, as qpdf reads them."""
    return json.loads(run("qpdf", "--json=2", "--json-key=acroform", path).stdout)["acroform"]["fields"]


def filled(path, to, number, words):
    """A copy of a file in which a field is filled in, by qpdf."""
    whole = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", path).stdout)
    objects = whole["qpdf"][1]
    name = "obj:" + fields(path)[number]["object"]
    objects[name]["value"]["/V"] = "u:" + words
    form = next(o for o in objects.values() if "/Fields" in str(o.get("value")) and "/DR" in o["value"])
    form["value"]["/NeedAppearances"] = True
    told = to.with_suffix(".json")
    told.write_text(json.dumps(whole), encoding="utf-8")
    return run("qpdf", "--json-input", told, to)


meeting = script("formulier", "onderdelen:", "  - {onderdeel: Een, duur: 20 min, opschrijven: [kernwoorden, afspraken]}")
draaiboek("report", meeting, "--blank", "-o", WORK / "f")
draaiboek("print", meeting, "negenvlaks-afspraak", "-o", WORK / "f")
for name, least, labels in (("verslag-leeg", 20, ("Wat 1", "Wie 6", "Kernwoorden")),
                            ("werkblad-negenvlaks-afspraak", 9, ("Wat willen we bereiken?", "Hoe gaan we met elkaar om?"))):
    paper = WORK / "f" / f"{name}.pdf"
    all_fields = fields(paper)
    told = [f["alternativename"] for f in all_fields]
    ok(not sound(paper), f"{name}: a form is a sound file", sound(paper))
    ok(len(all_fields) >= least and all(f["fieldtype"] == "/Tx" for f in all_fields), f"{name}: has its fields", told)
    ok(all(t.strip() for t in told) and all(l in told for l in labels), f"{name}: each field says what is asked", told)
    ok(len({f["fullname"] for f in all_fields}) == len(all_fields), f"{name}: each field is one of its own")
    heard = run("pdfinfo", "-struct", paper).stdout
    ok(heard.count("Object ") == heard.count("Form") == len(all_fields), f"{name}: the fields stand in the structure", heard[:600])
    raw = run("qpdf", "--json=2", "--json-key=qpdf", paper).stdout
    ok(raw.count('"/Tabs": "/S"') >= 1 and "pdfaid" not in paper.read_bytes().decode("latin-1"),
       f"{name}: the tabulator follows the structure, and nothing is said of PDF/A")
    ok(filled(paper, WORK / "f" / f"{name}-2.pdf", 0, "Zoë belt de gemeente").returncode == 0
       and "Zoë belt de gemeente" in run("pdftotext", WORK / "f" / f"{name}-2.pdf", "-").stdout, f"{name}: what is filled in is there",
       run("pdftotext", WORK / "f" / f"{name}-2.pdf", "-").stdout[:400])
    again = WORK / "f2"
    draaiboek("report", meeting, "--blank", "-o", again)
    draaiboek("print", meeting, "negenvlaks-afspraak", "-o", again)
    ok((again / paper.name).read_bytes() == paper.read_bytes(), f"{name}: printed twice it is the same, byte for byte")
draaiboek("print", meeting, "programma", "-o", WORK / "f")
ok(fields(WORK / "f/programma.pdf") == [] and not fleeting(WORK / "f/programma.pdf"), "other papers have no fields and are PDF/A-1b")

draaiboek("print", meeting, "verslag-leeg", "negenvlaks-afspraak", "-o", WORK / "f3", "--one")
ok(fields(WORK / "f3/alles.pdf") == [] and not fleeting(WORK / "f3/alles.pdf"), "a pack of papers has no fields either",
   fleeting(WORK / "f3/alles.pdf"))

finish()
