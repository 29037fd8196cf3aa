#!/usr/bin/env python3
"""The report of a meeting in rooms, and the one for who pays: photos, the cloud and the times are in it as in the report of one room,
every person is counted once, and what one room withheld stays out."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import wordpage  # noqa: E402
from tap import PROGRAM, finish, ok, surroundings, outcome  # noqa: E402

ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb", DRAAIBOEK_TODAY="2027-01-20")
SCRIPT = """\
draaiboek: 1
titel: Congres
datum: 2027-01-14
begin: "13:00"
tijdzone: Europe/Amsterdam
deelnemers: [{naam: Fatima van den Berg, organisatie: Buurthuis}, {naam: Jan Jansen, organisatie: Gemeente}, {naam: Els Bakker, organisatie: Zonnebloem}]
onderdelen:
  - {onderdeel: Opening, duur: 30 min, opschrijven: [woorden, kernwoorden, afspraken]}
  - onderdeel: Tegelijk
    duur: 60 min
    opschrijven: [afspraken, kernwoorden]
    deelsessies:
      - {zaal: Zaal 1, titel: Wonen}
      - {zaal: Tuinkamer, titel: Zorg}
  - {onderdeel: Slot, duur: 30 min}
"""


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


def play(keys, *words):
    Path("keys").write_text(keys)
    code, out, err = run("run", "c.yaml", "--keys", "keys", *words)
    ok(code == 0, " ".join(("played", *words)), err)


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout


folder = tempfile.mkdtemp()
os.chdir(folder)
Path("c.yaml").write_text(SCRIPT)
play('+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter Esc\n+00:02:00 k "samen" Enter "warmte" Enter "soep" Enter Esc\n'
     '+00:05:00 a "Samen eten" Enter "Fatima van den Berg, Els Bakker" Enter "28-1" Enter\n+00:06:00 h "18-3" Enter "14:00" Enter "Steunpunt" Enter Enter\n+00:35:00 PgDn\n+01:30:00 PgDn\n+02:05:00 PgDn Enter\n')
play('+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter Esc\n+00:02:00 k "samen" Enter "huis" Enter Esc\n'
     '+00:05:00 a "Huizen bouwen met Jan Jansen" Enter "Jan Jansen, Els Bakker" Enter "1-4" Enter\n+00:20:00 s "Een huis voor iedereen" Enter "Bouw mee" Enter Esc\n+00:21:00 s Home 4 Enter Down 9 Enter Esc\n+01:10:00 PgDn Enter\n', "--room", "Zaal 1")
play('+00:00:00 PgDn\n+00:01:00 m "Els" Enter Esc\n+00:02:00 k "zorg" Enter "tijd" Enter "samen" Enter Esc\n+00:04:00 n "geheim.jpg laten we niet zien" Enter\n+00:55:00 PgDn Enter\n',
     "--room", "Tuinkamer")
os.makedirs("fotos/Tuinkamer")
for name in ("de kring.jpg", "soep.jpg", "Zaal 1 de flap.jpg", "Tuinkamer/IMG_0007.jpg", "geheim.jpg"):
    subprocess.run(["python3", "-c", "import struct, sys, zlib\n"
                    "def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))\n"
                    "rows = b''.join(b'\\0' + bytes((x * 3 % 256, y * 2 % 256, 90) [i] for x in range(160) for i in range(3)) for y in range(120))\n"
                    "open(sys.argv[1], 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 160, 120, 8, 2, 0, 0, 0)) + "
                    "chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))", f"fotos/{name}"], check=True)

code, out, err = run("verslag", "c.yaml", "-o", "uit", "--photos", "fotos")
made = sorted(out.splitlines())
ok(any(name.endswith(".pdf") for name in made) and sum("foto-0" in name for name in made) == 4, "the report is made, with its photos", code, out, err)
stem = next(name for name in made if name.endswith(".pdf"))[:-4]
pdf, text, page = text_of(stem + ".pdf"), Path(stem + ".txt").read_text(), Path(stem + ".html").read_text()
images = subprocess.run(["pdfimages", "-list", stem + ".pdf"], capture_output=True, text=True).stdout.splitlines()[2:]
ok(len(images) == 4 and all("de kring" in form and "soep" in form for form in (text.lower(), page.lower(), pdf.lower())) and page.count("<img") == 4,
   "all photos are in it with their captions", images, text)
shutil.copy("fotos/soep.jpg", "logo.png")
Path("c.yaml").write_text(SCRIPT.replace("onderdelen:", "huisstijl: {logo: logo.png}\nonderdelen:", 1))
with_logo = run("verslag", "c.yaml", "-o", "logo")
ok(with_logo[0] == 0 and subprocess.run(["pdfimages", "-list", with_logo[1].splitlines()[0]], capture_output=True, text=True).stdout.count(" rgb ") == 1,
   "the logo is on it", with_logo)
os.unlink("logo.png")
told = run("verslag", "c.yaml", "-o", "logo")
ok(told[0] == 1 and "logo.png" in told[2] and ".pdf" in told[1], "without its file that is told, and the report made", told)
Path("c.yaml").write_text(SCRIPT)
ok("De woorden die klonken" in pdf and all(pdf.count(word) >= 2 for word in ("samen", "warmte", "huis", "zorg")), "the words of all rooms make one cloud", pdf)
ok(all(f"{room}: {title}" in form for form in (pdf, text, page) for room, title in (("Zaal 1", "Wonen"), ("Tuinkamer", "Zorg"))) and
   pdf.count("De tijden") == text.count("De tijden") == page.count("De tijden") == 1 and "Opening" in pdf, "planned and real time stand below it, of all rooms", text)
ok("Huizen bouwen" in pdf and "Samen eten" in pdf, "with what was agreed", pdf)
ok("Hier was 1 persoon" in pdf and "Hier waren 2 mensen" in pdf, "one person is one person", pdf)


def of_room(title, end):
    return text[text.index(f"\n{title}\n"):text.index(end)]


wonen, zorg = of_room("Wonen · Zaal 1", "\nZorg · Tuinkamer\n"), of_room("Zorg · Tuinkamer", "\nWie er waren")
ok("Foto’s\n- De flap\n" in wonen and "Foto’s\n- Foto\n" in zorg and text.index("De kring") < text.index("\nWonen · Zaal 1"),
   "each photo stands with its room: named after it, or in a folder of its own", text)
ok("De stemmen\n- Bouw mee (9 stemmen)\n- Een huis voor iedereen (4 stemmen)\n" in wonen and "stemmen" not in zorg, "the votes of a room too", text)
ok(text.count("Wie samen iets oppakken") == 1 and "Zonnebloem en Buurthuis: afspraak 1\n" in text and "Zonnebloem en Gemeente: afspraak 101\n" in text, "and one network of all rooms", text)
drawn = subprocess.run(["pdfinfo", "-struct", stem + ".pdf"], capture_output=True, text=True).stdout
ok(drawn.count("Figure") >= 4 + 2 + 1 + 1 + 1 and "Wie samen iets oppakken" in pdf, "drawn on paper: photos, votes, network, words and times", drawn)
at = [text.index(f"\n{heading}") for heading in ("Volgende bijeenkomst", "Afspraken\n", "Kernwoorden\n", "Foto’s", "Wonen · Zaal 1", "Zorg · Tuinkamer", "Wie er waren", "De tijden", "Dank")]
ok(at == sorted(at), "the main story first, then the rooms, then who was there", at)
ok("geheim.jpg" in err and "Geheim" not in text + pdf + page, "what one room keeps out is in none", err)
first = subprocess.run(["pdftotext", "-l", "1", stem + ".pdf", "-"], capture_output=True, text=True).stdout
ok("18 maart 2027" in first and "Huizen bouwen" in first, "when we meet again stands on the first page", first)

code, out, err = run("mail", "c.yaml", "verslag", "-o", "mail", "--photos", "fotos")
mailed = "mail/verslag-versturen/4-verslag.pdf"
ok(text_of(mailed) == pdf and subprocess.run(["pdfimages", "-list", mailed], capture_output=True, text=True).stdout.splitlines()[2:] == images and
   "geheim.jpg" in err, "the mail has the same report attached, with the same photos", code, out, err)
code, out, err = run("verslag", "c.yaml", "--for-funder", "-o", "subsidie")
funder = Path("subsidie/verantwoording.txt").read_text()
ok(code == 0 and len(out.splitlines()) == 2, "the report for who pays is made of all rooms", code, out, err)
at = [funder.index(words) for words in ("Er waren 3 mensen", "We maakten 2 afspraken.", "De zalen", "- samen: 1 persoon, 1 afspraak", "- Zaal 1: 2 mensen, 1 afspraak",
                                        "- Tuinkamer: 1 persoon, 0 afspraken", "Afspraken\n")]
ok(at == sorted(at), "first how many came and how much was agreed, then the rooms, then what", funder)
pages = Path(stem + ".html"), Path("subsidie/verantwoording.html")
ok(not [fault for path in pages for fault in wordpage.faults(path)], "both pages for Word are whole", *[fault for path in pages for fault in wordpage.faults(path)])
ok("3 mensen" in funder and "3 organisaties" in funder, "who was in two rooms counts once", funder)
ok("Huizen bouwen met iemand" in funder and "Samen eten" in funder and funder.count("Afspraken") == 1, "what all rooms agreed is in it", funder)
ok(not [name for name in ("Fatima", "Berg", "Jansen", "Bakker", "Els") if name in funder + Path("subsidie/verantwoording.html").read_text()],
   "and nobody is named", funder)
os.rename("c.tuinkamer.sessie.yaml", "weg.yaml")
code, out, err = run("verslag", "c.yaml", "-o", "later", "--photos", "fotos")
text = Path("later/verslag-alle-zalen.txt").read_text()
ok(code == 1 and "de foto’s van zaal Tuinkamer blijven weg" in err and text.count("Foto’s\n") == 2 and "- Zorg · Tuinkamer" in text, "photos of a room that is missing wait for it",
   err, text)
os.chdir("/")
if os.environ.get("KEEP"):
    print("#", folder)
else:
    shutil.rmtree(folder)
finish()
