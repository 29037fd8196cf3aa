#!/usr/bin/env python3
"""Home in a real terminal: what the folder holds and how far it is, a step with a key and back again, nothing lost on the way."""
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from terminal import PATIENCE, Failure, Tmux  # first: it knows where tap.py is
from tap import PROGRAM, ROOT, finish, ok

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "TERM": "screen-256color", "DRAAIBOEK_DATA": str(ROOT / "agendas"),
               "XDG_DATA_HOME": "/nonexistent", "XDG_STATE_HOME": "/dev/null/state", "PS1": "prompt>", "ENV": "", "PATH": os.environ["PATH"]}
SCRIPT = """draaiboek: 1
titel: {title}
datum: {date}
begin: 14:00
{more}
deelnemers: [{{naam: Fatima El Amrani, naam in verslag: ja, mail: f@voorbeeld.nl}}]
onderdelen:
  - {{onderdeel: Gesprek, duur: 30 min}}
"""


class Terminal(Tmux):
    """A window with a shell in it that has nothing of the user's own; what never came is a text, for the test that asked."""

    def __init__(self, folder, columns=80, rows=24):
        super().__init__()
        command = f"cd {shlex.quote(str(folder))} && exec env -i {' '.join(f'{k}={shlex.quote(v)}' for k, v in ENVIRONMENT.items())} sh -i"
        self.open(command, columns, rows)
        self.wait("prompt>")

    def wait(self, wanted):
        try:
            return super().wait(wanted)
        except Failure as failure:
            return str(failure)

    def resize(self, columns, rows):
        """Until the terminal itself has that size: tmux takes its time, and the program hears of it then."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))
        terminal = self.tmux("display-message", "-p", "#{pane_tty}").strip()
        end = time.monotonic() + PATIENCE
        while subprocess.run(["stty", "-F", terminal, "size"], capture_output=True, text=True).stdout.split() != [str(rows), str(columns)]:
            if time.monotonic() > end:
                break
            time.sleep(0.03)


def run(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True)


folder = Path(tempfile.mkdtemp(prefix="draaiboek-home-"))
(folder / "straks.yaml").write_text(SCRIPT.format(title="Straks", date="2099-03-11", more=""))
(folder / "toen.yaml").write_text(SCRIPT.format(title="Toen", date="2024-03-14", more="bewaren tot: 2025-01-01"))
(folder / "kapot.yaml").write_text("draaiboek: 1\ntitel: Kapot\n")
(folder / "iets-anders.yaml").write_text("a: 1\n")
(folder / "keys").write_text('+00:00:00 PgDn\n+00:10:00 a "Flyer maken" Enter "Fatima" Enter "1 mei 2024" Enter Esc\n+00:30:00 PgDn\n+00:30:10 PgDn\n')
done = run(folder, "run", "toen.yaml", "--keys", "keys")
ok(done.returncode == 0, "a meeting was held", done.stderr)
done = run(folder)
ok(done.returncode == 0 and "draaiboek OPDRACHT --help" in done.stdout, "without a terminal the help is shown", done.stdout)

t = Terminal(folder)
t.keys(PROGRAM, "Enter")
screen = t.wait("Straks")
rows = [line for line in screen.splitlines() if re.search("Straks|Toen|kapot.yaml +", line)]
ok("Straks" in rows[0] and "nog niet begonnen" in rows[0] and rows[0].startswith(" >"), "what is to come stands first", screen)
ok("Toen" in rows[1] and "gehouden" in rows[1] and "1 open" in rows[1], "then what was, with what is open", screen)
ok("kapot.yaml" in rows[2] and "fouten" in rows[2], "and what has faults", screen)
ok("iets-anders" not in screen, "a file that is no script is none", screen)
ok("i uitnodigen" in screen and "v verslag" not in screen and "q stoppen" in screen, "the key line has the steps that make sense", screen)
t.keys("v")
ok("Dat kan hier nu niet" in t.wait("kan hier nu niet"), "another one is refused in words", t.screen())
t.keys("p")
screen = t.wait("Druk op Enter")
ok("draaiboek planning straks.yaml" in screen and "Gesprek" in screen, "a step says what it does, and does it", screen)
t.resize(90, 30)
t.resize(80, 24)
t.keys("Enter")
ok("nog niet begonnen" in t.wait("q stoppen"), "and comes back, though the window changed meanwhile", t.screen())
t.keys("Down")
screen = t.wait(r"> do 14 mrt")
ok("v verslag" in screen and "namen mogen weg" in screen and "x namen weg" in screen, "names that may go are told, with the key", screen)
t.keys("v")
t.wait(r"verslag\.html\s+Druk op Enter")
ok((folder / "toen-verslag/verslag.pdf").exists(), "the report is made beside the script", t.screen())
t.keys("Enter")
t.wait(r"> do 14 mrt")
t.keys("n")
screen = t.wait(r"\ntoen-vervolg\.yaml\s+Druk op Enter")
ok((folder / "toen-vervolg.yaml").exists() and "Flyer maken" in (folder / "toen-vervolg.yaml").read_text(), "the next meeting is made after it", screen)
t.keys("Enter")
t.wait(r"> do 14 mrt")
t.keys("x")
ok("Dat kan niet terug" in t.wait("nog een keer op x"), "taking names away asks first", t.screen())
t.keys("Down", "Up")
t.wait(r"> do 14 mrt.*\n(?!.*nog een keer)")
ok("Fatima" in (folder / "toen.sessie.yaml").read_text(), "and another key leaves them", t.screen())
t.keys("x")
t.wait("nog een keer op x")
t.keys("x")
t.wait(r"Gooi die\s+zelf\s+weg\.\s+Druk op Enter")
ok("Fatima" not in (folder / "toen.sessie.yaml").read_text(), "a second press takes them away", t.screen())
t.keys("Enter")
screen = t.wait("q stoppen")
ok("namen mogen weg" not in screen, "and then it is no longer told", screen)
t.keys("Home", "s")
screen = t.wait("zaal dit scherm")
ok("Straks" in screen, "a meeting starts from here", screen)
t.keys("n")
t.wait("PgDn")
t.keys("q")
t.wait(r"Stoppen|stoppen\?")
t.keys("j")
ok("q stoppen" in t.wait("i uitnodigen"), "and ends here", t.screen())
t.keys("q")
ok("prompt>" in t.wait(r"prompt>\s*$"), "q gives the shell back", t.screen())
t.close()

empty = Path(tempfile.mkdtemp(prefix="draaiboek-home-"))
t = Terminal(empty, 40, 12)
t.keys(PROGRAM, "Enter")
ok("geen draaiboek" in t.wait("n nieuw"), "an empty folder says what to do, on a small screen too", t.screen())
t.keys("n")
t.wait("Druk op Enter")
ok((empty / "bijeenkomst.yaml").exists(), "one key makes the first script", t.screen())
t.keys("Enter")
ok("Startbijeenkomst" in t.wait("Startbijeenkomst"), "which is there then", t.screen())
t.keys("C-c")
t.wait(r"prompt>\s*$")
(empty / "bijeenkomst.yaml").rename(empty / "-streep.yaml")
t.keys(PROGRAM, "Enter")
t.wait("Startbijeenkomst")
t.keys("c")
ok("./-streep.yaml" in t.wait("Druk op Enter") and "Gebruik" not in t.screen(), "a name that begins as an option does is a name", t.screen())
t.keys("Enter")
t.wait("q stoppen")
t.keys("q")
t.wait(r"prompt>\s*$")
t.close()

# a script that names no day: a year after the meeting, as report and mail have it
silent = Path(tempfile.mkdtemp(prefix="draaiboek-home-"))
for name, date in (("eerder", "2024-03-14"), ("later", "2099-03-11")):
    (silent / f"{name}.yaml").write_text(SCRIPT.format(title=name.title(), date=date, more=""))
    (silent / "keys").write_text("+00:00:00 PgDn\n+00:30:00 PgDn\n+00:30:10 PgDn\n")
    run(silent, "run", f"{name}.yaml", "--keys", "keys")
t = Terminal(silent)
t.keys(PROGRAM, "Enter")
screen = t.wait("Eerder")
rows = [line for line in screen.splitlines() if re.search("Eerder|Later", line)]
ok(["namen mogen weg" in row for row in rows if "Eerder" in row] == [True], "without a day names may go a year after the meeting", screen)
ok(["namen mogen weg" in row for row in rows if "Later" in row] == [False], "and not before", screen)
t.keys("q")
t.wait(r"prompt>\s*$")
t.close()
shutil.rmtree(folder)
shutil.rmtree(empty)
shutil.rmtree(silent)
finish()
