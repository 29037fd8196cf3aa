#!/usr/bin/env python3
"""The lifeboat and the rehearsal from the outside: the files beside a session, read back; what only looks leaves nothing behind."""
import os
import pty
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, ROOT, finish, ok, surroundings, outcome  # noqa: E402

TEMPORARY = Path(tempfile.mkdtemp(prefix="draaiboek-boat-"))  # nobody else writes there
ENVIRONMENT = surroundings(TERM="xterm", TMPDIR=str(TEMPORARY))
KEYS = """+00:00:00 Right
+00:30:00 Right Enter
+00:44:00 Right Enter
+00:46:00 a "Koffieochtend regelen" Enter "Buurthuis" Enter "14 maart" Enter Esc
+00:47:00 v "Wie betaalt de koffie?" Enter Esc
+01:00:00 Right Enter
"""


def run(*words, cwd=None):
    return outcome(*words, cwd=cwd, env=ENVIRONMENT)


def state(folder):
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


folder = Path(tempfile.mkdtemp(prefix="draaiboek-boat-"))
script = folder / "m.yaml"
shutil.copy(ROOT / "agendas/startend-netwerk.yaml", script)
(folder / "keys").write_text(KEYS)

# made at a change of part, without the key
code, out, err = run(PROGRAM, "run", "m.yaml", "--keys", "keys", cwd=folder)
text, pdf = folder / "m.reddingsboei.txt", folder / "m.reddingsboei.pdf"
ok(code == 0 and text.exists() and pdf.exists(), "a change of part leaves the text and the PDF beside the session", err)
ok(all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in (text, pdf)), "both are readable by the owner only")
words = text.read_text()
code, out, err = run("qpdf", "--check", str(pdf))
ok(code == 0 and not err, "qpdf finds nothing wrong in the PDF", out + err)
code, read, err = run("pdftotext", "-layout", str(pdf), "-")
ok(code == 0 and not err, "poppler reads it without a word", err)
page = re.sub(r"\s+", " ", read)
clocks = re.findall(r"^(\d\d:\d\d)  (\S.*?)(?:  |$)", words.split("\n\n")[1], re.M)
ok(len(clocks) >= 8, "the text has the parts to come with their times", words)
missing = [f"{clock} {title}" for clock, title in clocks if not re.search(re.escape(clock) + r"\s+" + re.escape(title), page)]
ok(not missing, "the PDF has each of them with the same time", "\n".join(missing) + "\n" + read)
ok("Koffieochtend regelen" in page and "Buurthuis · zo 14 mrt" in page and "Wie betaalt de koffie?" in page,
   "the open points are in it", read)
ok("Ruimte klaarmaken" not in page + words and "Opening" not in words, "nothing of before now is in it", words)

ok(not re.search(r"^nog \d+ {2,}", read, re.M), "no line parts a length", read)

# each page is used to its foot: what is over are lines to write on
low = []
for number in range(1, read.count("\f") + 1):
    made = subprocess.run(["pdftoppm", "-r", "72", "-gray", "-f", str(number), "-l", str(number), str(pdf)], capture_output=True).stdout
    _, size, _, dots = made.split(b"\n", 3)
    width, height = map(int, size.split())
    above = [y for y in range(height - 70) if min(dots[y * width:(y + 1) * width]) < 220]  # the foot is in the last 20 mm
    low.append(height - max(above))
ok(low and max(low) < 160, "what is over of a page are lines to write on", str(low))

# the key
(folder / "more").write_text('+01:10:00 L dump\n')
code, out, err = run(PROGRAM, "run", "m.yaml", "--keys", "more", cwd=folder)
ok("Je reddingsboei staat klaar om te printen: m.reddingsboei.pdf" in out, "L makes it and tells where it is", out + err)
ok("14.40 uur" in text.read_text(), "and it is of this moment", text.read_text()[:300])

# a folder in the way of the PDF: the text is made, the meeting goes on, and it is told
pdf.unlink()
pdf.mkdir()
(folder / "more").write_text('+01:12:00 L dump\n')
code, out, err = run(PROGRAM, "run", "m.yaml", "--keys", "more", cwd=folder)
ok(code == 0 and "Alleen m.reddingsboei.txt is gemaakt. De PDF lukte niet:" in out, "a PDF that fails is told in a line", out + err)
pdf.rmdir()

# a rehearsal only looks, and learns from the meeting that the script names
follow = folder / "next.yaml"
follow.write_text(script.read_text().replace("draaiboek: 1", "draaiboek: 1\nvorige bijeenkomst: m.sessie.yaml", 1))
before = state(folder)
code, usual, err = run(PROGRAM, "rehearse", "m.yaml", "--runs", "200", cwd=folder)
code2, learned, err2 = run(PROGRAM, "rehearse", "next.yaml", "--runs", "200", cwd=folder)
ok(code == 0 and code2 == 0 and not err2, "rehearse plays both", err + err2)
ok("Ik nam aan wat vaak gebeurt." in usual and "Ik keek ook naar 1 eerdere bijeenkomst." in learned, "and says what it was drawn from", learned)
ok(usual.split("\n\n")[1] != learned.split("\n\n")[1], "an earlier meeting changes the numbers")
ok(state(folder) == before, "and leaves every file as it was")

# a rehearsal at sixty times the speed never touches the real session
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(folder)
    os.execve(PROGRAM, [PROGRAM, "run", "m.yaml", "--speed", "60"], ENVIRONMENT)
os.set_blocking(terminal, False)


def listen(seconds):
    said, until = b"", time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            said += os.read(terminal, 65536)
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:
            break
    return said.decode("utf-8", "replace")


said = listen(1)
for key in (b"\x1b[6~", b"\r", b"L", b"q", b"q"):
    os.write(terminal, key)
    said += listen(0.7)
os.waitpid(pid, 0)
ok("Je reddingsboei staat klaar" in said, "the key works in a rehearsal too", said)
ok("Dit was een proef. Er is niets bewaard." in said, "--speed says at the end that it was a rehearsal", said)
ok(state(folder) == before, "--speed leaves the real session and its lifeboat as they were")
ok(not list(TEMPORARY.iterdir()), "and nothing in the folder for temporary files")

shutil.rmtree(folder)
shutil.rmtree(TEMPORARY)
finish()
