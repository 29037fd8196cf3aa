#!/usr/bin/env python3
"""What stands in examples/ and in the README is what the program makes now."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, ROOT, finish, ok  # noqa: E402

with tempfile.TemporaryDirectory(prefix="draaiboek-examples-") as folder:
    made = subprocess.run(["sh", ROOT / ".ci/examples", folder], env=dict(os.environ, DRAAIBOEK=PROGRAM), capture_output=True, text=True)
    ok(made.returncode == 0, "the worked meeting can be made", made.stderr)
    for now in sorted(Path(folder).iterdir()):
        committed = Path("examples") / ("" if now.name == "startbijeenkomst.yaml" else "uitkomst") / now.name
        then = ROOT / committed
        ok(then.exists() and now.read_text(encoding="utf-8") == then.read_text(encoding="utf-8"), f"{committed} is up to date",
           "run .ci/examples and look at what changed")
    screen = Path(folder, "scherm-80x24.txt").read_text(encoding="utf-8").rstrip("\n")
ok(screen and screen in (ROOT / "README.md").read_text(encoding="utf-8"), "the screen in the README is the program's")
finish()
