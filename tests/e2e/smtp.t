#!/usr/bin/env python3
"""Mails through a real mail server: OpenSMTPD with a configuration, a port, a spool and a socket of its own, which hands on to this
test. It needs the rights to mount those over the system's, in a namespace of its own; without them it is skipped."""
import email
import email.policy
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from meeting import SCRIPT, Meeting  # noqa: E402
from tap import PROGRAM, all_ok, finish, ok, surroundings, outcome  # noqa: E402

INSIDE = "DRAAIBOEK_SMTP_INSIDE"
TITLE = "Reünie van iedereen die in de wijk voor een ander zorgt, met soep, koek en een heel lang onderwerp"
PEOPLE = '''\
Voornaam;Achternaam;E-mail;Stand
Ans;"Bos, ""Annie""";ans@example.org;aangemeld
Łukasz;Wiśniewski;lukasz@example.org;aangemeld
Jan;Smit;jan@example.org;afgemeld
'''
KEYS = """\
+00:00:00 PgDn
+00:01:00 m "Łukasz" Enter
+00:02:00 "Ans" Enter Esc
+00:05:00 a "Soep maken" Enter "Łukasz Wiśniewski" Enter "28-1" Enter
+00:30:00 PgDn Enter
"""


def skip(why):
    print("1..0 # SKIP " + why)
    sys.exit(0)


def enter_namespace():
    """Runs this test again where mounts and processes are its own; they end with it."""
    if os.environ.get(INSIDE):
        return
    if not all(shutil.which(name) or Path(name).exists() for name in ("/usr/sbin/smtpd", "/usr/sbin/smtpctl", "unshare")):
        skip("opensmtpd or unshare is not installed")
    if os.geteuid() != 0:
        skip("only root can start a mail server that takes on the rights of its own users")
    wrapped = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if subprocess.run([*wrapped, "true"], capture_output=True).returncode:
        skip("no namespace for mounts can be made here")
    done = subprocess.run([*wrapped, sys.executable, __file__], env={**os.environ, INSIDE: "1"}, timeout=240)
    sys.exit(done.returncode)


class Sink(socketserver.StreamRequestHandler):
    """Takes every mail and remembers its envelope."""

    def handle(self):
        self.say("220 proef ESMTP")
        sender, to = None, []
        for line in self.rfile:
            word = line.decode().strip()
            upper = word.upper()
            if upper.startswith(("EHLO", "HELO")):
                self.say("250 proef")
            elif upper.startswith("MAIL FROM:"):
                sender, to = word[10:].split()[0], []
                self.say("250 goed")
            elif upper.startswith("RCPT TO:"):
                to.append(word[8:].split()[0].strip("<>"))
                self.say("250 goed")
            elif upper == "DATA":
                self.say("354 zeg het maar")
                lines = []
                for text in self.rfile:
                    if text == b".\r\n":
                        break
                    lines.append(text[1:] if text.startswith(b"..") else text)
                self.server.mails.append((sender, to, b"".join(lines)))
                self.say("250 bezorgd")
            elif upper == "QUIT":
                self.say("221 dag")
                return
            else:
                self.say("250 goed")

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    mails = []


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_until(what, seconds=20):
    """Until it is so; a limit only against waiting for ever."""
    for _ in range(seconds * 20):
        if what():
            return True
        time.sleep(0.05)
    return False


def start_smtpd(folder, sink_port):
    for place in ("/run", "/var/spool"):
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True).returncode:
            skip("nothing can be mounted here")
    port = free_port()
    conf = folder / "smtpd.conf"
    conf.write_text(f'listen on 127.0.0.1 port {port}\n'
                    f'action "out" relay host smtp+notls://127.0.0.1:{sink_port}\n'
                    'match from any for any action "out"\n')
    conf.chmod(0o644)
    log = open(folder / "log", "wb")
    child = subprocess.Popen(["/usr/sbin/smtpd", "-d", "-f", str(conf)], stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def up():
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return Path("/var/run/smtpd.sock").exists()
        except OSError:
            return child.poll() is not None
    if not wait_until(up) or child.poll() is not None:
        skip("the mail server does not start here: " + (folder / "log").read_text(errors="replace").replace("\n", "; ")[:200])
    return child


def settled():
    """Nothing is queued any more."""
    queue = subprocess.run(["/usr/sbin/smtpctl", "show", "queue"], capture_output=True, timeout=30)
    return queue.returncode == 0 and not queue.stdout.strip()


ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb")


def run(*words, **more):
    return outcome(PROGRAM, *words, env={**ENVIRONMENT, **more})


def arrived(mails):
    """How often each address got a mail."""
    all_ = [to for _, tos, _ in mails for to in tos if to != "zoe@example.org"]
    return {address: all_.count(address) for address in all_}


def tests(mails):
    send = ("mail", "m.yaml", "verslag", "-o", "uit", "--send", "--yes")
    expected = {"ans@example.org": 1, "lukasz@example.org": 1, "jan@example.org": 1}
    code, out, err = run(*send)
    ok(code == 0 and "Verstuurd aan 3 mensen." in err, "the mail server takes the mails", code, err)
    wait_until(lambda: settled() and sum(arrived(mails).values()) >= 3)
    ok(arrived(mails) == expected, "everybody is in the envelope of one mail, the hidden ones too", [(s, t) for s, t, _ in mails])
    ok(all(sender == "<zoe@example.org>" for sender, _, _ in mails), "which comes from the initiator", [s for s, _, _ in mails])
    ok(mails and not any(b"bcc" in data.lower().split(b"\r\n\r\n")[0] for _, _, data in mails), "and no header tells of Bcc")
    others = [(to, address) for _, tos, data in mails for to in tos for address in expected if address.encode() in data.split(b"\r\n\r\n")[0]]
    ok(not others, "nor any of the addresses", others)
    strict = email.policy.SMTP.clone(raise_on_defect=True)
    read = [email.message_from_bytes(data, policy=strict) for _, _, data in mails]
    ok(all(m["Subject"] == "Verslag: " + TITLE and m["From"].addresses[0].display_name == "Zoë van den Berg" and len(m.get_all("Message-ID")) == 1 and
           len(m.get_all("Date")) == 1 for m in read), "the headers arrive as they were", [m.items() for m in read])
    pdf = Path("uit/verslag-versturen/4-verslag.pdf").read_bytes()
    ok(all(next(m.iter_attachments()).get_content() == pdf for m in read), "the report arrives byte for byte")
    run(*send)
    wait_until(settled)
    ok(arrived(mails) == expected, "given again, nobody is mailed twice", arrived(mails))

    # draaiboek is killed when the first mail is with the server and before it knows
    mails.clear()
    os.unlink("m.verstuurd")
    Path("sendmail").write_text('#!/bin/sh\n/usr/sbin/sendmail "$@"\nkill -9 $PPID\n')
    os.chmod("sendmail", 0o755)
    code, out, err = run(*send, DRAAIBOEK_SENDMAIL="./sendmail")
    ok(code == -9, "killed half way", code, err)
    code, out, err = run(*send)
    wait_until(lambda: settled() and len(arrived(mails)) == 3)
    ok(code == 1 and "is niet zeker. Ik sla" in err and arrived(mails) == expected, "run again, nobody is mailed twice and nobody forgotten",
       code, err, arrived(mails))
    first = [email.message_from_bytes(data)["Message-ID"] for _, tos, data in mails if "ans@example.org" in tos]
    code, out, err = run(*send, "--again")
    wait_until(lambda: settled() and arrived(mails).get("ans@example.org") == 2)
    ids = {email.message_from_bytes(data)["Message-ID"] for _, tos, data in mails if "ans@example.org" in tos}
    ok(code == 0 and arrived(mails)["ans@example.org"] == 2 and ids == set(first), "only when asked for, and under the same Message-ID", code, err, ids)


def main():
    enter_namespace()
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    sink = Server(("127.0.0.1", 0), Sink)
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    child = start_smtpd(folder, sink.server_address[1])
    try:
        with Meeting(SCRIPT % TITLE, PEOPLE, KEYS, env=ENVIRONMENT):
            tests(sink.mails)
    finally:
        if not all_ok():
            print("# " + (folder / "log").read_text(errors="replace").replace("\n", "\n# "))
        child.terminate()
        shutil.rmtree(folder)
    finish()


main()
