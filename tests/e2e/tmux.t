#!/usr/bin/env python3
"""The real program in a real terminal (tmux): start, keys, accents, paste, resize, Ctrl-Z, kill -9 and going on, a terminal that
vanishes, terminals that know little."""
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from terminal import PATIENCE, PROGRAM, Failure, Tmux, fail_unless

PROMPT = "prompt>"
SCRIPT = """draaiboek: 1
titel: Buurtoverleg
onderdelen:
  - onderdeel: Opening
    duur: 10
  - onderdeel: Gesprek
    duur: 20
  - onderdeel: Afsluiting
    duur: 5
"""


# the part now; a terminal without block characters shows it in ASCII
MARK = r"(▶|\| +> )"

class Terminal(Tmux):
    """One window with a shell in it, in a folder with one script."""

    def __init__(self, columns=80, rows=24, **environment):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="draaiboek-tmux-"))
        (self.folder / "buurt.yaml").write_text(SCRIPT)
        inner = {"PS1": PROMPT, "ENV": "", "LC_ALL": "C.UTF-8", "TERM": "screen-256color"}
        inner.update(environment)
        shell = "cd %s && exec env %s sh -i" % (
            shlex.quote(str(self.folder)), " ".join(f"{k}={shlex.quote(v)}" for k, v in inner.items()))
        self.open(shell, columns, rows)
        self.wait(PROMPT)

    def text(self, text):
        self.tmux("send-keys", "-l", text)

    def shell(self, line):
        self.text(line)
        self.keys("Enter")

    def session(self):
        path = self.folder / "buurt.sessie.yaml"
        return path.read_text() if path.exists() else ""

    def run(self, options="", room="n"):
        """Starts the program and answers whether the room sees the screen."""
        self.shell(f"clear; {shlex.quote(PROGRAM)} run buurt.yaml {options}")
        self.wait(r"zaal dit scherm")
        self.keys(room)
        return self.wait("PgDn", "zaal dit scherm")

    def begin(self):
        self.run()
        self.keys("NPage")
        return self.wait(MARK)

    def close(self):
        super().close()
        subprocess.run(["rm", "-rf", str(self.folder)], check=False)


def starts_and_asks(t):
    screen = t.run()
    fail_unless("Buurtoverleg" in screen and "Opening" in screen, screen)
    t.keys("NPage")
    t.wait(MARK + ".*Opening")
    fail_unless(len(t.screen().rstrip("\n").split("\n")) == 24, "not as high as the terminal")


def unsure_closes_the_curtain(t):
    t.shell(f"clear; {PROGRAM} run buurt.yaml")
    t.wait("zaal dit scherm")
    t.keys("Enter")
    screen = t.wait("Buurtoverleg", "zaal dit scherm")
    fail_unless("Opening" not in screen, "the room can read along:\n" + screen)
    t.keys("z")
    t.wait("Opening")


def note_with_accents(t):
    t.begin()
    t.keys("n")
    t.text("réunie à Zürich, Şebnem")
    t.wait("réunie à Zürich, Şebnem")
    t.keys("Enter")
    t.until(lambda: "réunie à Zürich, Şebnem" in t.session(), "the note on disk")


def stray_sentence(t):
    t.begin()
    t.text("de huisarts zegt ja ")
    t.keys("Enter")
    t.wait(MARK + ".*Opening")
    fail_unless(t.session().count("do: start") == 1, t.session())


def resizes(t):
    t.begin()
    for columns, rows in ((40, 12), (120, 40), (20, 5), (200, 60), (80, 24)):
        t.tmux("resize-window", "-x", str(columns), "-y", str(rows))
        rule = "─" * (columns - 4)
        if columns >= 40:
            t.wait(rule if rows > 12 else "Opening")
        screen = t.screen().rstrip("\n").split("\n")
        fail_unless(max(map(len, screen)) <= columns, "wider than the terminal")
    t.wait(MARK + ".*Opening")


def resizes_in_the_middle(t):
    """While a line is written, a question stands and a list is open, down to nearly nothing and back. Esc and a key right behind
    it, as here, are two keys."""
    t.begin()
    for keys, seen in ((("n",), "NOTITIE"), (("Escape", "NPage"), "Toch verder"), (("Escape", "l"), "onderdeel")):
        t.keys(*keys)
        t.wait(seen)
        for columns, rows in ((2, 2), (200, 60), (10, 3), (80, 24)):
            t.tmux("resize-window", "-x", str(columns), "-y", str(rows))
        t.wait(seen)
    t.keys("Escape", "n")
    t.wait("NOTITIE")
    t.text("een halve")
    for columns, rows in ((33, 9), (80, 24)):
        t.tmux("resize-window", "-x", str(columns), "-y", str(rows))
    t.text(" regel")
    t.keys("Enter")
    t.until(lambda: '"een halve regel"' in t.session(), "what was typed around a resize")


def stops_and_goes_on(t):
    t.begin()
    t.keys("C-z")
    t.wait(PROMPT, MARK)
    t.shell("stty -a")
    t.wait(r"[^-]icanon")
    t.shell("clear; fg")
    t.wait(MARK + ".*Opening", PROMPT)
    t.keys("n")
    t.text("na het stoppen")
    t.keys("Enter")
    t.until(lambda: "na het stoppen" in t.session(), "keys after going on")


def paste_is_text(t):
    t.begin()
    t.tmux("set-buffer", "q\nq regel twee")
    t.tmux("paste-buffer", "-p")
    t.wait("q q regel twee")
    t.keys("Enter")
    t.until(lambda: 'text: "q q regel twee"' in t.session(), "the paste as a note")


def killed_and_resumed(t):
    t.begin()
    t.keys("k")
    t.text("vertrouwen")
    t.keys("Enter")
    t.until(lambda: "vertrouwen" in t.session(), "the keyword on disk")
    os.kill(t.pid(), signal.SIGKILL)
    t.keys("C-j")
    t.text("stty sane; reset; clear")
    t.keys("C-j")  # nobody turned Enter into a new line for the shell again
    t.wait(PROMPT, MARK)
    t.run()
    t.wait(MARK + ".*Opening")
    fail_unless("do: resume" in t.session(), t.session())
    t.keys("e")
    t.wait("vertrouwen")


def quits_only_when_sure(t):
    t.begin()
    for key in ("q", "C-c"):
        t.keys(key)
        t.wait("Stoppen\\?", "niets veranderd")
        t.keys("Escape")
        t.wait("niets veranderd")
    t.keys("q")
    t.wait("Stoppen\\?")
    t.keys("q")
    t.wait(PROMPT, MARK)
    t.shell("stty -a")
    screen = t.wait(r"[^-]icanon")
    fail_unless(re.search(r"[^-]echo ", screen) and re.search(r"[^-]ixon", screen), "the terminal is not as it was:\n" + screen)


def vanished_terminal_ends_it(t):
    t.begin()
    pid = t.pid()
    t.tmux("kill-server")
    t.until = None  # there is no screen any more
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1][:3]:
        fail_unless(time.monotonic() < end, "it still runs without a terminal")
        time.sleep(0.03)
    fail_unless("do: start" in t.session(), "the session is gone")


def abort_restores_the_terminal(t):
    t.begin()
    os.kill(t.pid(), signal.SIGABRT)
    t.wait(PROMPT, MARK)
    t.shell("clear; stty -a")
    t.wait(r"[^-]icanon")


def no_colour(t):
    t.begin()
    codes = re.findall(r"\x1b\[([0-9;]*)m", t.screen("-e"))
    coloured = [c for c in codes if any(p in range(30, 38) or p in range(40, 48) or p in (38, 48) or p in range(90, 108)
                                        for p in (int(x) for x in c.split(";") if x))]
    fail_unless(codes and not coloured, f"colours: {coloured}")


def colour(t):
    t.begin()
    fail_unless(re.search(r"\x1b\[[0-9;]*38;5;", t.screen("-e")), "no colour at all")


def plain_terminal(t):
    t.begin()
    t.keys("n")
    t.text("op een oud scherm")
    t.keys("Enter")
    t.until(lambda: "op een oud scherm" in t.session(), "the note on disk")
    t.keys("F5")  # a key that the terminal's description does not know must not be read as letters
    t.keys("S-F9")
    t.wait(MARK + ".*Opening")
    fail_unless("do: lengths" not in t.session() and t.session().count("do: record") == 1, t.session())


def second_run_only_watches(t):
    t.begin()
    t.tmux("split-window", "-v", "-l", "8", f"cd {shlex.quote(str(t.folder))} && exec {shlex.quote(PROGRAM)} run buurt.yaml")
    t.until(lambda: "Opening" in t.screen("-t", "{bottom}"), "the view of who watches")
    t.keys("NPage")
    t.until(lambda: re.search("[Aa]lleen (mee)?kijken|kijkt", t.screen("-t", "{bottom}")), "that it only watches")
    t.keys("-t", "{top}", "l")
    fail_unless(t.session().count("do: start") == 1, t.session())
    t.keys("-t", "{bottom}", "q")
    t.until(lambda: len(t.tmux("list-panes").splitlines()) == 1, "that it left")


def edited_script_asks(t):
    t.begin()
    t.keys("q", "q")
    t.wait(PROMPT, MARK)
    (t.folder / "buurt.yaml").write_text(SCRIPT.replace("Gesprek", "Wandeling"))
    for answer, part, said in (("n", "Gesprek", "Ik ga door met het oude"), ("j", "Wandeling", "Het nieuwe draaiboek geldt")):
        t.shell(f"clear; {PROGRAM} run buurt.yaml")
        t.wait("zaal dit scherm")
        t.keys("n")
        t.wait("veranderd")
        t.keys(answer)
        t.wait(part, "Ga je verder")
        t.wait(said)
        t.wait(MARK + ".*Opening")
        t.keys("q", "q")
        t.wait(PROMPT, MARK)


def old_session_asks(t):
    """A meeting of long ago: a new one beside it, or on with the old."""
    (t.folder / "buurt.yaml").write_text(SCRIPT.replace("onderdelen:", "datum: 2020-03-05\nbegin: 14:00\nonderdelen:"))
    (t.folder / "k").write_text("+00:00:00 PgDn\n")
    t.shell(f"clear; {PROGRAM} run buurt.yaml --keys k; {PROGRAM} run buurt.yaml")
    t.wait("5 maart 2020.*Enter: ga")
    t.keys("q", "Enter")
    t.wait(PROMPT)
    t.shell(f"clear; {PROGRAM} run buurt.yaml")
    t.wait("Enter: ga")
    t.keys("Enter")
    t.wait("zaal dit scherm")
    t.keys("n")
    t.wait(MARK + ".*Opening")
    t.keys("q", "q")
    t.wait(PROMPT, MARK)
    before = t.session()
    t.shell(f"clear; {PROGRAM} run buurt.yaml")
    t.wait("Enter: ga")
    t.keys("n", "Enter")
    t.until(lambda: any(before[:200] in p.read_text() for p in t.folder.glob("buurt.2*.sessie.yaml")), "the old one kept aside")


def rehearsal_keeps_nothing(t):
    t.shell(f"clear; {PROGRAM} run buurt.yaml --speed 60")
    t.wait("PgDn")
    t.keys("NPage")
    t.wait(MARK + ".*Opening")
    t.wait("nog 9:|nog 8:")  # a minute goes by in a second
    t.keys("q")
    t.wait("er wordt niets bewaard")
    t.keys("q")
    t.wait("proef")
    t.wait("Opening: plan 10 min, echt")
    fail_unless(not t.session(), "the rehearsal left a session")


TESTS = [
    (starts_and_asks, {}),
    (unsure_closes_the_curtain, {}),
    (note_with_accents, {}),
    (stray_sentence, {}),
    (resizes, {}),
    (resizes_in_the_middle, {}),
    (stops_and_goes_on, {}),
    (paste_is_text, {}),
    (killed_and_resumed, {}),
    (quits_only_when_sure, {}),
    (vanished_terminal_ends_it, {}),
    (abort_restores_the_terminal, {}),
    (colour, {}),
    (no_colour, {"NO_COLOR": "1"}),
    (plain_terminal, {"TERM": "vt100"}),
    (plain_terminal, {"TERM": "no-such-terminal"}),
    (plain_terminal, {"TERM": "linux"}),
    (plain_terminal, {"TERM": "dumb"}),
    (plain_terminal, {"TERM": "screen"}),
    (plain_terminal, {"TERM": "tmux-256color"}),
    (plain_terminal, {"TERM": "xterm"}),
    (note_with_accents, {"LC_ALL": ""}),
    (note_with_accents, {"LC_ALL": "C"}),
    (note_with_accents, {"LC_ALL": "xx_XX.UTF-8"}),
    (second_run_only_watches, {}),
    (edited_script_asks, {}),
    (old_session_asks, {}),
    (rehearsal_keeps_nothing, {}),
]


def main():
    failed = 0
    chosen = [(test, env) for test, env in TESTS if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]]
    print(f"1..{len(chosen)}", flush=True)
    for n, (test, environment) in enumerate(chosen, 1):
        name = test.__name__.replace("_", " ") + "".join(f" {k}={v}" for k, v in environment.items())
        terminal = Terminal(**environment)
        try:
            test(terminal)
            print(f"ok {n} - {name}", flush=True)
        except Failure as failure:
            failed = 1
            print(f"not ok {n} - {name}", flush=True)
            for line in str(failure).splitlines():
                print(f"#   {line}", flush=True)
        finally:
            terminal.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
