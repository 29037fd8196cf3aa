#!/usr/bin/env python3
"""What goes to the printer, read back with qpdf and poppler: label sheets, shipped and of one's own; pages over and on sheets; everything by
paper; what no longer agrees with the script; watching it."""
import os
import pty
import re
import shutil
import signal
import subprocess
from pathlib import Path
from shlex import quote

from papers import MM, PROGRAM, ROOT, WORK, draaiboek, finish, lasting, meeting as home, ok, run, structure, surroundings, unsound

to_last = []  # files that PDFBox judges at the end, all in one go
read = {}  # the pages of files as pdftotext reads them, and what it complains of: a file is read once


def leaves(path):
    if path not in read:
        done = run("pdftotext", "-raw", path, "-")
        read[path] = done.stdout.split("\f"), done.stderr
    return read[path]


def sound(path, name, by_structure=True):
    """Nothing that qpdf, poppler or a reader would stumble over."""
    info = run("pdfinfo", path)
    loud = [info.stderr, leaves(path)[1], structure(path)[1] if by_structure else ""]
    ok(not unsound(path) and not any(loud) and re.search(r"Tagged:\s+yes", info.stdout) and b"pdfaid" in path.read_bytes(), f"{name}: a sound file",
       *unsound(path), *loud, info.stdout)


def lasts(path, name):
    """Is to be PDF/A-1b."""
    to_last.append(WORK / f"last-{len(to_last)}-{re.sub(r'[^a-z0-9]+', '-', name.lower())}.pdf")
    os.link(path, to_last[-1])


def sizes(path):
    """Width and height of each page in whole millimetres."""
    found = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "9999", path).stdout)
    return [(round(float(w) / MM), round(float(h) / MM)) for w, h in found]


def words(path, page=1):
    """Each word of a page with its box in millimetres."""
    html = run("pdftotext", "-bbox", "-f", page, "-l", page, path, "-").stdout
    return [(w, *(float(v) / MM for v in box)) for *box, w in
            re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', html)]


# --- label sheets ---

script = home("labels")
SHEETS = {"L4785": (210, 297, 18, 13, 80, 50, 95, 55, 2, 5), "32015": (210, 297, 17, 31.5, 85, 54, 91, 60, 2, 4),
          "c32011-10": (210, 297, 15, 13.5, 85, 54, 95, 54, 2, 5), "plain": (210, 297, 15, 11, 90, 55, 90, 55, 2, 5),
          "5395": (216, 279, 17.46, 14.82, 85.7, 59.3, 95.25, 63.5, 2, 4)}
for name, (width, height, left, top, w, h, dx, dy, columns, rows) in SHEETS.items():
    done = draaiboek("print", script, "naamkaartjes", "--sheet", name, "--crop-marks", "-o", WORK / "labels" / name)
    path = WORK / "labels" / name / "naamkaartjes.pdf"
    ok(done.returncode == 0 and not done.stderr and set(sizes(path)) == {(width, height)}, f"{name}: on its own paper", done.stderr, sizes(path))
    sound(path, name, by_structure=name == "L4785")  # they are alike, and poppler is slow
    outside = [v for v in words(path) if v[4] < height - 8 and not any(
        left + (k % columns) * dx <= v[1] and v[3] <= left + (k % columns) * dx + w and
        top + (k // columns) * dy <= v[2] + 2 and v[4] <= top + (k // columns) * dy + h + 2 for k in range(columns * rows))]
    ok(not outside and words(path), f"{name}: every word on a label", outside)
done = draaiboek("print", script, "naamkaartjes", "--paper", "letter", "-o", WORK / "labels/letter")
ok(set(sizes(WORK / "labels/letter/naamkaartjes.pdf")) == {(216, 279)}, "on Letter the badges are on a Letter sheet")
straight = words(WORK / "labels/L4785/naamkaartjes.pdf")[0]
draaiboek("print", script, "naamkaartjes", "--sheet", "L4785", "--from", "3", "--offset", "1,-2", "-o", WORK / "labels/moved")
moved = words(WORK / "labels/moved/naamkaartjes.pdf")[0]
ok(straight[0] == moved[0] and abs(moved[1] - straight[1] - 1) < 0.1 and abs(moved[2] - straight[2] - 55 + 2) < 0.1,
   "the first label and the offset hold", straight, moved)

own = WORK / "own/draaiboek/etiketten/vellen.yaml"
own.parent.mkdir(parents=True)
own.write_text("- vel: eigen\n  kaartje: 6 x 4 cm\n  eerste: 0 x 20 mm\n  aantal: 3 x 6\n- vel: fout\n  kaartje: 60 x 40\n  eerste: 5 x 5\n  aantal: 9 x 9\n",
               encoding="utf-8")
done = draaiboek("print", script, "naamkaartjes", "--sheet", "eigen", "-o", WORK / "labels/own")
first = min(w[1] for w in words(WORK / "labels/own/naamkaartjes.pdf"))
ok(done.returncode == 1 and f"{own}:8:11: " in done.stderr and 5 < first < 8, "sheets of one's own; a wrong one is told with its place", done.stderr, first)
ok("eigen" not in draaiboek("print", script, "naamkaartjes", "--sheet", "L4785", "-o", WORK / "labels/own2").stderr and
   (WORK / "labels/own2/naamkaartjes.pdf").exists(), "the shipped sheets are still there")
done = draaiboek("print", script, "naamkaartjes", "--sheet", "eigen", "--offset", "-1,0", "-o", WORK / "labels/off")
ok(done.returncode == 2 and "--offset" in done.stderr and not (WORK / "labels/off").exists(), "an offset that moves a label off the sheet is refused", done.stderr)
shutil.rmtree(WORK / "own")

# --- sheets: posters over several, several on one ---


def heard(path):
    """The texts of the structure, in order."""
    return re.findall(r'"(.*)"', structure(path)[0])


script = home("sheets")
draaiboek("print", script, "welkom", "programma", "ikigai", "-o", WORK / "sheets/plain")
for names, options, pages in (("welkom", ("--tile", "2"), [(297, 210)] * 2), ("welkom", ("--tile", "4"), [(210, 297)] * 4),
                              ("programma", ("--tile", "16"), [(210, 297)] * 16), ("welkom", ("--tile", "2", "--paper", "letter"), [(279, 216)] * 2),
                              ("ikigai", ("--n-up", "2"), [(297, 210)]), ("programma", ("--n-up", "4", "--copies", "5"), [(210, 297)] * 2),
                              ("programma", ("--n-up", "8"), [(297, 210)])):
    file = f"{'werkblad-' if names != 'programma' else ''}{names}.pdf"
    name = " ".join((names, *options))
    done = draaiboek("print", script, names, *options, "-o", WORK / "sheets" / name)
    path = WORK / "sheets" / name / file
    ok(done.returncode == 0 and not done.stderr and sizes(path) == pages, f"{name}: so many sheets of this size", done.stderr, sizes(path))
    sound(path, name, by_structure=options[0] == "--tile" and options[1] != "16")  # the others are heard below
    if "letter" not in options:
        plain = WORK / "sheets/plain" / file
        if "--n-up" in options:
            times = int(options[1]) * (2 if "--copies" in options else 1)
            ok(heard(path) == heard(plain) * times, f"{name}: all of it is heard, as often as it is there", heard(path)[:5], heard(plain)[:5])
        else:
            texts = [set(re.findall(r"\w+", " ".join(leaves(file)[0]))) for file in (plain, path)]
            ok(not texts[0] - texts[1], f"{name}: every word is there, also those over an edge", texts[0] - texts[1])
for name in ("welkom --tile 4/werkblad-welkom.pdf", "programma --n-up 4 --copies 5/programma.pdf"):
    lasts(WORK / "sheets" / name, name)
again = draaiboek("print", script, "welkom", "--tile", "2", "-o", WORK / "sheets/again")
ok((WORK / "sheets/again/werkblad-welkom.pdf").read_bytes() == (WORK / "sheets/welkom --tile 2/werkblad-welkom.pdf").read_bytes(), "the same bytes each time")
for wrong in (("--tile", "3"), ("--n-up", "0.5"), ("--n-up", "1"), ("--tile", "2", "--n-up", "2")):
    done = draaiboek("print", script, "welkom", *wrong, "-o", WORK / "sheets/wrong")
    ok(done.returncode == 2 and done.stderr and not (WORK / "sheets/wrong").exists(), f"{' '.join(wrong)}: refused", done.stderr)

# --- by paper ---


def feet(path, code):
    """Number of the page and of all pages, in the feet of the sheets with this code: by page of the file."""
    found = [(i, re.search(rf"\b{code}(?:-\d+)? · \w{{5}} · pagina (\d+) van (\d+)", text)) for i, text in enumerate(leaves(path)[0])]
    return [(i, int(m[1]), int(m[2])) for i, m in found if m]


script = home("by paper")
done = draaiboek("print", script, "--by-paper", "-o", WORK / "by")
BLACK, HEAVY, LARGE, TILED = (WORK / "by" / f"{name}.pdf" for name in ("1-a4-zwart", "2-a4-kleur-dik", "3-a3", "4-a3-op-a4"))
ok(done.returncode == 0 and not done.stderr and done.stdout.split() == [str(f) for f in (BLACK, HEAVY, LARGE, TILED)], "a few files, by paper", done.stdout, done.stderr)
for path in (BLACK, HEAVY, LARGE, TILED):
    sound(path, path.name, by_structure=False)  # poppler takes minutes for many pages
    lasts(path, path.name)
ok(set(sizes(BLACK)) | set(sizes(HEAVY)) == {(210, 297)} and set(sizes(LARGE)) == {(297, 420)} and set(sizes(TILED)) == {(297, 210)} and
   len(sizes(TILED)) == 2 * len(sizes(LARGE)), "each on its paper; what is A3 also on A4, twice as many")
order = run("pdftotext", "-layout", "-l", "1", BLACK, "-").stdout
ok("Printopdracht" in order and "Deze flappen schrijf je zelf" in order, "the order stands on page one, with the flaps to write", order)
rows = {m[1].strip(): (int(m[2]), int(m[3])) for m in re.finditer(r"^ *(\S.*?)  +voor .*?  +(\d+) +(\d+) ", order, re.M)}
ok(rows["Programma"][0] == len([1 for f in feet(BLACK, "P1") if f[1] == 1]) == rows["Kalender"][0] and rows["Programma"][0] == 16,
   "a programme for each person, as the order says", rows, feet(BLACK, "P1"))
told = [int(n) for n in re.findall(r"(\d+) vel(?:len)?\.", order)]
ok(told == [(len(sizes(BLACK)) + 1) // 2, len(sizes(HEAVY)), len(sizes(LARGE)), len(sizes(TILED))], "the sheets of each file are counted", told,
   [len(sizes(f)) for f in (BLACK, HEAVY, LARGE, TILED)])
for code in ("P1", "D1", "U1", "C1", "A1", "O1", "I1"):
    ok(all(i % 2 == 0 for i, n, _ in feet(BLACK, code) if n == 1) and feet(BLACK, code), f"{code}: every copy begins on the front of a sheet", feet(BLACK, code))
ok(all(i % 2 == 0 for i, _, _ in feet(BLACK, "A1")), "the list to sign has no backs", feet(BLACK, "A1"))
ok(all(i % 2 == 0 for i, _, _ in feet(BLACK, "CV")) and len(feet(BLACK, "CV")) > 1, "the sheets of two groups are never back to back", feet(BLACK, "CV"))
ok(feet(BLACK, "B1") == [(0, 1, 1)], "the order fits its page, flaps and all", feet(BLACK, "B1"))
flaps = order[order.index("Deze flappen"):]
ok("Kernwoorden" in flaps and "14:" in flaps and not re.search("programma|spelregels", flaps), "flaps that are printed are not to be written", flaps)
ok("Kernwoorden (Gesprek over het thema, 14:30)" in flaps and "Wie · wat · wanneer" in flaps and flaps.count("ernwoorden") == 1,
   "flaps that a method names, under its name and once", flaps)
again = draaiboek("print", script, "--by-paper", "-o", WORK / "by again")
ok(all(f.read_bytes() == (WORK / "by again" / f.name).read_bytes() for f in (BLACK, HEAVY, LARGE, TILED)), "by paper: the same bytes each time")
ok((BLACK.stat().st_mode & 0o77, HEAVY.stat().st_mode & 0o77, LARGE.stat().st_mode & 0o77) == (0, 0, 0o44), "files with names are the owner's alone")
for options in (("--by-paper",), ("draaiboek", "programma"), ("--one",)):
    done = draaiboek("print", script, *options, "--copies", "1000", "-o", WORK / "too many")
    ok(done.returncode == 2 and re.search(r" \d{5,} vellen", done.stderr) and "10000" in done.stderr and not (WORK / "too many").exists(),
       f"{' '.join(options)}: a thousand copies of all are told in sheets, and refused", done.stdout, done.stderr)
done = draaiboek("print", script, "draaiboek", "--copies", "100", "-o", WORK / "many")
ok(done.returncode == 0 and re.search(r" 1\d00 vellen", done.stderr) and len(done.stderr.splitlines()) == 1, "many sheets are told, and made", done.stderr)
terminal, end = pty.openpty()
done = subprocess.run([PROGRAM, "print", script, "--by-paper", "--copies", "20", "-o", WORK / "far"], stdout=subprocess.PIPE, stderr=end, env=surroundings(),
                      timeout=120)
os.close(end)
seen = os.read(terminal, 65536).decode()
os.close(terminal)
ok(done.returncode == 0 and "vellen papier" in seen and seen.index("1 van 4: 1-a4-zwart.pdf") < seen.index("2 van 4") and
   seen.rstrip(" ").endswith("\r\x1b[K"), "on a terminal, how far it is is told from the first file on, and taken away", repr(seen))
done = draaiboek("print", script, "--by-paper", "--sheet", "L4785", "--copies", "2", "naamkaartjes", "programma", "-o", WORK / "by label")
ok(sorted(f.name for f in (WORK / "by label").glob("*.pdf")) == ["1-a4-zwart.pdf", "2-stickervel.pdf"] and
   "Avery L4785" in " ".join(leaves(WORK / "by label/1-a4-zwart.pdf")[0]) and
   len([1 for f in feet(WORK / "by label/1-a4-zwart.pdf", "P1") if f[1] == 1]) == 2 * rows["Programma"][0], "labels are a file of their own; twice everything")
english = WORK / "english.yaml"
shutil.copy(ROOT / "agendas/starting-network.yaml", english)
done = draaiboek("print", english, "--by-paper", "--paper", "letter", "-o", WORK / "by en")
text = run("pdftotext", "-l", "2", WORK / "by en/1-letter-black.pdf", "-").stdout
ok(done.returncode == 0 and "Print order" in text and "I count on 16." in text and "You write these flip-chart sheets yourself" in text, "in English, on Letter, without a list of people",
   done.stderr, text)
done = draaiboek("print", script, "--by-paper", "--one", "-o", WORK / "by wrong")
ok(done.returncode == 2 and not (WORK / "by wrong").exists(), "--by-paper and --one: refused", done.stderr)

# --- stale: which papers no longer agree ---

script = home("stale")
text = script.read_text(encoding="utf-8")
OUT = script.parent / "papier"
draaiboek("print", script, "programma", "naamkaartjes", "inpaklijst", "ikigai", "--sheet", "32015", "--large", "-o", OUT)
draaiboek("print", script, "draaiboek", "-o", OUT)
bytes_of = lambda: {f.name: f.read_bytes() for f in OUT.glob("*.pdf")}
first = bytes_of()


def stale():
    done = draaiboek("check", script)
    told = re.findall(r"papier: (\d+) papier\w* ho\w+ .*: (.*)$", done.stderr, re.M)
    names = sorted(name for _, names in told for name in names.split(", "))
    assert sum(int(count) for count, _ in told) == len(names) and done.stderr.count("draaiboek controleer:") <= 3, done.stderr
    return names, done


found, done = stale()
ok(found == [] and done.returncode == 0, "nothing is stale at first", done.stderr)
script.write_text(text.replace("nota bene:", "# niets anders\n    nota bene:", 1), encoding="utf-8")
ok(stale()[0] == [], "a remark in the script makes nothing stale")
changed = text.replace("- flap met programma", "- flap met het hele programma", 1)
assert changed != text
script.write_text(changed, encoding="utf-8")
found, done = stale()
ok(found == ["draaiboek.pdf", "inpaklijst.pdf"] and done.returncode == 0 and "--stale" in done.stderr, "only the papers on which it stands", found, done.stderr)
done = draaiboek("print", script, "-o", OUT, "--stale")
ok(done.returncode == 0 and sorted(done.stdout.split()) == [str(OUT / f) for f in ("draaiboek.pdf", "inpaklijst.pdf")], "these alone are made", done.stdout, done.stderr)
now = bytes_of()
ok(all((now[f] == first[f]) == (f not in ("draaiboek.pdf", "inpaklijst.pdf")) for f in first) and set(now) == set(first), "the others stay as they are")
ok("het hele programma" in re.sub(r"\s+", " ", run("pdftotext", OUT / "inpaklijst.pdf", "-").stdout) and stale()[0] == [], "then nothing is stale")
draaiboek("print", script, "inpaklijst", "--large", "-o", WORK / "stale-large")
ok((WORK / "stale-large/inpaklijst.pdf").read_bytes() == now["inpaklijst.pdf"], "made as they were made before: in large print")
people = script.parent / "deelnemers.csv"
people.write_bytes(people.read_bytes().replace(b"Gerrit", b"Gerard"))
ok(stale()[0] == ["naamkaartjes.pdf"], "a name changes the badges alone", stale()[0])
(OUT / "naamkaartjes.pdf").unlink()
ok(stale()[0] == [], "a file that was thrown away is not missed")
other = script.parent / "other.yaml"
shutil.copy(script, other)
ok(not re.search("papier: ", draaiboek("check", other).stderr), "papers of another script are not this one's")
(OUT / ".draaiboek").write_text((OUT / ".draaiboek").read_text(encoding="utf-8").replace(",--large", ",--groot%ZZ"), encoding="utf-8")
ok(draaiboek("check", script).returncode == 0, "a list that is noise does no harm")
shutil.rmtree(OUT)
draaiboek("print", script, "--by-paper", "-o", OUT)
script.write_text(changed.replace("- flap met het hele programma", "- flap met programma"), encoding="utf-8")
done = draaiboek("print", script, "-o", OUT, "--stale")
ok(done.returncode == 0 and done.stdout.split() == [str(OUT / "1-a4-zwart.pdf")], "by paper too", done.stdout, done.stderr)

# papers that lie elsewhere: the program keeps in mind where it made them
STATE, FAR, FARTHER = WORK / "state", WORK / "verweg", WORK / "heel verweg" / "é"
(WORK / "bakery").mkdir()
script = home("bakery/oven")
known = {"XDG_STATE_HOME": str(STATE)}
text = script.read_text(encoding="utf-8")
for folder in (FAR, FARTHER):
    draaiboek("print", script, "inpaklijst", "-o", folder, env=known)
changed = text.replace("- flap met programma", "- flap met het hele programma", 1)
script.write_text(changed, encoding="utf-8")
done, unaware = draaiboek("check", script, env=known, cwd=WORK / "bakery"), draaiboek("check", script, cwd=WORK / "bakery")
ok(all(f"{folder}: 1 papier hoort bij een eerdere versie van het draaiboek: inpaklijst.pdf\n" in done.stderr and f"-o {quote(str(folder))} --stale" in done.stderr for folder in (FAR, FARTHER)) and done.returncode == 0 and
   "inpaklijst.pdf" not in unaware.stderr, "papers made elsewhere are found too", done.stderr, unaware.stderr)
kept = STATE / "draaiboek/outputs"
lines = kept.read_text().splitlines()
ok(kept.stat().st_mode & 0o777 == 0o600 and kept.parent.stat().st_mode & 0o777 == 0o700 and len(lines) == 2 and all(line.count(" ") == 1 for line in lines),
   "what is kept is the owner's alone: two paths a line", lines)
done = draaiboek("print", script, "--stale", env=known, cwd=WORK / "bakery")
ok(sorted(done.stdout.splitlines()) == sorted(f"{folder}/inpaklijst.pdf" for folder in (FAR, FARTHER)) and done.returncode == 0 and
   "inpaklijst.pdf" not in draaiboek("check", script, env=known).stderr, "print --stale alone makes them anew wherever they are", done.stdout, done.stderr)
shutil.rmtree(FAR)
draaiboek("print", script, "ikigai", "-o", FARTHER, env=known)
draaiboek("print", script, "ikigai", "-o", WORK / "derde", env=known)
ok(len(kept.read_text().splitlines()) == 2 and "verweg " not in kept.read_text() and kept.read_text().startswith(lines[0].split()[0]), "a folder that is gone is forgotten",
   kept.read_text())
kept.write_text("".join(f"/nergens/m{i} /nergens/{i}\n" for i in range(5000)) + "x\n\n" + "/a%ZZ /b%ZZ\n" + lines[0] + "\n")
done = draaiboek("check", script, env=known)
draaiboek("print", script, "ikigai", "-o", WORK / "derde", env=known)
ok(done.returncode == 0 and len(kept.read_text().splitlines()) <= 2, "a list that is noise does no harm", done.stderr, kept.read_text()[:300])
for i in range(205):
    shutil.copytree(WORK / "derde", WORK / "veel" / str(i))
kept.write_text("".join(f"{lines[0].split()[0]} {WORK}/veel/{i}\n" for i in range(205)))
draaiboek("print", script, "ikigai", "-o", WORK / "derde", env=known)
ok(len(kept.read_text().splitlines()) == 200, "and it does not grow without end", len(kept.read_text().splitlines()), kept.read_text()[:300])
for where in ("/dev/null/state", str(next((WORK / "derde").glob("*.pdf"))), "/proc"):
    done = draaiboek("print", script, "inpaklijst", "-o", WORK / "vierde", "--force", env={"XDG_STATE_HOME": where})
    ok(done.returncode == 0 and not done.stderr and draaiboek("check", script, env={"XDG_STATE_HOME": where}).returncode == 0,
       f"a state folder that cannot be written is no fault: {Path(where).name}", done.stderr)

# --- the list ---

listed = [line for line in draaiboek("print", "--list").stdout.splitlines() if line and not line.endswith(":")]
ok(len(listed) > 40 and all(re.search(r"^\S+ +.+ · .+ · .+$", line) for line in listed), "each in the list says what, for whom and how many",
   *[line for line in listed if not re.search(r"^\S+ +.+ · .+ · .+$", line)])

own_list = draaiboek("print", home("list"), "--list")
counted = {m[1]: (int(m[2]), int(m[3])) for m in re.finditer(r"^(\S+) .* · (\d+) keer · (\d+) bladzijden?$", own_list.stdout, re.M)}
made = draaiboek("print", WORK / "list/startbijeenkomst.yaml", "-o", WORK / "list/uit").stdout.splitlines()
files = {re.sub(r"^werkblad-", "", Path(p).stem): len(sizes(Path(p))) for p in made}
ok(own_list.returncode == 0 and {n: pages for n, (_, pages) in counted.items()} == files, "with a script: the papers of its pack with their real pages", counted, files)
ok(all(counted[name][0] == times for name, (times, _) in
       {"programma": rows["Programma"], "kalender": rows["Kalender"], "draaiboek": (1, 0)}.items()), "and as many copies as the print order says", counted, rows)
few = draaiboek("print", ROOT / "agendas/starting-network.yaml", "ikigai", "--list").stdout
ok(re.fullmatch(r"ikigai +Ikigai · for everybody · 16 times · 1 page\n\nThere is no list of people yet. I count on 16.\n", few), "only those named; a guess is said", few)

# --- no printer for A3 ---

script = home("small")
draaiboek("print", script, "flap-programma", "flap-stappen", "--small", "-o", WORK / "small/uit")
ok({s for f in ("flap-programma", "flap-stappen") for s in sizes(WORK / f"small/uit/{f}.pdf")} == {(210, 297)}, "--small: flip-chart sheets on A4")
done = draaiboek("print", script, "--small", "--by-paper", "-o", WORK / "small/by")
names = sorted(Path(p).name for p in done.stdout.splitlines())
ok(names == ["1-a4-zwart.pdf", "2-a4-kleur-dik.pdf"] and all(i % 2 == 0 for i, _, _ in feet(WORK / "small/by/1-a4-zwart.pdf", "F3")),
   "--small --by-paper: no A3, and never two flip-chart sheets back to back", names)

# --- watch ---

script = home("watch")
done = run(PROGRAM, "print", script, "--watch", "--paper", "a7", "-o", script.parent / "papier")
ok(done.returncode == 2 and "a7" in done.stderr and "Ctrl-C" not in done.stderr, "--watch: what was asked wrongly is not waited for", done.stderr)
text = script.read_text(encoding="utf-8")
OUT = script.parent / "papier"
watch = subprocess.Popen([PROGRAM, "print", str(script), "programma", "inpaklijst", "naamkaartjes", "tegeltje", "--watch", "-o", str(OUT)],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings(), cwd=WORK)


def told():
    """What it says until it waits again."""
    lines = []
    for line in watch.stderr:
        if "Ctrl-C" in line:
            return "".join(lines)
        lines.append(line)
    return None


ok(told() == "" and sorted(f.name for f in OUT.glob("*.pdf")) == ["inpaklijst.pdf", "naamkaartjes.pdf", "programma.pdf", "werkblad-tegeltje.pdf"], "--watch: first all of them")
first = {f.name: f.stat().st_ino for f in OUT.glob("*.pdf")}
beside = script.with_suffix(".new")
beside.write_text(text.replace("- flap met programma", "- flap met alles", 1), encoding="utf-8")
beside.rename(script)
said = told()
ok(said == "" and "met alles" in re.sub(r"\s+", " ", run("pdftotext", OUT / "inpaklijst.pdf", "-").stdout), "--watch: an editor that saves by renaming", said)
second = {f.name: f.stat().st_ino for f in OUT.glob("*.pdf")}
ok([f for f in first if first[f] != second[f]] == ["inpaklijst.pdf"], "--watch: only what changes is made anew", first, second)
script.write_text(text + "onzin\n", encoding="utf-8")
said = told()
ok(said and "startbijeenkomst.yaml:" in said and "fout" in said and watch.poll() is None, "--watch: a broken script is told, and it goes on", said)
script.write_text(text, encoding="utf-8")
ok(told() == "" and "met programma" in run("pdftotext", OUT / "inpaklijst.pdf", "-").stdout, "--watch: mended, it is made again")
people = script.parent / "deelnemers.csv"
people.write_bytes(people.read_bytes().replace(b"Gerrit", b"Gerard"))
ok(told() == "" and "Gerard" in run("pdftotext", OUT / "naamkaartjes.pdf", "-").stdout, "--watch: the list of people counts too")
draaiboek("run", script, "--keys", ROOT / "examples/startbijeenkomst.keys")
ok(any(told() == "" and "Een deur verder" in re.sub(r"\s+", " ", run("pdftotext", OUT / "werkblad-tegeltje.pdf", "-").stdout) for _ in range(20)),
   "--watch: what the meeting brings counts too")
watch.send_signal(signal.SIGINT)
rest = watch.stdout.read()
ok(watch.wait(60) == 0 and not watch.stderr.read() and [os.path.basename(f) for f in rest.split()][4:7] == ["inpaklijst.pdf", "inpaklijst.pdf", "naamkaartjes.pdf"],
   "--watch: Ctrl-C ends it; each file made was named", rest)

lasting(to_last, "what goes to the printer lasts: PDF/A-1b")
finish()
