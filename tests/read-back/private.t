#!/usr/bin/env python3
"""Who likes to sit with whom, and who does not, is for the facilitator only: no paper, no report and no screen for the room says it,
nor that anything was asked. Read back from every file that is made."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import finish, ok, program  # noqa: E402

# The first two are asked about somebody who is on no list: those names can come from nowhere but the keys.
WISHES = [("Fatima El Amrani", "niet bij: Xaverius Quant"), ("Jan Smit", "samen met: Zebedeus Krul"),
          ("Els Bakker", "niet bij: Gerrit van den Berg"), ("Gerrit van den Berg", ""), ("Sanne Visser", "samen met: Ahmed Yilmaz"),
          ("Ahmed Yilmaz", ""), ("Noor de Wit", ""), ("Piet Vos", "")]
TELLING = re.compile(r"xaverius|quant\b|zebedeus|krul\b|niet bij (?!zijn|[-–·:])|samen met|liever niet|hetzelfde groepje|rather not|"
                     r"(Fatima|Jan|Els|Sanne)[^\n·,]{0,30} (niet|wil|samen) ", re.I)
KEYS = """\
+00:00:00 PgDn
+00:01:00 m "Fatima" Enter "Jan" Enter "Els" Enter Esc
+00:10:00 PgDn
+00:20:00 a "Soep maken" Enter "Sanne Visser" Enter "28-1" Enter Esc
+00:40:00 PgDn
+00:45:00 b "We gaan door" Enter Esc
+00:59:00 PgDn Enter
"""


def script(wishes, groups):
    people = "".join(f"  - {{naam: {name}, organisatie: Buurthuis, naam in verslag: ja{', ' + wish if wishes and wish else ''}}}\n"
                     for name, wish in WISHES)
    return f"""draaiboek: 1
titel: Buurtgesprek
datum: 2027-01-14
begin: 19:00
tijdzone: Europe/Amsterdam
deelnemers:
{people}onderdelen:
  - {{onderdeel: Opening, duur: 10 min}}
  - {{onderdeel: Gesprek, duur: 30 min, {groups}opschrijven: [afspraken]}}
  - {{onderdeel: Slot, duur: 20 min, opschrijven: [besluiten]}}
"""


def made(wishes, groups):
    """What a reader finds in all that is made of such a meeting: the text, and what a PDF says about itself, by file name."""
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-private-"))
    (folder / "m.yaml").write_text(script(wishes, groups))
    (folder / "keys").write_text(KEYS)
    done = [program(folder, "run", "m.yaml", "--keys", "keys"), program(folder, "print", "m.yaml", "-o", "papier"),
            program(folder, "print", "m.yaml", "--by-paper", "-o", "soort"), program(folder, "report", "m.yaml", "-o", "verslag")]
    found = {}
    for at in ("+00:01:00", "+00:15:00", "+00:50:00"):
        done.append(program(folder, "display", "m.yaml", "--dump", "--at", at, "--size", "100x30"))
        found[f"display {at}"] = done[-1].stdout
    ok(not any(d.returncode for d in done), f"a meeting is played and all is made of it ({'with' if wishes else 'without'} wishes)",
       *[d.stderr for d in done if d.returncode])
    for path in sorted(folder.glob("*/*.pdf")):
        found[str(path.relative_to(folder))] = "\n".join(subprocess.run(tool, capture_output=True, text=True).stdout
                                                         for tool in (["pdftotext", str(path), "-"], ["pdfinfo", str(path)]))
    for path in (*folder.glob("verslag/*.txt"), *folder.glob("verslag/*.html")):
        found[str(path.relative_to(folder))] = path.read_text()
    shutil.rmtree(folder)
    return found


def same_words(text):
    """The text without what differs between any two scripts and any two days: the mark in the foot, dates of making and sizes."""
    text = re.sub(r"\b[A-Z]\d+ · [0-9a-z]{5}\b", "", text)
    return re.sub(r"^(CreationDate|ModDate|File size):.*$", "", text, flags=re.M)


with_groups = made(True, "groepjes van: 2, ")
ok(len([name for name in with_groups if name.endswith(".pdf")]) > 10 and "verslag/verslag.pdf" in with_groups, "papers of every kind are read",
   sorted(with_groups))
ok(all("Fatima" in with_groups[name] for name in ("papier/naamkaartjes.pdf", "papier/aanwezigheidslijst.pdf", "verslag/verslag.pdf")),
   "with the people in them")
telling = [f"{name}: {hit.group(0)!r}" for name, text in with_groups.items() for hit in TELLING.finditer(text)]
ok(not telling, "no paper, report or screen says who was asked to sit with or without whom", *telling)

plain, wished = made(False, ""), made(True, "")
differ = [name for name in sorted(plain.keys() | wished.keys())
          if same_words(plain.get(name, "")) != same_words(wished.get(name, ""))]
ok(same_words(plain["papier/naamkaartjes.pdf"]) != same_words(with_groups["papier/naamkaartjes.pdf"]), "the comparison sees a group on a badge")
ok(not differ, "where no groups are made, every paper reads the same as if nobody had a wish", *differ)
finish()
