#!/usr/bin/env python3
"""What the typography of printed papers must give to those who read, hear or copy them: whole words, links, codes that a phone reads,
forms that can be filled in. Judged by poppler, qpdf, PDFBox and zbar."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(os.environ.get("DRAAIBOEK", ROOT / "build/draaiboek")).resolve())
HOLD = tempfile.TemporaryDirectory(prefix="draaiboek-type-")
WORK = Path(HOLD.name)
number = failed = 0


def ok(condition, name, *details):
    global number, failed
    number += 1
    failed += not condition
    print(f"{'ok' if condition else 'not ok'} {number} - {name}", flush=True)
    if not condition:
        for detail in details:
            for line in str(detail).splitlines()[:12]:
                print(f"#   {line}")


def run(*words, **surroundings):
    env = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_MESSAGES", "TZ")}
    env.update({"LC_ALL": "C.UTF-8", "TZ": "Europe/Amsterdam", **surroundings})
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, env=env, timeout=120)


def draaiboek(*words, **surroundings):
    return run(PROGRAM, *words, **surroundings)


JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"]


def archival(path):
    """What PDFBox has against a file as PDF/A-1b; empty when it is valid."""
    done = run("java", "-cp", ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS), "org.apache.pdfbox.preflight.Validator_A1b", path)
    return "" if "is a valid PDF/A-1b file" in done.stdout + done.stderr else done.stdout + done.stderr


def sound(path):
    """What qpdf and poppler have against a file."""
    checked = run("qpdf", "--check", path)
    faults = checked.stdout + checked.stderr if checked.returncode or "WARNING" in checked.stdout + checked.stderr else ""
    for tool in (["pdftotext", path, "-"], ["pdffonts", path], ["pdfinfo", "-struct-text", path]):
        faults += run(*tool).stderr
    return faults


def script(name, *lines, lang="nl"):
    folder = WORK / name
    folder.mkdir()
    path = folder / "s.yaml"
    path.write_text("\n".join(["draaiboek: 1", f"taal: {lang}", "titel: Startbijeenkomst", "datum: 2027-01-14", "begin: 14:00",
                               "tijdzone: Europe/Amsterdam", *lines]) + "\n", encoding="utf-8")
    return path


# --- broken words are whole for who copies or hears them ---

WORDS = ("mantelzorgondersteuning vrijwilligerscoördinatoren samenwerkingsovereenkomsten kennismakingsgesprekken "
         "gemeentebestuurders patiëntenverenigingen welzijnsorganisaties buurtbemiddeling").split()
SAID = " en ".join(WORDS)
path = script("woorden", "onderdelen:", *(f"  - {{onderdeel: Deel {i}, duur: 20 min, wat: {'x' * i} {SAID} {SAID} tot slot.}}"
                                          for i in range(1, 7)))
done = draaiboek("print", path, "draaiboek", "-o", WORK / "w")
paper = WORK / "w/draaiboek.pdf"
text = run("pdftotext", "-raw", paper, "-").stdout
ok(done.returncode == 0 and not sound(paper), "a paper with broken words is sound", done.stderr, sound(paper))
ok(text.count("\u00ad") > 10, "words are broken at a soft hyphen", text.count("\u00ad"))
ok(all(text.replace("\u00ad\n", "").count(w) == 12 for w in WORDS), "each word is whole for who copies it",
   [(w, text.replace("\u00ad\n", "").count(w)) for w in WORDS])
heard = run("pdfinfo", "-struct-text", paper).stdout
heard = re.sub(r"\s+", " ", re.sub(r"\u00ad[\s\"]*", "", heard))
ok(all(heard.count(w) == 12 for w in WORDS), "each word is whole for who hears it", [(w, heard.count(w)) for w in WORDS])
ok(not archival(paper), "a paper with broken words is PDF/A-1b", archival(paper))
special = script("bijzonder", "onderdelen:", *(f"  - {{onderdeel: Deel {i}, duur: 20 min, wat: {'x' * i} en {' '.join(['gecoördineerde omaatjes'] * 9)} slot.}}"
                                               for i in range(1, 20)))
draaiboek("print", special, "draaiboek", "-o", WORK / "w1")
text = run("pdftotext", "-raw", WORK / "w1/draaiboek.pdf", "-").stdout
ok("co\u00ad\nör" in text and "omaa\u00ad\ntjes" in text, "letters that a break changes or leaves out are told as they are spelt", set(re.findall("\\w+\u00ad\n\\w+", text)))
whole = re.sub("\u00ad\n", "", text)
ok(whole.count("gecoördineerde") == whole.count("omaatjes") == 19 * 9, "and each such word is whole",
   whole.count("gecoördineerde"), whole.count("omaatjes"), re.findall("om.{0,9}", text, re.S)[:20])
ok(not sound(WORK / "w1/draaiboek.pdf") and not archival(WORK / "w1/draaiboek.pdf"), "and the paper is PDF/A-1b",
   sound(WORK / "w1/draaiboek.pdf"), archival(WORK / "w1/draaiboek.pdf"))
done = draaiboek("print", path, "draaiboek", "-o", WORK / "w0", DRAAIBOEK_HYPHEN="/nowhere")
text = run("pdftotext", "-raw", WORK / "w0/draaiboek.pdf", "-").stdout
ok(done.returncode == 0 and not done.stderr and "\u00ad" not in text, "without the dictionary words stay whole, and nobody is told",
   done.stderr)

print(f"1..{number}")
sys.exit(1 if failed else 0)
