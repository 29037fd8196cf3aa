#!/usr/bin/env python3
"""`make run` in a terminal: the script that somebody tries begins in half an hour, by the clock of the script's own zone."""
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = {  # 23:52 and 11:17 in Amsterdam as seconds since 1970, and what the script then says
    "in the evening before a summer's midnight": (1782424320, "2026-06-26", "00:25"),
    "by day in winter": (1795342620, "2026-11-22", "11:50"),
}


def script_at(now, zone):
    with tempfile.TemporaryDirectory(prefix="draaiboek-main-") as folder:
        stub = Path(folder) / "stub"
        stub.write_text("#!/bin/sh\n")
        stub.chmod(0o755)
        ours, theirs = pty.openpty()
        env = {"PATH": os.environ["PATH"], "OUT": folder + "/uit", "NOW": str(now), "TZ": zone}
        subprocess.run(["sh", ROOT / ".ci/main-job", stub], env=env, stdin=theirs, stdout=theirs, stderr=theirs, check=True, timeout=60)
        os.close(ours)
        os.close(theirs)
        return (Path(folder) / "uit/mijn-startbijeenkomst.yaml").read_text()


number = failed = 0
for name, (now, date, begin) in CASES.items():
    for zone in ("UTC", "Europe/Amsterdam", "America/New_York"):
        number += 1
        text = script_at(now, zone)
        right = f"\ndatum: {date}\n" in text and f"\nbegin: {begin}\n" in text
        failed += not right
        print(f"{'ok' if right else 'not ok'} {number} - {name}, on a machine in {zone}")
        if not right:
            print("#", *[line for line in text.splitlines() if line.startswith(("datum", "begin"))])
print(f"1..{number}")
sys.exit(1 if failed else 0)
