"""What every test script stands on: the program, a run of it with nothing of the user's own around it, and results as TAP. Reading
what it made is not for here: papers.py and surroundings.py do that."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = str(Path(os.environ.get("DRAAIBOEK", ROOT / "build/draaiboek")).resolve())
number = failed = 0


def ok(condition, name, *details):
    """One test. What went wrong is told below it, as far as a person reads it."""
    global number, failed
    number += 1
    failed += not condition
    print(f"{'ok' if condition else 'not ok'} {number} - {name}", flush=True)
    if not condition:
        for detail in details[:30]:
            for line in str(detail).splitlines()[:40]:
                print(f"#   {line[:300]}")
    return bool(condition)


def all_ok():
    return not failed


def finish():
    print(f"1..{number}")
    sys.exit(failed > 0)


def surroundings(**more):
    """The variables of a run: those that are asked for (None takes one away), nothing of the user's own language or files, and the
    day that the suite takes for today."""
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR" and not name.startswith(("LC_", "LANG", "XDG_"))}
    kept.update({"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "DRAAIBOEK_DATA": str(ROOT / "agendas"), "XDG_DATA_HOME": "/nonexistent",
                 "XDG_CONFIG_HOME": "/nonexistent", "XDG_STATE_HOME": "/dev/null/state"})
    kept.setdefault("DRAAIBOEK_TODAY", "2026-12-01")
    kept.update(more)
    return {name: value for name, value in kept.items() if value is not None}


def program(folder, *words, keys=None, env=None, timeout=300):
    """A run of the program in a folder, with these keys if there are any."""
    if keys is not None:
        (folder / "keys").write_text(keys)
        words = (*words, "--keys", "keys")
    return subprocess.run([PROGRAM, *words], cwd=folder, env=env or surroundings(), stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=timeout)


def outcome(*words, timeout=120, **more):
    """Exit code, stdout and stderr of a command without input; the line ends as they were written."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, **more)
    return done.returncode, done.stdout.decode(), done.stderr.decode()
