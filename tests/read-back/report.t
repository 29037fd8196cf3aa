#!/usr/bin/env python3
"""Plays a meeting of 24 people with 60 records and makes its report with photos of every kind, with the real program; reads the
PDF, the text and the page for Word back: short, all of it there or told, upright photos without the place where they were taken."""
import os
import re
import resource
import shutil

import pictures
import wordpage
from papers import PROGRAM, ROOT, WORK, bare, draaiboek, figures, finish, ok, run, sound


def pages_of(path):
    return [bare(page) for page in run("pdftotext", "-raw", path, "-").stdout.split("\f")[:-1]]


# --- a meeting: 24 people of 8 organisations, 60 records ---

FIRST = ("Anna", "Bram", "Chris", "Daan", "Eva", "Fatma", "Gijs", "Hanna", "Ilse", "Joost", "Karin", "Lars", "Mila", "Nora", "Omar", "Piet",
         "Quinten", "Rosa", "Sami", "Tess", "Umar", "Vera", "Wout", "Yara")
LAST = ("Alders", "Bakker", "Cuijpers", "Dekker", "Evers", "Fens", "Groot", "Haan")
ORGANISATIONS = ("Zonnebloem", "Gemeente Dorp", "Buurthuis De Brug", "Welzijn Dorp", "Humanitas", "Thuiszorg Noord", "Kerk aan Zee", "Ouderenbond")
PEOPLE = [(FIRST[i], f"{LAST[i % 8]}", ORGANISATIONS[i % 8]) for i in range(24)]
AGREEMENTS = [(f"De {what} regelen voor iedereen in het dorp", i, (i * 3 + 1) % 8 + 8, f"{i + 1}-{2 + i % 3}-2027") for i, what in enumerate(
    ("telefoonlijst", "buurtbus", "open middag", "cursus tillen", "wandelgroep", "maaltijden", "klussendienst", "folder"))]
LISTS = {
    "b": ["We komen vier keer per jaar samen", "We delen foto’s alleen in deze groep", "De gemeente betaalt de zaal", "We beginnen om tien uur"],
    "k": ["wachtlijst", "vertrouwen", "tijd", "vervoer", "eenzaamheid", "samen eten", "mantelzorg", "jongeren", "samen", "één loket"],
    "w": ["samen", "warm", "hoop", "Samen", "energie", "verrast", "blij", "moe", "dankbaar", "warm", "rust", "licht"],
    "t": ["meer pauze", "kleinere groepen", "eerder beginnen", "een microfoon"],
    "o": ["de collages", "goede sfeer", "iedereen kwam aan bod", "lekkere soep"],
    "v": ["Wie betaalt de bus?", "Mag de kerk meedoen?", "Waar staat de lijst?", "Wie belt de huisarts?"],
}
SLOGANS = [("Samen is niet alleen", 3), ("Een deur verder is er iemand", 11), ("Kijk om naar elkaar", 6), ("Zorg is van ons", 0)]
WISHES = ["Een buurtkamer die elke dag open is", "Eén kaart met alle hulp", "Een bankje bij de bushalte", "Een feest in mei"]
MISSING = ["de huisartsen", "de sportclub", "jonge mantelzorgers"]
NOTES = ["Jan was boos over de bus", "Nog bellen met de zaal", "Koffie was koud"]
RECORDS = len(AGREEMENTS) + sum(map(len, LISTS.values())) + len(SLOGANS) + len(WISHES) + len(MISSING) + len(NOTES)

CSV = "Voornaam;Achternaam;Organisatie;E-mail;Stand;Naam in verslag;Mailadres delen;Foto\n" + "".join(
    f"{first};{last};{organisation};p{i}@example.org;aangemeld;ja;ja;{'nee' if i in (3, 9) else 'ja'}\n"
    for i, (first, last, organisation) in enumerate(PEOPLE))


def typed(key, texts):
    return f"{key} " + " ".join(f'"{text}" Enter' for text in texts) + " Esc"


def keys():
    """One part after another, at its own minute; everybody came but the last."""
    lines = ["+00:00:20 PgDn", "+00:15:30 PgDn", "+00:16:00 m " + "Enter Down " * 23 + "Esc", "+00:31:00 PgDn", "+00:41:00 PgDn"]
    lines += ["+00:45:00 " + typed("n", NOTES[:1]).replace(" Esc", "")] + [f"+00:4{6 + i}:00 n \"{note}\" Enter" for i, note in enumerate(NOTES[1:])]
    lines += ["+00:50:00 " + typed("y", MISSING)]
    lines += ["+01:03:00 PgDn", "+01:05:00 " + typed("k", LISTS["k"][:5])]
    lines += ["+01:15:00 PgDn Enter", "+01:40:00 PgDn", "+01:50:00 PgDn", "+01:52:00 " + typed("k", LISTS["k"][5:])]
    lines += ["+02:00:00 PgDn", "+02:01:00 " + typed("s", [slogan for slogan, _ in SLOGANS]), "+02:03:00 s Home 3 Enter Down 1 1 Enter Down 6 Enter Up * Esc"]
    lines += ["+02:10:00 PgDn"]
    for i, (what, one, other, when) in enumerate(AGREEMENTS):
        both = ", ".join(f"{PEOPLE[p][0]} {PEOPLE[p][1]}" for p in (one, other))
        lines.append(f'+02:1{i}:30 a "{what}" Enter "{both}" Enter "{when}" Enter')
    lines += [f'+02:19:0{i} b "{text}" Enter' for i, text in enumerate(LISTS["b"])]
    lines += ["+02:19:10 " + typed("y", WISHES), "+02:19:30 " + typed("o", LISTS["o"]), "+02:19:40 " + typed("t", LISTS["t"])]
    lines += [f'+02:20:0{i} v "{text}" Enter' for i, text in enumerate(LISTS["v"])]
    lines += ['+02:21:00 h "18-3-2027" Enter "14:00" Enter "Buurthuis De Brug" Enter "Anna Alders" Enter']
    lines += ["+02:23:00 PgDn Enter", "+02:23:30 " + typed("w", LISTS["w"]), "+02:29:00 PgDn", "+02:45:00 PgDn Enter"]
    return "\n".join(lines) + "\n"


SCRIPT = (ROOT / "examples/startbijeenkomst.yaml").read_text(encoding="utf-8")
(WORK / "dorp.yaml").write_text(SCRIPT, encoding="utf-8")
(WORK / "deelnemers.csv").write_text(CSV, encoding="utf-8")
(WORK / "keys").write_text(keys(), encoding="utf-8")
played = draaiboek("run", WORK / "dorp.yaml", "--keys", WORK / "keys", "--size", "100x40", "--dump")
session = (WORK / "dorp.sessie.yaml").read_text(encoding="utf-8") if (WORK / "dorp.sessie.yaml").exists() else ""
written = session.count(" do: record, ")
ok(played.returncode == 0 and written == RECORDS >= 60, "a meeting was played, 60 records written", written, RECORDS, played.stdout, played.stderr)

# --- its photos: one of each kind that phones make, and of each that goes wrong ---

PHOTOS = WORK / "fotos"
PHOTOS.mkdir()
NAMES = {1: "CV-1.jpg", 2: "CV-2 de brug.jpg", 3: "IMG_2033.jpg", 4: "IMG_2034.jpg", 5: "TT.jpg", 6: "onze-zin de flap.jpg", 7: "IMG_2037.jpg"}
for way, name in NAMES.items():
    (PHOTOS / name).write_bytes(pictures.phone(480, 360, way, f"2027:01:14 14:{30 + way}:00", order="<>"[way % 2]))
(PHOTOS / "way8.jpg").write_bytes(pictures.phone(480, 360, 8))
shutil.copy(ROOT / "tests/read-back/kring.heic", PHOTOS / "de kring.heic")  # pictures.phone(480, 360, 1) through libheif's heif-enc
first = draaiboek("report", WORK / "dorp.yaml", "--photos", PHOTOS, "-o", WORK / "uit")
pdf, text, html = (WORK / f"uit/verslag.{kind}" for kind in ("pdf", "txt", "html"))
ok(first.returncode == 0, "the report is made", first.stdout, first.stderr)
sound(pdf, "report")
pages = pages_of(pdf)
ok(len(pages) <= 4, "it has four pages at most", len(pages))
front = pages[0] if pages else ""
missing = [what for what, one, _, when in AGREEMENTS if bare(what) not in front]
ok(not missing, "the first page says what was agreed", missing, front)
ok(all(bare(f"{PEOPLE[p][0]} {PEOPLE[p][1]}") in front for _, one, other, _ in AGREEMENTS for p in (one, other)), "who does it", front)
ok(all(bare(f"{int(when.split('-')[0])} {'februari maart april'.split()[int(when.split('-')[1]) - 2]} 2027") in front for *_, when in AGREEMENTS),
   "by when", front)
ok(all(bare(text) in front for text in LISTS["b"]), "what was decided", front)
ok(bare("donderdag 18 maart 2027, 14.00 uur") in front and bare("Buurthuis De Brug") in front, "and when we meet again", front)

# every record is in it, in all three, or named as left out
everything = [what for what, *_ in AGREEMENTS] + [t for texts in LISTS.values() for t in texts] + [s for s, _ in SLOGANS] + WISHES + MISSING
shown = {"the PDF": "".join(pages), "the text": bare(text.read_text(encoding="utf-8")),
         "the page for Word": bare(re.sub(r"<[^>]*>", " ", html.read_text(encoding="utf-8")).replace("&apos;", "'").replace("&#39;", "'"))}
for where, words in shown.items():
    lost = [record for record in everything if bare(record).casefold() not in words.casefold()]
    ok(not lost, f"every record is in {where}", lost)
    ok(not [note for note in NOTES if bare(note) in words], f"no note is in {where}")
ok(f"{len(NOTES)} notities staan niet in het verslag" in first.stderr, "the notes are named as left out", first.stderr)

# what is drawn is heard, and told in the text
described = figures(pdf)
for begin in ("Woordwolk: samen ×3, warm ×2", "Balken met de tijd per onderdeel. 14:01 Opening: plan 10 min, echt 10 min; ", "Netwerk van organisaties", "Balken met stemmen. Een deur verder is er iemand (11 stemmen)"):
    ok(any(d.startswith(begin) for d in described), f"a figure: {begin}", *described)
ok(sum(d.startswith("Balken met stemmen") for d in described) == len(SLOGANS), "each sentence has its votes", *described)
for words in ("(11 stemmen)", "samen ×2", "Gemeente Dorp en ", "Kennismaking: plan 20 min, echt "):
    ok(bare(words) in shown["the text"], f"and in the text: {words}", text.read_text(encoding="utf-8"))
boxes = [tuple(map(float, m[:4])) + (m[4],) for m in re.findall(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', run("pdftotext", "-bbox", pdf, "-").stdout.split("<page ")[0])]
for at, page in enumerate(run("pdftotext", "-bbox", pdf, "-").stdout.split("<page ")[1:], 1):
    boxes = [tuple(map(float, m[:4])) + (m[4],) for m in re.findall(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)]
    shrunk = [(x1 + 0.5, y1 + (y2 - y1) * 0.28, x2 - 0.5, y2 - (y2 - y1) * 0.28, w) for x1, y1, x2, y2, w in boxes]
    over = [(a[4], b[4]) for i, a in enumerate(shrunk) for b in shrunk[i + 1:] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    ok(not over, f"page {at}: no word stands over another", over)

# --- the photos: where they belong, upright, without the place ---

captions = [d for d in described if d.startswith("Foto")]
ok(len(captions) == 9, "every photo is in it, with its words", *described)
for caption in ("Foto: Toekomstdroom: Onze toekomstdroom, groepje 1", "Foto: Toekomstdroom: Onze toekomstdroom, groepje 2: De brug",
                "Foto: Afspraken: Tips en tops", "Foto: Onze zin: De flap", "Foto: De kring",
                "Foto: Gesprek over het thema"):
    ok(caption in captions, f"{caption}", *captions)
order = [c.split(": ")[1] for c in captions if c.count(": ")]
ok(order[:2] == ["Gesprek over het thema"] * 2 and order.index("Toekomstdroom") < order.index("Onze zin") < order.index("Afspraken"),
   "in the order of the parts", *captions)
run("pdfimages", "-png", pdf, WORK / "image")
images = sorted(WORK.glob("image-*.png"))
ok(len(images) == 9, "nine pictures in the file", *images)


def crooked(path):
    """Which corner of a photo is not as it was seen."""
    width, height, rows = pictures.read_png(path.read_bytes())
    seen = [rows[int(height * y)][int(width * x)] for y in (0.2, 0.8) for x in (0.2, 0.8)]
    return None if all(abs(a - b) < 40 for c, d in zip(seen, pictures.CORNERS) for a, b in zip(c, d)) and width > height else (width, height, seen)


ok(not [c for c in map(crooked, images) if c], "all eight ways up are upright", *filter(None, map(crooked, images)))
folder = sorted((WORK / "uit/verslag-fotos").iterdir())
ok([f.name for f in folder] == [f"foto-0{i}.jpg" for i in range(1, 10)] and all(f'src="verslag-fotos/{f.name}"' in html.read_text(encoding="utf-8") for f in folder),
   "the page for Word shows them", *folder)
ok((WORK / "uit/verslag-fotos").stat().st_mode & 0o77 == 0, "and others cannot see them")
plain = WORK / "unpacked.pdf"
run("qpdf", "--qdf", "--stream-data=uncompress", pdf, plain)
kept = [p for p in [plain, pdf, html, *folder] if b"PLEK-VAN-DE-FOTO" in p.read_bytes() or b"Exif" in p.read_bytes()]
ok(b"PLEK-VAN-DE-FOTO" in (PHOTOS / "CV-1.jpg").read_bytes() and not kept, "the place where they were taken is gone", *kept)
ok("kijk 9 foto's na; 2 mensen gaven geen toestemming" in first.stderr, "photos that need a look are counted", first.stderr)
draaiboek("report", WORK / "dorp.yaml", "--for-funder", "-o", WORK / "geld")
ok(not wordpage.faults(html) and not wordpage.faults(WORK / "geld/verantwoording.html"), "the pages for Word are whole, and their pictures are there",
   *wordpage.faults(html), *wordpage.faults(WORK / "geld/verantwoording.html"))
again = draaiboek("report", WORK / "dorp.yaml", "--photos", PHOTOS, "-o", WORK / "weer")
ok((WORK / "weer/verslag.pdf").read_bytes() == pdf.read_bytes(), "made twice it is the same", again.stderr)

# --- what goes wrong is named, and the rest is made ---

whole = (PHOTOS / "CV-1.jpg").read_bytes()
WRONG = WORK / "mis"
WRONG.mkdir()
(WRONG / "01 goed.jpg").write_bytes(whole)
(WRONG / "02 cmyk.jpg").write_bytes(pictures.jpeg(320, 240, (55, 155, 255, 255)))
(WRONG / "03 groot.jpg").write_bytes(pictures.jpeg(11600, 8700, (200, 120, 40)))
(WRONG / "04 stuk.jpg").write_bytes(whole[:len(whole) // 2])
(WRONG / "05 tekst.jpg").write_text("dit is geen foto")
(WRONG / "06 leeg.jpg").write_bytes(b"")
(WRONG / "07 map.jpg").mkdir()
(WRONG / "08 weg.jpg").symlink_to("nergens.jpg")
(WRONG / "09 elders.jpg").symlink_to(PHOTOS / "TT.jpg")
(WRONG / "10 reus.png").write_bytes(pictures.png(11600, 8700, (200, 120, 40)))
(WRONG / "11 dier.webp").write_bytes(b"RIFF\x10\0\0\0WEBPVP8 ")
(WRONG / "12 kapot.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400)
(WRONG / "A1.jpg").write_bytes(whole)
(WRONG / "BB.jpg").write_bytes(whole)
os.mkfifo(WRONG / "13 pijp.jpg")
limit = {} if "address" in PROGRAM else {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (700 << 20,) * 2)}
wrong = draaiboek("report", WORK / "dorp.yaml", "--photos", WRONG, "-o", WORK / "mis-uit", **limit)
described = [d for d in figures(WORK / "mis-uit/verslag.pdf") if d.startswith("Foto")]
ok(wrong.returncode == 1 and len(described) == 4, "faults are told, and the good ones are in it", wrong.returncode, wrong.stderr, *described)
for name, words in (("04 stuk.jpg", "is stuk"), ("05 tekst.jpg", "is geen JPEG, PNG of HEIC"), ("06 leeg.jpg", "is leeg"), ("07 map.jpg", "dit is een map"),
                    ("08 weg.jpg", "is er niet"), ("10 reus.png", "is te groot"), ("11 dier.webp", "is geen JPEG"), ("12 kapot.heic", "is stuk"),
                    ("13 pijp.jpg", "ik kan 13 pijp.jpg niet lezen"), ("A1.jpg", "Aanwezigheidslijst"), ("BB.jpg", "Belangenblad")):
    line = next((m for m in wrong.stderr.splitlines() if f"mis/{name}: " in m), "")
    ok(words in line, f"told: {name} {words}", wrong.stderr)
ok("WARNING" not in wrong.stderr, "and what libraries remark in their own words is not passed on", wrong.stderr)
ok("02 cmyk" not in wrong.stderr and "03 groot" not in wrong.stderr and "09 elders" not in wrong.stderr, "nothing is told of what is right", wrong.stderr)
sound(WORK / "mis-uit/verslag.pdf", "report without the wrong ones")
run("pdfimages", "-png", WORK / "mis-uit/verslag.pdf", WORK / "wrong")
colours = []
for path in sorted(WORK.glob("wrong-*.png")):
    width, height, rows = pictures.read_png(path.read_bytes())
    colours.append((max(width, height) <= 1300, rows[height // 2][width // 4]))
near = lambda a, b: all(abs(x - y) < 25 for x, y in zip(a, b))
ok(any(near(c, (55, 155, 255)) for _, c in colours), "inks become light: CMYK has its colour", colours)
ok(any(near(c, (200, 120, 40)) for _, c in colours) and all(small for small, _ in colours), "100 million pixels were made small", colours)
nowhere = draaiboek("report", WORK / "dorp.yaml", "--photos", WORK / "nergens", "-o", WORK / "zonder")
ok(nowhere.returncode == 1 and "nergens: fout: ik kan deze map niet lezen" in nowhere.stderr and (WORK / "zonder/verslag.pdf").exists(),
   "a folder that is not there is told, the report is made", nowhere.stderr)

# --- many and large: the mail stays small ---

MANY = WORK / "veel"
MANY.mkdir()
seed = 1


def noise(column, row):
    global seed
    seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
    return seed >> 8 & 255, seed >> 12 & 255, seed >> 16 & 255


for i in range(26):
    (MANY / f"foto {i + 1}.jpg").write_bytes(pictures.jpeg(1296, 976, noise))
many = draaiboek("report", WORK / "dorp.yaml", "--photos", MANY, "-o", WORK / "veel-uit")
size = (WORK / "veel-uit/verslag.pdf").stat().st_size
ok(many.returncode == 0 and "er zijn meer dan 24 foto's" in many.stderr, "more photos than a report can show are told", many.stderr)
ok(1_000_000 < size and size * 4 / 3 < 5_000_000, "and a mail with them stays under 5 MB", size)
ok(all(f"foto-{i:02}.jpg" in many.stdout for i in range(1, 25)) and "foto-25" not in many.stdout, "the first ones are in it", many.stdout)

mailed = draaiboek("mail", WORK / "dorp.yaml", "verslag", "--photos", MANY, "-o", WORK / "mail")
drafts = list((WORK / "mail").rglob("*.eml"))
ok(mailed.returncode == 0 and drafts and all(1_400_000 < d.stat().st_size < 5_000_000 for d in drafts), "the draft with the report too",
   mailed.stderr, *[(d, d.stat().st_size) for d in drafts])

# --- what the script chooses ---

chosen = SCRIPT.replace(next(line for line in SCRIPT.splitlines() if line.startswith("verslag:")), "verslag: [tips, fotos, afspraken]")
(WORK / "keuze.yaml").write_text(chosen, encoding="utf-8")
draaiboek("run", WORK / "keuze.yaml", "--keys", WORK / "keys")
choice = draaiboek("report", WORK / "keuze.yaml", "--photos", PHOTOS, "-o", WORK / "keuze")
said = (WORK / "keuze/verslag.txt").read_text(encoding="utf-8")
ok(0 < said.find("\nTips\n") < said.find("\nFoto’s\n") < said.find("\nAfspraken\n") and "\nTops\n" not in said, "the script chooses what is in it, and in which order", said)
ok(re.search(r"Niet gekozen voor het verslag: besluiten 4, slogan 4, kernwoorden 10, woorden 12, .*tops 4", choice.stderr), "what it does not choose is told", choice.stderr)

# what is no list is chosen and ordered alike, in the three forms
ordered = SCRIPT.replace(next(line for line in SCRIPT.splitlines() if line.startswith("verslag:")),
                         "verslag: [dank, tijden, mensen, tips en tops, stemmen, woordwolk, netwerk, foto's, volgende bijeenkomst]")
(WORK / "orde.yaml").write_text(ordered, encoding="utf-8")
draaiboek("run", WORK / "orde.yaml", "--keys", WORK / "keys")
placed = draaiboek("report", WORK / "orde.yaml", "--photos", PHOTOS, "-o", WORK / "orde")
wanted = ["Dank", "De tijden", "Wie er waren (23)", "Tops", "Tips", "De stemmen", "De woorden die klonken", "Wie samen iets oppakken", "Foto’s",
          "Volgende bijeenkomst"]
structure = run("pdfinfo", "-struct-text", WORK / "orde/verslag.pdf").stdout
forms = {"the PDF": ["".join(re.findall(r'"(.*)"', block)).strip() for block in re.findall(r"^ *H[23].*\n((?: +\".*\n)+)", structure, re.M)],
         "the text": re.findall(r"^(.+)\n-+$", (WORK / "orde/verslag.txt").read_text(encoding="utf-8"), re.M),
         "the page for Word": re.findall(r"<h[23]>(.*?)</h[23]>", (WORK / "orde/verslag.html").read_text(encoding="utf-8"))}
for where, headings in forms.items():
    ok(headings == wanted, f"people, times, votes and drawings stand where the script names them, and nothing else, in {where}", headings)
ok("Niet gekozen voor het verslag: afspraken 8, besluiten 4, " in placed.stderr, "and what it leaves out is told", placed.stderr)
wrong = draaiboek("check", WORK / "mis.yaml") if (WORK / "mis.yaml").write_text(ordered.replace("tijden, mensen", "tijdn, roddels"), encoding="utf-8") else None
ok("tijdn ken ik niet bij verslag" in wrong.stdout + wrong.stderr and "bedoel je tijden?" in wrong.stdout + wrong.stderr and
   "kies uit: volgende bijeenkomst, stemmen, woordwolk" in wrong.stdout + wrong.stderr, "a word that it does not know is told, with the nearest", wrong.stdout, wrong.stderr)

# --- worked out afterwards, in the order of the pile ---

(WORK / "na.keys").write_text('+05:00:00 # "cv-2" Enter "de brug op de collage" Enter\n+05:01:00 # "SV" Enter dump\n+05:01:30 # "zz" Enter dump\n'
                              '+05:02:00 l End Up Enter w "laatste" Enter Esc\n'
                              '+05:03:00 e Home Enter Ctrl-u "Wat beter klinkt" Enter Esc\n'
                              '+05:04:00 e c Enter Esc n "te laat" Enter dump\n', encoding="utf-8")
after = draaiboek("run", WORK / "dorp.yaml", "--after-work", "--keys", WORK / "na.keys", "--size", "80x24")
session = (WORK / "dorp.sessie.yaml").read_text(encoding="utf-8")
ok('part: "toekomstdroom", text: "de brug op de collage"' in session, "a code leads to its part", after.stdout, after.stderr)
ok("▶ Onze zin" in after.stdout and re.search("Blad SV\\b", after.stdout) and re.search("Blad zz ken ik niet. Wel: .*SV", after.stdout),
   "its codes are on the screen, and an unknown one is told", after.stdout)
ok('part: "afsluiting", text: "laatste"' in session and "Wat beter klinkt" in session, "and anything is corrected", session[-900:])
ok(" do: close" in session and "te laat" not in session, "closed is closed", session[-600:], after.stdout)
(WORK / "open.keys").write_text('+06:00:00 e c Esc n "toch nog" Enter Esc q dump\n', encoding="utf-8")
reopened = draaiboek("run", WORK / "dorp.yaml", "--after-work", "--keys", WORK / "open.keys", "--size", "80x24")
ok("Stoppen? Alles blijft bewaard." in reopened.stdout and "klok loopt door" not in reopened.stdout, "leaving says nothing of a clock that does not go", reopened.stdout)
session = (WORK / "dorp.sessie.yaml").read_text(encoding="utf-8")
ok(" do: reopen" in session and "toch nog" in session, "and opened again", reopened.stderr, session[-600:])
anew = draaiboek("report", WORK / "dorp.yaml", "-o", WORK / "anew")
ok("laatste" in (WORK / "anew/verslag.txt").read_text(encoding="utf-8"), "the report holds what was typed in afterwards", anew.stderr)

# --- many agreements: the first page still answers, closer set, and says where they go on ---

LISTED = "draaiboek: 1\ntitel: Netwerk\ndatum: 2027-01-14\nbegin: 14.00\nonderdelen: [{onderdeel: Afspraken, duur: 60 min}]\n"


def agreed(n):
    """The pages of the report of a meeting with so many agreements and two decisions."""
    (WORK / f"{n}.yaml").write_text(LISTED, encoding="utf-8")
    (WORK / f"{n}.keys").write_text("+00:00:00 PgDn\n" + "".join(
        f'+00:{1 + i:02}:00 a "Iets regelen voor alle mensen in het dorp, nummer {i + 1}" Enter "Anna Alders, Joost Bakker" Enter "{1 + i % 28}-9-2027" Enter\n' for i in range(n)) +
        '+00:50:00 b "We gaan door" Enter\n+00:51:00 h "18-3-2027" Enter "14:00" Enter "Buurthuis De Brug" Enter "Anna" Enter\n', encoding="utf-8")
    draaiboek("run", WORK / f"{n}.yaml", "--keys", WORK / f"{n}.keys")
    draaiboek("report", WORK / f"{n}.yaml", "-o", WORK / f"uit-{n}")
    sound(WORK / f"uit-{n}/verslag.pdf", f"report with {n} agreements")
    return pages_of(WORK / f"uit-{n}/verslag.pdf")


few, more, most = agreed(8), agreed(14), agreed(40)
for n, (pages, on_first) in {8: (few, 8), 14: (more, 14), 40: (most, 14)}.items():
    ok(all(bare(f"mensen in het dorp, nummer {i + 1}") in pages[0] for i in range(on_first)) and pages[0].count("Joost") >= on_first and
       bare("14 september 2027" if n > 8 else "8 september 2027") in pages[0] and bare("donderdag 18 maart 2027, 14.00 uur · Buurthuis De Brug") in pages[0],
       f"the first page of {n} agreements says what, who, when, and when again", pages[0])
ok(bare("De lijst gaat verder op bladzijde 2.") in most[0] and not any("gaatverder" in page for page in few + more), "and that they go on, when they do", most[0])
ok(bare("We gaan door") in few[0] and bare("nummer 40") in most[1] + most[2], "none is lost", most)

# --- help ---

told = draaiboek("report", "--help").stdout
ok("Word" in told and re.search(r"^ +--verantwoording\b", told, re.M) and "--photos" in told, "help names the page for Word and every option", told)

finish()
