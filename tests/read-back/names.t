#!/usr/bin/env python3
"""anonymise over a whole conference in a series: 200 people with the names that people have, walk-ins of one room who are named in another,
people of the meeting before, all that was made of it. Nothing of them is left, and all that was agreed is."""
import atexit
import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path

from papers import everything_in  # first: it knows where tap.py is
from tap import PROGRAM, finish, ok, surroundings, outcome

FOLDER = tempfile.mkdtemp(prefix="draaiboek-names-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.chdir(FOLDER)
ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb", XDG_STATE_HOME=str(Path(FOLDER, "state")), DRAAIBOEK_TODAY="2027-02-01")

# first names and last names: with accents, a hyphen, an apostrophe, an infix, two of them, and words of the language
FIRST = ["Fatima", "Łukasz", "Zoë", "Şebnem", "Anne-Marie", "Siobhán", "Bartholomeus", "Roos", "Wil", "Ottoline"]
LAST = [("van den", "Bergh"), ("", "Wiśniewski"), ("", "El Amrani"), ("van der", "Vrij"), ("", "Ağaoğlu"), ("", "O'Neill"), ("de", "Wit-Vrijling"),
        ("", "Jansen-de Boerke"), ("", "Hoekstraat"), ("van", "Ooievaar"), ("", "Kuijpersz"), ("", "Đorđević"), ("ter", "Horstink"),
        ("", "Prinsenkamp"), ("", "Nuñez Peña"), ("", "Groß"), ("", "Wildeboers"), ("", "Øvergård"), ("in 't", "Veldkamp"), ("", "Szczepański")]
PEOPLE = []
for n, (infix, last) in enumerate(LAST):
    for k, first in enumerate(FIRST):
        i = n * len(FIRST) + k + 1
        PEOPLE.append((first, infix, last, f"p{i}.{k}@voorbeeld{i}.nl", f"06-{10000000 + i * 7919}", f"Kadeweg {i}bis", f"{1000 + i} QX"))
EARLIER, ROOM_ONE, UNDONE = "Philippine Duivenvoorden", "Xanthe Quartelaer", "Quirijn Zonnevylle"
OWNER, HOST, LEADER = "Balthasar Uylenburgh", "Cornelia Plantijn", "Ypkje Dijxhoorn"


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


def full(person):
    return " ".join(word for word in person[:3] if word)


def bare(text):
    """Small letters without accents."""
    table = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'"})
    text = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return text.translate(table)


def play(script, keys, *words):
    Path("keys").write_text(keys)
    code, out, err = run("run", script, "--keys", "keys", *words)
    ok(code == 0, " ".join(("played", script, *words)), err)
    os.unlink("keys")


# --- the meeting before, and the conference in two rooms, one of which is called after somebody ---
Path("een.yaml").write_text(f"""\
draaiboek: 1
titel: Vorige keer
datum: 2026-10-01
begin: "14:00"
deelnemers: [{{naam: {EARLIER}}}, {{naam: {full(PEOPLE[0])}}}]
onderdelen: [{{onderdeel: Gesprek, duur: 60 min, opschrijven: [afspraken]}}]
""")
play("een.yaml", f'+00:00:00 PgDn\n+00:05:00 a "Bus regelen" Enter "{EARLIER}" Enter "1-3-2027" Enter Esc\n')
Path("congres.yaml").write_text(f"""\
draaiboek: 1
titel: Congres
datum: 2027-01-14
begin: "13:00"
tijdzone: Europe/Amsterdam
vorige bijeenkomst: een.sessie.yaml
deelnemers: mensen.csv
initiatiefnemer: {{naam: Geertruida Pietersma, mail: g.p@elders.org, telefoon: 0318-123456}}
praktisch: ["Verdwaald? Bel Geertruida, 123456"]
huisstijl: {{logo: logo-{LEADER.split()[1]}.png}}
onderdelen:
  - {{onderdeel: Opening door {LEADER}, wie: {LEADER}, duur: 30 min, opschrijven: [afspraken, besluiten, kernwoorden]}}
  - onderdeel: Tegelijk
    duur: 60 min
    opschrijven: [afspraken, besluiten]
    deelsessies:
      - {{zaal: Zaal 1, wie: Ypkje, onderdelen: [{{onderdeel: "Verhaal van {full(PEOPLE[3])}", duur: 60 min, opschrijven: [afspraken]}}]}}
      - {{zaal: Roos}}
  - {{onderdeel: Slot, duur: 10 min}}
""")
Path(f"logo-{LEADER.split()[1]}.png").write_bytes(b"no picture")
HEAD = "voornaam;tussenvoegsel;achternaam;mail;telefoon;straat;huisnummer;postcode;woonplaats;organisatie\n"
Path("mensen.csv").write_text(HEAD + "".join(";".join(p[:5]) + f";{p[5].replace(' ', ';')};{p[6]};Dorp;Stichting Roos\n" for p in PEOPLE))
texts = []
for i, person in enumerate(PEOPLE):  # everybody is named, one way or another
    first, infix, last, mail, phone = person[:5]
    ways = [f"met {full(person)}", f"met {full(person).upper()}", f"met {bare(full(person))}", f"met {first[0]}. {infix} {last}".replace("  ", " "),
            f"mevrouw {(infix[:1].upper() + infix[1:] + ' ' + last).strip()} belt {phone.replace('-', ' ')}", f"mail {mail}, {full(person)}’s adres is {person[5]}",
            f"{full(person)}s plan, {person[6].replace(' ', '')}"]
    texts.append(f"Soep {i} " + ways[i % len(ways)])
play("congres.yaml", "+00:00:00 PgDn\n" + "\n".join(f'+00:0{1 + i // 60}:{i % 60:02} b "{text}" Enter Esc' for i, text in enumerate(texts)) + f"""
+00:10:00 a "{ROOM_ONE} komt met Xanthes auto" Enter "Fatima van den Bergh" Enter "28-1" Enter Esc
+00:11:00 a "{UNDONE} en {EARLIER} bellen" Enter "{OWNER}" Enter "28-1" Enter Esc
+00:12:00 a "Philippine belt Balthasar en Cornelia" Enter "Wijkteam Noord" Enter "28-1" Enter Esc
+00:13:00 n "Vrij toegankelijk. Wil je helpen? Een roos van Stichting Roos." Enter Esc
+00:14:00 h "18-3" Enter "14:00" Enter "Steunpunt" Enter "{HOST}" Enter
+00:30:00 PgDn Enter
""")
play("congres.yaml", f"""+00:00:00 PgDn
+00:01:00 m "{ROOM_ONE}" Enter Enter Enter Esc Esc
+00:02:00 a "Stoelen halen" Enter "{ROOM_ONE}" Enter "1-2" Enter Esc
+00:03:00 k "Verhaal van {UNDONE}" Enter Esc
""", "--room", "Zaal 1")
play("congres.yaml", f"""+00:00:00 PgDn
+00:01:00 m "{UNDONE}" Enter Enter Enter Esc Esc u
+00:02:00 a "Quirijn vraagt {ROOM_ONE} om stoelen" Enter "{full(PEOPLE[1])}" Enter "1-2" Enter Esc
""", "--room", "Roos")
sessions = sorted(Path(".").glob("congres*.sessie.yaml"))
before = {path: path.read_text() for path in sessions}
ok(len(sessions) == 3 and "Quartelaer" in before[Path("congres.zaal-1.sessie.yaml")] and "Zonnevylle" in before[Path("congres.roos.sessie.yaml")] and
   "do: undo" in before[Path("congres.roos.sessie.yaml")] and EARLIER in before[Path("congres.sessie.yaml")], "walk-ins, one of them undone, and what was carried", [len(text) for text in before.values()])

# --- all that is made of it ---
Path("sendmail").write_text("#!/bin/sh\ncat >/dev/null\n")
os.chmod("sendmail", 0o755)
ENVIRONMENT["DRAAIBOEK_SENDMAIL"] = "./sendmail"
for words in (("verslag", "congres.yaml", "-o", "uit"), ("mail", "congres.yaml", "verslag", "-o", "uit", "--send", "--yes"), ("mail", "congres.yaml", "eigenaren", "-o", "uit"),
              ("mail", "congres.yaml", "uitnodiging", "-o", "uit"), ("afdrukken", "congres.yaml", "aanwezigheidslijst", "naamkaartjes", "-o", "mappen/papier")):
    code, out, err = run(*words)
    ok(code < 2 and out, "made: " + " ".join(words), code, err)
FAR = tempfile.mkdtemp(prefix="draaiboek-far-")
atexit.register(shutil.rmtree, FAR, ignore_errors=True)
run("afdrukken", "congres.yaml", "naamkaartjes", "-o", FAR)
run("mail", "congres.yaml", "eigenaren", "-o", "blijft")
shutil.copy("congres.yaml", "congres.yaml~")
Path("kladblok.txt").write_text(f"bel {full(PEOPLE[7])}\n")
Path(f"{full(PEOPLE[0])}.jpg").write_bytes(b"\0picture")
killed = [Path(folder, ".draaiboek-0123456789abcdef") for folder in (".", "uit", "uit/verslag-versturen", "congres.sessie.d")]
for path in killed:  # what a program that was killed leaves
    path.write_text(f"%PDF {full(PEOPLE[7])}")
    os.utime(path, (1e9, 1e9))
Path("boodschappen.txt").write_text("rozen voor Roos, vrij\n")

code, out, err = run("namen-weg", "congres.yaml", "--all", "-o", "uit", "-o", "mappen/papier")
ok(code == 1 and out.count("mensen heten nu deelnemer") == 3, "names are taken away in all rooms", code, out, err)
ok(f"-o {FAR}" in err, "so are papers that were made elsewhere", err)
ok("-o blijft" in err and "blijft/" not in err, "a folder that was not named is told as a whole", err)
shutil.rmtree("blijft")
ok(not any(path.exists() for path in killed), "and what a program that was killed left is gone", [path for path in killed if path.exists()])
ok(all(name in err for name in (f"{full(PEOPLE[0])}.jpg", "congres.yaml~", "kladblok.txt", "een.sessie.yaml")) and "boodschappen" not in err,
   "what is somebody's own and still holds names is told", err)
ok("een.sessie.d" not in err and len(err.splitlines()) < 50, "each once", len(err.splitlines()), err)
for path in (f"{full(PEOPLE[0])}.jpg", "congres.yaml~", "kladblok.txt", "boodschappen.txt", "sendmail", f"logo-{LEADER.split()[1]}.png"):
    os.unlink(path)


# --- nothing is left ---
SINGLE = [word for name in (EARLIER, ROOM_ONE, UNDONE, OWNER, HOST, LEADER, "Geertruida Pietersma") for word in name.split()]
ORDINARY = {"roos", "wil", "vrij", "wit", "de wit", "el"}
needles = {bare(word) for person in PEOPLE for word in (full(person), *person[3:7], person[6].replace(" ", ""), person[4].replace("-", " "), person[4][3:])}
needles |= {bare(word) for person in PEOPLE for word in (person[0], person[2]) if bare(word) not in ORDINARY}
needles |= {bare(word) for word in SINGLE} | {"bergh", "amrani", "boerke", "vrijling", "neill", "g.p@elders", "0318-", "0318123", "123456"}


def left(paths):
    found = []
    for path in paths:
        text = bare(everything_in(path) + "\n" + str(path))
        found += [(str(path), needle) for needle in needles if needle in text and (len(needle) > 5 or re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", text))]
    return found


files = [path for path in Path(".").rglob("*") if path.is_file() and not path.name.startswith("een.") and "een.sessie.d" not in str(path)]
ok(left(files) == [] and len(files) >= 7, "nothing of them is found in any file", left(files)[:20], files)
after = {path: path.read_text() for path in sessions}
main, one, roos = (after[Path(f"congres{room}.sessie.yaml")] for room in ("", ".zaal-1", ".roos"))
gone = [i for i in range(200) if f"Soep {i} " not in main]
ok(gone == [] and all(text in main for text in ("bellen", "Bus regelen")) and "Stoelen halen" in one and "om stoelen" in roos,
   "every decision and agreement is there", gone, main[-3000:])
ok("Vrij toegankelijk. Wil je helpen? Een roos van Stichting Roos." in main and "Wijkteam Noord" in main, "and what is no name stays as it was",
   [line for line in main.splitlines() if "toegankelijk" in line or "Wijkteam" in line])
number = re.search(r'"Stoelen halen".*people: \[(\d+)\]', one)
called = re.findall(r'walk in.*?Deelnemer (\d+)', one)
ok(called and f"Deelnemer {called[0]} komt met deelnemer {called[0]}’s auto" in main and f"deelnemer {called[0]} om stoelen" in roos,
   "a walk-in of one room has one number in all", number, called, [line for line in main.splitlines() if "auto" in line], roos[-600:])
ok(len(set(re.findall(r'walk in.*?Deelnemer (\d+)', one + roos))) == 2, "and no two walk-ins have the same", re.findall(r"walk in.*", one + roos))

# --- and it still works ---
_, rows, err = run("afspraken", "congres.yaml", "--format", "csv")
ok(rows.count("\n") == 7 and rows.count("iemand") >= 2 and "101;Stoelen halen" in rows, "the list of agreements can be asked for, of all rooms", rows, err)
_, rows, err = run("afspraken", "congres.yaml", "congres.zaal-1.sessie.yaml", "--done", "101", "--format", "csv")
ok("101;Stoelen halen;Deelnemer 201;2027-02-01;klaar" in rows and rows.count("\n") == 7 and " state: 3" in Path("congres.zaal-1.sessie.yaml").read_text() and not err,
   "and what a room agreed is marked in the session of that room", rows, err)
Path("congres.yaml").write_text(re.sub(r"huisstijl:\n +logo: .*\n", "", Path("congres.yaml").read_text()))  # the logo went with the name in it
code, out, err = run("verslag", "congres.yaml", "-o", "uit")
made = [path for path in Path("uit").rglob("*") if path.is_file()]
text = next(path.read_text() for path in made if path.suffix == ".txt")
ok(code == 0 and "Stoelen halen" in text and "Bus regelen" in text and left(made) == [], "the report of all rooms can be made, without them", code, err, left(made)[:9])


def lasting():
    return [line for path in sessions for line in path.read_text().splitlines() if "do: resume" not in line]


again = lasting()
code, out, err = run("namen-weg", "congres.yaml", "--all", "-o", "uit")
ok(out.count(" 0 keer") == 3 and lasting() == again, "the same command once more changes nothing", code, out, err,
   [line for a, b in zip(again, lasting()) if a != b for line in (a, b)][:6])
finish()
