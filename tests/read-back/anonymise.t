#!/usr/bin/env python3
"""After anonymise nothing of 200 people is found in any file it leaves, and all that was agreed is; withdrawn consent is obeyed."""
import os
import re
import shutil
import tempfile
from pathlib import Path

from papers import everything_in  # first: it knows where tap.py is
from tap import PROGRAM, finish, ok, surroundings, outcome

ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb")
FIRST = ["Fatima", "Łukasz", "Zoë", "Jan", "Şebnem", "Anne-Marie", "Bram", "Siem", "Noor", "Truus"]
LAST = ["Berg", "Wiśniewski", "El Amrani", "Post", "Ağaoğlu", "O'Neill", "Dijkstra", "Kuipers", "Hoekstra", "Timmer",
        "Rietveld", "Schouten", "Bos", "Veenstra", "Mulder", "Prins", "Koster", "Willems", "Peeters", "Sanders"]
PEOPLE = [(f"{first}{i}", "van den" if i % 3 == 0 else "", f"{last}{i}", f"p{i}.{i}@voorbeeld{i}.nl", f"06-{10000000 + i * 7919}", f"Kadeweg {i}bis", f"{1000 + i} QX")
          for i, (first, last) in enumerate(((first, last) for last in LAST for first in FIRST), 1)]
SCRIPT = """\
draaiboek: 1
titel: Netwerk
datum: 2027-01-14
begin: "14:00"
tijdzone: Europe/Amsterdam
aanmelden: p1.1@voorbeeld1.nl
initiatiefnemer: {naam: Gerda Pietersma, mail: gerda@voorbeeld.nl, telefoon: 0318-123456}
deelnemers: mensen.csv
# Bel Gerda als het misgaat
onderdelen:
  - onderdeel: Welkom door Gerda Pietersma
    wie: Gerda
    duur: {per persoon: 5 s, erbij: 1 min}
  - onderdeel: Gesprek
    duur: 20 min
    vragen: ["Wat vindt Fatima1 ervan?"]
"""


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


def full(person):
    return " ".join(word for word in person[:3] if word)


folder = tempfile.mkdtemp()
os.chdir(folder)
Path("m.yaml").write_text(SCRIPT)
Path("mensen.csv").write_text("voornaam;tussenvoegsel;achternaam;mail;telefoon;straat;huisnummer;postcode;woonplaats;organisatie\n" +
                              "".join(";".join(person[:5]) + f";{person[5].replace(' ', ';')};{person[6]};Dorp;Buurthuis\n" for person in PEOPLE))
keys = ["+00:00:00 PgDn"]
for i, person in enumerate(PEOPLE[:40]):
    keys.append(f'+00:{1 + i // 4:02}:{i % 4 * 10:02} a "Soep {i} maken met {full(PEOPLE[(i * 5 + 3) % 200])}" Enter "{full(person)}" Enter "28-1" Enter')
keys += ['+00:15:00 b "We bellen Łukasz2 op 06-10000000 of mailen x.y@elders.org" Enter Esc',
         f'+00:15:30 b "Het nummer 06 {10000000 + 7 * 7919} van {full(PEOPLE[6]).upper()} staat op de flap" Enter Esc',
         f'+00:15:40 b "Breng de sleutel naar {PEOPLE[8][5]}, {PEOPLE[8][6].replace(" ", "")} of {PEOPLE[9][6]}" Enter Esc',
         '+00:16:00 PgDn Enter', '+00:16:10 n "Mevrouw Ağaoğlu5 was moe" Enter Esc']
Path("keys").write_text("\n".join(keys) + "\n")
code, out, err = run("run", "m.yaml", "--keys", "keys")
ok(code == 0, "the meeting runs", err)
_, rows_before, _ = run("afspraken", "m.yaml", "--format", "csv", "--today", "2027-01-15")
ok(rows_before.count("\n") == 41, "with 40 agreements", rows_before[-300:])

code, out, err = run("toestemming", "m.yaml", full(PEOPLE[0]), "--name", "nee")
ok(code == 0, "consent is withdrawn", err)
run("report", "m.yaml", "-o", "uit")
text = Path("uit/verslag.txt").read_text()
ok(full(PEOPLE[0]) not in text and full(PEOPLE[1]) in text and "een deelnemer van Buurthuis" in text, "what is made afterwards obeys")
import html.parser


class Words(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.words, self.fault = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fault = tag

    def handle_data(self, data):
        self.words.append(data)


page = Words(Path("uit/verslag.html").read_text())
flat = " ".join(" ".join(page.words).split())
# the times are a table there
lines = [piece for line in text.splitlines() if line.startswith("- ") for piece in re.split(r"[:,] (?:plan|echt) ", line.lstrip("- ").strip())]
ok(page.open == [] and page.fault is None and lines and all(line in flat or len(line) > 60 for line in lines) and
   full(PEOPLE[0]) not in flat, "the report for Word is well-formed and says the same", page.open, page.fault, [l for l in lines if l not in flat][:5])
code, out, err = run("report", "m.yaml", "--for-funder", "-o", "uit")
funder = Path("uit/verantwoording.txt").read_text()
ok(code == 0 and "We verwachtten 200 mensen, van 1 organisatie." in funder and "Soep 39 maken met iemand" in funder and
   not [word for person in PEOPLE for word in (full(person), person[0], person[2]) if word.casefold() in
        (funder + Path("uit/verantwoording.html").read_text()).casefold()], "the report for who pays has numbers and agreements, no names", funder[:500])
for words in (("Niemand Nergens", "--name", "nee"), (full(PEOPLE[0]), "--name", "misschien"), (full(PEOPLE[0]),)):
    code, out, err = run("consent", "m.yaml", *words)
    ok(code == 2 and err, f"consent {words[1:]}: refused and told", err)
shutil.rmtree("uit")
# all that is made from a meeting, in two folders; and an earlier session, set aside
run("run", "m.yaml", "--keys", "keys", "--session", "elders")
for name in ("sessie.yaml", "sessie.d"):
    os.rename(f"elders/m.{name}", f"m.2027-01-14.{name}") # as a new session does
shutil.rmtree("elders")
Path("sendmail").write_text("#!/bin/sh\ncat >/dev/null\n")
os.chmod("sendmail", 0o755)
ENVIRONMENT["DRAAIBOEK_SENDMAIL"] = "./sendmail"
for words in (("verslag", "m.yaml", "-o", "uit"), ("mail", "m.yaml", "verslag", "-o", "uit", "--send", "--yes"), ("mail", "m.yaml", "eigenaren", "-o", "uit"),
              ("mail", "m.yaml", "uitnodiging", "-o", "uit"), ("afdrukken", "m.yaml", "aanwezigheidslijst", "naamkaartjes", "-o", "mappen/papier"),
              ("verslag", "m.yaml", "-o", "mappen/oud")):
    code, out, err = run(*words)
    ok(code == 0, " ".join(words), code, err)
code, out, err = run("mail", "m.2027-01-14.sessie.yaml", "navraag", "--today", "2027-03-01", "-o", "mappen/papier")
told = [path.read_text() for path in Path("uit").rglob("*") if path.suffix in (".txt", ".html")]
ok(len(told) > 5 and not any(word in text for text in told for person in PEOPLE if person is not PEOPLE[8] and person is not PEOPLE[9] for word in person[5:]),
   "where people live is in no report, mail or list")
ok(code == 0 and len(out.splitlines()) > 100, "an earlier session is mailed about too", code, err)
made = [path for path in Path(".").rglob("*") if path.is_file()]
ours = [path for path in made if path.parts[0] in ("uit", "mappen") and path.name != ".draaiboek" and "programma" not in path.name]
ok(len(ours) > 10 and all(path.stat().st_mode & 0o777 == 0o600 for path in ours), "what names people is the owner's alone",
   [str(path) for path in made if path.stat().st_mode & 0o777 != 0o600][:20])
Path("uit/verslag.txt").write_text("van mij, over Fatima1\n")

late = {"check": ("check", "m.yaml"), "run": ("run", "m.yaml", "--keys", "keys", "--session", "elders"), "report": ("verslag", "m.yaml", "-o", "tijdelijk"),
        "mail": ("mail", "m.yaml", "verslag", "-o", "tijdelijk"), "invite": ("mail", "m.yaml", "uitnodiging", "-o", "tijdelijk")}
for today, told in (("2028-01-13", 0), ("2028-01-14", 1)):
    ENVIRONMENT["DRAAIBOEK_TODAY"] = today
    said = {name: [line for line in run(*words)[2].splitlines() if "Bewaren mocht tot" in line] for name, words in late.items()}
    ok(all(len(lines) == told and all(line.endswith("draaiboek namen-weg m.yaml") for line in lines) for lines in said.values()),
       f"on {today} {'one line tells' if told else 'nothing tells'} that names were to be kept for a year", said)
for name in ("tijdelijk", "elders"):
    shutil.rmtree(name)

code, out, err = run("namen-weg", "m.yaml")
ok(code == 1 and out.count("200 mensen") == 2 and "m.yaml" in err and "mensen.csv" in err, "names are taken away; the user's own files are told", out, err)
ok(all(f"-o ./{name}" in err or f"-o {name}" in err for name in ("uit", "mappen/papier", "mappen/oud")) and Path("uit/verslag.pdf").exists(),
   "so are the folders with what was made before, and how they are emptied", err)
ok(not Path("m.verstuurd").exists() and Path("m.2027-01-14.sessie.yaml").exists(), "what was mailed to whom is forgotten")
code, out, err = run("namen-weg", "m.yaml", "-o", "uit", "-o", "mappen/papier", "-o", "mappen/oud", "-o", "nergens")
rest = [str(path) for folder in ("uit", "mappen") for path in Path(folder).rglob("*")]
ok(code == 2 and sorted(rest) == ["mappen/oud", "mappen/papier", "uit/verslag.txt"] and "uit/verslag.txt" in err and "nergens" in err,
   "with -o they are emptied, but for what was changed: told", code, err, rest)
shutil.rmtree("uit")
shutil.rmtree("mappen")
os.unlink("sendmail")
needles = [word for person in PEOPLE for word in (full(person), person[3], person[4], person[4].replace("-", " "), person[2])]
needles += [word for person in PEOPLE for word in (person[5], person[6], person[6].replace(" ", ""))]
needles += ["Gerda", "Pietersma", "gerda", "pietersma", "0318-", "0318 1", "031812", "x.y@elders", "10000000"] + [person[0] for person in PEOPLE]


def left(files):
    found = []
    for path in files:
        text = everything_in(path).casefold()
        found += [(str(path), needle) for needle in needles if needle.casefold() in text]
        found += [(str(path), "name")] if "mensen" in path.name else []
    return found


files = [path for path in Path(".").rglob("*") if path.is_file() and str(path) not in ("m.yaml", "mensen.csv", "keys")]
ok(left(files) == [] and len(files) == 4, "no name, address or number is left in session and copies", left(files)[:10], files)
_, rows, err = run("afspraken", "m.yaml", "--format", "csv", "--today", "2027-01-15")
ok(rows.count("\n") == 41 and "Soep 39 maken met deelnemer " in rows and "deelnemer 1;" in rows.lower(), "every agreement is still there, with its owner as a number", rows[:400], err)
os.rename("mensen.csv", "weg.csv")
os.rename("m.yaml", "weg.yaml")
code, out, err = run("verslag", "m.sessie.yaml", "-o", "uit")
ok(code == 0 and "Soep 12 maken" in Path("uit/verslag.txt").read_text(), "a report can still be made", err)
for words in (("mail", "m.sessie.yaml", "verslag", "-o", "uit"), ("mail", "m.sessie.yaml", "eigenaren", "-o", "uit"),
              ("verslag", "m.2027-01-14.sessie.yaml", "-o", "uit/oud")):
    code, out, err = run(*words)
    ok(code == 0, "and " + " ".join(words), code, err)
ok("Bewaren mocht" not in err, "nothing tells any more to take names away that are gone", err)
made = [path for path in Path("uit").rglob("*") if path.is_file() and path.suffix != ".eml"]
ok(all("Soep 12 maken" in everything_in(Path(folder, "verslag.pdf")) for folder in ("uit", "uit/oud")) and left(made) == [] and len(made) > 10, "without them", left(made)[:9])
os.rename("weg.csv", "mensen.csv")
os.rename("weg.yaml", "m.yaml")
os.unlink("keys")
Path("m.yaml").write_text(Path("m.yaml").read_text().replace("onderdelen:\n", "onderdelen:\n  - {onderdeel: Thee, duur: 10 min, let op: Fatima1 zet thee}\n", 1))
code, out, err = run("anonymise", "m.yaml", "--all", "-o", "uit", "-o", "uit/oud")
ok(code == 0 and not Path("mensen.csv").exists() and left([Path("m.yaml")]) == [], "with --all also in the script, and the list is gone", out, err)
code, out, err = run("check", "m.yaml")
ok(code == 0 and "onderdeel: \"Thee\"" in Path("m.yaml").read_text() and "Fatima1" not in Path("m.yaml").read_text(), "the script still loads, with what was added after the meeting", out, err, Path("m.yaml").read_text())

# more files than are looked in: told
Path("veel").mkdir()
shutil.copy("m.yaml", "veel")
for n in range(2100):
    Path(f"veel/{n}.txt").write_text("")
os.chdir("veel")
Path("keys").write_text("+00:00:00 PgDn\n")
run("run", "m.yaml", "--keys", "keys")
code, out, err = run("namen-weg", "m.yaml")
ok(code == 1 and "Ik keek in 2000. Kijk zelf in de rest." in err, "a folder with more files than are looked in is told", code, err)
os.chdir("..")
shutil.rmtree("veel")

# a meeting in rooms: one command for all of them, with the main session, named by it, or without it
ROOMS = """\
draaiboek: 1
titel: Congres
datum: 2027-01-14
begin: "13:00"
deelnemers: [{naam: Fatima van den Berg}, {naam: Łukasz Wiśniewski}]
onderdelen:
  - {onderdeel: Opening, duur: 30 min}
  - onderdeel: Tegelijk
    duur: 60 min
    opschrijven: [afspraken]
    deelsessies:
      - {zaal: Zaal 1}
      - {zaal: Tuinkamer}
"""
for main, named in ((True, "c.yaml"), (True, "c.sessie.yaml"), (False, "c.yaml")):
    os.makedirs("zalen")
    os.chdir("zalen")
    Path("c.yaml").write_text(ROOMS)
    for n, room in enumerate((None, "Zaal 1", "Tuinkamer") if main else ("Zaal 1", "Tuinkamer")):
        Path("keys").write_text(f'+00:00:00 PgDn\n+00:0{n}:00 a "Soep van Fatima van den Berg {n}" Enter "Łukasz Wiśniewski" Enter "28-1" Enter\n')
        code, out, err = run("run", "c.yaml", "--keys", "keys", *(["--room", room] if room else []))
        ok(code == 0, f"{room}: played", err)
    os.unlink("keys")
    code, out, err = run("namen-weg", named, "--all")
    files = [path for path in Path(".").rglob("*") if path.is_file()]
    sessions = [path for path in files if path.name.endswith(".sessie.yaml")]
    ok(code == 0 and out.count("2 mensen") == len(sessions) == 2 + main, "one command takes the names out of all rooms", code, out, err, files)
    texts = {path: path.read_text() for path in files}
    ok(not [path for path, text in texts.items() for word in ("Fatima", "Berg", "ukasz", "Wi") if word in text] and
       all("Soep van deelnemer 1" in texts[path] for path in sessions), "and what was agreed stays in each", texts)
    os.chdir("..")
    shutil.rmtree("zalen")

# a number that stands in the times of a session too: what was cleaned is not taken for a file that still holds it
os.makedirs("nummer")
os.chdir("nummer")
Path("n.yaml").write_text("""\
draaiboek: 1
titel: Bellen
datum: 2027-01-14
begin: "13:00"
deelnemers: [{naam: Daan Smit, telefoon: 0318-000000}]
onderdelen:
  - {onderdeel: Gesprek, duur: 30 min, opschrijven: [besluiten]}
""")
Path("keys").write_text('+00:00:00 PgDn\n+00:01:00 b "Bel 0318-000000" Enter Esc\n')
run("run", "n.yaml", "--keys", "keys")
os.unlink("keys")
code, out, err = run("namen-weg", "n.yaml", "--all")
text = Path("n.sessie.yaml").read_text()
ok(code == 0 and not err and ".000000Z" in text and "0318" not in text, "the times of a session are no phone numbers", code, out, err)
os.chdir("..")
shutil.rmtree("nummer")

# a last name that is also a word: what may be either stays, and is told with its place, until somebody changes it there
os.makedirs("woord")
os.chdir("woord")
Path("w.yaml").write_text("""\
draaiboek: 1
titel: Praten
datum: 2027-01-14
begin: "13:00"
deelnemers: [{naam: Daan Vrij}]
onderdelen:
  - {onderdeel: Gesprek, duur: 30 min, opschrijven: [besluiten]}
""")
Path("keys").write_text('+00:00:00 PgDn\n+00:01:00 b "Vrij betaalt de zaal" Enter b "Soep met Daan Vrij" Enter Esc\n+00:30:00 PgDn Enter\n')
run("run", "w.yaml", "--keys", "keys")
os.unlink("keys")
code, out, err = run("namen-weg", "w.yaml", "--all")
at = re.search(r"w\.sessie\.yaml, regel (\d+): Vrij betaalt de zaal\n", err)
lines = Path("w.sessie.yaml").read_text().split("\n")
ok(code == 1 and "1 keer staat er nog een woord dat ook een naam kan zijn" in err and at and '"Vrij betaalt de zaal"' in lines[int(at[1]) - 1] and
   "Soep met deelnemer 1" in "\n".join(lines), "a word that may be a name is told with its file and its line", code, err)
lines[int(at[1]) - 1] = lines[int(at[1]) - 1].replace("Vrij", "De gemeente")
Path("w.sessie.yaml").write_text("\n".join(lines))
code, out, err = run("verslag", "w.yaml", "-o", "uit")
ok(code == 0 and "De gemeente betaalt de zaal" in Path("uit/verslag.txt").read_text(), "there it can be changed by hand", code, err)
os.chdir("/")
shutil.rmtree(folder)
finish()
