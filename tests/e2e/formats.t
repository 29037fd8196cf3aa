#!/usr/bin/env python3
"""The formats of the field, each played from its shipped script: it passes the check, its parts come one after another, the lists that it
names are open where it names them, its handouts are printed, and its report holds what was written down."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import ROOT, finish, ok, program  # noqa: E402

# the agenda: worksheets of its own, and the headings to harvest under per part ("y", Tab to the next one)
FORMATS = {
    "wijkteam-gesprek": (["wijkteam-model", "speerpunten-tabel", "netwerkkaart", "negenvlaks-afspraak", "thermometer", "ezelsbruggen",
                              "tegeltje"], {
        "Kennis en visie": ["1 Kennis en visie: stand van zaken", "1 Kennis en visie: dit is belangrijk", "1 Kennis en visie: dit gaan we doen"],
        "Onze rol": ["2 Onze rol: stand van zaken", "2 Onze rol: dit is belangrijk", "2 Onze rol: dit gaan we doen"],
        "Aan de slag": ["3 Aan de slag: stand van zaken", "3 Aan de slag: dit is belangrijk", "3 Aan de slag: dit gaan we doen"],
        "Om ons heen": ["4 Om ons heen: stand van zaken", "4 Om ons heen: dit is belangrijk", "4 Om ons heen: dit gaan we doen"]}),
    "wijkteam-speerpunt": (["wijkteam-model", "speerpunten-tabel"], {
        "Gesprek over het speerpunt": ["Stand van zaken", "Wat vinden we belangrijk", "Wat gaan we doen"]}),
    "congres-met-zalen": (["wegwijzers", "naambordjes", "oogst"], {}),
    "themabijeenkomst": (["woordenlijst", "schijf-van-vijf", "driehoek"], {
        "Zo noemen wij het": ["Zo noemen wij het"],
        "Waar staan we?": ["Inzichten", "Kansen", "Zorgen"],
        "Conclusies": ["Hier zijn we het over eens", "Dit is nodig", "Dit weten we nog niet"]}),
    "toekomstagenda": (["agendapunt"], {
        "Agendapunten maken per thema": ["Agendapunt", "Aanbeveling", "Voorbeeld uit de praktijk", "Hulpmiddel"]}),
}


def parts_of(name):
    """Title and minutes of the parts of a shipped script, by its plain lines; tracks stand deeper."""
    text = (ROOT / "agendas" / f"{name}.yaml").read_text()
    found = re.findall(r'^  - onderdeel: "?([^"\n]+?)"?\n((?:    .*\n|\n)*)', text, re.M)
    return [(title, int(re.search(r"^    duur: (\d+) min", body, re.M)[1])) for title, body in found]


def play(name, harvest):
    """Keys for a whole meeting, each part at its own time: harvest under each heading, an agreement and a decision in the last part."""
    keys, at, parts = [], 0, parts_of(name)
    for title, minutes in parts:
        clock = f"+{at // 60:02}:{at % 60:02}:00"
        keys.append(f"{clock} PgDn")
        for place, heading in enumerate(harvest.get(title, [])):
            keys.append(f'{clock[:-2]}{10 + place} y {"Tab " * place}dump "onder {heading}" Enter Esc')
        at += minutes
    last = f"+{(at - 1) // 60:02}:{(at - 1) % 60:02}:"
    keys += [f'{last}10 a "De eerste stap" Enter "Nynke" Enter "2e kwartaal 2028" Enter Esc', f'{last}20 b "We gaan door" Enter Esc', f"{last}30 dump"]
    return "\n".join(keys) + "\n"


def held(folder, name, harvest):
    done = program(folder, "run", f"{name}.yaml", keys=play(name, harvest))
    ok(done.returncode == 0, f"{name}: runs from start to end", done.stderr)
    titles = [title for title, _ in parts_of(name)]
    ok(titles[-1][:20] in done.stdout.split("\n \n")[-1] and done.stdout.count("NIET OPGESLAGEN") == 0, f"{name}: to its last part", done.stdout[-2500:])
    session = (folder / f"{name}.sessie.yaml").read_text()
    started = len(re.findall(r"do: start", session))
    ok(started == len(titles), f"{name}: each of its {len(titles)} parts was started", session)
    wanted = [heading for headings in harvest.values() for heading in headings]
    missing = [heading for heading in wanted if heading.upper() not in done.stdout]
    ok(not missing, f"{name}: every heading is there to type under", "\n".join(missing) + done.stdout[:3000])
    return wanted


def reported(folder, name, wanted):
    done = program(folder, "report", f"{name}.yaml", "-o", "verslag")
    made = folder / "verslag/verslag.txt"
    text = made.read_text() if made.exists() else ""
    flat = re.sub(r"\s+", " ", text)
    ok(done.returncode == 0 and all(f"{heading} - onder {heading}" in flat for heading in wanted),
       f"{name}: the report has each under its own heading", done.stderr + text)
    if name == "themabijeenkomst":
        program(folder, "report", "--series", f"{name}.yaml", "-o", "reeks")
        words = subprocess.run(["pdftotext", str(folder / "reeks/samenvatting.pdf"), "-"], capture_output=True, text=True).stdout.split()
        ok(words.count("Themabijeenkomst:") > 1 and "Themabijeenkoms" not in words, f"{name}: the summary keeps the words of its title whole", words)
    ok("De eerste stap" in flat and "2e kwartaal van 2028" in flat and "We gaan door" in flat, f"{name}: with agreements and decisions", text)


def printed(folder, name, sheets):
    done = program(folder, "print", f"{name}.yaml", "-o", "papier")
    files = {path.name for path in (folder / "papier").glob("*.pdf")}
    ok(done.returncode == 0 and {"programma.pdf", "draaiboek.pdf", "inpaklijst.pdf", "aanwezigheidslijst.pdf"} <= files,
       f"{name}: programme, script, packing list and sign-in list are printed", done.stderr + str(files))
    if name == "wijkteam-speerpunt":
        text = subprocess.run(["pdftotext", str(folder / "papier/uitnodiging.pdf"), "-"], capture_output=True, text=True).stdout
        ok("Kom je? Vul de strook in" in re.sub(r"\s+", " ", text), f"{name}: an invitation without phone or mail asks for the slip only", text)
    missing = [sheet for sheet in sheets if not any(sheet in file for file in files)]
    ok(not missing, f"{name}: and its own handouts", f"{missing}\n{sorted(files)}")


for name, (sheets, harvest) in FORMATS.items():
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-format-"))
    done = program(folder, "new", name, f"{name}.yaml")
    ok(done.returncode == 0, f"{name}: is in the library", done.stderr)
    done = program(folder, "check", f"{name}.yaml")
    ok(done.returncode == 0 and "in orde" in done.stdout and "fout:" not in done.stderr and "let op:" not in done.stderr,
       f"{name}: passes the check without error or warning", done.stdout + done.stderr)
    wanted = held(folder, name, harvest)
    reported(folder, name, wanted)
    printed(folder, name, sheets)
    shutil.rmtree(folder)

# the rooms of the conference, each on a laptop of its own
folder = Path(tempfile.mkdtemp(prefix="draaiboek-format-"))
program(folder, "new", "congres-met-zalen", "congres.yaml")
head = (folder / "congres.yaml").read_text()
ok("draaiboek start congres.yaml --room" in head and "congres-met-zalen.yaml" not in head, "the commands at its head name the file as it is", head[:600])
program(folder, "run", "congres.yaml", keys="+00:00:00 PgDn\n")
ROOMS = ["Grote zaal", "Tuinkamer", "Bibliotheek", "Atelier", "Spiegelzaal", "Foyer", "Balkonzaal"]
for room in ROOMS:
    program(folder, "run", "congres.yaml", "--room", room, keys=f'''+00:00:00 PgDn
+00:10:00 y Tab "Gezien in {room}" Enter Tab "Doen in {room}" Enter Esc
+00:50:00 a "Stap van {room}" Enter "de gemeente" Enter Enter Esc
''')
done = program(folder, "report", "congres.yaml", "-o", "verslag")
made = folder / "verslag/verslag-alle-zalen.txt"
text = made.read_text() if made.exists() else ""
ok(done.returncode == 0 and all(f"Gezien in {room}" in text and f"Doen in {room}" in text for room in ROOMS), "all rooms are in one report",
   done.stderr + text)
ok(sorted(map(int, re.findall(r"^(\d+)\. Stap van", text, re.M))) == [101, 201, 301, 401, 501, 601, 701], "each with numbers of its own", text)
pages = subprocess.run(["pdftotext", "-layout", str(made.with_suffix(".pdf")), "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
ends = [[line.strip() for line in page.splitlines() if line.strip()][-2] for page in pages]
ok(len(ends) > 2 and not any(end.startswith(("Gespreksleiders", "Hier w", "Oogst")) for end in ends), "no page ends between a room and its harvest", ends)
ok("Uitgangspunten" not in text and "Korte beschrijving" not in text, "a heading that nobody wrote under is not printed", text)
shutil.rmtree(folder)
finish()
