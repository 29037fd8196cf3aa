#!/usr/bin/env python3
"""The first meeting played through with keys, killed in the middle and resumed: every record is in the session, the report and
the screens; the same keys give the same session on every run."""
import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, ROOT, finish, ok  # noqa: E402

os.environ.setdefault("XDG_STATE_HOME", "/dev/null/state")  # by hand too, the user's own state is left alone
NAME = "startbijeenkomst"
SCRATCH = tempfile.mkdtemp(prefix="draaiboek-e2e-")
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


def fresh():
    folder = tempfile.mkdtemp(dir=SCRATCH)
    for name in (NAME + ".yaml", "deelnemers.csv"):
        with open(os.path.join(ROOT, "examples", name), "rb") as f, open(os.path.join(folder, name), "wb") as to:
            to.write(f.read())
    return folder


def run(folder, *args, **kw):
    return subprocess.run([PROGRAM, *args], cwd=folder, capture_output=True, **kw)


def session(folder):
    path = os.path.join(folder, NAME + ".sessie.yaml")
    return open(path, encoding="utf-8").read() if os.path.exists(path) else ""


KEYS = open(os.path.join(ROOT, "examples", NAME + ".keys"), encoding="utf-8").read()
RECORDS = {
    "notes": ["Wethouder belde af, stuurt een groet.", "Veel energie bij vervoer en koffie.", "Groepje 2 heeft de krantenkop gemaakt.",
              "Collages hangen bij De Linde in de gang."],
    "keywords": ["elkaar kennen", "tijd voor een praatje", "één adres voor vragen", "de deur staat open", "een vast gezicht", "samen eten"],
    "slogan": ["Niemand hoeft het alleen te doen", "Een deur verder is er altijd iemand", "Samen zorgen, samen eten"],
    "words": ["warm", "hoopvol", "moe maar blij", "verrast", "samen", "energie"],
    "agreements": ["De telefoonlijst maken en rondsturen", "Vervoer regelen met de buurtbus", "Een open middag organiseren"],
    "decisions": ["We komen elke twee maanden bij elkaar", "We gaan om de beurt bij elkaar op bezoek", "Foto's delen we alleen in deze groep"],
    "parked": ["Wie betaalt de zaal de volgende keer?", "Hoe vinden mensen ons?", "Mag de buurtbus op zondag rijden?"],
    "wishes": ["Een buurtkamer die elke dag open is", "Eén kaart met alle hulp erop", "Een maatje voor wie nieuw is"],
    "tips": ["Meer tijd voor het gesprek", "Naamkaartjes groter", "Een rustiger zaal"],
    "tops": ["Iedereen kwam aan het woord", "De collages", "Op tijd klaar"],
    "who is missing": ["de huisartsen", "jongeren", "de sportclub"],
}

# whole, in one go
whole = fresh()
p = run(whole, "run", NAME + ".yaml", "--keys", "-", input=KEYS.encode())
ok(p.returncode == 0 and not p.stderr, "the key script plays all parts", p.stderr.decode())
text = session(whole)
parts = re.findall(r"do: start, part: \"?([\w-]+)", text)
ok(len(parts) == 12 and len(set(parts)) == 12, "eleven parts and the afloop have started", parts)
for name, records in RECORDS.items():
    lines = [l for l in text.split("\n") if re.search(r'list: "?%s"?,' % name, l)]
    missing = [r for r in records if not any('text: "%s"' % r in l for l in lines)]
    ok(not missing, "%d records in the list %s" % (len(records), name), missing)
ok(text.count("do: stop clock") == 1 and text.count("do: go on") == 1, "the clock stood still once")
ok(text.count("do: undo") == 1, "one undo")
ok(text.count("do: lengths") == 2, "two corrections of time")

again = fresh()
run(again, "run", NAME + ".yaml", "--keys", "-", input=KEYS.encode())
ok(session(again) == text, "the same keys give the same session")

# killed in the middle: whatever was pressed before is there, and it goes on
killed = fresh()
lines = [l for l in KEYS.split("\n") if l.startswith("+")]
middle = next(i for i, l in enumerate(lines) if l.startswith("+01:49:00")) + 1
# behind the half come curtain keys, which leave no trace, for as long as it takes to be killed
half_keys = "\n".join(lines[:middle] + ["+01:49:30" + " z" * 400] * 1000) + "\n"
with open(os.path.join(killed, "half.keys"), "w", encoding="utf-8") as f:
    f.write(half_keys)
process = subprocess.Popen([PROGRAM, "run", NAME + ".yaml", "--keys", "half.keys"], cwd=killed,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
for _ in range(3000):  # as long as it takes, seen by what is on disk
    if '"samen eten"' in session(killed) or process.poll() is not None:
        break
    time.sleep(0.02)
process.send_signal(signal.SIGKILL)
said = process.communicate()[1].decode()
ok(process.returncode == -signal.SIGKILL, "it was killed while it played", said)
half = session(killed)
ok('"samen eten"' in half, "killed in the middle: what was written is on disk", half[-300:])
p = run(killed, "run", NAME + ".yaml", "--keys", "-", input=("\n".join(lines[middle:]) + "\n").encode())
ok(p.returncode == 0, "resumed", p.stderr.decode())
resumed = session(killed)
ok(half and resumed.startswith(half), "nothing of the first half was rewritten")
ok(resumed.count("do: resume") == 1, "the session knows that it was resumed")


def deeds(journal):
    """What people did: every event but the machine's own, without running numbers."""
    return [re.sub(r"n: \d+, ", "", l) for l in journal.split("\n") if l and "do: resume" not in l and "draaiboek session" not in l]


ok(deeds(resumed) == deeds(text), "killed and resumed is the same meeting as played in one go")

# the screens at the start of each part, whole and aligned
for columns, rows in ((40, 12), (80, 24), (120, 40), (200, 60)):
    shown = fresh()
    keys = "\n".join(l + " dump" if "PgDn" in l else l for l in KEYS.split("\n"))
    p = run(shown, "run", NAME + ".yaml", "--keys", "-", "--size", "%dx%d" % (columns, rows), "--dump", input=keys.encode())
    screen = p.stdout.decode().split("\n")[:-1]
    size = "%dx%d" % (columns, rows)
    ok(p.returncode == 0 and len(screen) % rows == 0 and len(screen) // rows == 14, size + ": whole screens", len(screen))
    ok(all(len(l) <= columns for l in screen), size + ": no line is too wide")
    frames = [screen[i:i + rows] for i in range(0, len(screen), rows)]
    titles = ["Ruimte klaarmaken", "Inloop", "Opening", "Kennismaking", "Gesprek", "Toekomstdroom", "Pauze", "Collages", "Onze zin",
              "Afspraken", "Afsluiting", "Afloop"]
    shown_in_time = [any("▶" in l and t in l for l in f) for t, f in zip(titles, frames)]
    ok(all(shown_in_time), size + ": each screen says which part it is", [t for t, s in zip(titles, shown_in_time) if not s])
    if columns >= 80:
        crooked = [f for f in frames if len({i for l in f for i, c in enumerate(l) if c == "│"}) > 2]
        ok(not crooked, size + ": the panes are aligned", "\n".join(crooked[0]) if crooked else "")

# the report tells every record but the notes, which stay with the facilitator
p = run(whole, "report", NAME + ".yaml", "-o", "uit")
ok(p.returncode == 0, "the report is made", p.stderr.decode())
made = [os.path.join(whole, f) for f in p.stdout.decode().split("\n") if f]
report = "".join(open(f, encoding="utf-8").read() for f in made if f.endswith(".txt"))
pdf = "".join(subprocess.run(["pdftotext", "-layout", f, "-"], capture_output=True).stdout.decode() for f in made if f.endswith(".pdf"))
flat, flat_pdf = re.sub(r"\s+", " ", report), re.sub(r"\s+", " ", pdf)
for name, records in RECORDS.items():
    if name == "notes":
        ok(flat and flat_pdf and not any(r in flat or r in flat_pdf for r in records), "notes stay out of the report")
    else:
        missing = [r for r in records if r not in flat]
        ok(not missing, "the report in text tells the list " + name, missing)
        missing = [w for r in records for w in r.split() if w not in flat_pdf]
        ok(not missing, "the report in PDF tells the list " + name, missing)
finish()
