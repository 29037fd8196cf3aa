"""A real terminal for a test: a tmux server of its own, keys in and screens out. It waits by looking at the screen, never by sleeping a
fixed time, and ends with its server: nothing is looked for by a name."""
import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM  # noqa: E402

PATIENCE = 20  # seconds; only a failure takes as long


class Failure(Exception):
    pass


def fail_unless(condition, what):
    if not condition:
        raise Failure(what)


class Tmux:
    serial = 0

    def __init__(self):
        Tmux.serial += 1
        self.socket = f"draaiboek-{Path(sys.argv[0]).stem}-{os.getpid()}-{Tmux.serial}"

    def open(self, command, columns, rows, *options, terminal="xterm-256color"):
        """A window in which the shell does this."""
        os.environ.setdefault("XDG_STATE_HOME", "/dev/null/state")
        kept = {k: v for k, v in os.environ.items() if k not in ("TMUX", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "TERM")}
        kept.update(LC_ALL="C.UTF-8", TERM=terminal, TZ="Europe/Amsterdam")
        subprocess.run(["tmux", "-u", "-L", self.socket, "-f", "/dev/null", "new-session", "-d", *options, "-x", str(columns), "-y", str(rows),
                        "sh", "-c", command], check=True, env=kept)
        self.tmux("set-option", "-g", "status", "off")

    def tmux(self, *arguments, check=True):
        done = subprocess.run(["tmux", "-u", "-L", self.socket, *arguments], capture_output=True, text=True)
        if check and done.returncode:
            raise Failure(f"tmux {arguments}: {done.stderr.strip()}")
        return done.stdout

    def screen(self, *options):
        return self.tmux("capture-pane", "-p", *options)

    def wait(self, wanted, unwanted=None, options=(), patience=PATIENCE):
        """Until the screen holds `wanted` (and not `unwanted`); gives the screen."""
        end = time.monotonic() + patience
        while True:
            screen = self.screen(*options)
            if re.search(wanted, screen) and not (unwanted and re.search(unwanted, screen)):
                return screen
            if time.monotonic() > end:
                raise Failure(f"never came: {wanted!r} (without {unwanted!r}) {' '.join(options)}\n{screen}")
            time.sleep(0.02)

    def until(self, condition, what, options=()):
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise Failure(f"never came: {what}\n{self.screen(*options)}")
            time.sleep(0.02)

    def keys(self, *names):
        self.tmux("send-keys", *names)

    def pid(self, *options):
        """Of the program in the window, by the window's own shell."""
        pane = self.tmux("display-message", "-p", *options, "#{pane_pid}").strip()
        for child in Path(f"/proc/{pane}/task/{pane}/children").read_text().split():
            if os.path.realpath(f"/proc/{child}/exe") == os.path.realpath(PROGRAM):
                return int(child)
        raise Failure("the program does not run")

    def close(self):
        self.tmux("kill-server", check=False)
