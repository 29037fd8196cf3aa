#!/usr/bin/env python3
"""Prints the association cards with the real program and reads them back: sound files that last, 48 pictures, each heard by its
name; pictures of one's own, right and wrong."""
import re
import shutil
import struct
import subprocess
import zlib

from papers import ROOT, WORK, draaiboek, figures, finish, ok, run, sound

SCRIPT = ROOT / "examples/startbijeenkomst.yaml"


def names_in(key):
    return re.findall(rf"^(?:- |  ){key}: (.*)$", (ROOT / "agendas/beelden/pictogrammen.yaml").read_text(encoding="utf-8"), re.M)


def off_centre(path, page, dpi=40):
    """How far the middle of each of the four pictures on a page lies from the middle of its card, in mm."""
    raw = subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-l", str(page), path], capture_output=True, check=True).stdout
    _, size, _, dots = raw.split(b"\n", 3)
    width, height = map(int, size.split())
    mm, found = 25.4 / dpi, []
    for top in (0, height // 2):
        for left in (0, width // 2):
            edge = int(10 / mm)  # marks and codes stand there
            dark = [(x, y) for y in range(top + edge, top + height // 2 - edge) for x in range(left + edge, left + width // 2 - edge)
                    if dots[y * width + x] < 200]
            xs, ys = [x for x, _ in dark], [y for _, y in dark]
            found.append((((min(xs) + max(xs) + 1 - 2 * left - width / 2) / 2) * mm, ((min(ys) + max(ys) + 1 - 2 * top - height / 2) / 2) * mm))
    return found


# --- the shipped deck ---

for lang, script, file, key in (("nl", SCRIPT, "associatiekaarten", "beeld"),
                                ("en", ROOT / "agendas/starting-network.yaml", "association-cards", "picture")):
    done = draaiboek("print", script, "-o", WORK / lang)
    path = WORK / lang / f"{file}.pdf"
    ok(done.returncode == 0 and f"{path}\n" in done.stdout, f"{lang}: the cards are in the pack", done.stdout, done.stderr)
    sound(path, f"{lang}: cards")
    ok(len(names_in(key)) == 48 and figures(path) == names_in(key), f"{lang}: 48 pictures, each heard by its name", figures(path))
    codes = run("pdftotext", path, "-").stdout.split()
    ok(sorted(codes) == sorted(f"K1-{i}" for i in range(1, len(codes) + 1)) and len(codes) >= 48, f"{lang}: no word stands on them but their code", codes)
    ok("Pages:           12\n" in run("pdfinfo", path).stdout, f"{lang}: four on a sheet")
    off = [f"page {page} card {card}: {x:.1f},{y:.1f}" for page in (1, 6, 12) for card, (x, y) in enumerate(off_centre(path, page))
           if abs(x) > 1.5 or not -3 <= y <= 0]
    ok(not off, f"{lang}: the eye finds each picture in the middle of its card", off)
    again = draaiboek("print", script, file, "-o", WORK / "again")
    ok(again.returncode == 0 and (WORK / f"again/{file}.pdf").read_bytes() == path.read_bytes(), f"{lang}: made twice it is the same", again.stderr)
small = draaiboek("print", SCRIPT, "associatiekaarten", "--small", "--paper", "letter", "-o", WORK / "small")
info = run("pdfinfo", WORK / "small/associatiekaarten.pdf").stdout
ok(small.returncode == 0 and "Pages:           6\n" in info and "612 x 792" in info, "--small: eight on a sheet", small.stderr, info)

# --- how the room is set up ---

LAYOUTS = ("kring", "u-vorm", "vierkant", "rijen", "tafelgroepen", "visgraat")
for people in (0, 1, 24, 200):
    script = WORK / f"room-{people}.yaml"
    rows = "".join(f"Voornaam{i};Achternaam{i}\n" for i in range(people))
    (WORK / "people.csv").write_text("Voornaam;Achternaam\n" + rows, encoding="utf-8")
    parts = "".join(f"  - onderdeel: Deel {i}\n    duur: 20 min\n    opstelling: {layout}\n" for i, layout in enumerate(LAYOUTS + LAYOUTS))
    script.write_text("draaiboek: 1\ntaal: nl\ntitel: Zalen\n" + ("deelnemers: people.csv\n" if people else "") + "onderdelen:\n" + parts,
                      encoding="utf-8")
    done = draaiboek("print", script, "-o", WORK / f"rooms-{people}")
    path = WORK / f"rooms-{people}/opstelling.pdf"
    ok(done.returncode == 0 and f"{path}\n" in done.stdout, f"{people} people: the set-up is in the pack", done.stdout, done.stderr)
    sound(path, f"{people} people")
    text = re.sub(r"\s+", " ", run("pdftotext", "-raw", path, "-").stdout)
    ok([text.find(f"Opstelling: {layout}") for layout in LAYOUTS] == sorted(text.find(f"Opstelling: {layout}") for layout in LAYOUTS) and
       text.count("Opstelling: ") == 6, f"{people} people: a page for each set-up, in the order of use", text[:400])
    seats = people or 16
    ok(text.count(f"{seats} stoel") >= 6 and len([f for f in figures(path) if f"{seats} stoel" in f]) == 6,
       f"{people} people: as many chairs", text[:400], figures(path))
    pages = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", path).stdout)[1])
    ok(pages == 6, f"{people} people: each set-up fits its page", pages)
plain = WORK / "plain.yaml"
plain.write_text("draaiboek: 1\ntaal: nl\ntitel: Praten\nonderdelen:\n  - onderdeel: Praten\n    duur: 20 min\n", encoding="utf-8")
done = draaiboek("print", plain, "-o", WORK / "none")
ok(done.returncode == 0 and not re.search("opstelling|associatie", done.stdout), "no set-up and no cards for who names none", done.stdout)
done = draaiboek("print", plain, "opstelling", "-o", WORK / "none")
ok(done.returncode == 0 and "Opstelling: kring" in run("pdftotext", WORK / "none/opstelling.pdf", "-").stdout, "asked for by name it is a circle", done.stderr)

# --- pictures of one's own ---

own = WORK / "own/draaiboek/beelden/pictogrammen.yaml"
own.parent.mkdir(parents=True)
own.write_text("- beeld: streep\n  paden:\n    - lijn: M10 10L90 90\n- beeld: fout\n  paden:\n    - lijn: M10 10L90 900\n", encoding="utf-8")
done = draaiboek("print", SCRIPT, "associatiekaarten", "programma", "-o", WORK / "some")
ok(done.returncode == 1 and f"{own}:6:19: " in done.stderr, "a wrong picture is told with its place", done.returncode, done.stderr)
ok(figures(WORK / "some/associatiekaarten.pdf") == ["streep"] and (WORK / "some/programma.pdf").exists(), "the other pictures and papers are made")
for name, text in (("empty", ""), ("no list", "beelden\n"), ("no YAML", "- [\n"), ("binary", "\0\1\2")):
    own.write_text(text, encoding="utf-8")
    done = draaiboek("print", SCRIPT, "associatiekaarten", "programma", "-o", WORK / name)
    ok(done.returncode == 1 and done.stderr.strip() and "CRITICAL" not in done.stderr and not (WORK / name / "associatiekaarten.pdf").exists() and
       (WORK / name / "programma.pdf").exists(), f"{name}: told, and the other papers are made", done.returncode, done.stderr)

shutil.rmtree(WORK / "own")

# --- logos and photos ---


def png(width, height, alpha=False, claim=None):
    """A PNG of a red field; claim: the size that its head tells."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", *(claim or (width, height)), 8, 6 if alpha else 2, 0, 0, 0)
    row = b"\0" + (b"\xff\0\0" + (b"\x80" if alpha else b"")) * width
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")


def with_exif(jpeg):
    """The same photo, as a phone writes it: to be turned a quarter, with the place it was taken."""
    tiff = (b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + struct.pack("<HHII", 0x0112, 3, 1, 6) + struct.pack("<HHII", 0x010E, 2, 12, 38) +
            struct.pack("<I", 0) + b"GEHEIME-PLEK")
    body = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def images(path):
    return [(int(w), int(h), enc) for w, h, enc in
            re.findall(r"^\s*\d+\s+\d+\s+image\s+(\d+)\s+(\d+)\s+rgb\s+3\s+8\s+(\w+)", run("pdfimages", "-list", path).stdout, re.M)]


run("pdftoppm", "-jpeg", "-r", "30", "-singlefile", WORK / "nl/associatiekaarten.pdf", WORK / "photo")
photo = (WORK / "photo.jpg").read_bytes()
home = WORK / "home"
home.mkdir()
for file in ("startbijeenkomst.yaml", "deelnemers.csv", "startbijeenkomst.keys"):
    shutil.copy(ROOT / "examples" / file, home)
plain_text = (home / "startbijeenkomst.yaml").read_text(encoding="utf-8")
plain_text = re.sub(r"^huisstijl:.*\n(?:  .*\n)*", "", plain_text, flags=re.M)
script = home / "startbijeenkomst.yaml"


def with_logo(name):
    script.write_text(plain_text.replace("\nonderdelen:", f"\nhuisstijl: {{logo: {name}}}\nonderdelen:", 1), encoding="utf-8")


with_logo("logo.png")
(home / "logo.png").write_bytes(png(300, 100, alpha=True))
done = draaiboek("print", script, "programma", "naamkaartjes", "draaiboek", "-o", WORK / "logo")
ok(done.returncode == 0 and not done.stderr, "a logo is printed", done.stderr)
for name in ("programma", "naamkaartjes"):
    path = WORK / f"logo/{name}.pdf"
    sound(path, f"logo on {name}")
    ok(set(images(path)) == {(300, 100, "image")}, f"logo on {name}: there, and whole", images(path))
ok(not images(WORK / "logo/draaiboek.pdf"), "no logo on the facilitator's script")
run("pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-singlefile", WORK / "logo/programma.pdf", WORK / "seen")
ok(b"\xff\x7f\x7f" in (WORK / "seen.ppm").read_bytes() and b"\xff\0\0" not in (WORK / "seen.ppm").read_bytes(), "what shines through is laid on white")
draaiboek("run", script, "--keys", home / "startbijeenkomst.keys")
done = draaiboek("report", script, "-o", WORK / "logo")
ok(done.returncode == 0 and images(WORK / "logo/verslag.pdf") == [(300, 100, "image")], "the report has the logo", done.stderr)

line = with_logo("logo.png") or script.read_text(encoding="utf-8").splitlines().index("huisstijl: {logo: logo.png}") + 1
(home / "folder.png").mkdir()
for name, data in (("broken", png(300, 100)[:60]), ("cut off", photo[:400]), ("no picture", b"<svg/>"), ("empty", b""), ("huge", png(1, 1, claim=(60000, 60000))),
                   ("bomb", png(1, 1, claim=(19999, 19999))), ("none", None)):
    (home / "logo.png").unlink()
    if data is not None:
        (home / "logo.png").write_bytes(data)
    done = draaiboek("print", script, "programma", "inpaklijst", "-o", WORK / f"logo-{name}")
    ok(done.returncode == 1 and f"startbijeenkomst.yaml:{line}:19: " in done.stderr and "logo.png" in done.stderr and "CRITICAL" not in done.stderr,
       f"{name} logo: told at its place", done.returncode, done.stderr)
    ok((WORK / f"logo-{name}/programma.pdf").exists() and (WORK / f"logo-{name}/inpaklijst.pdf").exists(), f"{name} logo: the papers are made without it")
    if data is None:
        (home / "logo.png").write_bytes(b"x")
(WORK / "photos").mkdir()
(WORK / "photos/a.jpg").write_bytes(with_exif(photo))
(WORK / "photos/b.PNG").write_bytes(png(40, 80))
(WORK / "photos/c.jpg").write_bytes(photo[: len(photo) // 8])
(WORK / "photos/d.txt").write_text("geen foto")
(WORK / "photos/e.png").write_bytes(png(2400, 10))
script.write_text(plain_text, encoding="utf-8")
done = draaiboek("print", script, "associatiekaarten", "--photos", WORK / "photos", "-o", WORK / "own-cards")
path = WORK / "own-cards/associatiekaarten.pdf"
run("pdftoppm", "-jpeg", "-r", "30", "-singlefile", path, WORK / "cards")
sound(path, "cards of one's own")
width, height = struct.unpack(">HH", re.search(rb"\xff\xc0...(....)", photo, re.S)[1])[::-1]
found = images(path)
ok(done.returncode == 1 and "c.jpg" in done.stderr and (height, width, "jpeg") in found and (40, 80, "image") in found and (1800, 7, "image") in found,
   "photos stand upright, and are shrunk", done.stderr, found, (width, height))
ok(b"GEHEIME-PLEK" not in path.read_bytes() and b"Exif" not in path.read_bytes(), "nothing of the place where it was taken is kept")
ok("Foto 1" in figures(path) and "d.txt" not in done.stderr, "each photo is named by its number", figures(path), done.stderr)
for name in ("nowhere", "own-cards"):
    done = draaiboek("print", script, "associatiekaarten", "--photos", WORK / name, "-o", WORK / f"no-{name}")
    ok(done.returncode == 1 and name in done.stderr and len(figures(WORK / f"no-{name}/associatiekaarten.pdf")) == 48,
       f"no photos ({name}): told, and the pictograms are printed", done.stderr)

finish()
