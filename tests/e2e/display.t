#!/usr/bin/env python3
"""The facilitator's view and the room's display side by side in a real terminal (tmux): the display waits for the session, follows
it, shows a message, freezes, goes blank, stays when the runner dies, and tells when the file is damaged. Waits by looking at the
screens, never by sleeping a fixed time."""
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal import PATIENCE, PROGRAM, Failure, Tmux, fail_unless

POLLS = 8      # times the display may look at the file, four a second, before it has followed; a busy machine is slow
SCRIPT = """draaiboek: 1
taal: nl
titel: Buurtoverleg
onderdelen:
  - onderdeel: Opening
    duur: 10
    wat: Waarom zijn we hier?
    nota bene: [Zeg niets over de GEHEIMEN]
  - onderdeel: Gesprek
    duur: 20
    vragen: [Wat gaat er al goed?]
  - soort: pauze
    onderdeel: Pauze
    duur: 15
  - onderdeel: Afsluiting
    duur: 5
"""
results = []


class Meeting(Tmux):
    """Two windows, in a folder with one script."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="draaiboek-display-"))
        (self.folder / "buurt.yaml").write_text(SCRIPT)
        self.session = self.folder / "buurt.sessie.yaml"

    def start(self, name, arguments, columns=80, rows=24):
        line = f"cd {shlex.quote(str(self.folder))} && {shlex.quote(PROGRAM)} {arguments} 2>{name}.err; echo left $?; exec cat"
        self.open(line, columns, rows, "-s", name, terminal="screen-256color")

    def screen_of(self, name):
        return self.screen("-t", name)

    def wait_in(self, name, wanted, unwanted=None, patience=PATIENCE):
        return self.wait(wanted, unwanted, ("-t", name), patience)

    def press(self, *keys):
        self.tmux("send-keys", "-t", "lead", *keys)

    def say(self, text):
        self.tmux("send-keys", "-t", "lead", "-l", text)

    def written(self, what):
        """Waits until it is in the session's file."""
        self.until(lambda: what in (self.session.read_text() if self.session.exists() else ""), f"written: {what}", ("-t", "lead"))

    def follows(self, wanted, unwanted=None):
        """From the moment it is on disk, the display has a bounded number of looks to follow."""
        return self.wait_in("room", wanted, unwanted, patience=POLLS * 0.25)

    def pid_of(self, name):
        return self.pid("-t", name)

    def close(self):
        super().close()
        subprocess.run(["rm", "-rf", str(self.folder)], check=False)


def waits_for_the_session(m):
    m.start("room", "display buurt.yaml")
    m.wait_in("room", "Welkom[^$]*nog niet begonnen")
    m.start("lead", "run buurt.yaml")
    m.wait_in("lead", "zaal dit scherm")


def curtain_and_display(m):
    m.press("Enter")  # yes: the room sees the laptop; then the display is what it should see
    screen = m.wait_in("lead", "Buurtoverleg", "zaal dit scherm")
    fail_unless("Opening" not in screen, "the curtain is not closed\n" + screen)
    m.press("NPage")  # behind the curtain the meeting is led on
    m.written("do: start")
    screen = m.follows("Opening[^$]*Waarom zijn we hier")
    fail_unless("GEHEIMEN" not in screen, screen)
    m.press("z")
    m.wait_in("lead", "▶ Opening")


def follows_the_next_part(m):
    m.press("NPage", "NPage")
    m.written('part: "gesprek"')
    m.follows("Gesprek[^$]*Wat gaat er al goed", "Opening")


def shows_no_note(m):
    m.press("n")
    m.say("een GEHEIM van de wethouder")
    m.press("Enter")
    m.written("wethouder")
    m.say("c")
    m.wait_in("lead", "Dit ziet de zaal nu")
    m.press("m")
    m.say("De koffie staat klaar.")
    m.press("Enter")
    screen = m.follows("De koffie staat klaar")
    fail_unless("GEHEIM" not in screen, screen)


def freezes(m):
    m.press("c", "f")
    m.written("number: 1")
    m.press("NPage", "NPage")
    m.written('part: "pauze"')
    m.wait_in("lead", "ZAALSCHERM STIL")
    m.press("c", "m", "C-u")
    m.say("Let op de tijd.")
    m.press("Enter")
    m.follows("Gesprek[^$]*Let op de tijd", "Pauze")  # it has read all that, and shows only the message


def goes_blank_and_comes_back(m):
    m.press("c", "b")
    m.written("number: 2")
    m.follows("Let op de tijd", "Gesprek|Pauze")
    m.press("c", "n")
    m.follows("Pauze[^$]*We gaan verder om", "Let op")


def resizes(m):
    for columns, rows in ((40, 12), (200, 60), (80, 24)):
        m.tmux("resize-window", "-t", "room", "-x", str(columns), "-y", str(rows))
        screen = m.wait_in("room", "We gaan verder om")
        fail_unless(max(map(len, screen.split("\n"))) <= columns, "wider than the window")


def stays_when_the_runner_dies(m):
    os.kill(m.pid_of("lead"), signal.SIGKILL)
    m.wait_in("lead", "left 137")
    m.follows("Pauze")
    m.tmux("kill-session", "-t", "lead")
    m.start("lead", "run buurt.yaml")
    m.wait_in("lead", "zaal dit scherm")
    m.press("n")
    m.wait_in("lead", "▶ Pauze")
    m.wait_in("lead", "De zaal ziet dit niet")
    m.press("NPage", "NPage")
    m.written('part: "afsluiting"')
    m.follows("Afsluiting")


def tells_damage_and_leaves(m):
    with open(m.session, "a") as file:
        file.write("- {n: 999, t: 2020-01-01T00:00:00.000000Z, do: finish}\n")
    m.follows("Afsluiting[^$]*loopt niet meer mee")
    m.tmux("send-keys", "-t", "room", "x")  # no other key does anything
    m.tmux("send-keys", "-t", "room", "q")
    m.wait_in("room", "left 1")
    fail_unless("buurt.sessie.yaml:" in (m.folder / "room.err").read_text(), "the line is not told")


STEPS = [waits_for_the_session, curtain_and_display, follows_the_next_part, shows_no_note, freezes, goes_blank_and_comes_back,
         resizes, stays_when_the_runner_dies, tells_damage_and_leaves]


def dump(folder, *arguments):
    done = subprocess.run([PROGRAM, "display", "buurt.yaml", "--dump", *arguments], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout


def dumps(m):
    """One picture of any moment, without a terminal."""
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-display-"))
    try:
        (folder / "buurt.yaml").write_text(SCRIPT)
        fail_unless("nog niet begonnen" in dump(folder)[1], "no session")
        keys = "+00:00:00 PgDn\n+00:10:00 PgDn\n+00:30:00 PgDn\n"
        done = subprocess.run([PROGRAM, "run", "buurt.yaml", "--keys", "-"], cwd=folder, input=keys, capture_output=True, text=True)
        fail_unless(done.returncode == 0, done.stderr)
        for at, wanted in (("+00:00:05", "Opening"), ("+00:10:00", "Gesprek"), ("+00:31:00", "We gaan verder om"), ("-00:01:00", "Welkom")):
            status, screen = dump(folder, "--at", at, "--size", "60x20")
            fail_unless(status == 0 and wanted in screen, f"{at}: {screen}")
            fail_unless(len(screen.splitlines()) == 20 and max(map(len, screen.splitlines())) <= 60, "the size asked for")
        fail_unless("14:45" in dump(folder, "--at", "+00:31:00", "--size", "24x5")[1], "when we go on")
        fail_unless("█" not in dump(folder, "--at", "+00:05:00", "--time", "none")[1], "no time was asked for")
        for wrong in (("--time", "clock"), ("--at", "5"), ("--size", "big")):
            fail_unless(dump(folder, *wrong)[0] == 2, f"{wrong} was taken")
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=False)


def main():
    meeting, failed = Meeting(), 0
    print(f"1..{len(STEPS) + 1}", flush=True)
    try:
        for n, step in enumerate([*STEPS, dumps], 1):
            name = step.__name__.replace("_", " ")
            try:
                if failed and step is not dumps:
                    raise Failure("the step before it failed")
                step(meeting)
                print(f"ok {n} - {name}", flush=True)
            except Failure as failure:
                failed = 1
                print(f"not ok {n} - {name}", flush=True)
                for line in str(failure).splitlines():
                    print(f"#   {line}", flush=True)
    finally:
        meeting.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
