"""Reading printed papers back with other programs: what a test of PDF files stands on. Each check takes many files at once where the
programs can, because starting them costs more than their work."""
import atexit
import functools
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import tap  # noqa: E402
from tap import PROGRAM, ROOT, ok  # noqa: E402, F401

WORK = Path(tempfile.mkdtemp(prefix=f"draaiboek-{Path(sys.argv[0]).stem}-"))
MM = 72 / 25.4
if not os.environ.get("KEEP"):
    atexit.register(shutil.rmtree, WORK, ignore_errors=True)


def surroundings(**more):
    """The variables of a run, with a folder of its own for what a user adds, and the program's own place for what is shipped: one that
    is named in DRAAIBOEK_DATA would go before the user's."""
    return tap.surroundings(**{"XDG_DATA_HOME": str(WORK / "own"), "DRAAIBOEK_DATA": None, **more})


def run(*words, env=None, text=True, **more):
    """A program and how it ended; `env` are the variables that differ."""
    return subprocess.run([str(w) for w in words], capture_output=True, text=text, errors="replace" if text else None,
                          env=surroundings(**(env or {})), timeout=300, **more)


def draaiboek(*words, **more):
    return run(PROGRAM, *words, **more)


def meeting(name, *more):
    """A folder of its own with the worked meeting in it: its script."""
    folder = WORK / name
    folder.mkdir()
    for file in ("startbijeenkomst.yaml", "deelnemers.csv", *more):
        shutil.copy(ROOT / "examples" / file, folder)
    return folder / "startbijeenkomst.yaml"


# --- what stands in a file ---

def bare(text):
    """Without white and what a line break may add, and composed: how letters were typed is no fault."""
    return re.sub(r"[\s\u00ad\u200b\u200c\u200d\u200e\u200f\ufe0f]+", "", unicodedata.normalize("NFC", text))


def pages_of(path, *options):
    """Width, height and words with their boxes (points) of every page, in the order they are drawn; and what poppler complains of."""
    done = run("pdftotext", "-raw", "-bbox", *options, path, "-")
    return [(float(page[1]), float(page[2]), [tuple(map(float, w[:4])) + (html.unescape(w[4]),) for w in re.findall(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page[3])])
        for page in re.finditer(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', done.stdout, re.S)], done.stderr


def everything_in(path):
    """All that anybody could read in a file: of a PDF its text, what its objects say and its streams unpacked. Digits that are no text
    (digests, the places of objects, the codes of glyphs) are left out."""
    if Path(path).suffix != ".pdf":
        return re.sub(r"\b[0-9a-f]{16,64}\b", "", Path(path).read_text(errors="replace"))
    plain = run("qpdf", "--qdf", "--object-streams=disable", path, "-", text=False).stdout
    plain = re.sub(rb"\nxref\n[\d nf\s]*trailer", b"\ntrailer", plain)
    said = [bytes.fromhex(h.decode()).decode("utf-16", "replace") for h in re.findall(rb"<(feff(?:[0-9a-fA-F]{2})*)>", plain)]
    plain = re.sub(rb"<[0-9a-fA-F]+>", b"<>", plain)
    return "\n".join([run("pdftotext", path, "-").stdout, *said, plain.decode("latin-1"), plain.decode("utf-8", "replace"),
                      plain.replace(b"\0", b"").decode("latin-1")])


def overlaps(words):
    # the boxes of poppler are as high as the face; letters take the middle part
    words = sorted((w[1] + (w[3] - w[1]) * 0.25, w[3] - (w[3] - w[1]) * 0.25, w[0], w[2], w[4]) for w in words)
    for i, a in enumerate(words):
        for b in words[i + 1:]:
            if b[0] > a[1] - 0.3:
                break
            if min(a[3], b[3]) - max(a[2], b[2]) > 0.3 and min(a[1], b[1]) - b[0] > 0.3:
                yield a[4], b[4]


def once(judge):
    """A judge of a file that is asked once about it, as long as it does not change: other programs are slow."""
    said = {}

    def ask(path):
        now = os.stat(path)
        key = str(path), now.st_ino, now.st_size, now.st_mtime_ns
        if key not in said:
            said[key] = judge(path)
        return said[key]
    return functools.wraps(judge)(ask)


@once
def unsound(path):
    """What qpdf finds wrong with a file, as lines."""
    done = run("qpdf", "--check", path)
    return ["qpdf: " + done.stdout + done.stderr] if done.returncode or "WARNING" in done.stdout + done.stderr else []


@once
def fonts_outside(path):
    """The fonts that are not in the file, and what poppler says of them."""
    done = run("pdffonts", path)
    return ["pdffonts: " + done.stderr] * bool(done.stderr) + \
        ["font not embedded: " + line for line in done.stdout.splitlines()[2:] if not re.search(r"\syes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", line)]


def figures(path):
    """The descriptions of the figures of a file, in order."""
    plain = WORK / "plain.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", path, plain)
    described = re.findall(rb"/Alt <([0-9a-f]+)>|/Alt \((.*?)(?<!\\)\)", plain.read_bytes(), re.S)
    return [bytes.fromhex(h.decode()).decode("utf-16") if h else t.decode("latin-1") for h, t in described]


@once
def structure(path):
    """The structure as poppler hears it, and what it complains of. It takes the square of the length: not for joined files."""
    done = run("pdfinfo", "-struct-text", path)
    return done.stdout, done.stderr


# --- files that last ---

JARS = [next(iter(sorted(Path("/usr/share/java").glob(f"{name}*.jar"))), None) for name in
        ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")]


def judged(files):
    """Why PDFBox, which judges all files in one go, finds each of them no valid PDF/A-1b: by its path, empty when it is one."""
    folder = Path(tempfile.mkdtemp(dir=WORK))
    links = {path: folder / f"{i}-{Path(path).name}" for i, path in enumerate(files)}
    for path, link in links.items():
        os.link(path, link)
    done = run("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", ":".join(map(str, JARS)),
               "org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", folder)
    reports = {path: folder / f"{link.name}.preflight.xml" for path, link in links.items()}
    said = {path: report.read_text(errors="replace") if report.exists() else f"not judged {done.stderr[:500]}" for path, report in reports.items()}
    return {path: "" if '<isValid type="PDF/A1-b">true</isValid>' in text else f"{path}: {text[:400]}" for path, text in said.items()}


def unlasting(files):
    """Which of these files are no valid PDF/A-1b, and why, as lines."""
    return [wrong for wrong in judged(files).values() if wrong] if files else ["no file to judge"]


def can_judge():
    return shutil.which("java") and None not in JARS


def lasting(files, name):
    """One test: all these files are valid PDF/A-1b."""
    if not can_judge():
        ok(True, f"{name} # SKIP PDFBox is not installed")
        return
    wrong = unlasting(files)
    ok(not wrong, name, *wrong)


def sound(path, name):
    """Three tests: qpdf and poppler have nothing to say, and, told when all is done, it is valid PDF/A-1b."""
    wrong = unsound(path)
    ok(not wrong, f"{name}: qpdf finds no fault", *wrong)
    loud = [d.stderr for d in (run("pdfinfo", path), run("pdftotext", path, "-"), run("pdffonts", path), run("pdfimages", "-list", path),
                               run("pdftoppm", "-r", "20", "-gray", path, WORK / "page")) if d.returncode or d.stderr]
    ok(not loud, f"{name}: poppler is silent", *loud)
    kept = Path(tempfile.mkdtemp(dir=WORK)) / Path(path).name
    os.link(path, kept)
    to_last[kept] = name


to_last = {}  # the names of files that are judged at the end


def finish():
    wrong = judged(to_last) if to_last and can_judge() else None
    for path, name in to_last.items():
        ok(not wrong or not wrong[path], f"{name}: valid PDF/A-1b{' # SKIP PDFBox is not installed' * (wrong is None)}", wrong and wrong[path])
    tap.finish()
