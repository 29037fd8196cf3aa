#!/usr/bin/env python3
"""What goes to the printer, read back with qpdf and poppler: label sheets, shipped and of one's own; pages over and on sheets."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(os.environ.get("DRAAIBOEK", ROOT / "build/draaiboek")).resolve())
WORK = Path(tempfile.mkdtemp(prefix="draaiboek-press-"))
MM = 72 / 25.4
number = failed = 0


def ok(condition, name, *details):
    global number, failed
    number += 1
    failed += not condition
    print(f"{'ok' if condition else 'not ok'} {number} - {name}", flush=True)
    if not condition:
        for detail in details:
            for line in str(detail).splitlines()[:12]:
                print(f"#   {line}")


def surroundings():
    kept = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_MESSAGES", "TZ")}
    kept.update({"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "XDG_DATA_HOME": str(WORK / "own")})
    return kept


def run(*words, **more):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, env=surroundings(), timeout=300, **more)


def draaiboek(*words, **more):
    return run(PROGRAM, *words, **more)


def home(name):
    """A folder of its own with the worked meeting in it."""
    folder = WORK / name
    folder.mkdir()
    for file in ("startbijeenkomst.yaml", "deelnemers.csv"):
        shutil.copy(ROOT / "examples" / file, folder)
    return folder / "startbijeenkomst.yaml"


def sound(path, name):
    """Nothing that qpdf, poppler or a reader would stumble over."""
    check = run("qpdf", "--check", path)
    loud = [d.stderr for d in (run("pdfinfo", path), run("pdftotext", path, "-"), run("pdffonts", path), run("pdfinfo", "-struct-text", path)) if d.stderr]
    info = run("pdfinfo", path).stdout
    ok(check.returncode == 0 and not loud and re.search(r"Tagged:\s+yes", info) and b"pdfaid" in path.read_bytes(), f"{name}: a sound file",
       check.stdout, check.stderr, *loud, info)


JARS = [next(iter(sorted(Path("/usr/share/java").glob(f"{name}*.jar"))), None) for name in
        ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")]


def lasts(path, name):
    """Valid PDF/A-1b, by PDFBox."""
    if not shutil.which("java") or None in JARS:
        return
    judged = run("java", "-cp", ":".join(str(j) for j in JARS), "org.apache.pdfbox.preflight.Validator_A1b", path)
    ok("is a valid PDF/A-1b file" in judged.stdout, f"{name}: a file that lasts", judged.stdout, judged.stderr)


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
    sound(path, name)
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
    return re.findall(r'"(.*)"', run("pdfinfo", "-struct-text", path).stdout)


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
    sound(path, name)
    if "letter" not in options:
        plain = WORK / "sheets/plain" / file
        if "--n-up" in options:
            times = int(options[1]) * (2 if "--copies" in options else 1)
            ok(heard(path) == heard(plain) * times, f"{name}: all of it is heard, as often as it is there", heard(path)[:5], heard(plain)[:5])
        else:
            texts = [set(re.findall(r"\w+", run("pdftotext", "-raw", file, "-").stdout)) for file in (plain, path)]
            ok(not texts[0] - texts[1], f"{name}: every word is there, also those over an edge", texts[0] - texts[1])
for name in ("welkom --tile 4/werkblad-welkom.pdf", "programma --n-up 4 --copies 5/programma.pdf"):
    lasts(WORK / "sheets" / name, name)
again = draaiboek("print", script, "welkom", "--tile", "2", "-o", WORK / "sheets/again")
ok((WORK / "sheets/again/werkblad-welkom.pdf").read_bytes() == (WORK / "sheets/welkom --tile 2/werkblad-welkom.pdf").read_bytes(), "the same bytes each time")
for wrong in (("--tile", "3"), ("--n-up", "0.5"), ("--n-up", "1"), ("--tile", "2", "--n-up", "2")):
    done = draaiboek("print", script, "welkom", *wrong, "-o", WORK / "sheets/wrong")
    ok(done.returncode == 2 and done.stderr and not (WORK / "sheets/wrong").exists(), f"{' '.join(wrong)}: refused", done.stderr)

shutil.rmtree(WORK)
print(f"1..{number}")
sys.exit(failed > 0)
