#!/usr/bin/env python3
"""Bad input and bad surroundings for every command: a clear message, the right exit code, nothing overwritten, no hang."""
import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from surroundings import *  # noqa: E402,F403

F_OFD_SETLK = 37  # of Linux: a lock that closing another handle does not let go


def files():
    """What is given for a script is none. Every command says so, in both languages, and leaves all as it is."""
    p = Place()
    f = p.folder
    (f / "map.yaml").mkdir()
    os.mkfifo(f / "pijp.yaml")
    (f / "leeg.yaml").write_bytes(b"")
    (f / "wit.yaml").write_bytes(b" \n\n\t\n")
    (f / "binair.yaml").write_bytes(bytes(range(256)) * 20)
    (f / "nul.yaml").write_bytes(b"titel: a\0b\n")
    (f / "utf16.yaml").write_bytes(SCRIPT.encode("utf-16"))
    (f / "utf16zonder.yaml").write_bytes(SCRIPT.encode("utf-16-le"))
    (f / "pdf.yaml").write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n")
    (f / "word.yaml").write_bytes(b"PK\x03\x04\x14\0\x06\0\x08\0" + os.urandom(300))
    (f / "html.yaml").write_text("<!DOCTYPE html>\n<html><body>titel: a</body></html>\n")
    (f / "lijst.yaml").write_text("- a\n- b\n")
    (f / "woord.yaml").write_text("hallo\n")
    (f / "regel.yaml").write_bytes(b"titel: " + b"a" * 900000)
    (f / "groot.yaml").write_bytes(b"# veel\n" * 200000)
    (f / "zomaar.yaml").write_bytes(os.urandom(3000))
    (f / "kring1.yaml").symlink_to("kring2.yaml")
    (f / "kring2.yaml").symlink_to("kring1.yaml")
    (f / "wees.yaml").symlink_to("nergens.yaml")
    (f / "a\x1b[2J\nb.yaml").write_bytes(b"")
    odd = os.fsdecode(bytes(f) + b"/caf\xe9.yaml")
    Path(odd).write_bytes(b"")
    cases = {"is not there": ("geen.yaml", 2), "in a folder that is not there": ("geen/geen.yaml", 2), "is a folder": ("map.yaml", 2),
             "is below a file": ("leeg.yaml/a.yaml", 2), "has a name of 300 letters": ("a" * 300, 2),
             "is a pipe": ("pijp.yaml", 2), "is /dev/zero": ("/dev/zero", 2), "is /dev/null": ("/dev/null", 2),
             "is a link in a circle": ("kring1.yaml", 2), "is a link to nothing": ("wees.yaml", 2), "has no name": ("", 2),
             "is empty": ("leeg.yaml", 1), "is white": ("wit.yaml", 1), "is binary": ("binair.yaml", 1), "holds a NUL": ("nul.yaml", 1),
             "is UTF-16": ("utf16.yaml", 1), "is UTF-16 without a mark": ("utf16zonder.yaml", 1), "is a PDF": ("pdf.yaml", 1),
             "is a document of Word": ("word.yaml", 1), "is a page of the web": ("html.yaml", 1), "is a list": ("lijst.yaml", 1),
             "is one word": ("woord.yaml", 1), "is one long line": ("regel.yaml", 1), "is larger than 1 MB": ("groot.yaml", (1, 2)),
             "is noise": ("zomaar.yaml", 1), "has a name that a terminal obeys": ("a\x1b[2J\nb.yaml", 1),
             "has a name that is no UTF-8": (odd, 1)}
    before = snapshot(f)
    for name, (file, status) in cases.items():
        file = file if not file or file.startswith("/") else f / file
        for lang, variable in (("nl", "nl_NL.UTF-8"), ("en", "en_GB.UTF-8")):
            # a line in Dutch inside the file makes the message Dutch; those are left to the other tests
            if lang == "en" and status == 1:
                continue
            for command, arguments in p.commands(file).items():
                judge(f"{command}: the file {name} ({lang})", run(*arguments, env=surroundings(LANG=variable)), status, lang=lang)
    after = snapshot(f)
    ok(after == before, "nothing was made or changed by any of it", set(after) ^ set(before))
    p.close()


def usage():
    """Too little, too much, and what is not known."""
    for arguments in ([], ["help"], ["hulp"], ["--help"], ["--version"], ["schema"], ["new", "--list"], ["print", "--list"]):
        judge(f"{arguments}: done", run(*arguments), 0)
    for command in COMMANDS:
        done = run(command, "--help", env=surroundings(LANG="en_GB.UTF-8"))
        ok(done.status == 0 and not done.err and not language_faults(done.out, "en"), f"{command} --help in English", done)
        ok(all(len(line) <= 80 for line in done.out.splitlines()), f"{command} --help breaks its own lines", done)
        done = run(command, "--help")
        ok(done.status == 0 and not done.err and not language_faults(done.out, "nl"), f"{command} --help in Dutch",
           str(language_faults(done.out, "nl")) + str(done))
        for lang, variable in (("nl", "nl_NL.UTF-8"), ("en", "en_GB.UTF-8")):
            env = surroundings(LANG=variable)
            if command != "schema":
                judge(f"{command} without anything ({lang})", run(command, env=env), 2, lang=lang)
            judge(f"{command} with an unknown option ({lang})", run(command, "--nietbekend", env=env), 2, "--nietbekend", lang=lang)
            judge(f"{command} with an odd option ({lang})", run(command, "--=x", "-", "-q\x1b[2J", env=env), 2, lang=lang)
    for lang, variable, script in (("nl", "nl_NL.UTF-8", SCRIPT), ("en", "en_GB.UTF-8", ENGLISH_SCRIPT)):
        p = Place(script)
        f = p.script
        n = p.folder / "n.yaml"
        printed = ["print", f, "-o", p.out]
        played = ["run", f, "--keys", p.keys]
        before = snapshot(p.folder)
        for arguments, word in (
                (["frobnicate"], "frobnicate"), (["\x1b[2J"], ""), ([""], ""), (["plan", f, f], "buurt"),
                (["plan", f, "--format", "docx"], "docx"), (["plan", f, "--format"], "--format"),
                (["plan", f, "--format", "\udcff"], ""), (["print", f], "-o"), (["print", f, "-o"], "-o"), (["print", f, "-o", ""], "-o"),
                (["print", f, "wat", "-o", p.out], "wat"), ([*printed, "--from", "abc"], "abc"), ([*printed, "--from", "0"], "--from"),
                ([*printed, "--from", "99999999999999999999"], "--from"), ([*printed, "--scale", "nan"], "--scale"),
                ([*printed, "--scale", "x"], "--scale"), ([*printed, "--offset", "1e999,0"], "--offset"),
                ([*printed, "--sheet", "A"], ": L4785, 32015, "), ([*printed, "--copies", "-1"], "--copies"), ([*printed, "--paper", "a3"], "a3"),
                (["report", f], "-o"), (["report", f, "-o", ""], "-o"), (["mail", f, "report"], "-o"),
                (["mail", f, "brief", "-o", p.out], "brief"), (["mail", f], "buurt"), (["schema", "--lang", "fr"], "fr"),
                (["schema", "x"], "x"), (["schema", "--lang"], "--lang"), (["new", "startend-network", n], "startend-netwerk"),
                (["new", "geenidee", n], "geenidee"), (["new", "startend-netwerk", n, "--date", "31-2-2027"], "31-2-2027"),
                (["new", "startend-netwerk", n, "--start", "25:00"], "25:00"), (["run", f, "--keys"], "--keys"), (["run", f], "--keys"),
                (["run", f, "--keys", p.folder / "geen"], "geen"), (["run", f, "--keys", p.folder], ""),
                (["run", f, "--keys", "/dev/zero"], ""), ([*played, "--size", "0x0"], "0x0"), ([*played, "--size", "99999x99999"], "99999x99999"),
                ([*played, "--speed", "2"], "--speed"), ([*played, "--session", f], "")):
            shown = " ".join("…" if isinstance(a, Path) else ascii(a)[1:-1] for a in arguments)
            judge(f"refused in {lang}: {shown}", run(*arguments, env=surroundings(LANG=variable)), 2, word, lang=lang)
        ok(snapshot(p.folder) == before, "and nothing was left behind", snapshot(p.folder).keys() ^ before.keys())
        spaced = p.folder / "mijn start.yaml"
        spaced.write_bytes(f.read_bytes())
        for command in (["agreements", spaced], ["report", spaced, "-o", p.out]):
            judge(f"a command that can be typed in {lang}: {command[0]}", run(*command, env=surroundings(LANG=variable)), 2, f" '{spaced}'\n", lang=lang)
        p.close()


def outputs():
    """Where the output goes to cannot be written, or holds what somebody else made."""
    p = Place()
    judge("a session to report on", p.play(), 0)
    full = open("/dev/full", "w")
    (p.folder / "geen.yaml").write_text("titel: x\n")
    for name, arguments in {**p.commands(), "check of a faulty file": ["check", p.folder / "geen.yaml"], "help": ["help"], "nothing": [],
                            "--version": ["--version"], "schema": ["schema"],
                            "plan --format csv": ["plan", p.script, "--format", "csv"], "new": ["new", p.folder / "n.yaml"],
                            "new --list": ["new", "--list"], "print --list": ["print", "--list"], "check --help": ["check", "--help"],
                            "print --help": ["print", "--help"], "run --help": ["run", "--help"], "schema --help": ["schema", "--help"],
                            "run --dump": ["run", p.script, "--keys", p.keys, "--dump"]}.items():
        done = run(*arguments, stdout=full)
        if name == "run --keys":
            judge("run --keys says nothing, so a full disk behind stdout is nothing to it", done, 0)
        else:
            judge(f"{name}: stdout on a full disk", done, 2, "de schijf is vol")
            ok(done.err.count("de schijf is vol") == 1, "told once", done)
        closed = run(*arguments, before=lambda: os.close(1))
        judge(f"{name}: stdout closed", closed, (0,) if name == "run --keys" else 2)
        piped = subprocess.run(["sh", "-c", '"$@" | :', "sh", PROGRAM, *map(str, arguments)], env=surroundings(), capture_output=True,
                               text=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        judge(f"{name}: whoever reads stdout goes away", Done(piped.returncode, piped.stdout, piped.stderr), 0)
        for fds in ((0,), (2,), (0, 1, 2)):
            # valgrind says what it has to say on stderr and does not start without
            done = run(*arguments, before=lambda: [os.close(fd) for fd in fds], program=PLAIN if 2 in fds else None)
            judge(f"{name}: with {fds} closed", done, (0, 1, 2), silent=True)
        if p.session.exists():
            ok(all(line.startswith(("- {", "draaiboek", "sessie", "#")) or not line for line in p.session.read_text().splitlines()),
               "nothing that was said landed in the session", p.session.read_text())
    full.close()
    for path in p.folder.rglob("*"):
        if path.is_file() and path.suffix == ".pdf":
            ok(path.read_bytes().rstrip().endswith(b"%%EOF") and path.read_bytes().startswith(b"%PDF"), f"{path.name} is whole")
    p.close()


def targets():
    """The folder of output cannot be used, or holds what somebody else made."""
    p = Place()
    judge("a session to report on", p.play(), 0)
    (p.folder / "dicht").mkdir(mode=0o755)
    (p.folder / "bestand").write_text("van mij\n")
    (p.folder / "wees").symlink_to("nergens/verder")
    nobody = for_everybody()
    # everything that was read is readable to the user without rights; only writing is refused
    subprocess.run(["chmod", "-R", "a+rX", p.folder], check=True)
    p.folder.chmod(0o755)
    before = snapshot(p.folder)
    for command, arguments in p.commands().items():
        if "-o" not in arguments:
            continue
        for target in ("bestand", "bestand/onder", "wees", "/dev/null", "/proc/hier"):
            where = target if target.startswith("/") else p.folder / target
            judge(f"{command}: -o {target}", run(*arguments[:-1], where), 2)
        for target in ("dicht", "dicht/nieuw"):
            judge(f"{command}: -o {target}, without rights", run(*arguments[:-1], p.folder / target, **nobody), 2, "rechten")
    ok(snapshot(p.folder) == before, "nothing of it was made or changed", snapshot(p.folder).keys() ^ before.keys())

    judge("printed", run(*p.commands()["print"]), 0)
    first = snapshot(p.out)
    (p.out / "programma.pdf").write_text("van mij\n")
    (p.out / "inpaklijst.pdf").unlink()
    (p.out / "inpaklijst.pdf").mkdir()
    (p.folder / "kostbaar").write_text("van mij\n")
    (p.out / "draaiboek.pdf").unlink(missing_ok=True)
    (p.out / "draaiboek.pdf").symlink_to("../kostbaar")
    done = run(*p.commands()["print"])
    judge("a file of somebody else is left alone, and told", done, (1, 2), "programma.pdf", "inpaklijst.pdf", "--force")
    ok((p.out / "programma.pdf").read_text() == "van mij\n" and (p.folder / "kostbaar").read_text() == "van mij\n", "and is as it was")
    after = snapshot(p.out)
    ok(all(after[name] == first[name] for name in first if name not in ("programma.pdf", "inpaklijst.pdf", "draaiboek.pdf")),
       "and the others are as they were")
    (p.out / ".draaiboek").write_bytes(os.urandom(5000))
    judge("a list of output that is noise", run(*p.commands()["print"]), (1, 2))
    (p.out / ".draaiboek").unlink()
    (p.out / ".draaiboek").mkdir()
    judge("a list of output that is a folder", run(*p.commands()["print"]), 2)
    p.close()

    p = Place()
    for target, status in (("bestaat", 2), ("buurt.yaml/x", 2), ("geen/x", 2), ("a" * 300, 2)):
        if target == "bestaat":
            (p.folder / "bestaat.yaml").write_text("van mij\n")
        before = snapshot(p.folder)
        judge(f"new: {target[:20]}", run("new", p.folder / target), status)
        ok(snapshot(p.folder) == before, "and nothing was changed")
    (p.folder / "wees.yaml").symlink_to("doel.yaml")
    before = snapshot(p.folder)
    judge("new: a link to nothing", run("new", p.folder / "wees.yaml"), 2)
    ok(snapshot(p.folder) == before, "is left as it is", snapshot(p.folder).keys())
    p.folder.chmod(0o755)
    judge("new without rights", run("new", p.folder / "n.yaml", **nobody), 2, "rechten")
    for name, env in (("no data", surroundings(DRAAIBOEK_DATA="/nonexistent")), ("data that is a file", surroundings(DRAAIBOEK_DATA=str(p.script)))):
        lone = p.folder / "los"
        lone.mkdir(exist_ok=True)
        shutil.copy(PLAIN, lone / "draaiboek")
        for arguments, status in ((["new", p.folder / "n.yaml"], 2), (["new", "--list"], (0, 2)), (["plan", p.script], 0), (["print", p.script, "-o", p.out], 0)):
            judge(f"{name}: {arguments[0]}", run(*arguments, program=str(lone / "draaiboek"), env=env), status)
    p.close()


def rights():
    """What may not be read, and folders where nothing may be written."""
    nobody = for_everybody()
    p = Place()
    p.script.chmod(0)
    before = snapshot(p.folder)
    for command, arguments in p.commands().items():
        judge(f"{command}: a script without rights", run(*arguments, **nobody), 2, "rechten")
    p.script.chmod(0o644)
    p.people.chmod(0)
    for command, arguments in p.commands().items():
        judge(f"{command}: a list of people without rights", run(*arguments, **nobody), 1, "rechten", "mensen.csv")
    p.people.chmod(0o644)
    p.keys.chmod(0)
    judge("a key script without rights", run(*p.commands()["run --keys"], **nobody), 2, "rechten")
    p.keys.chmod(0o644)
    ok(snapshot(p.folder) == before, "nothing was made", snapshot(p.folder).keys() ^ before.keys())
    p.folder.chmod(0o555)
    judge("run in a folder to read only", run(*p.commands()["run --keys"], **nobody), 2, "rechten", "--session")
    judge("check in it", run("check", p.script, **nobody), 0)
    judge("plan in it", run("plan", p.script, **nobody), 0)
    ok(snapshot(p.folder) == before, "nothing was made", snapshot(p.folder).keys() ^ before.keys())
    p.folder.chmod(0o777)
    judge("a session", run(*p.commands()["run --keys"], **nobody), 0)
    text = p.session.read_bytes()
    for mode in (0o444, 0):
        p.session.chmod(mode)
        judge(f"run on a session with rights {mode:o}", run(*p.commands()["run --keys"], **nobody), 2, "rechten")
        for command in ("report", "mail"):
            judge(f"{command} of it", run(*p.commands()[command], **nobody), 0 if mode else 2)
        ok(p.session.read_bytes() == text, "it is as it was")
    p.session.chmod(0o600)
    p.copies.chmod(0)
    for command in ("run --keys", "report"):
        judge(f"{command}: the copies without rights, but the script is the same", run(*p.commands()[command], **nobody), 0)
    p.script.write_text(SCRIPT + "# x\n")
    text = p.session.read_bytes()
    for command in ("run --keys", "report", "mail"):
        judge(f"{command}: the copies without rights", run(*p.commands()[command], **nobody), (1, 2), "kopie")
    p.copies.chmod(0o700)
    ok(p.session.read_bytes() == text, "the session is as it was")
    names_stay(p, nobody)
    p.close()


def names_stay(p, nobody):
    """A folder of mails in which nothing may be written: that names could not be taken away is told, and not forgotten."""
    judge("a report by mail", run("mail", p.script, "report", "-o", p.out, **nobody), (0, 1))
    folder, = [path for path in p.out.iterdir() if path.is_dir()]
    folder.chmod(0o555)
    empty = ["anonymise", p.script, "-o", p.out]
    judge("anonymise: what cannot be taken away", run(*empty, **nobody), 2, "rechten", "kan niet weg", folder.name)
    listed = (p.out / ".draaiboek").read_text()
    ok(list(folder.iterdir()) and all(f"{folder.name}/{path.name}" in listed for path in folder.iterdir()), "it stays on the list", listed)
    folder.chmod(0o755)
    judge("the next time it goes", run(*empty, **nobody), (0, 1))
    ok(not folder.exists(), "and is gone")


def people():
    """Lists of people that are none, or wrong. check tells; print makes nothing of an error and stays within the margins."""
    head = "Voornaam;Achternaam;E-mail\n"
    row = "Ayşe;Yılmaz;ayse@example.org\n"
    many = head + "".join(f"Naam{i};Achter{i};n{i}@example.org\n" for i in range(100000))
    cases = {
        "empty": (b"", 1), "white": (b"\n\n  \n", 1), "only headings": (head, 1), "no name": ("Telefoon;Plaats\n06;Ede\n", 1),
        "no headings": ("Ayşe;Yılmaz\nŁukasz;Nowak\n", 1), "a page of the web": ("<html><table><tr><td>Naam</td></tr></table></html>\n", 1),
        "a workbook of Excel": (b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(range(256)) * 4, 1), "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), 1),
        "a NUL in a row": (head + "Ay\0se;Y;\n", 1), "100,000 rows": (many, 1), "one line of 900 KB": (head + "A" * 900000 + "\n", (0, 1)),
        "headings of 900 KB": ("naam;" * 180000 + "\n", 1), "larger than 1 MB": (b"naam\n" + b"a\n" * 600000, 1),
        "a quote never closed": (head + 'Ay;"Yıl;x\n' + row * 50, 1), "quotes in the middle": (head + 'Ay"se;Y"ı"l;x"\n', (0, 1)),
        "mixed encodings": ((head + row).encode() + "René;Müller;rené@example.org\n".encode("cp1252"), 0),
        "UTF-16": ((head + row).encode("utf-16"), 0), "UTF-16 cut in a letter": ((head + row).encode("utf-16")[:-3], (0, 1)),
        "UTF-16 without a mark": ((head + row).encode("utf-16-le"), 1),
        "UTF-8 with a mark": (("\ufeff" + head + row).encode(), 0), "old Mac ends of lines": ((head + row).replace("\n", "\r"), 0),
        "signs a terminal obeys": (head + "Ay\x1b[2Jse;Y\x07;x@y.nl\n", (0, 1)), "commands of a spreadsheet": (head + "=cmd|'/c calc'!A1;Y;x@y.nl\n", 0),
        "bytes of Windows that mean nothing": (head.encode() + b"\x81\x8d\x8f;\x90;\x9d\n", (0, 1)),
        "a name of 10,000 letters": (head + "A" * 10000 + ";Y;\n", (0, 1)), "noise": (bytes(1 + i * 7 % 255 for i in range(3000)), (0, 1)),
        "the same 500 times": (head + row * 500, 0), "more cells than headings": (head + "a;b;c@d.nl;e;f\n", 0),
        "a sep line of Excel": ("sep=;\n" + head + row, (0, 1)),
    }
    p = Place()
    for name, (data, status) in cases.items():
        data = data if isinstance(data, bytes) else data.encode()
        p.people.write_bytes(data)
        done = run("check", p.script)
        if judge(f"people: {name}", done, status):
            ok(len(done.err.splitlines()) < 2100, "in no more messages than anybody reads", len(done.err.splitlines()))
        if done.status == 0:
            judge("and printed", run(*p.commands()["print"], "--force"), 0)
            judge("and shown", run(*p.commands()["run --keys"], "--dump", "--session", new_folder(p.folder)), 0)
        ok(p.people.read_bytes() == data, "the list is as it was")
    for name, make in (("a folder", p.people.mkdir), ("a pipe", lambda: os.mkfifo(p.people)), ("a link to itself", lambda: p.people.symlink_to(p.people)),
                       ("/dev/zero", lambda: p.people.symlink_to("/dev/zero"))):
        p.people.unlink()
        make()
        judge(f"people: {name}", run("check", p.script), 1, "mensen.csv")
        p.people.rmdir() if name == "a folder" else p.people.unlink()
        p.people.write_text(head)
    p.close()


def sessions():
    """The session is cut, emptied, of another kind, or in use."""
    p = Place()
    judge("a session", p.play(), 0)
    whole = p.session.read_bytes()
    lines = whole.splitlines(keepends=True)
    copy = (p.copies / "buurt.yaml").read_bytes()
    reading = {name: p.commands()[name] for name in ("report", "mail", "display")}

    def all_say(name, status, *words, run_status=None):
        before = snapshot(p.folder)
        for command, arguments in reading.items():
            judge(f"{command}: the session {name}", run(*arguments), status, *words)
        ok({k: v for k, v in snapshot(p.folder).items() if not k.startswith("uit")} ==
           {k: v for k, v in before.items() if not k.startswith("uit")}, "and nothing of it was changed")
        judge(f"run: the session {name}", run(*p.commands()["run --keys"]), run_status if run_status is not None else status, *words)

    for name, data, status, running in (
            ("is damaged in the middle", whole.replace(b"do: start", b"do: st\xff\x00rt", 1), 1, 1),
            ("is noise", os.urandom(2000), 1, 1), ("is a script", SCRIPT.encode(), 1, 1), ("lost a line", b"".join(lines[:4] + lines[5:]), 1, 1),
            ("has its lines in another order", b"".join(lines[:3] + [lines[4], lines[3]] + lines[5:]), 1, 1),
            ("is of another script", whole.replace(lines[0].split(b'digest: "')[1][:64], b"0" * 64), 1, 1),
            ("has ends of lines of Windows", whole.replace(b"\n", b"\r\n"), (0, 1), (0, 1)),
            ("has a mark before it", b"\xef\xbb\xbf" + whole, (0, 1), (0, 1))):
        p.session.write_bytes(data)
        all_say(name, status, run_status=running)
        if running == 1:
            ok(p.session.read_bytes() == data, "run left it as it was")
    for name, data in (("is torn", whole[:-7]), ("is cut in half", whole[:len(whole) // 2])):
        p.session.write_bytes(data)
        for command, arguments in reading.items():
            judge(f"{command}: the session {name}", run(*arguments), 0)
        judge(f"run: the session {name}", p.play(), 0)
        kept = b"".join(data.splitlines(keepends=True)[:-1])
        ok(p.session.read_bytes().startswith(kept), "every whole line is still there")
    p.session.write_bytes(b"")
    judge("report: the session is empty", run(*reading["report"]), 2)
    judge("run: the session is empty", p.play(), 0)
    p.session.unlink()
    for name, make in (("a folder", lambda: p.session.mkdir()), ("a pipe", lambda: os.mkfifo(p.session)), ("/dev/zero", lambda: p.session.symlink_to("/dev/zero"))):
        make()
        all_say(f"is {name}", 2, run_status=2)
        p.session.rmdir() if name == "a folder" else p.session.unlink()
    p.session.write_bytes(whole)
    (p.copies / "buurt.yaml").write_bytes(copy + b"# x\n")
    all_say("has a copy that was changed", 1)
    (p.copies / "buurt.yaml").unlink()
    p.script.write_text(SCRIPT + "# x\n")
    all_say("has lost its copy, and the script is another", (1, 2))
    (p.copies / "buurt.yaml").mkdir()
    all_say("has a folder for a copy", (1, 2))
    (p.copies / "buurt.yaml").rmdir()
    (p.copies / "buurt.yaml").write_bytes(copy)
    p.session.write_bytes(whole)
    p.script.unlink()
    judge("run goes on without its script", p.play(), 0)
    judge("report without the script", run(*reading["report"]), 0)
    p.script.write_text("onzin: [\n")
    judge("run goes on with a script that broke", p.play(), (0, 1))
    p.close()

    p = Place()
    p.keys.write_text("+00:00:00 PgDn\n")
    judge("an earlier run", p.play(), 0)
    held = open(p.session, "r+b")
    fcntl.fcntl(held, F_OFD_SETLK, struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
    before = p.session.read_bytes()
    judge("a second run is told", p.play(), 2, "ander scherm")
    judge("and a report can be made meanwhile", run(*p.commands()["report"]), 0)
    ok(p.session.read_bytes() == before, "and writes nothing")
    held.close()
    judge("and goes on once the first is gone", p.play(), 0)
    p.keys.write_text('+05:00:00 n "later" Enter\n')
    judge("hours later", p.play(), 0)
    p.keys.write_text('+00:00:10 n "eerder" Enter\n')
    judge("with the clock set back", p.play(), 0)
    times = re.findall(r", t: (\S+),", p.session.read_text())
    ok(times == sorted(times) and "eerder" in p.session.read_text() and "later" in p.session.read_text(), "time never runs back", times)
    p.close()


def variables():
    """Surroundings that are odd: no terminal, no language, no home, no fonts."""
    p = Place()
    judge("a session", p.play(), 0)
    for name, changes in {"TERM unset": {"TERM": None}, "TERM unknown": {"TERM": "zoiets"}, "TERM empty": {"TERM": ""}, "LANG unset": {"LANG": None},
                          "LANG=C": {"LANG": "C"}, "a language that is not there": {"LANG": "xx_YY.UTF-8"}, "LC_ALL=POSIX": {"LC_ALL": "POSIX"},
                          "Latin-1": {"LC_ALL": "nl_NL.ISO-8859-1"}, "HOME unset": {"HOME": None}, "HOME elsewhere": {"HOME": "/nonexistent"},
                          "TZ wrong": {"TZ": "Maan/Krater"}, "TZ empty": {"TZ": ""}, "PATH unset": {"PATH": None}, "TMPDIR gone": {"TMPDIR": "/nonexistent"}}.items():
        env = surroundings(**changes)
        program = PLAIN if name == "TMPDIR gone" else None  # valgrind writes there
        for command, arguments in p.commands().items():
            judge(f"{name}: {command}", run(*arguments, env=env, program=program), 0)
        ok("réunie" in (lambda d: d.out + (p.folder / f"{abs(hash(name))}.yaml").read_text())(
            run("new", p.folder / f"{abs(hash(name))}.yaml", "--title", "réunie", env=env, program=program)), "an accent in an option")
    nothing = run(env=surroundings(LANG=None))
    ok("OPDRACHT" in nothing.out, "Dutch when nothing is said", nothing)
    empty = p.folder / "letters"
    empty.mkdir()
    fonts = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs none /usr/share/fonts && exec "$@"', "sh"]
    if os.geteuid() == 0 and subprocess.run([*fonts, "true"], capture_output=True).returncode == 0:
        before = snapshot(p.out)
        for command in ("print", "report", "mail", "mail invite"):
            arguments = p.commands()[command]
            done = subprocess.run([*fonts, PROGRAM, *map(str, arguments)], env=surroundings(DRAAIBOEK_FONTS=str(empty)), capture_output=True, text=True,
                                  timeout=SECONDS)
            judge(f"{command} without fonts names the one that is missing", Done(done.returncode, done.stdout, done.stderr), 2, "OpenSans-Regular.ttf",
                  "fonts-open-sans")
        ok(snapshot(p.out) == before, "and makes nothing", snapshot(p.out).keys() ^ before.keys())
    for kind in ("folder", "noise", "empty"):
        font = empty / "OpenSans-Regular.ttf"
        if kind == "folder":
            font.mkdir()
        else:
            font.write_bytes(os.urandom(4000) if kind == "noise" else b"")
        done = run(*p.commands()["print"], env=surroundings(DRAAIBOEK_FONTS=str(empty)))
        judge(f"a font that is {kind}", done, 0 if kind == "folder" else 2, *([] if kind == "folder" else ["OpenSans-Regular.ttf"]))
        font.rmdir() if kind == "folder" else font.unlink()
    p.close()


def sizes():
    """Scripts of a size nobody makes: the answer comes in time, and nothing runs out of a page or a screen."""
    parts = [f"  - onderdeel: Deel {i}\n    duur: 1\n" for i in range(10000)]
    head = SCRIPT[:SCRIPT.index("onderdelen:")] + "onderdelen:\n"
    quick, most = ("check", "plan", "run --keys"), ("check", "plan", "run --keys", "print", "report --blank", "display")
    for name, script, status, commands in (
            ("10,000 parts", head + "".join(parts), 0, quick), ("11,000 parts", head + "".join(parts) + "".join(parts[:1000]), (0, 1), ("check",)),
            ("300 parts", head + "".join(parts[:300]), 0, most),
            ("a title of 2,000 letters", SCRIPT.replace("Buurtoverleg", "a" * 2000).replace("Gesprek", "b" * 2000), 0, most),
            ("a title of 300 words", SCRIPT.replace("Buurtoverleg", "woord " * 300).replace("Gesprek", "woord " * 300), 0, most),
            ("a length of a year", SCRIPT.replace("duur: 20", "duur: 525600"), 1, most),
            ("a length of nothing", SCRIPT.replace("duur: 20", "duur: 0"), (0, 1), most),
            ("a date of long ago", SCRIPT.replace("2027-03-04", "0001-01-01"), 1, most),
            ("a date far away", SCRIPT.replace("2027-03-04", "9999-12-31"), (0, 1), most)):
        p = Place(script)
        first = run("check", p.script)
        judge(f"check: {name}", first, status)
        for command in commands[1:]:
            judge(f"{command}: {name}", run(*p.commands()[command]), first.status)
        p.close()
    p = Place()
    p.script.write_text(SCRIPT.replace("Buurtoverleg", "a" * 10000).replace("Gesprek", "woord " * 2000))
    judge("titles of 10,000 letters are printed", run(*p.commands()["print"], program=PLAIN), 0)
    p.close()


if __name__ == "__main__":
    for test in (files, usage, outputs, targets, rights, people, sessions, variables, sizes):
        if len(sys.argv) < 2 or test.__name__ in sys.argv[1:]:
            test()
    finish()
