#!/usr/bin/env python3
"""What stands in examples/ and in the README is what the program makes now."""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
results = []


def ok(condition, name, detail=""):
    results.append(bool(condition))
    print("%s %d - %s" % ("ok" if condition else "not ok", len(results), name))
    if not condition and detail:
        print("# " + detail.replace("\n", "\n# "))


made = tempfile.mkdtemp(prefix="draaiboek-examples-")
env = dict(os.environ, DRAAIBOEK=os.path.abspath(os.environ.get("DRAAIBOEK", os.path.join(ROOT, "build", "draaiboek"))))
p = subprocess.run(["sh", os.path.join(ROOT, ".ci", "examples"), made], env=env, capture_output=True, text=True)
ok(p.returncode == 0, "the worked meeting can be made", p.stderr)
for name in sorted(os.listdir(made)):
    committed = os.path.join(ROOT, "examples", *([] if name == "startbijeenkomst.yaml" else ["uitkomst"]), name)
    now = open(os.path.join(made, name), encoding="utf-8").read()
    then = open(committed, encoding="utf-8").read() if os.path.exists(committed) else ""
    ok(now == then, "%s is up to date" % os.path.relpath(committed, ROOT), "run .ci/examples and look at what changed")
screen = open(os.path.join(made, "scherm-80x24.txt"), encoding="utf-8").read().rstrip("\n")
readme = open(os.path.join(ROOT, "README.md"), encoding="utf-8").read()
ok(screen and screen in readme, "the screen in the README is the program's")
print("1..%d" % len(results))
sys.exit(0 if all(results) else 1)
