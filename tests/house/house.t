#!/usr/bin/env python3
"""The rules of the house: the top level, the layers, one including file per library, headers that stand alone."""
import os
import re
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
os.chdir(ROOT)
results = []


def check(name, problems):
    results.append((name, problems))


def tracked():
    out = subprocess.run(["git", "ls-files"], capture_output=True, text=True)
    if out.returncode == 0 and out.stdout:
        return out.stdout.split("\n")[:-1]
    found = []
    for folder, dirs, files in os.walk("."):
        dirs[:] = [d for d in dirs if d not in ("build", ".git")]
        found += [os.path.relpath(os.path.join(folder, f), ".") for f in files]
    return found


files = [f for f in tracked() if os.path.exists(f)]
sources = [f for f in files if re.match(r"(kit|pdf)/.*\.[ch]$", f)]
text = {f: open(f, encoding="utf-8").read() for f in sources}
code = {f: re.sub(r"/\*.*?\*/", "", t, flags=re.S) for f, t in text.items()}

# the top level is fixed
allowed = {"agendas", "kit", "pdf", "tests", "examples", "Makefile", "README.md", "LICENSE"}
check("top level", sorted({f.split("/")[0] for f in files if f.split("/")[0] not in allowed and not f.startswith(".")}))

# each library has one including file
LIBRARIES = {
    r"yaml\.h": "kit/read/yaml.c",
    r"hpdf.*\.h": "pdf/haru_private.h",
    r"n?curses\w*\.h|term\.h": "kit/screen.c",
    r"uni(?!std)\w+\.h": "kit/base/unicode.c",
    r"hb.*\.h": "kit/base/face.c",
    r"hyphen\.h": "kit/base/hyphen.c",
    r"qrencode\.h": "pdf/qr.c",
    r"csv\.h": "kit/read/csv.c",
    r"gdk-pixbuf/.*\.h": "pdf/picture.c",
}
for pattern, owner in LIBRARIES.items():
    users = [f for f in sources if re.search(r"^#\s*include\s*<(%s)>" % pattern, text[f], re.M)]
    check("only %s includes <%s>" % (owner, pattern), [f for f in users if f != owner])

# layers: a folder may include these prefixes
MAY = {
    "kit/base/": ("base/",),
    "kit/model/": ("base/", "model/"),
    "kit/read/": ("base/", "model/", "read/"),
    "kit/ui/": ("base/", "model/", "ui/"),
    "kit/view/": ("base/", "model/", "ui/", "view/"),
    "pdf/": ("base/", "model/", "pdf/"),
}
wrong = []
for f in sources:
    layer = next((l for l in MAY if f.startswith(l)), None)
    if not layer:
        continue
    for name in re.findall(r'^#\s*include\s*"([^"]+)"', text[f], re.M):
        if not name.startswith(MAY[layer]):
            wrong.append("%s includes %s" % (f, name))
check("layers include only their own or lower ones", wrong)

# the model has no input, output, clock or locale of its own
IMPURE = r"\b(fopen|open|fprintf|printf|puts|getenv|time|clock_gettime|setlocale|g_get_real_time|g_get_monotonic_time|g_file_\w+)\s*\("
PURE = [f for f in sources if f.startswith(("kit/model/", "kit/ui/", "kit/view/"))]
check("model, ui and views are pure", ["%s: %s" % (f, m) for f in PURE for m in re.findall(IMPURE, code[f])])

# functions that overflow, lose errors or ask the wrong clock
BANNED = r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|localtime|gmtime|mktime|asctime|ctime|tmpnam|mktemp|HPDF_SaveToFile)\s*\("
check("no banned functions", ["%s: %s" % (f, m) for f in sources for m in re.findall(BANNED, code[f])])

# no cycle of files: a header never reaches itself
graph = {f: [n for n in re.findall(r'^#\s*include\s*"([^"]+)"', t, re.M)] for f, t in text.items() if f.endswith(".h")}
name_of = {f: f[4:] if f.startswith("kit/") else f for f in graph}
by_name = {v: k for k, v in name_of.items()}


def reaches(start, now, seen):
    for n in graph.get(now, ()):
        target = by_name.get(n)
        if target == start:
            return True
        if target and target not in seen:
            seen.add(target)
            if reaches(start, target, seen):
                return True
    return False


check("no cycle of headers", [f for f in graph if reaches(f, f, set())])

# a text with a place is never shown as it stands in the table
PLACED = {m[1] for f in files if re.match(r"kit/base/texts/.*\.def$", f) for m in
          re.finditer(r'TEXT\((\w+),((?:\s*"(?:[^"\\]|\\.)*"|\s*,)+)\)', open(f, encoding="utf-8").read()) if "{" in m[2]}
SHOWN = r"\b(?:tp|text_plain)\((?:[^();]|\([^()]*\))*?,\s*(?:TX_)?(\w+)\)"
check("texts with places are filled in", ["%s: %s" % (f, m) for f in sources for m in re.findall(SHOWN, code[f]) if m in PLACED] +
      ([] if len(PLACED) > 100 else ["only %d texts with places were found" % len(PLACED)]))

# every header compiles alone
flags = subprocess.run(["pkg-config", "--cflags", "glib-2.0", "gio-2.0", "harfbuzz"], capture_output=True, text=True).stdout.split()
bad = []
for f in sorted(graph):
    run = subprocess.run(
        ["gcc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-Ikit", "-I.", *flags, "-x", "c", "-"],
        input='#include "%s"\n' % name_of[f], capture_output=True, text=True)
    if run.returncode:
        bad.append(f + ": " + run.stderr.split("\n")[0])
check("every header compiles alone", bad)

check("no file holds more than one thing (600 lines)", ["%s has %d lines" % (f, t.count("\n")) for f, t in text.items() if t.count("\n") > 600])
check("every file says what it is for", [f for f, t in text.items() if not t.lstrip().startswith("/*")])
check("nothing is left to do", ["%s: %s" % (f, m) for f, t in text.items() for m in re.findall(r"\b(TODO|FIXME|XXX|HACK)\b", t)])

# unit tests link neither curses nor libharu
linked = []
for build in ("build", "build/address-undefined"):
    for kind in ("unit", "prop"):
        folder = os.path.join(build, "tests", kind)
        for test in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if test.startswith("test_") and "." not in test:
                out = subprocess.run(["ldd", os.path.join(folder, test)], capture_output=True, text=True).stdout
                linked += ["%s links %s" % (test, lib) for lib in ("ncurses", "hpdf") if lib in out]
check("unit tests link neither curses nor libharu", linked)

readme = open("README.md", encoding="utf-8").read() if os.path.exists("README.md") else ""
check("the README names its commands", [w for w in ("make run", "make test") if w not in readme])

print("1..%d" % len(results))
for i, (name, problems) in enumerate(results, 1):
    print("%s %d - %s" % ("not ok" if problems else "ok", i, name))
    for p in problems:
        print("# " + p)
sys.exit(any(p for _, p in results))
