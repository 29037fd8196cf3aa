#!/usr/bin/env python3
"""Sends mails with a mail program that refuses, hangs, dies, or takes draaiboek down with it, and with draaiboek killed at every step:
nobody is mailed twice without having been asked, and nobody is forgotten."""
import email
import email.policy
import os
import pty
import re
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import meeting  # noqa: E402
from tap import PROGRAM, ROOT, finish, ok, surroundings, outcome  # noqa: E402

PLAIN = str(Path(os.environ.get("DRAAIBOEK_PLAIN", ROOT / "build/draaiboek")).absolute())
SHIM = str(Path(PLAIN).parent / "tests/crash/faildisk.so")
ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", LANGUAGE="", TERM="dumb", DRAAIBOEK_SENDMAIL="./sendmail")
SCRIPT = meeting.SCRIPT % "Reünie"
PEOPLE = """\
Voornaam;Achternaam;E-mail;Stand
Ans;Bos;ans@example.org;aangemeld
Łukasz;Wiśniewski;lukasz@example.org;aangemeld
Jan;Smit;jan@example.org;afgemeld
Wim;Hart;;aangemeld
"""
KEYS = """\
+00:00:00 PgDn
+00:01:00 m "Łukasz" Enter
+00:02:00 "Ans" Enter Esc
+00:05:00 a "Soep maken" Enter "Łukasz Wiśniewski" Enter "28-1" Enter
+00:06:00 a "Koek bakken" Enter "Ans Bos" Enter "1-2" Enter
+00:30:00 PgDn Enter
"""
# box/N is a message that was taken, box/N.args how it was handed over; a shim that is to hurt draaiboek must not hurt this
SENDMAIL = """\
#!/usr/bin/env -S -u LD_PRELOAD sh
n=$(ls box | grep -vc args)
case $(cat mode) in
refuse) cat >/dev/null; echo "450 kom later terug" >&2; exit 69 ;;
later) cat > box/$n; echo "in de wachtrij" >&2; exit 75 ;;
second) if test "$n" = 1; then echo "550 nee" >&2; exit 69; fi ;;
hang) exec sleep 1000 ;;
deaf) trap '' TERM; while :; do sleep 0.05; done ;;
die) kill -9 $$ ;;
kill-before) kill -9 $PPID; exit 1 ;;
kill-after) cat > box/$n; kill -9 $PPID; exit 0 ;;
esac
printf '%s\\n' "$@" > box/$n.args
cat > box/$n
"""


def run(*words, program=PROGRAM, **more):
    return outcome(program, *words, env={**ENVIRONMENT, **more})


def answered(*words, answers):
    """The same in a terminal in which these answers are typed."""
    ours, theirs = pty.openpty()
    os.write(ours, "".join(answer + "\n" for answer in answers).encode() + b"\x04")
    child = subprocess.Popen([PROGRAM, *words], env=ENVIRONMENT, stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL, close_fds=True)
    os.close(theirs)
    said = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        said += more
    code = child.wait(timeout=60)
    os.close(ours)
    return code, said.decode(errors="replace").replace("\r\n", "\n")


class Meeting(meeting.Meeting):
    """With a mail program that behaves as its `mode` says, and a box for what it takes."""

    def __init__(self, mode="take", script=SCRIPT, people=PEOPLE):
        super().__init__(script, people, KEYS, {"sendmail": SENDMAIL, "mode": mode}, PLAIN, ENVIRONMENT)

    def __enter__(self):
        super().__enter__()
        os.mkdir("box")
        os.chmod("sendmail", 0o755)
        return self


def box():
    """The messages that were taken, in order."""
    strict = email.policy.default.clone(raise_on_defect=True)
    paths = sorted((p for p in Path("box").iterdir() if p.suffix != ".args"), key=lambda p: int(p.name))
    return [email.message_from_bytes(p.read_bytes(), policy=strict) for p in paths]


def readers(message):
    """Who a message is for, the sender aside."""
    all_ = [a.addr_spec for header in ("To", "Bcc") for a in (message[header].addresses if message[header] else ())]
    return [address for address in all_ if address != "zoe@example.org"]


def deliveries():
    return Counter(address for message in box() for address in readers(message))


SEND = ("mail", "m.yaml", "verslag", "-o", "uit", "--send")
EVERYBODY = {"ans@example.org": 1, "lukasz@example.org": 1, "jan@example.org": 1}


def in_a_terminal():
    with Meeting():
        code, said = answered(*SEND, answers=["misschien", "ja"])
        came, missed = box()
        ok(code == 0 and readers(came) == ["ans@example.org", "lukasz@example.org"] and readers(missed) == ["jan@example.org"],
           "asked and answered, two messages go out", code, said)
        ok("Verslag: Reünie" in said and "Łukasz Wiśniewski <lukasz@example.org>" in said and said.count("Versturen aan 3 mensen?") == 2 and
           "Verstuurd aan 3 mensen." in said, "the list is shown, and asked again until it is yes or no", said)
        ok(all(m["From"].addresses[0].addr_spec == "zoe@example.org" and m["X-Unsent"] is None and m["Date"] for m in (came, missed)),
           "they are dated, from the initiator, and no drafts")
        ok(Path("box/0.args").read_text().split() == ["-t", "-i", "-fzoe@example.org"], "bounces go to the initiator",
           Path("box/0.args").read_text())
        ok(b"\r" not in Path("box/0").read_bytes(), "the mail program gets line ends of its own system")
        attachments = {a.get_filename(): a.get_content() for a in came.iter_attachments()}
        ok(attachments == {"verslag-2027-01-14.pdf": Path("uit/verslag-versturen/4-verslag.pdf").read_bytes()},
           "with the report, byte for byte", attachments.keys())
        record = Path("m.verstuurd")
        ok(stat.S_IMODE(record.stat().st_mode) == 0o600, "the record is the owner's alone")
        before = record.read_text()
        code, said = answered(*SEND, answers=["nee"])
        ok(code == 0 and len(box()) == 2 and "3 mensen kregen al" in said and "kreeg hem al: " in said and record.read_text() == before,
           "who got it is not mailed again without yes", code, said)
        code, said = answered(*SEND, answers=[])
        ok(len(box()) == 2, "no answer is no", code, said)
        code, said = answered(*SEND, answers=["ja", "ja"])
        ok(code == 0 and deliveries() == {k: 2 for k in EVERYBODY}, "and is with yes", code, said, deliveries())

    with Meeting():
        for answers in (["nee"], []):
            code, said = answered(*SEND, answers=answers)
            ok(code == 1 and not box() and "niets verstuurd" in said.lower() and not Path("m.verstuurd").read_text(),
               f"answered {answers}: nothing goes out", code, said)


def without_a_terminal():
    with Meeting():
        code, out, err = run(*SEND)
        ok(code == 2 and not box() and "--yes" in err and "4-verslag.pdf" in out, "a pipe cannot answer: refused, the folder is made", code, err)
        code, out, err = run(*SEND, "--yes")
        ok(code == 0 and deliveries() == EVERYBODY and all(line.startswith("uit/") for line in out.splitlines()),
           "with --yes it is sent", code, err)
        code, out, err = run(*SEND, "--yes")
        ok(code == 0 and deliveries() == EVERYBODY and "--again" in err, "but not a second time", code, err)
        Path("more").write_text('+01:00:00 a "Nog iets" Enter "Ans Bos" Enter Enter\n')
        run("run", "m.yaml", "--keys", "more")
        code, out, err = run(*SEND, "--yes")
        ok(deliveries() == EVERYBODY, "nor is another version of it", code, err)
        code, out, err = run(*SEND, "--yes", "--again")
        ids = [message["Message-ID"] for message in box()]
        ok(code == 0 and deliveries() == {k: 2 for k in EVERYBODY} and len(set(ids)) == 4, "--again does; another version has another identity", ids)
        code, out, err = run("mail", "m.yaml", "uitnodiging", "-o", "uit", "--send", "--yes")
        ok(code == 0 and deliveries()["ans@example.org"] == 3, "another kind of mail is another matter", code, err)


def gaps():
    with Meeting():
        for value in ("./weg", "/etc/passwd"):
            code, out, err = run(*SEND, "--yes", DRAAIBOEK_SENDMAIL=value)
            ok(code == 2 and "sendmail" in err and not Path("m.verstuurd").exists(), f"no mail program at {value}: told", code, err)
        Path("uit/verslag-versturen/2-tekst.txt").write_text("mijn woorden\n")
        code, out, err = run(*SEND, "--yes")
        ok(code == 1 and not box() and "--force" in err, "a folder that was changed is not sent as it was", code, err)
        code, out, err = run(*SEND, "--yes", "--force")
        ok(code == 0 and deliveries() == EVERYBODY, "but with --force", code, err)
        record = Path("m.verstuurd")
        whole = record.read_text()
        for text in ("Hallo\n", whole + "rommel\n", whole.replace("jan@example.org", "jan@example.org\t-oQ/tmp"), whole * 2 + whole.split("\n")[1] + "\n"):
            record.write_text(text)
            code, out, err = run(*SEND, "--yes", "--again")
            ok(code == 2 and deliveries() == EVERYBODY and "m.verstuurd" in err and record.read_text() == text,
               f"a record that cannot be read stops it: {text[-20:]!r}", code, err)
        record.write_text(whole + whole.split("\n")[0][:50])
        code, out, err = run(*SEND, "--yes")
        ok(code == 0 and record.read_text() == whole and deliveries() == EVERYBODY, "a torn last line is cut", code, err)
        record.unlink()
        record.mkdir()
        code, out, err = run(*SEND, "--yes")
        ok(code == 2 and deliveries() == EVERYBODY and "m.verstuurd" in err, "a record that cannot be written stops it", code, err)
    with Meeting(script=SCRIPT.replace(", mail: zoe@example.org", "")):
        code, out, err = run(*SEND, "--yes")
        ok(code == 2 and not box() and "initiatiefnemer" in err, "without a sender nothing is sent", code, err)


def a_bad_mail_program():
    with Meeting("refuse"):
        code, out, err = run(*SEND, "--yes")
        ok(code == 1 and "kom later terug" in err and "Niet gelukt bij 3 mensen" in err, "refused: told, in its words", code, err)
        Path("mode").write_text("take")
        code, out, err = run(*SEND, "--yes")
        ok(code == 0 and deliveries() == EVERYBODY, "what failed is sent the next time", code, err)

    with Meeting("later"):
        code, out, err = run(*SEND, "--yes")
        ok(code == 1 and err.count("in de wachtrij") == 2 and deliveries() == EVERYBODY, "perhaps taken, to be sent later: told", code, err)
        ok("stelde een mail aan 2 mensen uit. Of die nog aankomt, is niet zeker." in err and "stelde een mail aan 1 persoon uit" in err and
           err.count("niet zeker") == 2 and "brak af" not in err and "Niet gelukt" not in err and "Verstuurd aan 0 mensen" in err, "each once, as it is", err)
        Path("mode").write_text("take")
        code, out, err = run(*SEND, "--yes")
        ok(code == 1 and deliveries() == EVERYBODY and "Of 3 mensen de mail kregen, is niet zeker. Ik sla hen over." in err and "brak" not in err,
           "and not sent again without asking", code, err)

    with Meeting("second"):
        code, out, err = run("mail", "m.yaml", "eigenaren", "-o", "uit", "--send", "--yes")
        ok(code == 1 and deliveries() == {"ans@example.org": 1} and "550 nee" in err, "of two mails one is refused", code, err)
        Path("mode").write_text("take")
        code, said = answered("mail", "m.yaml", "eigenaren", "-o", "uit", "--send", answers=["nee", "ja"])
        ok(code == 0 and deliveries() == {"ans@example.org": 1, "lukasz@example.org": 1} and "lukte niet" in said, "and sent alone afterwards", code, said)
        ok([m["To"].addresses[0].addr_spec for m in box()] == ["ans@example.org", "lukasz@example.org"] and not any(m["Bcc"] for m in box()),
           "each owner reads their own name in To")

    for mode in ("hang", "deaf", "die"):
        with Meeting(mode):
            code, out, err = run(*SEND, "--yes", "--wait", "1")
            ok(code == 1 and err.count("brak af bij") == 2 and "Niet gelukt" not in err, f"{mode}: it ends, and is told", code, err)
            Path("mode").write_text("take")
            code, out, err = run(*SEND, "--yes")
            ok(code == 1 and not box() and "Of 3 mensen de mail kregen, is niet zeker." in err, f"{mode}: not sent again unasked", code, err)
            code, said = answered(*SEND, answers=["nee"])
            ok(code == 1 and not box() and "Of 3 mensen de mail kregen, is niet zeker." in said and "niet zeker: " in said, f"{mode}: asked, and no is no", code, said)
            ids = re.findall(r" sending report (\w+) ", Path("m.verstuurd").read_text())
            code, said = answered(*SEND, answers=["ja", "ja"])
            ok(code == 0 and deliveries() == EVERYBODY and [m["Message-ID"] for m in box()] == [f"<{id_}@example.org>" for id_ in ids],
               f"{mode}: yes sends it under the same Message-ID", code, said)


def one_address():
    """Two owners with one address: each gets their own mail, whatever became of the other's."""
    two = "mail", "m.yaml", "eigenaren", "-o", "uit", "--send", "--yes"
    people = PEOPLE.replace("lukasz@example.org", "ans@example.org")
    with Meeting(people=people):
        code, out, err = run(*two)
        ids = [m["Message-ID"] for m in box()]
        ok(code == 0 and deliveries() == {"ans@example.org": 2} and len(set(ids)) == 2, "two owners with one address get two mails", code, err)
        code, out, err = run(*two)
        ok(code == 0 and len(box()) == 2 and "2 mensen kregen al" in err, "and not again unasked", code, err)
    with Meeting("second", people=people):
        run(*two)
        Path("mode").write_text("take")
        code, out, err = run(*two)
        ok(code == 0 and "1 persoon kreeg al" in err and [m["To"].addresses[0].display_name for m in box()] == ["Ans Bos", "Łukasz Wiśniewski"],
           "one refused: that one alone is sent the next time", code, err, [m["To"] for m in box()])
    with Meeting("later", people=people):
        run(*two)
        Path("mode").write_text("take")
        code, out, err = run(*two, "--again")
        ids = [m["Message-ID"] for m in box()]
        ok(code == 0 and len(ids) == 4 and ids[:2] == ids[2:] and len(set(ids)) == 2, "not certain of both: each goes under its own identity", code, err, ids)


def killed_with_it():
    for mode, first in (("kill-before", 0), ("kill-after", 2)):
        with Meeting(mode):
            code, out, err = run(*SEND, "--yes")
            ok(code == -9 and sum(deliveries().values()) == first, f"{mode}: killed", code, deliveries())
            ids = [m["Message-ID"] for m in box()]
            Path("mode").write_text("take")
            code, out, err = run(*SEND, "--yes")
            had = deliveries()
            ok(code == 1 and "Of 2 mensen de mail kregen, is niet zeker." in err and had["jan@example.org"] == 1 and max(had.values()) == 1,
               f"{mode}: the next run tells, and mails only who cannot have it", code, err, had)
            # whatever changed since: the identity is that of the message that may have arrived
            Path("more").write_text('+01:00:00 a "Nog iets" Enter "Ans Bos" Enter Enter\n')
            run("run", "m.yaml", "--keys", "more")
            code, said = answered(*SEND, answers=["ja", "nee", "ja"])
            ok(code == 0 and deliveries()["jan@example.org"] == 1 and deliveries()["ans@example.org"] == (2 if first else 1), f"{mode}: yes sends it",
               code, said)
            ok(not first or box()[-1]["Message-ID"] == ids[0], f"{mode}: under the Message-ID it had", ids)


def killed_everywhere():
    if not Path(SHIM).exists():
        ok(True, "killed at every call # SKIP the failing disk is not built")
        return
    with Meeting():
        told, into = os.pipe()
        subprocess.run([PLAIN, *SEND, "--yes"], env={**ENVIRONMENT, "LD_PRELOAD": SHIM, "FAILDISK_COUNT": str(into)}, capture_output=True, timeout=60, pass_fds=[into])
        os.close(into)
        with os.fdopen(told) as counted:
            calls = int(counted.read())
    wrong = []
    # most calls write the folder: of those every eighth, of the sending behind them each
    for at in (at for at in range(1, calls + 1) if at > calls - 32 or at % 8 == 1):
        with Meeting():
            code, _, _ = run(*SEND, "--yes", program=PLAIN, LD_PRELOAD=SHIM, FAILDISK_AT=str(at), FAILDISK_KILL="1")
            ids = {address: m["Message-ID"] for m in box() for address in readers(m)}
            again, _, err = run(*SEND, "--yes", program=PLAIN)
            after = deliveries()
            if code != -9:
                wrong.append(f"call {at}: not killed ({code})")
            if after and max(after.values()) > 1:
                wrong.append(f"call {at}: mailed twice {after}")
            if again == 0 and dict(after) != EVERYBODY:
                wrong.append(f"call {at}: forgotten, all well: {after}")
            if again and ", is niet zeker. " not in err:
                wrong.append(f"call {at}: not told: {err}")
            last, _, err = run(*SEND, "--yes", "--again", program=PLAIN)
            if last or set(deliveries()) != set(EVERYBODY):
                wrong.append(f"call {at}: with --again not everybody has it: {deliveries()} {err}")
            for message in box():
                for address in readers(message):
                    if address in ids and message["Message-ID"] != ids[address]:
                        wrong.append(f"call {at}: another Message-ID for {address}")
            if list(Path(".").rglob("*.verstuurd")) and stat.S_IMODE(Path("m.verstuurd").stat().st_mode) != 0o600:
                wrong.append(f"call {at}: the record can be read by others")
    ok(not wrong and calls > 20, f"killed at the calls that write ({calls})", *wrong)


in_a_terminal()
without_a_terminal()
gaps()
a_bad_mail_program()
one_address()
killed_with_it()
killed_everywhere()
finish()
