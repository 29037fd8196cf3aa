#!/usr/bin/env python3
"""Golden tests. Each folder beside this file that holds script.yaml is a case; each file in it that has the name of a kind
below holds what the program is to say, exactly. UPDATE=1 writes them anew: read the difference before you commit it.

Beside the golden text of `check` stands `faults`, written by hand from reading the script: a line `line:column words` for
every message, in any order. It is compared too, so that a wrong golden text cannot slip in."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = Path(os.environ.get("DRAAIBOEK", ROOT / "build/draaiboek")).absolute()
UPDATE = os.environ.get("UPDATE") == "1"
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "XDG_"))},
    "LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", "DRAAIBOEK_DATA": str(ROOT / "agendas"),
    "XDG_DATA_HOME": "/nonexistent", "XDG_STATE_HOME": "/dev/null/state", "XDG_DATA_DIRS": "/nonexistent", "TERM": "dumb",
}

# name of the golden file -> arguments; a size stands for a run with the case's keys
KINDS = {
    "check": ["check", "script.yaml"],
    "plan": ["plan", "script.yaml"],
    "rehearse": ["rehearse", "script.yaml", "--runs", "500", "--seed", "3"],
    "plan.csv": ["plan", "script.yaml", "--format", "csv"],
}
SIZE = re.compile(r"\d+x\d+$")


def arguments(kind):
    if SIZE.match(kind):
        return ["run", "script.yaml", "--keys", "keys", "--size", kind, "--dump"]
    return KINDS[kind]


def run(folder, args):
    """What the program says and how it ends, as one text."""
    done = subprocess.run([PROGRAM, *args], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    out, err = (stream.decode("utf-8", "backslashreplace") for stream in (done.stdout, done.stderr))
    parts = [f"exit {done.returncode}\n"]
    if out:
        parts.append("--- stdout\n" + out)
    if err:
        parts.append("--- stderr\n" + err)
    return "".join(parts)


def messages(said):
    """The messages in what `check` said: (line:column, all its words)."""
    found = []
    for line in said.split("--- stderr\n", 1)[-1].split("\n"):
        head = re.match(r"[^ :]+:(?:(\d+:\d+):)? (?:fout|let op|tip|error|warning|hint): ", line)
        if head:
            found.append([head.group(1) or "0:0", line[head.end():]])
        elif found:
            found[-1][1] += "\n" + line
    return found


def judge_faults(case, said):
    """What differs between the faults a person found and the messages."""
    problems, left = [], messages(said)
    for number, line in enumerate((case / "faults").read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        place, words = line.split(" ", 1)
        match = next((m for m in left if m[0] == place and words in m[1]), None)
        if match:
            left.remove(match)
        else:
            problems.append(f"faults line {number} is not told: {line}")
    return problems + [f"told, but no fault: {place} {words.splitlines()[0]}" for place, words in left]


def judge(case, kind):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "case"
        shutil.copytree(case, folder)
        said = run(folder, arguments(kind))
    golden = case / kind
    problems = judge_faults(case, said) if kind == "check" and (case / "faults").exists() else []
    if UPDATE:
        golden.write_text(said)
    elif golden.read_text() != said:
        import difflib
        problems += difflib.unified_diff(golden.read_text().splitlines(), said.splitlines(), "golden", "said", lineterm="")
    return problems


def main():
    names = sys.argv[1:]
    jobs = []
    for case in sorted(path.parent for path in HERE.glob("*/script.yaml")):
        kinds = sorted(path.name for path in case.iterdir() if path.name in KINDS or SIZE.match(path.name))
        if UPDATE and (case / "faults").exists() and "check" not in kinds:
            kinds.append("check")
        jobs += [(case, kind) for kind in kinds if not names or case.name in names]
    print(f"1..{len(jobs)}")
    failed = 0
    for number, (case, kind) in enumerate(jobs, 1):
        problems = judge(case, kind)
        print(f"{'not ok' if problems else 'ok'} {number} - {case.name} {kind}")
        for problem in problems:
            print(f"# {problem}")
        failed += bool(problems)
    return failed > 0


sys.exit(main())
