#!/usr/bin/env python3
"""Withdrawn consent is one command: everything that is made after it obeys, in all rooms, of the meetings before and of those after it."""
import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, finish, ok, surroundings, outcome  # noqa: E402

FOLDER = tempfile.mkdtemp(prefix="draaiboek-consent-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.chdir(FOLDER)
ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb", DRAAIBOEK_TODAY="2027-01-20")
PEOPLE = """deelnemers:
  - {naam: Fatima van den Berg, organisatie: Buurthuis, mail: f@a.example, naam in verslag: ja, mailadres delen: ja, foto: ja}
  - {naam: Jan Jansen, organisatie: Gemeente, mail: j@a.example, naam in verslag: ja, mailadres delen: ja, foto: ja}
"""
NAME = "Fatima"


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


def play(script, keys, *words):
    Path("keys").write_text(keys)
    code, out, err = run("run", script, "--keys", "keys", *words)
    ok(code == 0, " ".join(("played", script, *words)), err)


def report(*words):
    """The report as text, and whether its PDF and page for Word say the name."""
    shutil.rmtree("uit", ignore_errors=True)
    code, out, err = run("verslag", *words, "-o", "uit")
    made = out.split()
    text = next(Path(name).read_text() for name in made if name.endswith(".txt"))
    others = [Path(name).read_text() for name in made if name.endswith(".html")]
    others += [subprocess.run(["pdftotext", name, "-"], capture_output=True, text=True).stdout for name in made if name.endswith(".pdf")]
    return text, any(NAME in other for other in others)


# --- a series ---
HEAD = "draaiboek: 1\ntitel: {0}\ndatum: {1}\nbegin: 14:00\n{2}"
PARTS = "onderdelen:\n  - {onderdeel: Gesprek, duur: 60 min, opschrijven: [afspraken]}\n"
Path("een.yaml").write_text(HEAD.format("Een", "2026-11-01", "") + PEOPLE + PARTS)
play("een.yaml", '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter Esc Esc\n+00:05:00 a "Bus regelen" Enter "Fatima" Enter "1-5" Enter Esc\n')
Path("twee.yaml").write_text(HEAD.format("Twee", "2027-01-14", "vorige bijeenkomst: een.sessie.yaml\n") + PEOPLE + PARTS)
play("twee.yaml", '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter Esc Esc\n+00:05:00 a "Soep koken" Enter "Fatima" Enter "1-5" Enter Esc\n')
text, elsewhere = report("een.yaml")
ok(NAME in text and elsewhere, "with consent the name is in the report", text)
code, out, err = run("toestemming", "twee.yaml", "fatima", "--name", "nee", "--mail", "nee", "--photo", "nee")
ok(code == 0 and not err, "consent is withdrawn by one command", out, err)
for words in (("twee.yaml",), ("een.yaml",), ("--series", "twee.yaml")):
    text, elsewhere = report(*words)
    ok(NAME not in text and not elsewhere and "een deelnemer van Buurthuis" in text, "obeyed in " + " ".join(words), text)

# what comes after: the list of people still says yes
Path("drie.yaml").write_text(HEAD.format("Drie", "2027-03-01", "vorige bijeenkomst: [een.sessie.yaml, twee.sessie.yaml]\n") + PEOPLE + PARTS)
run("afdrukken", "drie.yaml", "aanwezigheidslijst", "-o", "papier")
ticks = subprocess.run(["pdftotext", "-layout", "papier/aanwezigheidslijst.pdf", "-"], capture_output=True, text=True).stdout
rows = [line for line in ticks.splitlines() if "Fatima" in line or "Jansen" in line]
ok(len(rows) == 2 and rows[0].count("☐") == 3 and rows[1].count("☑") == 3, "the sign-in list of the next meeting ticks nothing for them", ticks)
run("mail", "drie.yaml", "uitnodiging", "-o", "mail")
ok("Bcc" in Path("mail/uitnodiging-versturen/0-lees-mij.txt").read_text(), "and the addresses in the invitation are hidden again")
play("drie.yaml", '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter Esc Esc\n+00:05:00 a "Taart" Enter "Fatima" Enter "1-5" Enter Esc\n')
text, elsewhere = report("drie.yaml")
ok(NAME not in text and not elsewhere and "Jan Jansen" in text and "1 naam staat niet" in text, "the report of the next meeting obeys too", text)
code, out, err = run("toestemming", "drie.yaml", "Fatima van den Berg", "--name", "ja")
text, elsewhere = report("drie.yaml")
ok(code == 0 and NAME in text, "and a yes is a yes again", text)
Path("vier.yaml").write_text(HEAD.format("Vier", "2027-04-01", "vorige bijeenkomst: [een.sessie.yaml, twee.sessie.yaml, drie.sessie.yaml]\n") + PEOPLE + PARTS)
play("vier.yaml", '+00:00:00 PgDn\n+00:05:00 a "Slingers" Enter "Fatima" Enter "1-5" Enter Esc\n')
text, elsewhere = report("vier.yaml")
ok(NAME in text, "also at the meeting after that", text)
code, out, err = run("toestemming", "twee.yaml", "Fatima van den Berg", "--name", "nee")
for later in ("drie.yaml", "vier.yaml"):
    text, elsewhere = report(later)
    ok(code == 0 and NAME not in text and not elsewhere, f"taken back at an earlier meeting, it holds in {later} which was held after it", text, err)

# --- two scripts that name each other, each by a way of its own ---
os.mkdir("ring")
os.symlink("ring", "kring")
for name, other, day in (("a", "../ring/../kring/b.sessie.yaml", "2027-01-14"), ("b", "../ring/a.sessie.yaml", "2027-01-15")):
    Path(f"ring/{name}.yaml").write_text(HEAD.format(name.upper(), day, f"vorige bijeenkomst: {other}\n") + PEOPLE + PARTS)
    play(f"ring/{name}.yaml", '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter Esc Esc\n')
code, out, err = run("toestemming", "ring/a.yaml", "Fatima van den Berg", "--name", "nee")
said = [Path(f"ring/{name}.sessie.yaml").read_text().count("do: consent") for name in "ab"]
ok(code == 0 and not err and said == [1, 1], "it is changed in each of them, once", code, err, said)

# --- a list that asks: who left it empty is not named until it is ticked, as the sign-in list says ---
Path("mensen.csv").write_text("Voornaam;Achternaam;Organisatie;Naam in verslag\nFatima;van den Berg;Buurthuis;\nJan;Jansen;Gemeente;ja\n")
Path("leeg.yaml").write_text(HEAD.format("Leeg", "2027-01-14", "deelnemers: mensen.csv\n") + PARTS)
code, out, err = run("controleer", "leeg.yaml")
ok("bij 1 persoon is niet alles ingevuld" in out + err and "leeg is nee" in out + err, "check tells what is left empty", out, err)
play("leeg.yaml", '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter "Bo Smit" Enter Enter Enter Esc Esc\n+00:05:00 a "Soep" Enter "Fatima" Enter "1-5" Enter Esc\n')
text, elsewhere = report("leeg.yaml")
ok(NAME not in text and not elsewhere and "Bo Smit" not in text and "Jan Jansen" in text and "2 namen staan niet" in text, "empty is no, also for who walked in", text)
play("leeg.yaml", '+00:50:00 m "Fatima" 1 Esc Esc\n')
text, elsewhere = report("leeg.yaml")
ok(NAME in text and elsewhere and "Bo Smit" not in text and "1 naam staat niet" in text, "until it is ticked", text)

# --- rooms, with somebody who is known in one of them alone ---
Path("congres.yaml").write_text(HEAD.format("Congres", "2027-01-14", "") + PEOPLE + """onderdelen:
  - {onderdeel: Opening, duur: 30 min, opschrijven: [afspraken]}
  - onderdeel: Tegelijk
    duur: 60 min
    opschrijven: [afspraken]
    deelsessies: [{zaal: Zaal 1}, {zaal: Tuinkamer}]
""")
play("congres.yaml", '+00:00:00 PgDn\n+00:05:00 a "Stoelen" Enter "Jan" Enter "1-5" Enter Esc\n')
play("congres.yaml", '+00:00:00 PgDn\n+00:05:00 a "Tafels" Enter "Fatima" Enter "1-5" Enter Esc\n', "--room", "Zaal 1")
play("congres.yaml", '+00:00:00 PgDn\n+00:01:00 m "Xanthe Quist" Enter Enter Enter 1 Esc Esc\n+00:05:00 a "Lampen" Enter "Xanthe" Enter "1-5" Enter Esc\n', "--room", "Tuinkamer")
code, out, err = run("mail", "congres.yaml", "verslag", "-o", "mail")
ok(code == 0 and "sessie.yaml" not in err and "Xanthe Quist" in Path("mail/verslag-versturen/5-geen-mailadres.txt").read_text() and
   "Lampen (Tuinkamer)\n   Xanthe Quist" in Path("mail/verslag-versturen/2-tekst.txt").read_text(),
   "the mail of the meeting tells of all rooms, and goes to who was in one of them", err, out)
text, elsewhere = report("congres.yaml")
ok("Fatima van den Berg" in text and "Xanthe Quist" in text, "the report of all rooms names them", text)
for name in ("Fatima", "Xanthe Quist"):
    code, out, err = run("consent", "congres.yaml", name, "--name", "no")
    ok(code == 0 and not err, f"{name}: withdrawn in all rooms", code, out, err)
text, elsewhere = report("congres.yaml")
ok(NAME not in text and not elsewhere and "Xanthe" not in text and "Tafels" in text and "Lampen" in text, "and it obeys", text)
run("mail", "congres.yaml", "verslag", "-o", "mail")
letter = Path("mail/verslag-versturen/2-tekst.txt").read_text()
ok("Fatima" not in letter and "Xanthe" not in letter and "Tafels (Zaal 1)" in letter, "so does the mail of all rooms", letter)
code, out, err = run("consent", "congres.yaml", "Niemand", "--name", "no")
ok(code == 2 and "Niemand" in err and not out, "who is in no room is told", out, err)

# --- a first or last name alone may be another word, or somebody else: it stays, and whoever makes the report is told to look ---
Path("los.yaml").write_text(HEAD.format("Los", "2027-05-01", "initiatiefnemer: {naam: Marjan de Wit}\n") + """deelnemers:
  - {naam: Daan Vrij, organisatie: Sport, mail: d@a.example, naam in verslag: nee}
  - {naam: Jan Jansen, organisatie: Gemeente, mail: j@a.example, naam in verslag: ja}
onderdelen:
  - {onderdeel: Gesprek, duur: 60 min, opschrijven: [afspraken, besluiten, notities]}
""")
play("los.yaml", '+00:00:00 PgDn\n+00:01:00 m "Daan" Enter "Jan" Enter Esc Esc\n+00:05:00 b "Vrij betaalt de zaal" Enter b "Daan Vrij belt Marjan" Enter '
     'b "Jan helpt mee" Enter b "Iets met Daan" Enter n "Daan was boos" Enter Esc\n')
DOUBTS = ["Vrij betaalt de zaal", "Iets met Daan"]
for words in (("verslag", "los.yaml"), ("mail", "los.yaml", "verslag")):
    code, out, err = run(*words, "-o", "los")
    looked = [line.partition("kijk na: ")[2] for line in err.splitlines() if "kijk na: " in line]
    ok(code == 0 and looked == DOUBTS and "In 2 teksten staat misschien iemand die niet in het verslag wil." in " ".join(err.split()),
       " ".join(words) + " tells which texts may name somebody who did not allow it", code, err)
text = Path("los/verslag.txt").read_text()
ok("- Een deelnemer van Sport belt Marjan" in text and "- Jan helpt mee" in text, "a sentence that began with a name begins with a capital", text)
code, out, err = run("verslag", "los.yaml", "--for-funder", "-o", "geld")
text = Path("geld/verantwoording.txt").read_text()
ok(code == 0 and "kijk na: Vrij betaalt de zaal" in err and err.count("kijk na") == 1, "the one without names tells what may still be one", code, err)
ok("Iemand helpt mee" in text and not [name for name in ("Jan", "Daan", "Marjan", "Wit") if name in text], "and names nobody, nor who leads the meeting", text)
shutil.copytree(".", FOLDER + "-namenloos")
os.chdir(FOLDER + "-namenloos")
run("namen-weg", "los.yaml", "--all")
code, out, err = run("verslag", "los.yaml", "-o", "los")
ok(code == 0 and "kijk na" not in err and "Iets met deelnemer 1" in Path("los/verslag.txt").read_text(), "a number is no name to look at", code, err)
os.chdir(FOLDER)
shutil.rmtree(FOLDER + "-namenloos")
code, out, err = run("toestemming", "los.yaml", "Daan Vrij", "--name", "ja")
code, out, err = run("verslag", "los.yaml", "-o", "los")
ok(code == 0 and "kijk na" not in err, "with consent there is nothing to look at", err)

# --- who sees whose address: of one person nobody does ---
Path("deel.yaml").write_text(HEAD.format("Deel", "2027-06-01", "initiatiefnemer: {naam: Marjan de Wit, mail: m@a.example}\n") + """deelnemers:
  - {naam: Jan Jansen, mail: j@a.example, mailadres delen: ja}
  - {naam: Kim Klein, mail: k@a.example, mailadres delen: ja}
  - {naam: Leo Laan, mail: l@a.example, mailadres delen: ja}
onderdelen:
  - {onderdeel: Gesprek, duur: 60 min}
""")
play("deel.yaml", '+00:00:00 PgDn\n+00:01:00 m "Jan" Enter "Kim" Enter Esc Esc\n')
Path("mailer").write_text("#!/bin/sh\ncat >/dev/null\nexit 75\n")
os.chmod("mailer", 0o755)
code, out, err = outcome(PROGRAM, "mail", "deel.yaml", "verslag", "-o", "deel", "--send", "--yes", env={**ENVIRONMENT, "DRAAIBOEK_SENDMAIL": "./mailer"})
shown = err.split("\n\n")
ok("Kim Klein" in shown[0] and "Zij zien elkaars adres" in shown[0] and "Leo Laan" in shown[1] and "elkaars" not in shown[1],
   "before sending it says so of those who share a mail, and not of one alone", err)
ok("stelde een mail aan 2 mensen uit" in err and not [line for line in err.split("\n") if line != line.rstrip()], "what stopped is told, without room for what was not said", err)
finish()
