"""A meeting for a test: its script and its list of people in a folder of their own, led from begin to end by a script of keys."""
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tap import PROGRAM, outcome, surroundings

# a short one from which something goes out: title, list of people and an initiator with an address
SCRIPT = """\
draaiboek: 1
titel: "%s"
datum: 2027-01-14
begin: "14:00"
duur: 30 min
tijdzone: Europe/Amsterdam
deelnemers: deelnemers.csv
initiatiefnemer: {naam: Zoë van den Berg, mail: zoe@example.org}
onderdelen:
  - onderdeel: Praten
    duur: 30 min
    opschrijven: [afspraken]
"""


class Meeting:
    """Its folder is the working folder while it is used. `people` is the text of the list, None for none; without `keys` nothing is
    led yet; what else belongs in the folder comes as `files`, text by name."""

    def __init__(self, script, people=None, keys=None, files=None, program=PROGRAM, env=None):
        self.files = {"m.yaml": script, "deelnemers.csv": people, "keys": keys, **(files or {})}
        self.program, self.env = program, env or surroundings()

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="draaiboek-meeting-")
        os.chdir(self.path)
        for name, text in self.files.items():
            if text is not None:
                Path(name).write_text(text)
        if self.files["keys"] is not None:
            code, _, err = outcome(self.program, "run", "m.yaml", "--keys", "keys", env=self.env)
            if code:
                raise SystemExit("Bail out! the meeting does not run: " + err)
        return self

    def __exit__(self, *error):
        os.chdir("/")
        subprocess.run(["chmod", "-R", "u+rwx", self.path], check=True)
        shutil.rmtree(self.path)
