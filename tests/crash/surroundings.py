"""What the hostile tests stand on: running the program in bad surroundings and judging what it says. Every run is judged
for the same things: it ends in time and of itself, with the exit code that was foretold, it says why on stderr in the one
language that was asked for, in words for people, and no sanitizer or library speaks."""
import atexit
import itertools
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, ROOT, finish, ok  # noqa: E402, F401

PLAIN = str(Path(os.environ.get("DRAAIBOEK_PLAIN", PROGRAM)).resolve())
SECONDS = 120 if "valgrind" in PROGRAM else 20  # after which a run counts as hanging
NOBODY = 65534

SCRIPT = """draaiboek: 1
titel: Buurtoverleg
datum: 2027-03-04
begin: 14:00
tijdzone: Europe/Amsterdam
deelnemers: mensen.csv
onderdelen:
  - onderdeel: Opening
    duur: 10
  - onderdeel: Gesprek
    duur: 20
  - onderdeel: Afsluiting
    duur: 5
"""
ENGLISH_SCRIPT = """draaiboek: 1
language: en
title: Neighbours
date: 2027-03-04
start: 14:00
timezone: Europe/Amsterdam
participants: mensen.csv
phases:
  - phase: Opening
    duration: 10
  - phase: Talk
    duration: 20
  - phase: Closing
    duration: 5
"""
PEOPLE = "Voornaam;Achternaam;Organisatie;E-mail\nAyşe;Yılmaz;Samen;ayse@example.org\nŁukasz;Nowak;Thuis;lukasz@example.org\n"
KEYS = ('+00:00:00 PgDn\n+00:05:00 n "een notitie" Enter\n+00:10:00 PgDn\n+00:12:00 k "vertrouwen" Enter Esc\n'
        '+00:30:00 PgDn\n+00:35:00 PgDn Enter\n')

COMMANDS = re.findall(r"^COMMAND\((\w+)\)", (ROOT / "kit/commands.def").read_text(), re.M)

# Words of the one language that a message in the other would not hold, once paths are taken out.
ENGLISH = re.compile(r"\b(the|this|not|cannot|could|file|folder|directory|error|failed|failure|such|permission|denied|found|"
                     r"invalid|expected|while|parsing|scanning|unknown|missing|you|and|with)\b", re.I)
DUTCH = re.compile(r"\b(het|de|een|niet|bestand|geen|kan|ik|je|dit|deze|van|fout|kijk|zet|kies|map)\b", re.I)
# What no message may ever hold: sanitizers, libraries, traces, code.
ALIEN = re.compile(r"Sanitizer|runtime error|CRITICAL|WARNING \*\*|GLib|g_[a-z]+_|libyaml|HPDF|hpdf|curses|assert|Traceback|"
                   r"core dumped|\bNULL\b|0x[0-9a-f]{4,}|errno|Aborted|ENOSPC|stdout|stderr|\.c:\d+")

# Folders by number: the letters of a random name can spell what no message may hold ("g_a_").
_numbers = itertools.count(1)
_scratch = Path(tempfile.gettempdir()) / f"draaiboek-hostile-{os.getpid()}-{time.time_ns()}"
_scratch.mkdir(mode=0o755)
_scratch.chmod(0o755)
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)


def new_folder(within=_scratch):
    folder = within / f"p{next(_numbers)}"
    folder.mkdir()
    return folder


class Done:
    """How a run ended. status is None when it hung, negative when a signal ended it."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __str__(self):
        return f"exit {self.status}\n-- stdout\n{self.out[:1500]}\n-- stderr\n{self.err[:2500]}"


def surroundings(**changes):
    """The variables of a run; None takes one away."""
    keep = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "G_SLICE", "HOME", "TMPDIR")
    env = {name: os.environ[name] for name in keep if name in os.environ}
    env.update({"LANG": "nl_NL.UTF-8", "TZ": "Europe/Amsterdam", "DRAAIBOEK_DATA": str(ROOT / "agendas"),
                "XDG_DATA_HOME": "/nonexistent", "XDG_STATE_HOME": "/dev/null/state", "TERM": "xterm-256color"})
    for name, value in changes.items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    return env


def run(*arguments, env=None, cwd=None, stdin="", program=None, before=None, stdout=subprocess.PIPE, seconds=SECONDS):
    """Runs the program. before is called in the child; stdout may be a file."""
    child = subprocess.Popen([program or PROGRAM, *map(str, arguments)], cwd=cwd, env=env or surroundings(), stdout=stdout,
                             stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=before, start_new_session=True)
    try:
        out, err = child.communicate(stdin.encode(), timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        out, err = child.communicate()
        return Done(None, (out or b"").decode(errors="replace"), err.decode(errors="replace"))
    return Done(child.returncode, (out or b"").decode(errors="replace"), err.decode(errors="replace"))


def language_faults(text, lang):
    """Words of the other language in it, without what stands for paths, options and quoted lines of a file."""
    text = "\n".join(line for line in text.splitlines() if not line.startswith(("    ", "   …")))
    text = re.sub(r"\S*/\S*|--?\w+|\S+\.(yaml|csv|pdf|txt|ttf)\b|[‘'\"“].*?[’'\"”]", " ", text)
    return sorted(set(m[0] for m in (ENGLISH if lang == "nl" else DUTCH).finditer(text)))


def judge(name, done, status, *words, lang="nl", silent=False):
    """One test of a run: its exit code, its message and the manners of it."""
    wanted = status if isinstance(status, tuple) else (status,)
    faults = []
    if done.status is None:
        faults.append("it hangs")
    elif done.status not in wanted:
        faults.append(f"exit code {done.status}, not {status}")
    if done.status != 0 and not silent and not done.err.strip():
        faults.append("no message on stderr")
    faults += [f"it does not say: {word}" for word in words if word not in done.err]
    alien = ALIEN.search(done.err)
    if alien:
        faults.append(f"not for people: {alien[0]}")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", done.err):
        faults.append("characters that a terminal obeys, or broken ones")
    other = language_faults(done.err, lang)
    if other:
        faults.append(f"words of another language: {', '.join(other)}")
    if max((len(line) for line in done.err.splitlines()), default=0) > 1000:
        faults.append("a line too long to read")
    return ok(not faults, name, "\n".join([*faults, str(done)]))


class Place:
    """A folder with a script, its list of people and a key script."""

    def __init__(self, script=SCRIPT, people=PEOPLE, keys=KEYS):
        self.folder = new_folder()
        self.folder.chmod(0o777)
        self.script = self.folder / "buurt.yaml"
        self.people = self.folder / "mensen.csv"
        self.keys = self.folder / "k"
        self.out = self.folder / "uit"
        self.session = self.folder / "buurt.sessie.yaml"
        self.copies = self.folder / "buurt.sessie.d"
        self.script.write_text(script)
        self.people.write_bytes(people if isinstance(people, bytes) else people.encode())
        self.keys.write_text(keys)

    def commands(self, file=None):
        """Every command that reads a script, with the arguments to do its work on this file."""
        file = self.script if file is None else file
        return {
            "check": ["check", file],
            "plan": ["plan", file],
            "print": ["print", file, "-o", self.out],
            "print --one": ["print", file, "--one", "-o", self.out],
            "run --keys": ["run", file, "--keys", self.keys],
            "report": ["report", file, "-o", self.out],
            "report --blank": ["report", file, "--blank", "-o", self.out],
            "mail": ["mail", file, "report", "-o", self.out],
            "mail invite": ["mail", file, "invite", "-o", self.out],
            "rehearse": ["rehearse", file, "--runs", "20"],
            "display": ["display", file, "--dump", "--size", "80x24"],
        }

    def play(self, **more):
        return run("run", self.script, "--keys", self.keys, **more)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def snapshot(folder):
    """Every file below it with its bytes, every other thing with its kind."""
    there = {}
    for path in sorted(Path(folder).rglob("*")):
        mode = path.lstat().st_mode
        there[str(path.relative_to(folder))] = (path.read_bytes() if stat.S_ISREG(mode) else
                                                os.readlink(path) if stat.S_ISLNK(mode) else stat.S_IFMT(mode))
    return there


def unprivileged():
    """The child as a user to whom rights apply; root is above them."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def for_everybody():
    """The program and its data where a user without rights can reach them: a checkout may lie in a closed home."""
    folder = _scratch / "program"
    if not folder.exists():
        folder.mkdir(mode=0o755)
        shutil.copy(PLAIN, folder / "draaiboek")
        (folder / "draaiboek").chmod(0o755)
        shutil.copytree(ROOT / "agendas", folder / "agendas")
        subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    return {"program": str(folder / "draaiboek"), "before": unprivileged,
            "env": surroundings(DRAAIBOEK_DATA=str(folder / "agendas"), HOME="/nonexistent")}
