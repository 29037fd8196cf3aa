#!/usr/bin/env python3
"""Groups over a series of three meetings: people meet new people each time, and badges, screen, the room's display and the session
say the same, whether the badges are printed before the meeting or while it runs."""
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tap import PROGRAM, finish, ok, surroundings  # noqa: E402

ENVIRONMENT = surroundings(LC_ALL=None, LANG="nl_NL.UTF-8", TERM="dumb")
NAMES = ["Ans de Boer", "Bart Smit", "Cees Vos", "Dina Bakker", "Emre Yılmaz", "Fatima Haddad", "Gerda Mulder", "Hans de Wit",
         "Ineke Bos", "Jan Jansen", "Karin Peters", "Loes Visser"]
SCRIPT = """\
draaiboek: 1
titel: Bijeenkomst {n}
datum: 2027-0{n}-14
begin: "14:00"
tijdzone: Europe/Amsterdam
{series}deelnemers:
{people}onderdelen:
  - onderdeel: Welkom
    duur: 10 min
  - onderdeel: Collage
    duur: 30 min
    groepjes van: 3
"""


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)


def write(n, names, series=""):
    path = folder / f"m{n}.yaml"
    path.write_text(SCRIPT.format(n=n, people="".join(f"  - {{naam: {name}}}\n" for name in names),
                                  series=f"vorige bijeenkomst: {series}\n" if series else ""))
    return str(path)


def play(script, keys):
    (folder / "keys").write_text(keys)
    return run("run", script, "--keys", str(folder / "keys"), "--dump")


def session_of(script):
    return Path(script.replace(".yaml", ".sessie.yaml")).read_text()


def numbers(line, key):
    return [int(n) for n in re.search(rf"\b{key}: \[([^]]*)\]", line).group(1).split(",")]


def in_session(script):
    """Name → group, as the session has it last."""
    text = session_of(script)
    names = {int(i): f"{first} {last}" for i, first, last in
             re.findall(r"person: \{id: (\d+), first: \"([^\"]*)\", (?:infix: \"[^\"]*\", )?last: \"([^\"]*)\"", text)}
    line = [line for line in text.splitlines() if "do: groups" in line][-1]
    return {names[person]: group for person, group in zip(numbers(line, "people"), numbers(line, "groups")) if group}


def on_badges(script):
    """Name → group, as it is printed."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    printed = run("print", script, "naamkaartjes", "-o", str(out))
    if printed.returncode:
        raise SystemExit(printed.stderr)
    structure = subprocess.run(["pdfinfo", "-struct-text", str(out / "naamkaartjes.pdf")], capture_output=True, text=True).stdout
    groups = {}
    for badge in structure.split("  Sect\n")[1:]:
        texts = [t.strip() for t in re.findall(r'"([^"]*)"', badge)]
        figure = re.search(r'Figure[^\n]*\n\s*"(\d+) *"', badge)
        first, last = texts[0], re.sub("^(de|van|van den) ", "", texts[1])
        if figure:
            groups[f"{first} {last}"] = int(figure.group(1))
    return groups


def short(names):
    return {re.sub(" (de|van|van den) ", " ", name) for name in names}


def pairs(groups):
    return {frozenset(pair) for pair in itertools.combinations(sorted(groups), 2) if groups[pair[0]] == groups[pair[1]]}


def on_screen(text):
    """Group → names, from a page with columns of "Groepje N" and names under them."""
    groups, columns = {}, []
    for line in text.splitlines():
        if re.search(r"Groepje \d", line):
            columns = [(m.start(), int(m.group(1))) for m in re.finditer(r"Groepje (\d+)", line)]
            continue
        for i, (start, group) in enumerate(columns):
            end = columns[i + 1][0] if i + 1 < len(columns) else None
            name = line[max(start - 1, 0):end].strip(" >·•")
            if name in everybody:
                groups[name] = group
        if not line.strip():
            columns = []
    return groups


folder = Path(tempfile.mkdtemp(prefix="draaiboek-groups-"))
everybody = set(NAMES)
try:
    first = write(1, NAMES)
    play(first, "+00:00:00 PgDn\n+00:01:00 g\n")
    one = in_session(first)
    ok(len(one) == 12 and len(pairs(one)) == 12, "the first meeting: four groups of three", one)
    ok(on_badges(first) == one, "badges and session agree", on_badges(first), one)

    second = write(2, NAMES, "m1.yaml")
    before = on_badges(second)
    play(second, "+00:00:00 PgDn\n+00:01:00 g\n")
    two = in_session(second)
    ok(not pairs(two) & pairs(one), "the second: nobody sits with whom they met", pairs(two) & pairs(one))
    ok(before == two, "and so it was printed the day before", before, two)
    ok(session_of(second).count("do: met") == 1, "what came before stands in the session itself")

    Path(folder / "m1.sessie.yaml").rename(folder / "m1.old")  # the third hears of the first by way of the second
    people = [name for name in NAMES if name != "Cees Vos"] + ["Mo Nieuw"]
    everybody.add("Mo Nieuw")
    third = write(3, people, "m2.yaml")
    before = on_badges(third)
    screen = play(third, "+00:00:00 PgDn\n+00:01:00 g\n")
    three = in_session(third)
    ok(not pairs(three) & (pairs(one) | pairs(two)), "the third: all new once more", pairs(three) & (pairs(one) | pairs(two)))
    ok(session_of(third).count("do: met") == 2, "it knows of both meetings")
    ok(before == three, "badges and session agree once more", before, three)
    ok(short(on_screen(screen.stdout)) == set(three) and
       all(three[next(iter(short([name])))] == group for name, group in on_screen(screen.stdout).items()),
       "and the screen", screen.stdout, three)
    play(third, "+00:10:00 PgDn\n")
    shown = run("display", third, "--dump", "--size", "120x40", "--at", "+00:11:00").stdout
    said = {name.split()[0]: group for name, group in three.items()}
    on_wall, columns = {}, []
    for line in shown.splitlines():
        if re.search(r"Groepje \d", line):
            columns = [(m.start(), int(m.group(1))) for m in re.finditer(r"Groepje (\d+)", line)]
            continue
        for i, (start, group) in enumerate(columns):
            words = line[start:columns[i + 1][0] if i + 1 < len(columns) else None].split()
            if words and words[0] in said:
                on_wall[words[0]] = group
    ok(on_wall == said, "and the room's display", shown, said)

    # drawn anew while it runs: what is printed now has the groups of now
    play(third, "+00:12:00 g g\n")
    anew = in_session(third)
    ok(anew != three, "groups can be drawn anew")
    ok(on_badges(third) == anew, "and are printed as they are now", on_badges(third), anew)

    # a script that names both earlier meetings knows each once
    Path(folder / "m1.old").rename(folder / "m1.sessie.yaml")
    both = write(4, NAMES, "[m1.yaml, m2.yaml]")
    play(both, "+00:00:00 PgDn\n+00:01:00 g\n")
    ok(session_of(both).count("do: met") == 2, "each earlier division is known once", session_of(both))
    again = session_of(both)
    play(both, "+00:02:00 p\n")
    ok(session_of(both).startswith(again) and session_of(both).count("do: met") == 2, "and stays so when it goes on")

    # opened and left, then opened again: what came from earlier meetings came once
    fifth = write(5, NAMES, "m2.yaml")
    play(fifth, "+00:00:00 Esc\n")
    play(fifth, "+00:00:10 Esc\n")
    ok(session_of(fifth).count("do: met") == 2, "an opening without a key brings nothing twice", session_of(fifth))
finally:
    shutil.rmtree(folder, ignore_errors=True)
finish()
