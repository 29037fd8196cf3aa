#!/usr/bin/env python3
"""Reads calendar files and the mails of the follow-up back with two parsers that know nothing of each other, on both sides of summer
time, and through updates."""
import email
import email.policy
import os
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

try:
    import icalendar
    import vobject
except ImportError:  # Debian's modules belong to Debian's own Python
    if sys.executable == "/usr/bin/python3" or not os.path.exists("/usr/bin/python3"):
        print("Bail out! python3-icalendar and python3-vobject are needed")
        sys.exit(1)
    os.execv("/usr/bin/python3", ["/usr/bin/python3", os.path.abspath(__file__)])

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import meeting  # noqa: E402
from tap import PROGRAM, finish, ok, surroundings, outcome  # noqa: E402

ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", LANGUAGE="nl")

SCRIPT = """\
draaiboek: 1
titel: "Réunie; soep, brood & een lange titel die zeker niet op één regel van een agenda past"
datum: %s
begin: "14:00"
duur: 30 min
tijdzone: Europe/Amsterdam
locatie: {naam: "De Linde, zaal 2", adres: Kerkstraat 1, plaats: Ede}
praktisch: ["Neem je agenda mee", "Bel: 06"]
initiatiefnemer: {naam: Zoë van den Berg, mail: zoe@example.org}
deelnemers: deelnemers.csv
onderdelen:
  - {onderdeel: Welkom, duur: 10 min}
  - {onderdeel: Gesprek, duur: 20 min}
"""
PEOPLE = """\
voornaam;achternaam;organisatie;mail;status;naam in verslag
Łukasz;Wiśniewski;Parochie;lukasz@example.org;aangemeld;ja
Ans;de Boer;Buurthuis;ans@example.org;uitgenodigd;ja
Wim;Hart;Klussendienst;;uitgenodigd;ja
Els;Stil;Gemeente;els@example.org;uitgenodigd;nee
"""
KEYS = """\
+00:00:00 PgDn
+00:05:00 a "Soep maken, met brood" Enter "Łukasz Wiśniewski" Enter "28-1" Enter
+00:06:00 a "Els Stil helpt met koek" Enter "Łukasz Wiśniewski, Els Stil" Enter "1-4" Enter
+00:07:00 a "Zonder datum" Enter "Wim Hart" Enter Enter
+00:08:00 a "Van ons allemaal" Enter "Stichting Ver Weg" Enter "1-5" Enter
+00:30:00 PgDn Enter
"""


def run(*words):
    return outcome(PROGRAM, *words, env=ENVIRONMENT)


class Meeting(meeting.Meeting):
    def __init__(self, day="2027-01-14", play=True):
        super().__init__(SCRIPT % day, PEOPLE, KEYS if play else None, env=ENVIRONMENT)


def utc(value):
    return value.astimezone(timezone.utc) if isinstance(value, datetime) else value


def entries(path):
    """The entries as both parsers read them, which must agree."""
    data = Path(path).read_bytes()
    one = [dict(uid=str(e["UID"]), sequence=int(e["SEQUENCE"]), start=utc(e["DTSTART"].dt),
                end=utc(e["DTEND"].dt) if "DTEND" in e else None, title=str(e["SUMMARY"]), place=str(e.get("LOCATION", "")),
                text=str(e.get("DESCRIPTION", "")), stamp=utc(e["DTSTAMP"].dt))
           for e in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    other = [dict(uid=e.uid.value, sequence=int(e.sequence.value), start=utc(e.dtstart.value),
                  end=utc(e.dtend.value) if hasattr(e, "dtend") else None, title=e.summary.value,
                  place=e.location.value if hasattr(e, "location") else "",
                  text=e.description.value if hasattr(e, "description") else "", stamp=utc(e.dtstamp.value))
             for e in vobject.readOne(data.decode()).vevent_list]
    ok(one == other, f"{path}: two parsers read the same", one, other)
    ok(data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"") and
       all(len(line) <= 75 for line in data.split(b"\r\n")), f"{path}: lines of at most 75 octets, CRLF")
    return one


def attachments(folder):
    strict = email.policy.SMTP.clone(raise_on_defect=True)
    message = email.message_from_bytes(Path(folder, "concept.eml").read_bytes(), policy=strict)
    return message, {part.get_filename(): part for part in message.iter_attachments()}


def invitations():
    first = {}
    for day, hours in (("2027-01-14", 13), ("2027-07-15", 12), ("2027-03-27", 13), ("2027-03-28", 12), ("2027-10-30", 12), ("2027-10-31", 13)):
        with Meeting(day, play=False):
            code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "out")
            path = "out/uitnodiging-versturen/4-agenda.ics"
            ok(code == 0 and path in out.splitlines(), f"{day}: the invitation has a calendar file", out, err)
            entry = entries(path)[0]
            year, month, number = map(int, day.split("-"))
            start = datetime(year, month, number, hours, 0, tzinfo=timezone.utc)
            ok(entry["start"] == start and (entry["end"] - start).seconds == 1800, f"{day}: the time is right", entry)
            ok(entry["title"].startswith("Réunie; soep, brood & een") and entry["place"].startswith("De Linde, zaal 2") and
               entry["text"] == "Neem je agenda mee\nBel: 06" and entry["sequence"] == 0, f"{day}: title, place and practical part", entry)
            message, files = attachments("out/uitnodiging-versturen")
            ics = [name for name in files if name.endswith(".ics")]
            ok(ics == [f"bijeenkomst-{day}.ics"] and files[ics[0]].get_content().replace("\r\n", "\n").encode() ==
               Path(path).read_bytes().replace(b"\r\n", b"\n") and files[ics[0]].get_content_type() == "text/calendar",
               f"{day}: it is attached to the draft", files)
            first[day] = entry


def updates():
    with Meeting(play=False):
        path = "out/uitnodiging-versturen/4-agenda.ics"
        run("mail", "m.yaml", "invite", "-o", "out")
        before, bytes_before = entries(path)[0], Path(path).read_bytes()
        run("mail", "m.yaml", "invite", "-o", "out")
        ok(Path(path).read_bytes() == bytes_before, "made again, the calendar file is the same")
        Path("m.yaml").write_text((SCRIPT % "2027-01-21").replace("Réunie", "Grote réunie"))
        os.unlink(path)
        run("mail", "m.yaml", "invite", "-o", "out")
        after = entries(path)[0]
        ok(after["uid"] == before["uid"] and after["sequence"] == before["sequence"] + 1 and after["start"].day == 21,
           "another day and title: the same entry, updated", before, after)
        Path("m.yaml").write_text((SCRIPT % "2027-01-28").replace("Réunie", "Grote réunie"))
        run("mail", "m.yaml", "invite", "-o", "elders")
        third = entries(path.replace("out", "elders"))[0]
        run("mail", "m.yaml", "remind", "-o", "weer")
        fourth = entries("weer/herinnering-versturen/4-agenda.ics")[0]
        ok(third["uid"] == before["uid"] and third["sequence"] == after["sequence"] + 1 and fourth["sequence"] == third["sequence"],
           "made in another folder after a change it is an update as well", after, third, fourth)
        record = Path("m.kalender")
        ok(record.stat().st_mode & 0o777 == 0o600 and "Réunie" not in record.read_text() and "@" not in record.read_text(),
           "what was made before is kept beside the script, for its owner", record.stat(), record.read_text())
        record.write_bytes(b"\0\xff torn " + record.read_bytes()[:20])
        code, out, err = run("mail", "m.yaml", "invite", "-o", "derde")
        ok(code == 0, "a damaged record is no reason to stop", err)
        os.unlink(record)
        os.mkdir(record)
        code, out, err = run("mail", "m.yaml", "invite", "-o", "vierde")
        ok(code == 1 and "m.kalender" in err and Path("vierde/uitnodiging-versturen/4-agenda.ics").exists(),
           "a record that cannot be kept is told, the mail is made", code, err)


def owners():
    with Meeting():
        code, out, err = run("mail", "m.yaml", "eigenaren", "-o", "out")
        ok(code == 0 and "afspraak 4 (Stichting Ver Weg) heeft geen eigenaar" in err, "the mails to owners are made; who is no person is told", out, err)
        folders = sorted(path.name for path in Path("out/afspraken-versturen").iterdir() if path.is_dir())
        ok([re.sub(r"^\d+-", "", name) for name in folders] == ["lukasz-wisniewski", "wim-hart", "els-stil"], "one folder an owner", folders)
        lukasz = Path("out/afspraken-versturen", folders[0])
        message, files = attachments(lukasz)
        ok([a.addr_spec for a in message["To"].addresses] == ["lukasz@example.org"] and message["Bcc"] is None,
           "the mail is to the owner and to nobody else", message["To"])
        text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        ok("1. Soep maken, met brood\n   uiterlijk 28 januari 2027\n" in text and "Zonder datum" not in text, "with the own agreements", text)
        ok("Els" not in text and "Een deelnemer van Gemeente helpt met koek" in text and "samen met een deelnemer van Gemeente" in text,
           "who may not be named is not named to others", text)
        found = entries(lukasz / "4-agenda.ics")
        ok([(e["start"], e["end"]) for e in found] == [(date(2027, 1, 28), date(2027, 1, 29)), (date(2027, 4, 1), date(2027, 4, 2))],
           "and the dates as whole days", found)
        ok(list(files) == ["afspraken-2027-01-14.ics"], "attached", files)
        wim = Path("out/afspraken-versturen", folders[1])
        how, words = (wim / "0-lees-mij.txt").read_text(), (wim / "2-tekst.txt").read_text()
        ok(sorted(path.name for path in wim.iterdir()) == ["0-lees-mij.txt", "2-tekst.txt"] and "Wim Hart heeft geen mailadres." in how and
           "Aan" not in how and "3. Zonder datum\n   datum nog kiezen\n" in words and "mail" not in words, "who has no address gets a letter, and no steps to mail it", how, words)
        ok("Wim Hart" in Path("out/afspraken-versturen/5-geen-mailadres.txt").read_text() and Path("out/afspraken-versturen/5-adresetiketten.pdf").exists(),
           "with a list of all who get paper, and labels")
        ok("{" not in "".join(path.read_text() for path in Path("out").rglob("*.txt")) and "voor je agenda" in text, "no place of a text is left open")

        code, out, err = run("mail", "m.yaml", "ask", "-o", "out", "--today", "2027-01-27")
        ok(code == 0 and "vanaf donderdag 28 januari 2027" in err and out == "", "before two weeks there is nothing to ask", out, err)
        code, out, err = run("mail", "m.yaml", "navraag", "-o", "out", "--today", "2027-02-03")
        text = Path("out/navraag-versturen", folders[0], "2-tekst.txt").read_text()
        paper = Path("out/navraag-versturen", folders[1], "2-tekst.txt").read_text()
        ok("Zet een rondje om wat past." in paper and "geef dit blad terug" in paper and "mail" not in paper, "who gets paper is not asked to mail", paper)
        ok(code == 0 and "klaar · loopt · lukt niet · andere eigenaar" in text and
           "1. Soep maken, met brood\n   uiterlijk 28 januari 2027 (datum voorbij)\n" in text, "then each is asked, and what is late is told", text)
        code, out, err = run("mail", "m.yaml", "ask", "-o", "out", "--today", "morgen ooit")
        ok(code == 2 and "--today" in err, "a day that is none is refused", err)
        code, out, err = run("agreements", "m.yaml", "--done", "1")
        code, out, err = run("mail", "m.yaml", "owners", "-o", "out")
        ok("Soep" not in (lukasz / "2-tekst.txt").read_text() and len(entries(lukasz / "4-agenda.ics")) == 1, "what is done is asked no more")


def play(keys):
    Path("keys").write_text(keys)
    code, out, err = run("run", "m.yaml", "--keys", "keys")
    ok(code == 0, "the meeting runs", out, err)


def next_meetings():
    """The clock time of the next meeting, in winter and in summer, whatever the season of this one."""
    for day, (month, date_of), hours in (("2027-01-14", (3, 25), 13), ("2027-01-14", (3, 28), 12), ("2027-07-15", (10, 30), 12),
                                         ("2027-07-15", (10, 31), 13), ("2027-07-15", (12, 16), 13)):
        with Meeting(day, play=False):
            play(f'+00:00:00 PgDn\n+00:05:00 h "{date_of}-{month}" Enter "14:00" Enter "Steunpunt" Enter "Ans de Boer" Enter\n'
                 f'+00:08:00 a "Soep" Enter "Łukasz Wiśniewski" Enter "{date_of}-{month}" Enter\n+00:30:00 PgDn Enter\n')
            code, out, err = run("mail", "m.yaml", "report", "-o", "out")
            found = entries("out/verslag-versturen/4-agenda.ics")
            start = datetime(2027, month, date_of, hours, 0, tzinfo=timezone.utc)
            ok(len(found) == 1 and found[0]["start"] == start and (found[0]["end"] - start).seconds == 1800 and
               found[0]["place"] == "Steunpunt", f"next meeting on {date_of}-{month}: the time is right", found, start, err)
            run("mail", "m.yaml", "owners", "-o", "out")
            dates = [e for path in Path("out").glob("afspraken-versturen/*/4-agenda.ics") for e in entries(path)]
            ok([(e["start"], e["end"]) for e in dates] ==
               [(date(2027, month, date_of), date(2027, month, date_of) + timedelta(days=1))], "the due date is that whole day", dates)


def next_updates():
    """What the report announced rises too, whatever the folder; so do due dates."""
    with Meeting(play=False):
        play('+00:00:00 PgDn\n+00:05:00 h "25-3" Enter "14:00" Enter "Steunpunt" Enter Enter\n'
             '+00:08:00 a "Soep" Enter "Łukasz Wiśniewski" Enter "1-4" Enter\n+00:30:00 PgDn Enter\n')
        run("mail", "m.yaml", "report", "-o", "out")
        run("mail", "m.yaml", "owners", "-o", "out")
        before = entries("out/verslag-versturen/4-agenda.ics")[0]
        due = entries(next(Path("out").glob("afspraken-versturen/*/4-agenda.ics")))[0]
        Path("m.yaml").write_text(SCRIPT % "2027-01-14")
        play('+01:00:00 h "8-4" Enter "14:00" Enter "Steunpunt" Enter Enter\n')
        code, out, err = run("mail", "m.yaml", "report", "-o", "elders")
        after = entries("elders/verslag-versturen/4-agenda.ics")[0]
        ok(after["uid"] == before["uid"] and after["sequence"] > before["sequence"] and (after["start"].month, after["start"].day) == (4, 8),
           "a next meeting on another day is an update", before, after)
        code, out, err = run("agreements", "m.yaml", "--owner-of", "1", "Ans de Boer")
        run("mail", "m.yaml", "owners", "-o", "elders")
        again = entries(next(Path("elders").glob("afspraken-versturen/*/4-agenda.ics")))[0]
        ok(again["uid"] == due["uid"] and again["sequence"] > due["sequence"], "an agreement that goes to somebody else is the same entry, updated", due, again)


def asked_again():
    """Navraag: after two weeks, or on the day itself when that comes sooner; again on the day when it comes later."""
    with Meeting(play=False):
        play('+00:00:00 PgDn\n+00:05:00 a "Vroeg klaar" Enter "Ans de Boer" Enter "20-1" Enter\n'
             '+00:06:00 a "Later klaar" Enter "Ans de Boer" Enter "1-4" Enter\n+00:30:00 PgDn Enter\n')
        def ask(today):
            code, out, err = run("mail", "m.yaml", "navraag", "-o", "out", "--today", today)
            texts = [path.read_text() for path in Path("out").glob("navraag-versturen/*/2-tekst.txt")]
            return code, texts, err
        answers = "klaar · loopt · lukt niet · andere eigenaar"
        code, texts, err = ask("2027-01-19")
        ok(code == 0 and not texts and "20 januari 2027" in err, "before any due date nothing is asked", texts, err)
        code, texts, err = ask("2027-01-20")
        ok(len(texts) == 1 and "1. Vroeg klaar" in texts[0] and "Later klaar" not in texts[0] and texts[0].count(answers) == 1 and
           "datum voorbij" not in texts[0], "at the due date that agreement is asked about, with the four answers", texts, err)
        code, texts, err = ask("2027-01-28")
        ok(len(texts) == 1 and "1. Vroeg klaar\n   uiterlijk 20 januari 2027 (datum voorbij)" in texts[0] and
           "2. Later klaar" in texts[0] and texts[0].count(answers) == 2, "after two weeks about both", texts, err)
        run("agreements", "m.yaml", "--done", "1")
        code, texts, err = ask("2027-04-01")
        ok(len(texts) == 1 and "2. Later klaar\n   uiterlijk 1 april 2027\n" in texts[0] and "Vroeg" not in texts[0] and
           texts[0].count(answers) == 1, "at a later due date again about what is still open", texts, err)
        message, files = attachments(next(Path("out").glob("navraag-versturen/*/")))
        ok([a.addr_spec for a in message["To"].addresses] == ["ans@example.org"], "it goes to the owner", message["To"])


def reminder():
    with Meeting(play=False):
        code, out, err = run("mail", "m.yaml", "herinnering", "-o", "out")
        message, files = attachments("out/herinnering-versturen")
        ok(code == 0 and [a.addr_spec for a in message["Bcc"].addresses] == ["ans@example.org", "els@example.org"],
           "the reminder goes to who has not answered", message["Bcc"], err)
        ok(message["Subject"].startswith("Herinnering: ") and sorted(files) == ["bijeenkomst-2027-01-14.ics", "programma-2027-01-14.pdf"],
           "with the programme and the calendar file", message["Subject"], files)
        Path("deelnemers.csv").write_text(PEOPLE.replace("uitgenodigd", "aangemeld"))
        code, out, err = run("mail", "m.yaml", "remind", "-o", "out")
        ok(code == 0 and "iedereen heeft al geantwoord" in err and out == "", "when all have answered that is told", out, err)


invitations()
updates()
reminder()
owners()
next_meetings()
next_updates()
asked_again()
finish()
