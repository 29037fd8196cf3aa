#!/usr/bin/env python3
"""Three meetings in a row: agreements are marked, passed on and carried, numbers stay, and each next script is made from the one
before."""
import csv
import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, finish, ok, surroundings, outcome  # noqa: E402

ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb")
SCRIPT = """\
draaiboek: 1
titel: Netwerk  # blijft staan
thema: Samen eten
datum: 2027-01-14
begin: "14:00"
tijdzone: Europe/Amsterdam
locatie:
  naam: De Linde
  plaats: Ede
praktisch: [De lift is links]
deelnemers:
  - {naam: Łukasz Wiśniewski, mail: l@example.org}
  - {naam: Ans de Boer, organisatie: Buurthuis}
onderdelen:
  - onderdeel: Inrichten
    soort: voorbereiding
    duur: 15 min
  - onderdeel: Welkom
    duur: 10 min
  - onderdeel: Gesprek
    duur: 20 min
"""
KEYS = """\
+00:00:00 PgDn
+00:01:00 m "Truus Veldman" Enter Enter Enter Esc Esc
+00:05:00 a "=Soep; met brood" Enter "Łukasz Wiśniewski" Enter "28-1" Enter
+00:06:00 a "Koek kopen" Enter "Ans de Boer" Enter "Q2" Enter
+00:06:30 a "Sjaals breien" Enter "Ans de Boer" Enter Enter
+00:07:00 v "Wie betaalt de bus?" Enter Esc
+00:08:00 s "Samen aan tafel" Enter Esc
+00:09:00 h "4-3" Enter "15:30" Enter "Dorpshuis: zaal 1" Enter "Ans de Boer" Enter
"""
LATER = """\
+00:00:00 PgDn
+00:05:00 a "%s" Enter "Ans de Boer" Enter "1-9" Enter
"""


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


def play(script, keys):
    Path("keys").write_text(keys)
    code, out, err = run("run", script, "--keys", "keys")
    ok(code == 0, f"{script} runs", err)


def table(*words):
    code, out, err = run("afspraken", *words, "--format", "csv", "--today", "2027-04-01")
    return list(csv.reader(io.StringIO(out), delimiter=";"))[1:]


folder = tempfile.mkdtemp()
os.chdir(folder)
Path("een.yaml").write_text("# Controleer het met: draaiboek controleer een.yaml\n" + SCRIPT)
code, out, err = run("afspraken", "een.yaml")
ok(code == 2 and not Path("een.sessie.yaml").exists(), "without a meeting there are no agreements, and none is begun", err)
play("een.yaml", KEYS)
rows = table("een.yaml")
ok([row[:5] for row in rows] == [["1", "'=Soep; met brood", "Łukasz Wiśniewski", "2027-01-28", "voornemen"],
                                 ["2", "Koek kopen", "Ans de Boer", "2e kwartaal van 2027", "voornemen"],
                                 ["3", "Sjaals breien", "Ans de Boer", "", "voornemen"]], "numbers, texts, owners, dates; no formula", rows)
ok([row[5] for row in rows] == ["datum voorbij", "", ""] and rows[0][6] == "Samen eten", "what is late says so", rows)
code, out, err = run("afspraken", "een.yaml", "--owner", "ans", "--open")
ok(code == 0 and "Koek" in out and "Soep" not in out, "of one owner", out)
code, out, err = run("agreements", "een.yaml", "--theme", "fietsen")
ok(code == 0 and "Koek" not in out, "of one theme", out)
before = Path("een.sessie.yaml").read_bytes()
code, out, err = run("afspraken", "een.yaml", "--done", "3", "--running", "1", "--owner-of", "2", "Piet Post", "--history")
ok(code == 0 and Path("een.sessie.yaml").read_bytes().startswith(before), "changes are added to the session, nothing is rewritten", err)
ok("Piet Post" in out and "do 14 jan: Ans de Boer" in out and "klaar" in out and "loopt" in out, "history is kept", out)
for words, fault in ((("--done", "9"), "9"), (("--done", "x"), "x"), (("--owner-of", "2", " "), "")):
    code, out, err = run("afspraken", "een.yaml", *words)
    ok(code != 0 and fault in err, f"{words}: refused and told", code, err)
code, out, err = run("afspraken", "een.yaml", "--by", "dag")
ok(code == 2, "an order that there is not is refused", err)

code, out, err = run("nieuw", "--after", "een.yaml", "twee")
text = Path("twee.yaml").read_text()
ok(code == 0 and out == "twee.yaml\n" and "fout" not in err, "the next script is made and loads", out, err)
ok("datum: 2027-03-04\n" in text and 'begin: "15:30"\n' in text and 'naam: "Dorpshuis: zaal 1"\n' in text and "Ede" not in text and
   "titel: Netwerk  # blijft staan\n" in text and '  - "een.sessie.yaml"\n' in text, "day, time, place and the one before", text)
ok(text.startswith("# Controleer het met: draaiboek controleer twee.yaml\n"), "the command in its comment names the new script", text[:80])
ok("Afspraak 2: Koek kopen (Piet Post, 2e kwartaal van 2027)" in text, "a quarter is a quarter", text)
ok("nieuw op de dag zelf: Truus Veldman. " in err and "bij praktisch staat" in err, "who is on no list yet is told, and what was true of the old place", err)
ok(text.index("Inrichten") < text.index("Hoe staat het ervoor?") < text.index("Welkom") and
   "Afspraak 1: =Soep; met brood (Łukasz Wiśniewski, donderdag 28 januari 2027)" in text and "Sjaals" not in text and
   "Wie betaalt de bus?" in text and "Samen aan tafel" in text and "Ontvangst door Ans de Boer" in text,
   "and a first part with what is open", text)
code, out, err = run("nieuw", "--after", "een.yaml", "twee")
ok(code == 2 and Path("twee.yaml").read_text() == text, "it never writes over a script", err)
code, out, err = run("check", "twee.yaml")
ok(code == 0, "it passes the check", err)
play("twee.yaml", LATER % "Tafels lenen")
rows = table("twee.yaml")
ok([row[:2] + row[4:5] for row in rows] == [["1", "'=Soep; met brood", "loopt"], ["2", "Koek kopen", "voornemen"],
                                            ["4", "Tafels lenen", "voornemen"]], "open ones come along; no number is given twice", rows)
run("afspraken", "twee.yaml", "--done", "1")
rows = table("een.yaml", "twee.yaml")
ok([row[:2] + row[4:5] for row in rows] == [["1", "'=Soep; met brood", "klaar"], ["2", "Koek kopen", "voornemen"],
                                            ["3", "Sjaals breien", "klaar"], ["4", "Tafels lenen", "voornemen"]],
   "over the series each stands once, as far as it is", rows)

code, out, err = run("new", "--after", "twee.sessie.yaml", "--date", "2027-06-03", "--title", "Derde keer", "drie.yaml")
text = Path("drie.yaml").read_text()
ok(code == 0 and "titel: Derde keer" in text and "datum: 2027-06-03" in text and
   '  - "een.sessie.yaml"\n  - "twee.sessie.yaml"\n' in text, "the third knows the series, and what is asked is filled in", text, err)
ok(text.count("Hoe staat het ervoor?") == 1 and "Soep" not in text and "Tafels lenen" in text, "its first part is new", text)
play("drie.yaml", LATER % "Vieren")
rows = table("drie.yaml")
ok([row[0] for row in rows] == ["2", "4", "5"], "done ones stay away, numbers go on", rows)
rows = table("drie.yaml", "een.yaml", "twee.yaml")
ok([row[0] + row[4] for row in rows] == ["1klaar", "2voornemen", "3klaar", "4voornemen", "5voornemen"], "in whatever order they are named", rows)
os.makedirs("elders")
code, out, err = run("new", "--after", "drie.yaml", "elders/vier.yaml")
ok(code == 0 and f'"{os.path.realpath("drie.sessie.yaml")}"' in Path("elders/vier.yaml").read_text() and "niet afgesproken" in err,
   "in another folder the series is found, and a day that nobody agreed is told", err, Path("elders/vier.yaml").read_text())
Path("plat.yaml").write_text("draaiboek: 1\ntitel: Plat\ndatum: 2027-01-14\nbegin: \"14:00\"\nonderdelen: [{onderdeel: A, duur: 10 min}]\n")
play("plat.yaml", LATER % "Iets")
code, out, err = run("new", "--after", "plat.yaml", "plat2.yaml")
ok(code == 0 and "# - Afspraak 1: Iets (Ans de Boer" in Path("plat2.yaml").read_text(), "where no part fits, the points are comments", err)
os.chdir("/")
shutil.rmtree(folder)
finish()
