#!/usr/bin/env python3
"""The formats of the field, each played from its shipped script, in Dutch and in English: it passes the check, its parts come one after
another, the lists that it names are open where it names them, its handouts are printed, and its report holds what was written down."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from formats import PAIRS, sheet_file  # noqa: E402
from tap import ROOT, finish, ok, program, surroundings  # noqa: E402

# the agenda in Dutch: how many headings there are to harvest under, and the worksheets of its own
OWN = {
    "startend-netwerk": (0, ["collagevel", "sloganvel", "afspraakkaartjes", "woordenkaartjes", "spelregels"]),
    "wijkteam-gesprek": (12, ["wijkteam-model", "speerpunten-tabel", "netwerkkaart", "negenvlaks-afspraak", "thermometer", "ezelsbruggen",
                              "tegeltje"]),
    "wijkteam-speerpunt": (3, ["wijkteam-model", "speerpunt-gesprek"]),
    "congres-met-zalen": (4, ["wegwijzers", "tijdkaarten", "oogst"]),
    "themabijeenkomst": (8, ["woordenlijst", "schijf-van-vijf", "driehoek"]),
    "toekomstagenda": (6, ["agendapunt", "stemvel", "themagroep"]),
    "netwerkbijeenkomst": (0, ["goed-kan-beter-actiepunt", "afspraakkaartjes", "wegwijzers"]),
    "jaarbijeenkomst": (4, ["jaar-op-de-muur", "ons-woord", "woordenkaartjes"]),
    "themas-kiezen": (2, ["stemvel", "themagroep", "woordenkaartjes"]),
    "kwartaalgesprek": (1, ["onze-bijdrage", "thermometer", "agendapunt"]),
}
WORDS = {
    "nl": {"fine": "in orde", "faults": ("fout:", "let op:"), "unsaved": "NIET OPGESLAGEN", "said": "onder", "quarter": "2e kwartaal 2028",
           "told": "2e kwartaal van 2028", "report": "verslag", "summary": "samenvatting",
           "papers": {"programma", "draaiboek", "inpaklijst", "aanwezigheidslijst", "uitnodiging"}, "slip": "Kom je? Vul de strook in"},
    "en": {"fine": "all is well", "faults": ("error:", "warning:"), "unsaved": "NOT SAVED", "said": "below", "quarter": "2nd quarter 2028",
           "told": "quarter 2 of 2028", "report": "report", "summary": "summary",
           "papers": {"programme", "script", "packing-list", "sign-in-list", "invitation"}, "slip": "Are you coming? Fill in the slip"},
}


def flat(text):
    return re.sub(r"\s+", " ", text)


def paper(file):
    return flat(subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True).stdout)


def method_text(name):
    """The file of a method, by its id or its title."""
    files = {path.stem: path for path in (ROOT / "agendas/werkvormen").glob("*.yaml")}
    titled = [path for path in files.values() if re.search(rf"^(?:werkvorm|method): {re.escape(name)}$", path.read_text(), re.M | re.I)]
    return (files.get(name) or titled[0]).read_text()


def parts_of(name):
    """Title, minutes and headings to harvest under of the parts of a shipped script, by its plain lines; tracks stand deeper. A part that
    does not say what to write down takes it from its method."""
    text = (ROOT / "agendas" / f"{name}.yaml").read_text()
    found = re.findall(r'^  - (?:onderdeel|phase): "?([^"\n]+?)"?\n((?:    .*\n|\n)*)', text, re.M)
    parts = []
    for title, body in found:
        method = re.search(r"^    (?:werkvorm|method): (.*?)(?: +#.*)?$", body, re.M)
        own = re.search(r"^    (?:opschrijven|record):", body, re.M) or not method
        parts.append((title, int(re.search(r"^    (?:duur|duration): (\d+) min", body, re.M)[1]),
                      re.findall(r'^ +- (?:oogst|harvest): "?([^"\n]+?)"?$', body if own else method_text(method[1]), re.M)))
    return parts


def play(parts, words):
    """Keys for a whole meeting, each part at its own time: harvest under each heading, an agreement and a decision in the last part."""
    keys, at = [], 0
    for title, minutes, harvest in parts:
        clock = f"+{at // 60:02}:{at % 60:02}:00"
        keys.append(f"{clock} PgDn")
        for place, heading in enumerate(harvest):
            keys.append(f'{clock[:-2]}{10 + place} y {"Tab " * place}dump "{words["said"]} {heading}" Enter Esc')
        at += minutes
    last = f"+{(at - 1) // 60:02}:{(at - 1) % 60:02}:"
    keys += [f'{last}10 a "De eerste stap" Enter "Nynke" Enter "{words["quarter"]}" Enter Esc', f'{last}20 b "We gaan door" Enter Esc', f"{last}30 dump"]
    return "\n".join(keys) + "\n"


def held(folder, name, parts, headings, words):
    done = program(folder, "run", f"{name}.yaml", keys=play(parts, words))
    ok(done.returncode == 0 and words["unsaved"] not in done.stdout, f"{name}: runs from start to end", done.stderr, done.stdout[-2500:])
    ok(parts[-1][0][:20] in done.stdout.split("\n \n")[-1], f"{name}: to its last part", done.stdout[-2500:])
    session = (folder / f"{name}.sessie.yaml").read_text()
    ok(len(re.findall(r"do: start", session)) == len(parts), f"{name}: each of its {len(parts)} parts was started", session)
    missing = [heading for heading in headings if heading.upper() not in done.stdout]
    ok(not missing, f"{name}: every heading is there to type under", "\n".join(missing) + done.stdout[:3000])


def reported(folder, name, headings, words):
    done = program(folder, "report", f"{name}.yaml", "-o", "out")
    made = folder / f"out/{words['report']}.txt"
    text = flat(made.read_text()) if made.exists() else ""
    ok(done.returncode == 0 and all(f"{heading} - {words['said']} {heading}" in text for heading in headings),
       f"{name}: the report has each under its own heading", done.stderr, text)
    ok("De eerste stap" in text and words["told"] in text and "We gaan door" in text, f"{name}: with agreements and decisions", text)


def printed(folder, name, sheets, lang):
    words = WORDS[lang]
    done = program(folder, "print", f"{name}.yaml", "-o", "paper")
    files = {path.stem for path in (folder / "paper").glob("*.pdf")}
    ok(done.returncode == 0 and words["papers"] <= files, f"{name}: programme, script, packing list and sign-in list are printed", done.stderr, files)
    missing = [sheet for sheet in sheets if sheet_file(sheet, lang) not in files]
    ok(not missing, f"{name}: and its own handouts", missing, sorted(files))


def rehearsed(folder, name):
    done = program(folder, "rehearse", f"{name}.yaml", "--runs", "20", "--seed", "1")
    ok(done.returncode == 0 and done.stdout.count("\n") > 5, f"{name}: can be rehearsed", done.stderr, done.stdout)


def listed(lang):
    """The library shows all of them, those in one's own language before the others."""
    done = program(ROOT, "new", "--list", env=surroundings(LC_ALL="en_GB.UTF-8" if lang == "en" else "nl_NL.UTF-8"))
    names = [line.split()[0] for line in done.stdout.splitlines()]
    mine, other = (sorted(pair[i] for pair in PAIRS) for i in ((1, 0) if lang == "en" else (0, 1)))
    ok(names == mine + other, f"the library lists all formats, first those in {lang}", names)


def looked_back(folder, first, second, lang):
    """A meeting before this one: what it left open stands in the view where people look back, until it is done."""
    agreed = {"nl": ("Bellen met het respijthuis", "vorige bijeenkomst: "), "en": ("Phone the respite house", "previous: ")}[lang]
    program(folder, "new", first, "first.yaml", "--date", "2026-11-05")
    program(folder, "run", "first.yaml", keys=f'+00:00:00 PgDn\n+00:20:00 a "{agreed[0]}" Enter "Fatima" Enter Enter Esc\n')
    script = folder / f"{second}.yaml"
    script.write_text(re.sub(rf"^# ({agreed[1]}).*", r"\1first.sessie.yaml", script.read_text(), flags=re.M))
    keys, at = [], 0
    for n, (_, minutes, _) in enumerate(parts_of(second)[:5]):
        keys.append(f"+{at // 60:02}:{at % 60:02}:00 PgDn" + " dump" * (n >= 3))
        at += minutes
    done = program(folder, "run", script.name, keys="\n".join(keys) + " e dump k k Esc dump\n")
    shown = [f"○ 1 {agreed[0]}" in screen for screen in re.split(r"(?m)^(?= Netw)", done.stdout)[1:]]
    ok(shown == [False, True, False, False], f"{second}: what is still open stands where people look back, until it is done", shown, done.stdout, done.stderr)
    ok(re.search(r" k (klaar|done) ", done.stdout), f"{second}: with the key for how far it is", done.stdout)
    third, fourth = folder / "third.yaml", folder / "fourth.yaml"
    (folder / f"{second}.sessie.yaml").unlink()
    shutil.rmtree(folder / f"{second}.sessie.d")
    program(folder, "run", script.name, keys="+00:00:00 PgDn\n")
    program(folder, "new", "--after", script.name, third.name, "--date", "2027-06-17")
    marked = [line for line in third.read_text().splitlines() if line.endswith(("# van de vorige keer", "# from last time"))]
    checked = program(folder, "check", third.name)
    ok(len(marked) == 1 and agreed[0] in marked[0] and not any(fault in checked.stderr for fault in WORDS[lang]["faults"]),
       f"{second}: the next script tells it in that part, and its times still fit", marked, checked.stderr)
    program(folder, "run", third.name, keys="+00:00:00 PgDn e k k Esc\n")
    program(folder, "new", "--after", third.name, fourth.name, "--date", "2027-09-16")
    ok(fourth.exists() and agreed[0] not in fourth.read_text(), f"{second}: and when it is done the one after that tells it no more",
       fourth.exists() and fourth.read_text()[-9000:])
    for path in (third, fourth):
        path.unlink()
    for path in folder.glob("*.sessie.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


listed("nl")
listed("en")
for dutch, english in PAIRS:
    n_headings, sheets = OWN[dutch]
    for name, lang in ((dutch, "nl"), (english, "en")):
        folder, words, parts = Path(tempfile.mkdtemp(prefix="draaiboek-format-")), WORDS[lang], parts_of(name)
        headings = [heading for part in parts for heading in part[2]]
        done = program(folder, "new", name, f"{name}.yaml")
        ok(done.returncode == 0 and len(headings) == n_headings, f"{name}: is in the library", done.stderr, headings)
        done = program(folder, "check", f"{name}.yaml")
        ok(done.returncode == 0 and words["fine"] in done.stdout and not any(fault in done.stderr for fault in words["faults"]),
           f"{name}: passes the check without error or warning", done.stdout + done.stderr)
        rehearsed(folder, name)
        if dutch == "netwerkbijeenkomst":
            looked_back(folder, "startend-netwerk" if lang == "nl" else "starting-network", name, lang)
        held(folder, name, parts, headings, words)
        reported(folder, name, headings, words)
        printed(folder, name, sheets, lang)
        if dutch == "wijkteam-speerpunt":
            bare = folder / "unreachable.yaml"
            bare.write_text(re.sub(r"^  (?:mail|telefoon|phone): .*\n", "", (folder / f"{name}.yaml").read_text(), flags=re.M))
            done = program(folder, "print", bare.name, "uitnodiging", "-o", "bare")
            ok(words["slip"] in paper(folder / done.stdout.strip()),
               f"{name}: an invitation without phone or mail asks for the slip only")
        if dutch == "themabijeenkomst":
            program(folder, "report", "--series", f"{name}.yaml", "-o", "series")
            said = paper(folder / f"series/{words['summary']}.pdf").split()
            title = "Themabijeenkomst:" if lang == "nl" else "Theme"
            ok(said.count(title) > 1 and "Themabijeenkoms" not in said, f"{name}: the summary keeps the words of its title whole", said)
        shutil.rmtree(folder)

# the rooms of the conference stand on its programme, with what goes on there; each on a laptop of its own
ROOMS = {"nl": ["Grote zaal", "Tuinkamer", "Bibliotheek", "Atelier", "Spiegelzaal", "Foyer", "Balkonzaal"],
         "en": ["Great hall", "Garden room", "Library", "Studio", "Hall of mirrors", "Foyer", "Balcony room"]}
for lang, name, command, joined, breaks, empty in (
        ("nl", "congres-met-zalen", "start", "verslag-alle-zalen", ("Gespreksleiders", "Hier w", "Oogst"), ("Uitgangspunten", "Korte beschrijving")),
        ("en", "conference-with-rooms", "run", "report-all-rooms", ("Facilitators", "Here ", "Harvest"), ("Starting points", "In short"))):
    folder = Path(tempfile.mkdtemp(prefix="draaiboek-format-"))
    program(folder, "new", name, "congres.yaml")
    head = (folder / "congres.yaml").read_text()
    ok(f"draaiboek {command} congres.yaml --room" in head and f"{name}.yaml" not in head, f"{name}: the commands at its head name the file as it is", head[:600])
    told = program(folder, "print", "congres.yaml", "programma" if lang == "nl" else "programme", "-o", "paper").stdout.strip()
    programme = paper(folder / told)
    missing = [room for room in ROOMS[lang] if f"{room}: " not in programme]
    ok(not missing and "Fatima El Amrani" in programme, f"{name}: the programme says what there is in each room, and with whom", missing, programme)
    told = program(folder, "print", "congres.yaml", "--list").stdout
    ok(re.search(r"^(?:oogst|harvest-of-this-room) .* 7 (?:keer|times) ", told, re.M), f"{name}: a sheet for the harvest of each room", told)
    asked = re.search(r"(?:afdrukken|print) congres\.yaml (naambordjes|\"table tents\") -o", head)
    done = program(folder, "print", "congres.yaml", asked[1].strip('"') if asked else "", "-o", "paper")
    ok(done.returncode == 0 and not re.search("naambordjes|table-tents", told), f"{name}: a sheet for each name only when it is asked for", done.stderr, told)
    program(folder, "run", "congres.yaml", keys="+00:00:00 PgDn\n")
    for room in ROOMS[lang]:
        program(folder, "run", "congres.yaml", "--room", room, keys=f'''+00:00:00 PgDn
+00:10:00 y Tab "Gezien in {room}" Enter Tab "Doen in {room}" Enter Esc
+00:50:00 a "Stap van {room}" Enter "de gemeente" Enter Enter Esc
''')
    done = program(folder, "report", "congres.yaml", "-o", "out")
    made = folder / f"out/{joined}.txt"
    text = made.read_text() if made.exists() else ""
    ok(done.returncode == 0 and all(f"Gezien in {room}" in text and f"Doen in {room}" in text for room in ROOMS[lang]),
       f"{name}: all rooms are in one report", done.stderr, text)
    ok(sorted(map(int, re.findall(r"^(\d+)\. Stap van", text, re.M))) == [101, 201, 301, 401, 501, 601, 701], f"{name}: each with numbers of its own", text)
    pages = subprocess.run(["pdftotext", "-layout", str(made.with_suffix(".pdf")), "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    ends = [[line.strip() for line in page.splitlines() if line.strip()][-2] for page in pages]
    ok(len(ends) > 2 and not any(end.startswith(breaks) for end in ends), f"{name}: no page ends between a room and its harvest", ends)
    ok(not any(heading in text for heading in empty), f"{name}: a heading that nobody wrote under is not printed", text)
    shutil.rmtree(folder)
finish()
