#!/usr/bin/env python3
"""What calls for attention: levels at fixed times and at shares of a part, bell and flash once each, the bell only when asked for,
the terminal's title once a minute; parts that go on by themselves; keys of the user's own. The screen tests run in a terminal of
their own at sixty times the speed, and wait for what they look for."""
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, finish, ok, surroundings as clean  # noqa: E402

PATIENCE = 30  # seconds; only a failure takes as long
HEAD = 'draaiboek: 1\ntitel: Buurtoverleg\ndatum: 2027-01-14\nbegin: "14:00"\ntijdzone: Europe/Amsterdam\nonderdelen:\n'
folder = Path(tempfile.mkdtemp(prefix="draaiboek-signals-"))


def surroundings(**more):
    return clean(**{"LANG": "nl_NL.UTF-8", "TERM": None, "XDG_CONFIG_HOME": str(folder / "config"), **more})


def write(name, parts):
    (folder / name).write_text(HEAD + parts)
    for old in folder.glob(name.replace(".yaml", ".sessie*")):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    return folder / name


def play(script, keys):
    (folder / "keys").write_text(keys)
    return subprocess.run([PROGRAM, "run", str(script), "--keys", str(folder / "keys")], capture_output=True, text=True,
                          env=surroundings(), timeout=60).stdout


def screens(said):
    """The dumps of 80x24, apart: each begins with the title."""
    return [part for part in re.split(r"(?m)^(?= Buurtoverleg  )", said) if part.strip()]


def session(script):
    return Path(str(script).replace(".yaml", ".sessie.yaml")).read_text()


def levels():
    at_times = "  - onderdeel: Gesprek\n    duur: 20 min\n    seintje: [5 min, 1 min]\n  - onderdeel: Slot\n    duur: 5 min\n"
    by_share = at_times.replace("    seintje: [5 min, 1 min]\n", "")
    for parts, looks, name in ((at_times, ("00:14:59", "00:15:00", "00:18:59", "00:19:00", "00:20:01"), "at fixed times"),
                               (by_share, ("00:15:59", "00:16:00", "00:18:59", "00:19:00", "00:20:01"), "at shares of the part")):
        said = screens(play(write("levels.yaml", parts), "+00:00:00 PgDn\n" + "".join(f"+{look} dump\n" for look in looks)))
        found = [re.findall(r"SEINTJE|AFRONDEN|uitloop", screen) for screen in said]
        ok(found == [[], ["SEINTJE"], ["SEINTJE"], ["AFRONDEN"], ["uitloop"]], f"warnings come {name}", found, said)


def by_itself():
    script = write("zelf.yaml", "  - onderdeel: Opening\n    duur: 10 min\n    vanzelf: ja\n  - onderdeel: Rondje\n    duur: 10 min\n"
                   "    rondje: per persoon\n    vanzelf: ja\n  - onderdeel: Gesprek\n    duur: 10 min\n    vanzelf: ja\n"
                   "  - onderdeel: Slot\n    duur: 5 min\n    vanzelf: ja\n")
    play(script, '+00:00:00 PgDn\n+00:09:59 p\n+00:14:59 p\n+00:15:30 x "5" Enter\n+00:16:00 x x x x\n+00:40:00 n "nu" Enter\n'
         '+01:30:00 n "later" Enter\n')
    starts = re.findall(r't: \S+T(\S+)\.\d+Z, do: start, part: "(\w+)"', session(script))
    ok(starts[:2] == [("13:00:00", "opening"), ("13:15:00", "rondje")], "a part goes on by itself, its clock stopped in between", starts)
    # four had their turn within half a minute; the last one had 1:55 promised and spoke on until 14:40 and beyond
    ok([part for _, part in starts] == ["opening", "rondje"] and 'text: "later"' in session(script),
       "a round that runs over is not cut off", starts)
    script = write("zelf2.yaml", script.read_text().split("onderdelen:\n")[1])
    play(script, "+00:00:00 PgDn\n+00:31:30 n \"nu\" Enter\n+01:10:00 dump\n")
    starts = re.findall(r't: \S+T(\S+)\.\d+Z, do: (?:start, part: "(\w+)"|finish)', session(script))
    ok(starts == [("13:00:00", "opening"), ("13:10:00", "rondje"), ("13:20:00", "gesprek"), ("13:30:00", "slot")],
       "they follow each other to the second, and the last one waits", starts)


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, script, *options, **env):
        self.out = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(PROGRAM, [PROGRAM, "run", str(script), *options], surroundings(TERM="xterm-256color", **env)
                      if "TERM" not in env else surroundings(**env))
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read(self, seconds):
        if select.select([self.fd], [], [], seconds)[0]:
            try:
                self.out += os.read(self.fd, 65536)
            except OSError:
                return False
        return True

    def wait(self, wanted, what):
        end = time.monotonic() + PATIENCE
        while not re.search(wanted, self.out):
            if time.monotonic() > end or not self.read(0.1):
                ok(False, what, self.out[-2000:])
                return False
        return True

    def press(self, keys):
        os.write(self.fd, keys)

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
            self.read(0.05)
        os.close(self.fd)


def bell_and_flash():
    parts = "  - onderdeel: Gesprek\n    duur: 3 min\n    seintje: [2 min, 1 min]\n  - onderdeel: Slot\n    duur: 5 min\n"
    for bell in (True, False):
        terminal = Terminal(write("bel.yaml", parts), "--speed", "60", *(["--bell"] if bell else []))
        if terminal.wait(b"beginnen", "the screen opens"):
            terminal.press(b"\x1b[6~")
        if terminal.wait(rb"\x1b\]2;Gesprek[^\x07]*uitloop 1 min\x07", "overtime comes"):
            titles = re.findall(rb"\x1b\]2;([^\x07]*)\x07", terminal.out)
            rest = re.sub(rb"\x1b\]2;[^\x07]*\x07", b"", terminal.out)
            rings, flashes = rest.count(b"\x07"), rest.count(b"\x1b[?5h")
            ok(flashes == 3, "a flash at the warning, at the danger and at the end", flashes)
            ok(rings == (3 if bell else 0), "the bell with them, when it was asked for" if bell else "and else no bell", rings)
            ok(len(titles) == len(set(titles)) and len(titles) <= 7 and "Gesprek · nog 3 min".encode() in titles,
               "the title of the terminal says part and minutes, once a minute", titles)
        terminal.close()


def endings():
    """Whatever ends the program from outside: the terminal is as it was, and what was half typed is kept as a note."""
    parts = "  - onderdeel: Opening\n    duur: 10 min\n  - onderdeel: Slot\n    duur: 5 min\n"
    for name in ("SIGHUP", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGPWR", "SIGRTMIN"):
        script = write("einde.yaml", parts)
        terminal = Terminal(script)
        if not terminal.wait(b"Ziet de zaal", "the screen opens"):
            continue
        terminal.press(b"na")
        terminal.wait(b"wanneer", "the line for an agreement")
        terminal.press("koffie in de réfter\rFat".encode())
        terminal.wait("Fat".encode(), "what is typed")
        terminal.out = b""
        os.kill(terminal.pid, getattr(signal, name))
        end, status = time.monotonic() + PATIENCE, None
        while status is None and time.monotonic() < end:
            terminal.read(0.05)
            pid, ended = os.waitpid(terminal.pid, os.WNOHANG)
            status = ended if pid else None
        if status is None:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        while select.select([terminal.fd], [], [], 0)[0]:
            try:
                more = os.read(terminal.fd, 65536)
            except OSError:
                break
            terminal.out += more
            if not more:
                break
        os.close(terminal.fd)
        ok(status == 0 and b"\x1b[?1049l" in terminal.out, f"{name} ends it with the terminal as it was", status, terminal.out)
        ok('text: "Niet af: afspraak: koffie in de réfter · Fat"' in session(script), f"{name}: the line half typed is a note",
           session(script))
    terminal = Terminal(script)  # the last of them again
    if terminal.wait(b"Ziet de zaal", "it opens again"):
        terminal.press(b"ne")
        ok(terminal.wait("Niet af: afspraak: koffie in de réfter".encode(), "and it is there to be read"), "and it is there to be read")
    terminal.close()


def own_keys():
    (folder / "config/draaiboek").mkdir(parents=True)
    script = write("toets.yaml", "  - onderdeel: Opening\n    duur: 10 min\n  - onderdeel: Slot\n    duur: 5 min\n")
    (folder / "config/draaiboek/toetsen.yaml").write_text("volgende: PgDn Right Home\nnotitie: k\nkernwoord: n\ngordijn: G\n")
    terminal = Terminal(script, "--speed", "1")
    if terminal.wait(b"beginnen", "the screen opens"):
        terminal.press(b"\x1b[H")
        if terminal.wait(rb"van 10 min", "next by a key of the user's own"):
            ok(True, "next by a key of the user's own")
        terminal.press(b"n")
        if terminal.wait(b"KERNWOORD", "two actions that changed keys"):
            ok(True, "two actions that changed keys")
        shown = re.sub(r"\x1b[\[(][0-9;?]*[A-Za-z]", "", terminal.out.decode("utf-8", "replace"))
        ok("k notitie" in shown and "n kernwoord" in shown, "the line of keys names them as they are now", shown)
    terminal.close()
    (folder / "config/draaiboek/toetsen.yaml").write_text("volgende: PgDn\nvolgnde: x\nvorige: PgDn\n")
    terminal = Terminal(script, "--speed", "1")
    if terminal.wait(rb"Wat.{1,8}volgnde", "a line that cannot hold is told on the screen, as a sentence"):
        ok(True, "a line that cannot hold is told on the screen")
    terminal.close()
    shutil.rmtree(folder / "config")


try:
    levels()
    by_itself()
    bell_and_flash()
    endings()
    own_keys()
finally:
    shutil.rmtree(folder, ignore_errors=True)
finish()
