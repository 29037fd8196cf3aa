#!/usr/bin/env python3
"""`run --keys`: a meeting played without a terminal. What it leaves behind, what it refuses, and how it goes on."""
import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, finish, ok, surroundings  # noqa: E402

F_OFD_SETLK = 37  # of Linux; a lock that closing another handle does not let go
SCRIPT = """draaiboek: 1
titel: Buurtoverleg
datum: 2027-03-04
begin: 14:00
tijdzone: Europe/Amsterdam
onderdelen:
  - onderdeel: Inloop
    soort: voorbereiding
    duur: 15
  - onderdeel: Opening
    duur: 10
    vanzelf: ja
  - onderdeel: Gesprek
    duur: 20
  - onderdeel: Afsluiting
    duur: 5
"""


class Meeting:
    def __init__(self, script=SCRIPT):
        self.folder = Path(tempfile.mkdtemp(prefix="draaiboek-run-"))
        self.script = self.folder / "buurt.yaml"
        self.script.write_text(script)

    def run(self, *options, keys=None, env=None, stdin=""):
        arguments = [PROGRAM, "run", str(self.script)]
        if keys is not None:
            (self.folder / "k").write_text(keys)
            arguments += ["--keys", str(self.folder / "k")]
        return subprocess.run([*arguments, *options], capture_output=True, text=True, input=stdin, timeout=60,
                              env=surroundings(**{"LANG": "nl_NL.UTF-8", "TZ": None, **(env or {})}))

    @property
    def session(self):
        path = self.folder / "buurt.sessie.yaml"
        return path.read_text() if path.exists() else ""

    def events(self):
        return [(m[1][11:19], m[2]) for m in re.finditer(r"t: (\S+), do: ([a-z ]+)", self.session)]

    def close(self):
        shutil.rmtree(self.folder)


def refusals():
    m = Meeting()
    for options, status, word in (
            (["--keys"], 2, "--keys"), (["--size", "80"], 2, "--size"), (["--speed", "0"], 2, "--speed"),
            (["--nonsense"], 2, "--nonsense"), (["second.yaml"], 2, "draaiboek"), (["--dump"], 2, "--dump"),
            (["--keys", "-", "--speed", "3"], 2, "--speed"), (["--keys", str(m.folder / "none")], 2, "none"),
            (["--keys", str(m.folder)], 2, str(m.folder)), ([], 2, "--keys")):
        done = m.run(*options)
        ok(done.returncode == status and word in done.stderr and not done.stdout, f"refuses {' '.join(options) or 'no terminal'}",
           f"{done.returncode}\n{done.stdout}{done.stderr}")
    done = m.run(keys="+00:00:00 PgDn\n+00:01:00 PageDown n\n+00:00:30 x\n+00:02:00 \"open\n")
    ok(done.returncode == 1 and all(place in done.stderr for place in ("k:2:11:", "k:3:1:", "k:4:11:")),
       "every fault of a key script at its place", done.stderr)
    ok(not m.session, "and nothing was played", m.session)
    m.script.write_text(SCRIPT.replace("duur: 20", "duuur: 20"))
    done = m.run(keys="+00:00:00 PgDn")
    ok(done.returncode == 1 and "duuur" in done.stderr and not m.session, "a faulty script is refused", done.stderr)
    m.script.unlink()
    done = m.run(keys="+00:00:00 PgDn")
    ok(done.returncode == 2 and "buurt.yaml" in done.stderr, "so is one that is not there", done.stderr)
    m.close()


def plays():
    keys = ('+00:00:00 PgDn\n+00:15:00 PgDn n "réunie à Zürich" Enter\n'
            '+00:30:00 k "vertrouwen" Enter Esc\n+00:45:00 PgDn\n+00:50:00 PgDn Enter\n')
    m = Meeting()
    done = m.run(keys=keys)
    ok(done.returncode == 0 and not done.stdout and not done.stderr, "says nothing when all is well", done.stdout + done.stderr)
    ok("réunie à Zürich" in m.session and "vertrouwen" in m.session, "keeps what was written", m.session)
    starts = [t for t, kind in m.events() if kind == "start"]
    ok(starts == ["12:45:00", "13:00:00", "13:10:00", "13:30:00"], "a part that goes on by itself does so at its time", starts)
    ok(("13:35:00", "finish") in m.events(), "the last next ends the meeting", m.events())
    first = m.session
    m.close()
    m = Meeting()
    m.run(keys=keys, env={"TZ": "America/New_York"})
    ok(m.session == first, "the same keys leave the same file, wherever the machine is", m.session)
    m.close()
    m = Meeting()
    m.run("--keys", "-", stdin=keys)
    ok(m.session == first, "and read from the input too", m.session)
    m.close()


def goes_on():
    m = Meeting()
    m.run(keys='+00:00:00 PgDn\n+00:16:00 PgDn a "Bellen"')
    done = m.run("--dump", keys='+00:20:00 n "later" Enter')
    ok(done.returncode == 0 and "Opening" in done.stdout, "goes on where it was", done.stdout + done.stderr)
    ok(("13:05:00", "resume") in m.events() and ("13:05:00", "record") in m.events(), "at the time of the first line", m.events())
    m.script.write_text("titel: [kapot")
    done = m.run(keys='+00:21:00 n "nog later" Enter')
    ok(done.returncode == 0 and "nog later" in m.session, "even when the script was broken since", done.stderr)
    with open(m.folder / "buurt.sessie.yaml", "rb+") as held:
        fcntl.fcntl(held, F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
        before = m.session
        done = m.run(keys='+00:22:00 n "dubbel" Enter')
        ok(done.returncode == 2 and "ander scherm" in done.stderr and m.session == before, "never two at a time", done.stderr)
    m.close()
    m = Meeting()
    done = m.run("--session", str(m.folder / "apart" / "map"), keys="+00:00:00 PgDn")
    ok(done.returncode == 0 and (m.folder / "apart/map/buurt.sessie.yaml").exists() and not m.session, "keeps it where it is told to")
    (m.folder / "bezet").write_text("")
    done = m.run("--session", str(m.folder / "bezet"), keys="+00:00:00 PgDn")
    ok(done.returncode == 2 and "bezet" in done.stderr, "and says so when it cannot", done.stderr)
    m.close()


def screens():
    m = Meeting()
    done = m.run("--size", "120x40", "--dump", keys='+00:00:00 dump size 40x12 dump PgDn size 100x30')
    lines = done.stdout.split("\n")
    ok(len(lines) == 40 + 12 + 30 + 1, "screens of the size asked for", len(lines))
    ok(all(len(line) <= 120 for line in lines) and all(len(line) <= 40 for line in lines[40:52]), "none wider", done.stdout)
    ok("▶" in done.stdout.split("\n", 52)[-1], "the last one shows the end", done.stdout)
    m.close()
    m = Meeting(re.sub("datum.*\n|begin.*\n|tijdzone.*\n", "", SCRIPT))
    m.run(keys="+00:00:00 PgDn", env={"TZ": "Asia/Tokyo"})
    ok("t: 2027-01-14T12:45:00" in m.session, "without a date it is 14 January 2027 in the Netherlands", m.session)
    m.close()
    m = Meeting()
    m.run(keys='+00:00:00 PgDn')
    subprocess.run([PROGRAM, "report", str(m.script), "--for-funder", "-o", str(m.folder / "uit")], capture_output=True, check=True)
    told = (m.folder / "uit/verantwoording.txt").read_text()
    ok("Buurtoverleg" in told and "mensen" not in told, "a meeting without a list of people does not say that none were expected", told)
    m.close()
    done = subprocess.run([PROGRAM, "start", "--help"], capture_output=True, text=True, env={"LANG": "nl_NL.UTF-8"})
    ok(done.returncode == 0 and "--keys" in done.stdout and "gordijn" in done.stdout, "has help in Dutch", done.stdout)
    done = subprocess.run([PROGRAM, "run", "--help"], capture_output=True, text=True, env={"LANG": "en_GB.UTF-8"})
    ok(done.returncode == 0 and "curtain" in done.stdout, "and in English", done.stdout)


refusals()
plays()
goes_on()
screens()
finish()
