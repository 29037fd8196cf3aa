#!/usr/bin/env python3
"""Several rooms, and several meetings in a row, through the program: numbers that stay, what is open comes back, one report of all
rooms, and the summary of a series."""
import csv
import re
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "read-back")]
import wordpage  # noqa: E402
from tap import finish, ok, program  # noqa: E402

PEOPLE = """deelnemers:
  - {naam: Fatima El Amrani, organisatie: Mantelzorgkring, naam in verslag: ja}
  - {naam: Jan Smit, organisatie: Gemeente, naam in verslag: ja}
  - {naam: Els Bakker, organisatie: Zonnebloem, naam in verslag: ja}
"""


def section(text, heading):
    """The lines under a heading of a report as text."""
    found = re.search(rf"^{re.escape(heading)}\n-+\n(.*?)(?=^\S[^\n]*\n-+$|\Z)", text, re.M | re.S)
    return found.group(1) if found else ""


def pdf_text(path):
    """The text of a PDF that both readers find whole; else what they say."""
    whole = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True)
    return read.stdout if whole.returncode == 0 and not read.stderr else whole.stderr + read.stderr


def photo():
    """A small picture that PNG readers take."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((40, 120, 3 * y % 256)) * 160 for y in range(120))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 160, 120, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# --- three meetings in a row ---

def three_meetings():
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-series-"))
    (folder / "een.yaml").write_text("draaiboek: 1\ntitel: Eerste bijeenkomst\nthema: vrijwillige zorg\ndatum: 2027-01-14\nbegin: 14:00\n"
                                     + PEOPLE + """onderdelen:
  - {onderdeel: Gesprek, duur: 30 min}
  - {onderdeel: Afspraken, duur: 30 min, opschrijven: [afspraken, besluiten]}
""")
    done = program(folder, "run", "een.yaml", keys="""+00:00:00 PgDn
+00:01:00 m Enter Down Enter Esc
+00:05:00 k "samen" Enter "moed" Enter Esc
+00:06:00 s "Samen is er meer mogelijk" Enter Esc
+00:30:00 PgDn
+00:31:00 a "Flyer maken" Enter "Jan" Enter "1 februari" Enter Esc
+00:32:00 a "Bus regelen" Enter "Fatima" Enter "1 maart" Enter Esc
+00:33:00 a "Koffie halen" Enter "Els" Enter Enter Esc
+00:34:00 a "Lift maken" Enter "Jan" Enter Enter Esc
+00:35:00 b "We gaan door" Enter Esc
""")
    ok(done.returncode == 0, "the first meeting is played", done.stderr)
    done = program(folder, "agreements", "een.yaml", "--done", "1", "--running", "2", "--dropped", "4", "--today", "2027-02-10")
    ok("klaar" in done.stdout and "loopt" in done.stdout and "vervallen" in done.stdout, "states are marked from the command line", done.stdout)

    done = program(folder, "new", "--after", "een.yaml", "twee.yaml", "--date", "2027-03-11", "--title", "Tweede bijeenkomst")
    script = (folder / "twee.yaml").read_text()
    ok(done.returncode == 0 and "een.sessie.yaml" in script, "the next script names this meeting", done.stderr + script)
    ok(stat.S_IMODE((folder / "twee.yaml").stat().st_mode) == 0o600, "who is in it is for its owner to read, and nobody else")
    parts = re.findall(r"onderdeel: \"?([^\",}\n]+)", script)
    ok(parts[0] == "Hoe staat het ervoor?", "its programme begins with how it is going", parts)
    ok("Afspraak 2: Bus regelen" in script and "Afspraak 3: Koffie" in script and "Flyer" not in script and "Lift" not in script,
       "with what is open, and without what is done or dropped", script)
    done = program(folder, "run", "twee.yaml", keys="""+00:00:00 PgDn
+00:01:00 dump
+00:02:00 e dump
+00:03:00 Up k dump Esc
+00:10:00 m Enter Esc
+00:11:00 PgDn
+00:12:00 k "buurt" Enter Esc
+00:40:00 PgDn
+00:41:00 a "Nieuwe stoelen" Enter "Jan" Enter "1 juni" Enter Esc
""")
    live, listed, marked = done.stdout.split(" Tweede bijeenkomst ")[1:4]
    ok("Afspraak 2: Bus regelen" in live, "the view begins with what is open", live)
    rows = [line for line in listed.splitlines() if "afspraak" in line and "·" in line]
    ok("afspraak 2" in rows[0] and "loopt" in rows[0] and "datum voorbij" in rows[0] and "vorige keer" in rows[0],
       "it shows number, state and that the date has passed", listed)
    ok("afspraak 3" in rows[1] and "datum voorbij" not in rows[1], "and only where that is so", listed)
    ok(re.search(r"> afspraak 2 .*klaar", marked) and "datum voorbij" not in marked, "one key says that it is done", marked)
    done = program(folder, "agreements", "twee.yaml", "--owner-of", "3", "Jan Smit", "--history", "--today", "2027-03-12")
    ok(re.search(r"3\. Koffie halen\n +Jan Smit", done.stdout), "an agreement is passed on to who takes over", done.stdout)
    ok("Els" in done.stdout, "and its history is kept", done.stdout)
    ok(done.stderr == "" and "De buren staat niet op de lijst" in program(folder, "agreements", "een.yaml", "--owner-of", "4", "De buren").stderr,
       "to who is not on the list goes no mail: told", done.stderr)

    program(folder, "new", "--after", "twee.yaml", "drie.yaml", "--date", "2027-06-10", "--title", "Derde bijeenkomst")
    script = (folder / "drie.yaml").read_text()
    ok(script.count("Hoe staat het ervoor?") == 1 and "Bus regelen" not in script and "Koffie halen (Jan Smit)" in script,
       "the third script has one such part, with who took over", script)
    ok("een.sessie.yaml" in script and "twee.sessie.yaml" in script, "and names the whole series", script)
    program(folder, "print", "drie.yaml", "programma", "-o", "papier")
    paper = pdf_text(folder / "papier/programma.pdf")
    ok(re.search(r"Nog open van de vorige keer\s+3 +Koffie halen · Jan Smit\s+5 +Nieuwe stoelen · Jan Smit · 1 juni 2027\n", paper) and
       paper.index("Nog open") < paper.index("Hoe staat het ervoor?") and not re.search("Bus regelen|Flyer|Lift", paper),
       "its programme on paper begins with what is open, by who and when", paper)
    done = program(folder, "run", "drie.yaml", keys="""+00:00:00 PgDn
+00:01:00 PgDn PgDn
+00:20:00 PgDn PgDn
+00:41:00 a "Vierde" Enter "Els, Fatima" Enter "2027-12-01" Enter Esc
+00:42:00 e dump
""")
    numbers = re.findall(r"afspraak (\d+)", done.stdout)
    ok(numbers == ["3", "4", "5", "6"] or numbers == ["3", "5", "6"], "numbers stay, and are not given again", done.stdout)
    ok("6" == numbers[-1], "the next agreement gets the next number of the series", numbers)

    files = ["een.yaml", "twee.yaml", "drie.yaml"]
    done = program(folder, "agreements", *files, "--today", "2027-06-11", "--format", "csv")
    table = {row[0]: row for row in csv.reader(done.stdout.lstrip("\ufeff").splitlines(), delimiter=";")}
    ok(list(table)[1:] == ["1", "2", "3", "4", "5", "6"], "the table has each agreement once", done.stdout)
    ok([table[n][4] for n in "123456"] == ["klaar", "klaar", "voornemen", "vervallen", "voornemen", "voornemen"],
       "with the state that the latest meeting knows", done.stdout)
    ok(table["5"][5] == "datum voorbij" and not table["6"][5], "and what is overdue", done.stdout)
    done = program(folder, "agreements", *files, "--open", "--owner", "Jan", "--today", "2027-06-11")
    ok(re.findall(r"(\d+)\. ", done.stdout) == ["3", "5"], "filters by owner and by what is open", done.stdout)
    done = program(folder, "agreements", *files, "--by", "kwartaal", "--today", "2027-06-11")
    ok(done.stdout.index("1e kwartaal van 2027") < done.stdout.index("4e kwartaal van 2027"), "and shows them by quarter", done.stdout)

    done = program(folder, "agreements", *files, "--open", "--by", "eigenaar", "--today", "2027-06-11")
    groups = {group.split("\n")[0]: re.findall(r"(\d+)\. ", group) for group in done.stdout.strip().split("\n\n")}
    ok(sorted(groups.values()) == [["3", "5"], ["6"], ["6"]] and all("," not in owner for owner in groups),
       "and by owner, where what two take up stands with each", done.stdout)
    done = program(folder, "agreements", *files, "--owner", "Niemand")
    ok(done.returncode == 0 and done.stdout == "Er zijn wel afspraken, maar geen die hierbij past.\n", "when nothing fits it says that, not that there is nothing", done.stdout)

    done = program(folder, "report", "--series", "drie.yaml", "-o", "uit", "--today", "2027-06-11")
    text = (folder / "uit/samenvatting.txt").read_text()
    ok(done.returncode == 0 and done.stderr == "", "the summary needs only the last script", done.stderr)
    ok("3 bijeenkomsten, van donderdag 14 januari 2027 tot en met donderdag 10 juni" in text.replace("\n", " "), "it tells all three and their days", text)
    meetings = section(text, "De bijeenkomsten")
    ok("Er waren: 2 · Niet bij: 0 · Afspraken: 4 · Besluiten: 1" in meetings.replace("\n  ", " ") and "niet geteld" in meetings,
       "with people and sums for each", meetings)
    first = section(text, "Eerste bijeenkomst · donderdag 14 januari 2027")
    ok("“Samen is er meer mogelijk”" in first and "samen · moed" in first and "We gaan door" in first, "slogan, keywords and decisions", first)
    ok("buurt" in section(text, "Tweede bijeenkomst · donderdag 11 maart 2027"), "of every meeting", text)
    agreements = section(text, "Afspraken")
    ok(re.findall(r"^(\d+)\. ", agreements, re.M) == ["1", "2", "3", "4", "5", "6"], "all agreements by number", agreements)
    ok("Er zijn 6 afspraken. Nog open: 3. Datum voorbij: 1." in agreements, "and how many are open", agreements)
    by_owner = section(text, "Wat er nog moet, per persoon")
    ok("3 Koffie halen (voornemen)" in by_owner and by_owner.count("6 Vierde") == 2, "what is still to be done by owner, with each of them", text)
    ok("vrijwillige zorg" in section(text, "Wat er nog moet, per thema"), "by theme", text)
    ok("2e kwartaal van 2027" in section(text, "Wat er nog moet, per kwartaal"), "and by quarter", text)
    paper = pdf_text(folder / "uit/samenvatting.pdf")
    ok(all(words in paper for words in ("Eerste bijeenkomst", "Tweede bijeenkomst", "Derde bijeenkomst", "Nieuwe stoelen", "datum voorbij")),
       "the same on paper", paper)
    ok("voornemen" in paper and "voorne\u00ad" not in paper, "how far each agreement is stands there in whole words", paper)
    page = (folder / "uit/samenvatting.html").read_text()
    ok("<td>Nieuwe stoelen</td>" in page and page.count("<table>") == page.count("</table>") >= 5, "and for Word", page)

    # the newest one is planned, and has not been held
    program(folder, "new", "--after", "drie.yaml", "vier.yaml", "--date", "2027-09-09", "--start", "15:30", "--title", "Vierde bijeenkomst")
    (folder / "fotos/2027-01-14").mkdir(parents=True)
    for name in ("2027-01-14/de kring.png", "2027-01-14/2.png", "2027-01-14/3.png", "2027-01-14/4.png", "2027-03-11 stoelen.png", "zomaar.png"):
        (folder / "fotos" / name).write_bytes(photo())
    done = program(folder, "report", "--series", "vier.yaml", "--photos", "fotos", "-o", "vooruit", "--today", "2027-06-11")
    text = (folder / "vooruit/samenvatting.txt").read_text()
    ok(done.returncode == 0 and "Vierde bijeenkomst is nog niet geweest en staat niet in de samenvatting. De dag is donderdag 9 september 2027." in
       " ".join(done.stderr.split()) and "terug" not in done.stderr, "a meeting that is still to come is no fault", done.returncode, done.stderr)
    ok("3 bijeenkomsten" in text and "Nieuwe stoelen" in text and "donderdag 9 september 2027, 15.30 uur" in section(text, "Volgende bijeenkomst"),
       "the others are told, and when it will be", text)
    first, second = (section(text, f"{which} bijeenkomst · donderdag {day} 2027") for which, day in (("Eerste", "14 januari"), ("Tweede", "11 maart")))
    ok("Foto’s\n- Foto\n- Foto\n- Foto\nEr is nog 1 foto van deze bijeenkomst.\n" in first and "- Stoelen\n" in second, "with a few photos of each", text)
    ok("zomaar.png" in done.stderr and "ik weet niet van welke bijeenkomst" in done.stderr and "Zomaar" not in text, "and none of which nobody knows whose it is",
       done.stderr)
    images = subprocess.run(["pdfimages", "-list", str(folder / "vooruit/samenvatting.pdf")], capture_output=True, text=True).stdout.splitlines()[2:]
    page = (folder / "vooruit/samenvatting.html").read_text()
    ok(not wordpage.faults(folder / "vooruit/samenvatting.html"), "the page for Word is whole", *wordpage.faults(folder / "vooruit/samenvatting.html"))
    ok(len(images) == page.count("<img") == len(list((folder / "vooruit/verslag-fotos").iterdir())) == 4, "on paper and for Word too", images, page)
    done = program(folder, "report", "--series", "vier.yaml", "-o", "laat", "--today", "2027-10-01")
    ok(done.returncode == 1 and "vier.sessie.yaml staat niet in de samenvatting" in done.stderr and (folder / "laat/samenvatting.pdf").exists(), "once its day is past, it is missed", done.stderr)

    (folder / "een.sessie.yaml").unlink()
    done = program(folder, "report", "--series", "drie.yaml", "-o", "uit", "--today", "2027-06-11")
    ok(done.returncode == 1 and "een.sessie.yaml" in done.stderr and "2 bijeenkomsten" in (folder / "uit/samenvatting.txt").read_text(),
       "a meeting that is missing is told, and the rest made", done.stderr)
    shutil.rmtree(folder)


# --- rooms ---

CONFERENCE = """draaiboek: 1
titel: Congres samen zorgen
datum: 2027-01-14
begin: 13:00
""" + PEOPLE + """zalen: [{zaal: Grote zaal, plaatsen: 80}, {zaal: Tuinkamer, plaatsen: 20}, {zaal: Bibliotheek}]
onderdelen:
  - {onderdeel: Opening, duur: 30 min}
  - onderdeel: Deelsessies
    duur: 60 min
    opschrijven: [{oogst: Wat viel op?}, afspraken]
    deelsessies:
      - {zaal: Grote zaal, titel: Masterclass, wie: Nynke, onderdelen: [{onderdeel: Vertellen, duur: 40}, {onderdeel: Oogsten, duur: 20}]}
      - {zaal: Tuinkamer, titel: Jonge mantelzorgers, wie: Fatima}
      - {zaal: Bibliotheek, titel: Respijtzorg, wie: Jan}
  - {onderdeel: Slot, duur: 30 min, opschrijven: [afspraken]}
"""
ROOM_KEYS = """+00:00:00 PgDn
+00:01:00 m Enter Esc
+00:05:00 a "Afspraak van {0}" Enter "Jan" Enter Enter Esc
+00:06:00 b "Besluit van {0}" Enter Esc
+00:07:00 y "Oogst van {0}" Enter Esc
+00:08:00 dump
"""


def rooms():
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-rooms-"))
    (folder / "congres.yaml").write_text(CONFERENCE)
    program(folder, "run", "congres.yaml", keys="""+00:00:00 PgDn
+00:02:00 k "samen" Enter Esc
+00:30:00 PgDn
+01:30:00 PgDn
+01:40:00 a "Afspraak van allen" Enter "Els" Enter Enter Esc
""")
    done = program(folder, "run", "congres.yaml", "--room", "kelder", keys="+00:00:00 PgDn\n")
    ok(done.returncode == 2 and "Kies uit: Grote zaal, Tuinkamer, " in done.stderr, "a room that is not in the script is refused, with those that are", done.stderr)
    for room in ("Grote zaal", "tuinkamer", "BIBLIOTHEEK"):
        done = program(folder, "run", "congres.yaml", "--room", room, keys=ROOM_KEYS.replace("{0}", room.lower()))
        ok(done.returncode == 0 and "13:30" in done.stdout and "Opening" not in done.stdout, f"room {room} runs its own parts", done.stdout)
    shutil.copytree(folder, folder / "goed", ignore=lambda *_: ["goed"])

    done = program(folder, "report", "congres.yaml", "-o", "uit")
    text = (folder / "uit/verslag-alle-zalen.txt").read_text()
    ok(done.returncode == 0 and done.stderr == "", "one report of all rooms", done.stderr)
    ok("We maakten 4 afspraken en namen 3 besluiten" in text, "its title counts them all", text)
    ok(re.findall(r"^(\d+)\. ", section(text, "Afspraken"), re.M) == ["1", "101", "201", "301"], "no number comes twice", text)
    ok(len(re.findall(r"^- ", section(text, "Besluiten"), re.M)) == 3, "decisions say the room they are from", text)
    ok(text.index("Kernwoorden") < text.index("Masterclass · Grote zaal") < text.index("Jonge mantelzorgers · Tuinkamer"),
       "the main story comes first, the rooms in order after it", text)
    harvest = section(text, "Jonge mantelzorgers · Tuinkamer")
    ok("Oogst van tuinkamer" in harvest and "Wat viel op?" in harvest and "Gespreksleiders: Fatima" in harvest and "201" in harvest,
       "a room has its hosts, harvest and numbers", harvest)
    ok("Wie er waren (1)" in text, "who was in two rooms is counted once", text)
    paper = pdf_text(folder / "uit/verslag-alle-zalen.pdf")
    ok(all(f"Afspraak van {room}" in paper for room in ("allen", "grote zaal", "tuinkamer", "bibliotheek")), "the same on paper", paper)
    ok("<h2>Respijtzorg · Bibliotheek</h2>" in (folder / "uit/verslag-alle-zalen.html").read_text(), "and for Word")

    program(folder, "new", "--after", "congres.yaml", "vervolg.yaml", "--date", "2027-03-11")
    script = (folder / "vervolg.yaml").read_text()
    ok(all(f"congres{room}.sessie.yaml" in script for room in ("", ".tuinkamer", ".bibliotheek", ".grote-zaal")),
       "the next meeting is after all rooms", script)
    done = program(folder, "run", "vervolg.yaml", keys="+00:00:00 PgDn\n+00:00:10 e dump\n")
    ok(sorted(re.findall(r"afspraak (\d+)", done.stdout)) == ["1", "101", "201", "301"], "and has their open agreements", done.stdout)

    # missing
    (folder / "congres.tuinkamer.sessie.yaml").unlink()
    done = program(folder, "report", "congres.yaml", "-o", "uit")
    text = (folder / "uit/verslag-alle-zalen.txt").read_text()
    ok(done.returncode == 1 and "zaal Tuinkamer ontbreekt" in done.stderr and "congres.tuinkamer.sessie.yaml" in done.stderr
       and "Kopieer" in done.stderr, "a room whose file is missing is told: which, why, what to do", done.stderr)
    ok("We maakten 3 afspraken en namen 2 besluiten" in text and "- Jonge mantelzorgers · Tuinkamer" in section(text, "Deze zalen zijn er nog niet bij")
       and "Oogst van bibliotheek" in text, "and the rest is made, with right sums", text)
    # damaged in the middle
    lines = (folder / "congres.bibliotheek.sessie.yaml").read_text().splitlines(True)
    (folder / "congres.bibliotheek.sessie.yaml").write_text("".join(lines[:3]) + "- {n: 4, kapot\n" + "".join(lines[4:]))
    done = program(folder, "report", "congres.yaml", "-o", "uit")
    ok(done.returncode == 1 and "zaal Bibliotheek ontbreekt" in done.stderr and "bibliotheek.sessie.yaml:4" in done.stderr,
       "a damaged one is told with its line", done.stderr)
    ok("We maakten 2 afspraken en namen 1 besluit" in (folder / "uit/verslag-alle-zalen.txt").read_text(), "and the rest is made")
    # brought from other laptops: only sessions, from a stick
    done = program(folder / "goed", "report", "congres.sessie.yaml", "congres.tuinkamer.sessie.yaml", "-o", "uit")
    text = (folder / "goed/uit/verslag-alle-zalen.txt").read_text()
    ok("We maakten 2 afspraken" in text and "zaal Bibliotheek ontbreekt" in done.stderr and "zaal Grote zaal ontbreekt" in done.stderr,
       "sessions alone will do, and tell which rooms are not named", done.stderr + text)
    stick = folder / "stick"
    stick.mkdir()
    for name in ("congres.tuinkamer.sessie.yaml", "congres.tuinkamer.sessie.d"):
        shutil.move(folder / "goed" / name, stick / name)
    done = program(folder / "goed", "report", "congres.yaml", str(stick / "congres.tuinkamer.sessie.yaml"), "-o", "uit")
    ok(done.returncode == 0 and "Oogst van tuinkamer" in (folder / "goed/uit/verslag-alle-zalen.txt").read_text(),
       "a session that lies elsewhere takes its place", done.stderr)
    shutil.rmtree(stick / "congres.tuinkamer.sessie.d")
    done = program(folder / "goed", "report", "congres.yaml", str(stick / "congres.tuinkamer.sessie.yaml"), "-o", "uit")
    ok(done.returncode == 0 and "Oogst van tuinkamer" in (folder / "goed/uit/verslag-alle-zalen.txt").read_text(),
       "also without its folder, when the script is the same", done.stderr)
    (folder / "ander.yaml").write_text(CONFERENCE.replace("Congres samen zorgen", "Iets anders"))
    program(folder, "run", "ander.yaml", keys="+00:00:00 PgDn\n")
    done = program(folder, "report", "congres.yaml", "ander.sessie.yaml", "-o", "uit")
    ok(done.returncode == 1 and "ander.sessie.yaml hoort niet bij deze bijeenkomst" in done.stderr, "another meeting is not mixed in", done.stderr)
    (folder / "congres.sessie.yaml").unlink()
    done = program(folder, "report", "congres.yaml", "-o", "uit")
    ok(done.returncode == 1 and "de grote bijeenkomst ontbreekt" in done.stderr
       and "samen opschreven, is er nog niet bij" in (folder / "uit/verslag-alle-zalen.txt").read_text(), "the main room may be what is missing", done.stderr)
    shutil.rmtree(folder)


three_meetings()
rooms()
finish()
