#!/usr/bin/env python3
"""Reads the folders of `mail` back: the drafts with Python's email, the address lists against them, and that nothing which
somebody typed adds a header or a recipient."""
import email
import email.policy
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import meeting  # noqa: E402
from tap import PROGRAM, finish, ok, surroundings  # noqa: E402

ENVIRONMENT = surroundings(XDG_DATA_DIRS="/nonexistent", TERM="dumb")
CAME = "out/verslag-versturen"
MISSED = "out/verslag-versturen/wie-er-niet-was"
READERS = "out/verslag-versturen/wie-alleen-het-verslag-krijgt"
FILES = ["0-lees-mij.txt", "1-onderwerp.txt", "2-tekst.txt", "3-adressen-outlook.txt", "3-adressen-komma.txt",
         "4-verslag.pdf", "5-geen-mailadres.txt", "5-adresetiketten.pdf", "concept.eml"]
TITLE = "Reünie van iedereen die in de wijk voor een ander zorgt, en van wie dat graag wil, met soep en koek"

SCRIPT = """\
draaiboek: 1
titel: "%s"
datum: 2027-01-14
begin: 14:00
duur: 30 min
tijdzone: Europe/Amsterdam
deelnemers: deelnemers.csv
initiatiefnemer:
  naam: Zoë van den Berg
  organisatie: Welzijn Ærø
  mail: zoe@example.org
  telefoon: 06 12 34 56 78
onderdelen:
  - onderdeel: Praten
    duur: 30 min
    opschrijven: [afspraken, besluiten]
"""

PEOPLE = '''\
Voornaam;Achternaam;Organisatie;E-mail;Stand;Naam in verslag;Straat;Huisnummer;Postcode;Woonplaats
Łukasz;Wiśniewski;Buurtbus;lukasz@example.org;aangemeld;ja
Şebnem;Ağaoğlu;Vrouwengroep Samen;sebnem@example.org;aangemeld;nee
Zoë;van den Berg;Welzijn;Zoe@Example.org;aangemeld;ja
Ans;"de Boer, ""Annie""";Buddyhuis;ans@example.org;aangemeld;ja
Wim;Hart;Klussendienst;;aangemeld;ja;Oude Kerkstraat;12-b;6711 AB;Ede
Jan;Smit;Buurtbus;jan@example.org;afgemeld;ja
Piet;Post;Buurtbus;LUKASZ@example.org;aangemeld;ja
Els;Lezer;Gemeente;els@example.org;alleen verslag;ja
'''

# letters find a person in the list: the first four come, the others stay away
KEYS = """\
+00:00:00 PgDn
+00:01:00 m "Łukasz" Enter
+00:02:00 "Şebnem" Enter
+00:03:00 "Ans" Enter
+00:04:00 "Wim" Enter Esc
+00:05:00 a "Soep maken voor de reünie" Enter "Łukasz Wiśniewski" Enter "28-1" Enter
+00:06:00 a "Koek bakken" Enter "Şebnem Ağaoğlu" Enter "1-2" Enter
+00:07:00 b "We doen dit elk jaar" Enter
+00:30:00 PgDn Enter
"""


def run(*words, limit=None):
    def starve():
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    done = subprocess.run([PROGRAM, *words], env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                          preexec_fn=starve, restore_signals=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "backslashreplace")


class Meeting(meeting.Meeting):
    def __init__(self, script=SCRIPT % TITLE, people=PEOPLE, keys=KEYS):
        super().__init__(script, people, keys, env=ENVIRONMENT)


def draft(path):
    data = Path(path, "concept.eml").read_bytes()
    strict = email.policy.SMTP.clone(raise_on_defect=True)
    return data, email.message_from_bytes(data, policy=strict)


def bcc(message):
    return [address.addr_spec for address in message["Bcc"].addresses] if message["Bcc"] else []


def body(message):
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def judge_draft(folder, to, names):
    data, message = draft(folder)
    text = lambda name: Path(folder, name).read_text()
    ok(bcc(message) == to, f"{folder}: everybody once in Bcc", bcc(message))
    ok([a.display_name for a in message["Bcc"].addresses] == names, f"{folder}: names with accents, commas and quotes",
       message["Bcc"])
    ok([a.addr_spec for a in message["To"].addresses] == ["zoe@example.org"] and
       [(a.display_name, a.addr_spec) for a in message["From"].addresses] == [("Zoë van den Berg", "zoe@example.org")],
       f"{folder}: from and to the initiator")
    ok(message["Subject"] == "Verslag: " + TITLE == text("1-onderwerp.txt").rstrip("\n"), f"{folder}: a long subject is whole",
       message["Subject"])
    headers = ["bcc", "content-type", "date", "from", "message-id", "mime-version", "subject", "to", "x-unsent"]
    ok(sorted(name.lower() for name in message.keys()) == headers, f"{folder}: these headers, each once", message.keys())
    ok(message["Date"].datetime.isoformat() == "2027-01-14T14:30:00+01:00",
       f"{folder}: the date is that of the meeting", message["Date"])
    ok(body(message) == text("2-tekst.txt"), f"{folder}: the same text")
    attachments = list(message.iter_attachments())
    pdf = Path(folder, "4-verslag.pdf").read_bytes()
    ok(len(attachments) == 1 and attachments[0].get_content() == pdf and pdf.startswith(b"%PDF-") and
       attachments[0].get_content_type() == "application/pdf" and attachments[0].get_filename() == "verslag-2027-01-14.pdf",
       f"{folder}: the report is attached, byte for byte")
    ok(text("3-adressen-outlook.txt") == "; ".join(to) + "\n" and text("3-adressen-komma.txt") == ", ".join(to) + "\n",
       f"{folder}: the lists of addresses are those of the draft")
    ok(all(len(line) <= 78 for line in data.split(b"\r\n")) and data.isascii() and b"\n" not in data.replace(b"\r\n", b""),
       f"{folder}: short lines, CRLF, ASCII")


def main_case():
    with Meeting():
        code, out, err = run("mail", "m.yaml", "verslag", "-o", "out")
        ok(code == 0 and err == "", "the mail is made, and nothing is complained about", code, err)
        expected = [f"{CAME}/{name}" for name in FILES] + [f"{MISSED}/{name}" for name in FILES if not name.startswith("5")]
        expected += [f"{READERS}/{name}" for name in FILES if not name.startswith("5")]
        ok(out.splitlines() == expected, "every file is told, one a line", out)
        made = sorted(str(path) for path in Path("out").rglob("*") if path.is_file() and path.name != ".draaiboek")
        ok(made == sorted(expected), "and no other is there", made)
        ok(all(stat.S_IMODE(os.stat(path).st_mode) == 0o600 for path in expected), "the files are the owner's alone")
        ok(all(stat.S_IMODE(os.stat(path).st_mode) == 0o700 for path in (CAME, MISSED, READERS)), "so are the folders")
        judge_draft(CAME, ["lukasz@example.org", "sebnem@example.org", "ans@example.org"],
                    ["Łukasz Wiśniewski", "Şebnem Ağaoğlu", 'Ans de Boer, "Annie"'])
        judge_draft(MISSED, ["jan@example.org"], ["Jan Smit"])
        judge_draft(READERS, ["els@example.org"], ["Els Lezer"])
        steps = Path(MISSED, "0-lees-mij.txt").read_text()
        ok("Zet bij Bcc: jan@example.org" in steps and "3-adressen" not in steps, "one address stands in the step itself", steps)
        only = Path(READERS, "2-tekst.txt").read_text()
        ok("misten" not in only and "Fijn dat je er was" not in only and "Dank je" not in only and "kwamen we bij elkaar" in only,
           "who only wanted the report is neither missed nor thanked for coming", only)
        came, missed = (Path(folder, "2-tekst.txt").read_text() for folder in (CAME, MISSED))
        ok("Fijn dat je er was" in came and "misten" not in came, "who came is thanked")
        ok("We misten je" in missed and "Dank je" not in missed, "who could not come reads another first sentence")
        ok("1. Soep maken voor de reünie\n   Łukasz Wiśniewski, uiterlijk 28 januari\n" in came and "- We doen dit elk jaar\n" in came,
           "agreements and decisions are in the text", came)
        ok("2. Koek bakken\n   Een deelnemer van Vrouwengroep Samen, uiterlijk 1 februari\n" in came and
           "Şebnem" not in came + missed, "who may not be named is described", came)
        ok(Path(CAME, "5-geen-mailadres.txt").read_text().endswith("\n\nWim Hart, Klussendienst\n"), "who has no address is on a list")
        labels = subprocess.run(["pdftotext", "-layout", f"{CAME}/5-adresetiketten.pdf", "-"], capture_output=True, text=True).stdout
        ok(labels.split() == "Wim Hart Klussendienst Oude Kerkstraat 12-b 6711 AB Ede".split(), "and on a label with the address", labels)
        texts = "".join(path.read_text() for path in Path("out").rglob("*.txt")) + subprocess.run(
            ["pdftotext", f"{CAME}/4-verslag.pdf", "-"], capture_output=True, text=True).stdout
        ok("Kerkstraat" not in texts and "6711" not in texts, "which stands nowhere else", texts)
        steps = Path(CAME, "0-lees-mij.txt").read_text()
        ok(re.findall(r"^(\d)\. ", steps, re.M) == list("123456") and "de 3 adressen" in steps and
           all(name in steps for name in FILES[1:]), "the six steps name every file", steps)
        before = {path: Path(path).read_bytes() for path in expected}
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 0 and {path: Path(path).read_bytes() for path in expected} == before,
           "made again, it is the same", code, err)
        run("mail", "m.yaml", "report", "-o", "elsewhere/deep")
        ok(Path("elsewhere/deep/verslag-versturen/concept.eml").read_bytes() == before[f"{CAME}/concept.eml"],
           "and the same elsewhere, in a folder that had to be made")


def invitation():
    with Meeting(keys=None):
        code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "out")
        folder = "out/uitnodiging-versturen"
        ok(code == 0 and len(out.splitlines()) == 10, "an invitation needs no session", code, out, err)
        _, message = draft(folder)
        ok(bcc(message) == ["lukasz@example.org", "sebnem@example.org", "ans@example.org"],
           "it goes to who is expected", bcc(message))
        ok(message["Date"] is None and message["X-Unsent"] == "1", "it is dated when it is sent")
        pdf = list(message.iter_attachments())[0]
        ok(pdf.get_content() == Path(folder, "4-programma.pdf").read_bytes() and pdf.get_filename() == "programma-2027-01-14.pdf",
           "with the programme, byte for byte")
        run("print", "m.yaml", "programma", "-o", "papier")
        ok(pdf.get_content() == Path("papier/programma.pdf").read_bytes(), "which is the one that is printed")
        ok("Wanneer: donderdag 14 januari 2027, 14.00 tot 14.30 uur\n" in body(message), "and the day", body(message))
        ok(message["Subject"] == "Uitnodiging: " + TITLE, "and its subject")
        code, out, err = run("mail", "m.yaml", "invite", "-o", "out")
        ok(code == 0 and "fout" not in err, "made again, it is replaced", code, err)
        ok("nog voor uitnodigt" not in err, "there is nothing to say of a meeting that is to come", err)
        code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "out", "--today", "2027-01-14")
        ok(code == 0 and "nog voor uitnodigt" not in err, "nor on its day", code, err)
        for kind in ("uitnodiging", "herinnering"):
            code, out, err = run("mail", "m.yaml", kind, "-o", "out", "--today", "2027-01-15")
            ok(code == 0 and "deze bijeenkomst was op donderdag 14 januari 2027. Klopt het dat je er nog voor uitnodigt?" in err,
               f"{kind}: that its day is past is told, and it is made", code, err)
    with Meeting():
        code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "al")
        ok(code == 0 and "deze bijeenkomst is al gehouden. Klopt het dat je er nog voor uitnodigt?" in err and out,
           "that it was held is told, and the invitation is made", code, err)
        run("new", "--after", "m.yaml", "twee.yaml", "--date", "2027-03-11")
        run("mail", "twee.yaml", "uitnodiging", "-o", "out")
        run("print", "twee.yaml", "programma", "-o", "papier")
        shown = subprocess.run(["pdftotext", "papier/programma.pdf", "-"], capture_output=True, text=True).stdout
        ok("Nog open van de vorige keer" in shown and Path("papier/programma.pdf").read_bytes() == Path("out/uitnodiging-versturen/4-programma.pdf").read_bytes(),
           "the next one too, with what is still open", shown)


def labels():
    """Thirty people without an address: a label each, on their sheet, whole, in their order."""
    names = [f"Voornaam{i} van der Achternaam{i}" for i in range(30)]
    people = "Naam;Organisatie;E-mail\n" + "".join(f"{name};Vereniging voor heel lange namen van organisaties nummer {i};\n" for i, name in enumerate(names))
    with Meeting(people=people, keys=None):
        for words, size, pages in (((), "595.276 x 841.89", 3), (("--sheet", "32015"), "595.276 x 841.89", 4), (("--sheet", "5395"), "612 x 792", 4)):
            code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "out", *words)
            pdf = "out/uitnodiging-versturen/5-adresetiketten.pdf"
            info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
            text = " ".join(subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout.split())
            at = [text.find(f"{name} Vereniging voor heel lange namen van organisaties nummer {i}") for i, name in enumerate(names)]
            ok(code == 0 and f"Pages:           {pages}" in info and size in info and min(at) >= 0 and at == sorted(at),
               f"labels {words}: everybody once, in order, on {pages} sheets", code, err, info, text[:400], at)
        code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "out", "--sheet", "niks")
        ok(code == 2 and "niks" in err and "L4785, 32015" in err, "an unknown sheet is told, and which there are", code, err)


def another_reader():
    """munpack, which shares no code with Python's email, finds the same attachments."""
    with Meeting():
        run("mail", "m.yaml", "report", "-o", "out")
        os.mkdir("unpacked")
        done = subprocess.run(["munpack", "-t", "-q", "-C", "unpacked", os.path.abspath(f"{CAME}/concept.eml")], capture_output=True, text=True)
        names = sorted(path.name for path in Path("unpacked").iterdir())
        pdf = Path("unpacked/verslag-2027-01-14.pdf")
        ok(done.returncode == 0 and pdf.exists() and pdf.read_bytes() == Path(CAME, "4-verslag.pdf").read_bytes(),
           "munpack finds the report, byte for byte", done, names)
        texts = [path.read_bytes().decode().replace("\r\n", "\n") for path in Path("unpacked").iterdir() if path != pdf]
        ok(Path(CAME, "2-tekst.txt").read_text() in texts, "and the text", names)
    with Meeting(keys=None):
        run("mail", "m.yaml", "uitnodiging", "-o", "out")
        folder = "out/uitnodiging-versturen"
        os.mkdir("unpacked")
        subprocess.run(["munpack", "-q", "-C", "unpacked", os.path.abspath(f"{folder}/concept.eml")], capture_output=True)
        found = {path.suffix: path.read_bytes() for path in Path("unpacked").iterdir()}
        ics = Path(folder, "4-agenda.ics").read_bytes().replace(b"\r\n", b"\n")  # it writes texts with the line ends of the system
        ok(found.get(".ics", b"").replace(b"\r\n", b"\n") == ics and found.get(".pdf") == Path(folder, "4-programma.pdf").read_bytes(),
           "munpack finds the programme and the calendar file of an invitation", found.keys())


def shared_addresses():
    """Addresses stand in To only when everybody agreed, and no longer when one of them thinks better of it."""
    people = "Naam;E-mail;Stand;Mail delen\nAns Bos;ans@example.org;aangemeld;ja\nJan Smit;jan@example.org;aangemeld;ja\n"
    keys = '+00:00:00 PgDn\n+00:01:00 m "Ans" Enter "Jan" Enter Esc\n+00:30:00 PgDn Enter\n'
    with Meeting(people=people, keys=keys):
        for kind, folder in (("report", CAME), ("invite", "out/uitnodiging-versturen")):
            code, out, err = run("mail", "m.yaml", kind, "-o", "out")
            _, message = draft(folder)
            ok([a.addr_spec for a in message["To"].addresses] == ["zoe@example.org", "ans@example.org", "jan@example.org"] and not message["Bcc"] and
               "de 2 adressen bij Aan" in Path(folder, "0-lees-mij.txt").read_text(), f"{kind}: all agreed, all see it", message.items(), err)
        code, out, err = run("toestemming", "m.yaml", "Jan Smit", "--mail", "nee")
        for kind, folder in (("report", CAME), ("invite", "out/uitnodiging-versturen")):
            run("mail", "m.yaml", kind, "-o", "out")
            _, message = draft(folder)
            ok([a.addr_spec for a in message["To"].addresses] == ["zoe@example.org"] and bcc(message) == ["ans@example.org", "jan@example.org"] and
               "bij Bcc" in Path(folder, "0-lees-mij.txt").read_text(), f"{kind}: one withdrew, nobody sees it", message.items())


def overwriting():
    with Meeting():
        run("mail", "m.yaml", "report", "-o", "out")
        mine = Path(CAME, "2-tekst.txt")
        mine.write_text("Mijn eigen woorden\n")
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 1 and mine.read_text() == "Mijn eigen woorden\n" and str(mine) in err and str(mine) not in out and
           f"{CAME}/concept.eml" in out, "a changed file is left and told, the others are made", code, err)
        code, out, err = run("mail", "m.yaml", "report", "-o", "out", "--force")
        ok(code == 0 and "Fijn dat je er was" in mine.read_text(), "with --force it is replaced", err)

    with Meeting():
        Path(CAME).mkdir(parents=True)
        Path(CAME, "1-onderwerp.txt").write_text("van mij\n")
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 1 and Path(CAME, "1-onderwerp.txt").read_text() == "van mij\n", "a file of somebody else's is left", err)

    with Meeting():
        run("mail", "m.yaml", "report", "-o", "out")
        # Jan and Els came after all, and nobody is left who could not come
        Path("more").write_text('+01:00:00 m "Jan" Enter "Els" Enter Esc\n')
        code, out, err = run("run", "m.yaml", "--keys", "more")
        Path("out/mijn.txt").write_text("van mij\n")
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 0 and not Path(MISSED).exists() and Path("out/mijn.txt").exists() and "jan@" in Path(CAME, "3-adressen-komma.txt").read_text(),
           "a list that nobody should write to any more is taken away", code, err)

    with Meeting():
        run("mail", "m.yaml", "report", "-o", "out")
        Path("more").write_text('+01:00:00 m "Jan" Enter "Els" Enter Esc\n')
        run("run", "m.yaml", "--keys", "more")
        Path(MISSED, "2-tekst.txt").write_text("van mij\n")
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        left = sorted(path.name for path in Path(MISSED).iterdir())
        ok(code == 1 and left == ["2-tekst.txt"] and "2-tekst.txt" in err,
           "but what was changed in it stays, and is told", code, err, left)


def hostile():
    people = textwrap.dedent('''\
        Voornaam;Achternaam;Organisatie;E-mail;Stand
        "Kwaad
        Bcc: a@evil.example";"x\x01y";Org;kwaad@example.org;aangemeld
        Twee;Adressen;Org;"a@example.org, b@evil.example";aangemeld
        Regel;Eind;Org;"c@example.org
        Bcc: d@evil.example";aangemeld
        =?UTF-8?B?YQ==?=;Woord;Org;woord@example.org;aangemeld
        "a,b <f@evil.example>";"""q\\";Org;komma@example.org;aangemeld
        Punt;Komma;Org;g@example.org;h@evil.example;aangemeld
        Hoek;Haak;Org;<i@evil.example>;aangemeld
        ''')
    script = (SCRIPT % "Hoi\\r\\nBcc: j@evil.example\\u0007\\r\\n\\r\\nLijf").replace(
        "naam: Zoë van den Berg", 'naam: "Zoë\\r\\nBcc: k@evil.example"')
    with Meeting(script, people, '+00:00:00 PgDn\n+00:01:00 a "Eén" Enter Enter Enter\n+00:30:00 PgDn Enter\n'):
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 0, "a hostile meeting is mailed all the same", code, err)
        data, message = draft(CAME)
        good = ["kwaad@example.org", "woord@example.org", "komma@example.org"]
        ok(set(bcc(message)) <= set(good) | {"g@example.org"} and set(good) <= set(bcc(message)),
           "no recipient is added", bcc(message))
        ok(len(message.get_all("Bcc")) == 1 and len(message.get_all("Subject")) == 1 and len(message.get_all("To")) == 1, "no header is added")
        addresses = re.split(r"[;\s]+", Path(CAME, "3-adressen-outlook.txt").read_text().strip())
        ok(addresses == bcc(message) and "evil" not in " ".join(addresses), "nor to the list of addresses", addresses)
        ok(Path(CAME, "1-onderwerp.txt").read_text().count("\n") == 1, "the subject is one line")
        paper = Path(CAME, "5-geen-mailadres.txt").read_text()
        ok(all(name in paper for name in ("Twee Adressen", "Regel Eind", "Hoek Haak")) and "evil" not in paper,
           "who has no usable address gets paper", paper)


def gaps():
    with Meeting(keys=None):
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 2 and "nog niets vastgelegd" in err and not Path("out").exists(),
           "without a session there is nothing to report", code, err)
        code, out, err = run("mail", "weg.yaml", "report", "-o", "out")
        ok(code == 2 and "weg.yaml" in err and not Path("out").exists(), "nor without a script", code, err)
        code, out, err = run("mail", "m.yaml", "feest", "-o", "out")
        ok(code == 2 and "feest" in err and "verslag" in err, "an unknown kind is told, with those there are", code, err)
        code, out, err = run("mail", "m.yaml", "report")
        ok(code == 2 and "-o" in err, "so is a missing folder", code, err)
        code, out, err = run("mail", "m.yaml")
        ok(code == 2 and err, "and a missing kind", code, err)

    with Meeting(keys='+00:00:00 PgDn\n+00:30:00 PgDn Enter\n'):
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        _, message = draft(CAME)
        ok(code == 0 and "niet opgeschreven wie er was" in err, "nobody ticked off: told", code, err)
        ok(bcc(message) == ["lukasz@example.org",
           "sebnem@example.org", "ans@example.org"] and "Fijn dat" not in body(message),
           "and everybody who was expected gets a mail that thanks nobody for coming", bcc(message))
        ok(bcc(draft(MISSED)[1]) == ["jan@example.org"], "and who had cancelled the other one")

    alone = re.sub(r"deelnemers: .*\n|  mail: .*\n", "", SCRIPT % "Alleen")
    with Meeting(alone, None, '+00:00:00 PgDn\n+00:30:00 PgDn Enter\n'):
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        names = sorted(path.name for path in Path(CAME).iterdir())
        ok(code == 0 and "afzender" in err and "geen mailadressen" in err and names == sorted(set(FILES) - {*FILES[3:5], *FILES[6:8]}),
           "without people or sender the folder is made, and says so", code, err, names)
        _, message = draft(CAME)
        ok(message["Bcc"] is None and message["To"] is None and message["From"] is None, "the draft then has no addresses")

    english = (SCRIPT % "Party").replace("titel:", "language: en\ntitle:")
    for dutch, word in (("datum", "date"), ("begin", "start"), ("duur", "duration"), ("tijdzone", "timezone"), ("deelnemers:", "participants:"),
                        ("initiatiefnemer", "initiator"), ("naam", "name"), ("organisatie", "organisation"), ("mail:", "mail:"),
                        ("telefoon", "phone"), ("onderdelen", "parts"), ("onderdeel", "part"), ("opschrijven", "record"),
                        ("afspraken, besluiten", "agreements, decisions")):
        english = english.replace(dutch, word)
    with Meeting(english):
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        text = Path("out/send-report/2-text.txt")
        ok(code == 0 and text.exists() and text.read_text().startswith("Dear all,\n\nThank you for coming on Thursday 14 January."),
           "an English script gives an English folder", code, out, err)


def trouble():
    with Meeting():
        Path("out").write_text("een bestand\n")
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 2 and "out" in err and Path("out").read_text() == "een bestand\n",
           "a file where the folder should be", code, err)

    with Meeting():
        code, out, err = run("mail", "m.yaml", "report", "-o", "/proc/nergens")
        ok(code == 2 and "/proc/nergens" in err and out == "", "a folder that cannot be written", code, err)

    with Meeting():
        run("mail", "m.yaml", "report", "-o", "out")
        before = Path(CAME, "4-verslag.pdf").read_bytes()
        code, out, err = run("mail", "m.yaml", "report", "-o", "out", limit=4096)
        leftover = [str(path) for path in Path("out").rglob(".draaiboek-*")]
        ok(code == 2 and "4-verslag.pdf" in err and Path(CAME, "4-verslag.pdf").read_bytes() == before and not leftover,
           "no room for a file: told, and the old one stays whole", code, err, leftover)
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 0, "and with room again all goes on", code, err)

    with Meeting():
        full = subprocess.run(f"'{PROGRAM}' mail m.yaml report -o out >/dev/full", shell=True, env=ENVIRONMENT, capture_output=True)
        ok(full.returncode == 2 and full.stderr.count(b"de schijf is vol") == 1,
           "a full disk behind stdout is told", full.returncode, full.stderr)

    with Meeting():
        session = Path("m.sessie.yaml")
        lines = session.read_bytes().split(b"\n")
        lines[len(lines) // 2] = b"- kapot"
        session.write_bytes(b"\n".join(lines))
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 1 and err and not Path("out").exists(), "a damaged session is refused", code, err)


ROOMS = """\
draaiboek: 1
titel: Congres
datum: 2027-01-14
begin: "13:00"
tijdzone: Europe/Amsterdam
initiatiefnemer: {naam: Zoë van den Berg, mail: zoe@example.org}
deelnemers:
  - {naam: Fatima El Amrani, organisatie: Buurthuis, mail: fatima@example.org, stand: aangemeld}
  - {naam: Jan Smit, organisatie: Gemeente, mail: jan@example.org, stand: aangemeld, naam in verslag: nee}
  - {naam: Els Bakker, organisatie: Zonnebloem, mail: els@example.org, stand: aangemeld}
  - {naam: Wim Hart, organisatie: Gemeente, mail: wim@example.org, stand: aangemeld}
  - {naam: Piet Post, organisatie: Buurtbus, mail: FATIMA@example.org, stand: aangemeld}
onderdelen:
  - {onderdeel: Opening, duur: 30 min, opschrijven: [afspraken, besluiten]}
  - onderdeel: Tegelijk
    duur: 60 min
    opschrijven: [afspraken, besluiten]
    deelsessies: [{zaal: Zaal 1, titel: Wonen}, {zaal: Tuinkamer, titel: Zorg}]
  - {onderdeel: Slot, duur: 30 min}
"""
ROOM_KEYS = {
    None: '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter Esc\n+00:05:00 a "Samen eten" Enter "Fatima El Amrani" Enter "28-1" Enter\n'
          '+00:06:00 h "18-3" Enter "14:00" Enter "Steunpunt" Enter Enter\n+00:07:00 b "We gaan door" Enter\n+02:05:00 PgDn Enter\n',
    "Zaal 1": '+00:00:00 PgDn\n+00:01:00 m "Fatima" Enter "Jan" Enter Esc\n+00:05:00 a "Huizen bouwen" Enter "Jan Smit" Enter "1-4" Enter\n'
              '+00:08:00 b "Wonen hoort bij zorg" Enter\n+01:10:00 PgDn Enter\n',
    "Tuinkamer": '+00:00:00 PgDn\n+00:01:00 m "Els" Enter Esc\n+00:02:00 m "Jan" Enter Esc\n+00:05:00 a "Tuin aanleggen" Enter "Els Bakker, Fatima El Amrani" Enter "2-5" Enter\n'
                 '+00:06:00 a "Geheim plan" Enter "Els Bakker" Enter "2-5" Enter e End p Esc\n+00:55:00 PgDn Enter\n',
}


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout


def play_room(room):
    Path("keys").write_text(ROOM_KEYS[room])
    code, out, err = run("run", "m.yaml", "--keys", "keys", *(("--room", room) if room else ()))
    ok(code == 0, f"played: {room or 'the main room'}", out, err)


def rooms():
    with Meeting(ROOMS, None, None):
        play_room(None)
        code, out, err = run("mail", "m.yaml", "report", "-o", "alone")
        run("report", "m.yaml", "-o", "report")
        alone = text_of("alone/verslag-versturen/4-verslag.pdf")
        ok(code == 0 and err == "" and "Samen eten" in alone and alone == text_of("report/verslag.pdf"),
           "while no room wrote anything down it is the report of the main room", code, err, alone)
        for room in ("Zaal 1", "Tuinkamer"):
            play_room(room)
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        ok(code == 0 and err == "", "with rooms the mail is made, and nothing is left to mail apart", code, err)
        run("report", "m.yaml", "-o", "report")
        pdf, report = text_of(f"{CAME}/4-verslag.pdf"), Path("report/verslag-alle-zalen.txt").read_text()
        ok(pdf == text_of("report/verslag-alle-zalen.pdf") and all(words in pdf for words in ("Samen eten", "Huizen bouwen", "Tuin aanleggen")),
           "the report of all rooms is attached, with an agreement of each", pdf)
        data, message = draft(CAME)
        text = body(message)
        agreed = re.findall(r"^(\d+)\. (.*)\n   (.*)$", text, re.M)
        ok(agreed == [("1", "Samen eten", "Fatima El Amrani, uiterlijk 28 januari"),
                      ("101", "Huizen bouwen (Zaal 1)", "Een deelnemer van Gemeente, uiterlijk 1 april"),
                      ("201", "Tuin aanleggen (Tuinkamer)", "Els Bakker, Fatima El Amrani, uiterlijk 2 mei")],
           "its text tells what each room agreed, who and when, and hides who may not be named", text)
        in_report = [report.index(words) for _, words, _ in [(n, w.split(" (")[0], b) for n, w, b in agreed]]
        ok(in_report == sorted(in_report), "in the order of the report", report)
        ok(re.findall(r"^- (.*)$", text, re.M) == ["We gaan door", "Wonen hoort bij zorg (Zaal 1)"], "and what each decided", text)
        ok("We waren met 3 mensen, van 3 organisaties." in text, "who was in two rooms counts once", text)
        ok("We zien elkaar weer op donderdag 18 maart, om 14.00 uur" in text and "Plaats: Steunpunt" in text, "the next meeting is that of the main room", text)
        ok("Geheim" not in text + pdf, "what is confidential in a room stays there")
        _, missed = draft(MISSED)
        everybody = bcc(message) + bcc(missed)
        ok(bcc(message) == ["fatima@example.org", "jan@example.org", "els@example.org"] and bcc(missed) == ["wim@example.org"],
           "everybody who came in any room gets it, and who came in none the other: nobody twice", everybody)
        ok("Huizen bouwen (Zaal 1)" in body(missed) and Path(MISSED, "4-verslag.pdf").read_bytes() == Path(CAME, "4-verslag.pdf").read_bytes(),
           "with the same report", body(missed))

        code, out, err = run("mail", "m.zaal-1.sessie.yaml", "report", "-o", "een")
        only = text_of("een/verslag-versturen/4-verslag.pdf")
        ok(code == 0 and "Huizen bouwen" in only and "Samen eten" not in only + Path("een/verslag-versturen/2-tekst.txt").read_text(),
           "from the session of a room it is that of this room", err, only)
        code, out, err = run("mail", "m.yaml", "owners", "-o", "wie")
        owners = sorted(path.parent.name for path in Path("wie/afspraken-versturen").glob("*/2-tekst.txt"))
        ok(code == 0 and err == "" and [re.sub(r"^\d+-", "", name) for name in owners] == ["fatima-el-amrani", "jan-smit", "els-bakker"],
           "owners get one mail over all rooms", code, err, owners)
        fatima = Path("wie/afspraken-versturen", owners[0])
        letter = (fatima / "2-tekst.txt").read_text()
        ok(re.findall(r"^(\d+)\. (.*)\n   (.*)$", letter, re.M) == [("1", "Samen eten", "uiterlijk 28 januari 2027"),
                                                                ("201", "Tuin aanleggen (Tuinkamer)", "uiterlijk 2 mei 2027")] and
           letter.count("samen met") == 1 and "samen met Els Bakker" in letter and "Geheim" not in letter,
           "with what they take up in each, and with whom", letter)
        ok((fatima / "4-agenda.ics").read_text().count("BEGIN:VEVENT") == 2 and "staan de datums erin" in letter, "and all dates in one calendar file", letter)
        one = Path("wie/afspraken-versturen", owners[1], "2-tekst.txt").read_text()
        ok("staat de datum erin" in one and Path("wie/afspraken-versturen", owners[1], "1-onderwerp.txt").read_text().strip() == "Jouw afspraak: Congres",
           "one agreement is called one", one)
        code, out, err = run("mail", "m.yaml", "ask", "-o", "vraag", "--today", "2027-02-15")
        asked = Path("vraag/navraag-versturen", owners[0], "2-tekst.txt")
        ok(code == 0 and err == "" and asked.exists() and asked.read_text().count("klaar · loopt") == 2, "and one question", code, err)
        code, out, err = run("mail", "m.tuinkamer.sessie.yaml", "owners", "-o", "kamer")
        here = sorted(Path("kamer/afspraken-versturen").glob("*/2-tekst.txt"))
        ok(code == 0 and len(here) == 2 and "Samen eten" not in here[0].read_text() and "Tuin aanleggen\n" in here[0].read_text(),
           "from the session of a room it is about that room", code, err, here)

        whole = Path("m.tuinkamer.sessie.yaml").read_bytes()
        lines = whole.split(b"\n")
        lines[len(lines) // 2] = b"- kapot"
        for damage, words in ((None, "ontbreekt"), (b"\n".join(lines), "niet te lezen")):
            Path("m.tuinkamer.sessie.yaml").unlink(missing_ok=True)
            if damage:
                Path("m.tuinkamer.sessie.yaml").write_bytes(damage)
            code, out, err = run("mail", "m.yaml", "report", "-o", "out", "--force")
            pdf, text = text_of(f"{CAME}/4-verslag.pdf"), Path(CAME, "2-tekst.txt").read_text()
            ok(code == 1 and "Tuinkamer" in err and words in err, f"a room of which the file {words}: told", code, err)
            ok("Huizen bouwen" in pdf and "101. Huizen bouwen" in text and "Tuin aanleggen" not in pdf + text and "Zorg · Tuinkamer" in pdf,
               "the rest is mailed, and the report says what is not in it yet", text, pdf)
        Path("sendmail").write_text("#!/bin/sh\ncat >>verstuurd\n")
        os.chmod("sendmail", 0o755)
        sent = subprocess.run([PROGRAM, "mail", "m.yaml", "report", "-o", "out", "--send", "--yes"], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env={**ENVIRONMENT, "DRAAIBOEK_SENDMAIL": "./sendmail"})
        ok(sent.returncode == 1 and "Tuinkamer" in sent.stderr and Path("verstuurd").exists(), "also by --send: told, sent, and not called whole",
           sent.returncode, sent.stdout, sent.stderr)

    english = ROOMS.replace("titel: Congres", "language: en\ntitle: Congres", 1)
    for dutch, word in (("datum", "date"), ("begin:", "start:"), ("tijdzone", "timezone"), ("deelnemers:", "participants:"), ("initiatiefnemer", "initiator"),
                        ("naam in verslag: nee", "name in report: no"), ("naam:", "name:"), ("organisatie", "organisation"), ("stand: aangemeld", "state: signed up"), ("onderdelen", "parts"),
                        ("onderdeel", "part"), ("duur", "duration"), ("opschrijven", "record"), ("afspraken, besluiten", "agreements, decisions"),
                        ("deelsessies", "parallel"), ("zaal:", "room:"), ("titel:", "title:")):
        english = english.replace(dutch, word)
    with Meeting(english, None, None):
        for room in ROOM_KEYS:
            play_room(room)
        code, out, err = run("mail", "m.yaml", "report", "-o", "out")
        text = Path("out/send-report/2-text.txt").read_text()
        ok(code == 0 and "101. Huizen bouwen (Zaal 1)\n   A participant from Gemeente" in text and text_of("out/send-report/4-report.pdf").count("Tuin aanleggen"),
           "in English too", code, err, text)


main_case()
rooms()
invitation()
labels()
another_reader()
shared_addresses()
overwriting()
hostile()
gaps()
trouble()
finish()
