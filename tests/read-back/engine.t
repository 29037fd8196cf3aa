#!/usr/bin/env python3
"""Reads the sample documents back with other programs: qpdf, poppler, and PDFBox preflight when it is installed."""
import os, re, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
binary = os.environ.get("DRAAIBOEK", os.path.join(root, "build/draaiboek"))
sample = os.path.join(os.path.dirname(binary), "tests/read-back/sample")
count = 0
failed = 0

def ok(passed, name, *details):
    global count, failed
    count += 1
    print(("ok" if passed else "not ok"), count, "-", name)
    if not passed:
        failed += 1
        for detail in details:
            for line in str(detail).splitlines()[:12]:
                print("#", line)

def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

def squeeze(text):
    return re.sub(r"\s+", " ", text)

TEXTS = ["Łukasz Wiśniewski", "Şebnem Ağaoğlu", "Đorđe Petrović", "Γιώργος Παπαδόπουλος", "Наталья Иванова", "José Ñúñez",
         "Zoë van der Maarel", "Wat kunnen wij samen, dat niemand alleen kan?",
         "“Ja”, zei hij – → ☐ ✓ ● • … Ελληνικά, Кириллица, één",
         "Een teken dat geen lettertype heeft: 漢 en 🦄.", "€ 0,00 entree.", "pagina 1 van 1", "In een kader staat",
         "Welkom door de wethouder. Doel en programma.", "De stoelen staan in een kring.", "14:08–14:15"]

def boxes(path):
    _, html, err = run("pdftotext", "-bbox", path, "-")
    pages = []
    for page in re.finditer(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', html, re.S):
        words = [tuple(map(float, w[:4])) + (w[4],) for w in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page.group(3))]
        pages.append((float(page.group(1)), float(page.group(2)), words))
    return pages, err

def overlaps(words):
    found = []
    for i, a in enumerate(words):
        # the boxes of poppler are as high as the face; letters take the middle part
        ah = (a[3] - a[1]) * 0.25
        for b in words[i + 1:]:
            bh = (b[3] - b[1]) * 0.25
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.3 and min(a[3] - ah, b[3] - bh) - max(a[1] + ah, b[1] + bh) > 0.3:
                found.append((a, b))
    return found

JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"]

def preflight(path):
    jars = ["/usr/share/java/%s.jar" % jar for jar in JARS]
    if not all(map(os.path.exists, jars)) or run("sh", "-c", "command -v java")[0]:
        return None
    return run("java", "-cp", ":".join(jars), "org.apache.pdfbox.preflight.Validator_A1b", path)

def check(folder, kind, width, height):
    path, again = os.path.join(folder, kind + ".pdf"), os.path.join(folder, kind + "-2.pdf")
    code, _, err = run(sample, path, kind)
    ok(code == 0 and not err, kind + ": printed", err)
    run(sample, again, kind)
    ok(open(path, "rb").read() == open(again, "rb").read(), kind + ": the same bytes twice")
    code, out, err = run("qpdf", "--check", path)
    ok(code == 0 and not err, kind + ": qpdf finds no fault", out, err)
    code, out, err = run("pdffonts", path)
    fonts = [re.split(r"\s{2,}|(?<=\S) (?=yes|no)", line) for line in out.splitlines()[2:]]
    ok(not err and fonts and all(re.match(r"[A-Z]{6}\+", f[0]) and " ".join(f).count("yes") == 3 for f in fonts),
       kind + ": fonts embedded, cut, with Unicode", out, err)
    code, out, err = run("pdftotext", path, "-")
    text = squeeze(out)
    missing = [t for t in TEXTS if t not in text and t.replace(" ", "") not in text.replace(" ", "")]
    ok(not err and not missing, kind + ": every text is found", missing, err)
    code, out, err = run("pdfinfo", "-struct-text", path)
    heard = squeeze(out)
    spoken = ["meervoudigepersoonlijkheidsontwikkelingsondersteuningscoordinatiecentrumbestuurd en dan",
              "zodat hij op twee regels staat en inspringt. ", "Opening Welkom door de wethouder.", "H1 (block)",
              "TH: /Scope /Column", '" en " "□" ". ', "LI (block)", "Lbl (block)", "Figure"]
    unheard = [s for s in spoken if s not in heard]
    ok(not err and not unheard, kind + ": structure is heard", unheard, err)
    pages, err = boxes(path)
    ok(not err and len(pages) > 4, kind + ": poppler is silent", err)
    ok(all(abs(w - width) < 1 and abs(h - height) < 1 for w, h, _ in pages), kind + ": size of the sheet")
    outside = [w for pw, ph, words in pages for w in words
               if w[0] < 25 / 25.4 * 72 - 1 or w[2] > pw - 20 / 25.4 * 72 + 1 or w[1] < 40 or w[3] > ph - 20]
    ok(not outside, kind + ": no word outside the margins", outside[:5])
    crossing = [pair for _, _, words in pages for pair in overlaps(words)]
    ok(not crossing, kind + ": no words over each other", crossing[:5])
    _, out, err = run("pdftoppm", "-r", "40", "-gray", path, os.path.join(folder, kind))
    ok(not err, kind + ": drawn without a complaint", err)
    _, out, err = run("pdfinfo", path)
    ok("Startbijeenkomst & reünie <vrijwillige zorg>" in out and re.search(r"Tagged:\s+yes", out)
       and "Zoë van der Maarel" in out and "2027" in out, kind + ": title, author and date", out, err)
    result = preflight(path)
    if result is None:
        ok(True, kind + ": valid PDF/A-1b # SKIP PDFBox is not installed")
    else:
        ok("is a valid PDF/A-1b file" in result[1] + result[2], kind + ": valid PDF/A-1b", result[1], result[2])

def elements(path):
    """The structure as it stands in the file: by object, the one it is in, the objects in it and how many marked pieces; and the element
    of each marked piece as the parent tree has it, page after page."""
    data = open(path, "rb").read()
    found = {}
    for number, parent, kids in re.findall(rb"\n(\d+) 0 obj\n<<\n/Type /StructElem\n/S /\w+\n/P (\d+) 0 R\n/K \[ (.*?)\]\n", data, re.S):
        own = re.sub(rb"(\d+) 0 R", b"", kids)
        found[int(number)] = int(parent), [int(n) for n in re.findall(rb"(\d+) 0 R", kids)], len(own.split())
    owners = [int(n) for leaf in re.findall(rb"/Nums \[ (.*?) \]\n", data, re.S) for n in re.findall(rb"(\d+) 0 R", leaf)]
    return found, owners

def check_tree(path, name, most):
    found, owners = elements(path)
    strays = [n for n, (parent, _, _) in found.items() if parent in found and n not in found[parent][1]]
    wrong = [n for n, (_, kids, _) in found.items() for kid in kids if found[kid][0] != n]
    tops = [n for n, (parent, _, _) in found.items() if parent not in found]
    ok(not strays and not wrong and len(tops) == 1, name + ": each element knows the one it is in, which knows it too", strays[:5], wrong[:5], tops[:5])
    ok(max(len(kids) for _, kids, _ in found.values()) <= most, name + ": no list is longer than readers take")
    ok(sorted(owners) == sorted(n for n, (_, _, pieces) in found.items() for _ in range(pieces)) and len(owners) > most,
       name + ": each marked piece leads to its element", len(owners))

with tempfile.TemporaryDirectory() as folder:
    check(folder, "a4", 595.28, 841.89)
    check(folder, "letter", 612, 792)
    check(folder, "large", 595.28, 841.89)
    names = [re.findall(rb"/ID \[ <([0-9A-F]{32})> <([0-9A-F]{32})> \]", open(os.path.join(folder, kind + ".pdf"), "rb").read())
             for kind in ("a4", "letter", "large")]
    ok(all(len(n) == 1 and n[0][0] == n[0][1] for n in names) and len({n[0] for n in names}) == 3, "each file is named by what is in it", names)
    many = os.path.join(folder, "many.pdf")
    code, _, err = run(sample, many, "many")
    ok(code == 0 and not err, "ten thousand tagged badges are printed", err)
    code, out, err = run("qpdf", "--check", many)
    ok(code == 0 and not err, "ten thousand: qpdf finds no fault", out, err)
    check_tree(many, "ten thousand", 1000)
    _, out, err = run("pdftotext", "-f", "1250", "-l", "1250", many, "-")
    ok("Deelnemer 10000" in out and not err, "ten thousand: the last one is there", err)
    code, _, err = run(sample, many, "pages")
    ok(code == 0 and not err, "forty thousand pages are printed", err)
    check_tree(many, "forty thousand pages", 1000)
    _, out, err = run("pdftotext", "-f", "40000", "-l", "40000", many, "-")
    ok("bladzijde 40000" in out and not err, "forty thousand pages: the last one is there", err)
    code, _, err = run(sample, os.path.join(folder, "fault.pdf"), "fault")
    ok(code == 1 and "is not on the page" in err and not os.path.exists(os.path.join(folder, "fault.pdf")),
       "a paper with a fault is not printed", err)
    code, _, err = run(sample, "/dev/full", "a4")
    ok(code != 0, "a full disk is not a success")
print("1..%d" % count)
sys.exit(1 if failed else 0)
