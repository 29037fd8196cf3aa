"""The agendas that ship: each a format of the field, in Dutch and in English; and what the papers of the worksheets that ship are
called. What is in them is for the tests that read or play them."""
import re
import unicodedata
from pathlib import Path

WORKSHEETS = Path(__file__).resolve().parents[1] / "agendas/werkbladen"

# the name in Dutch, the name in English
PAIRS = [
    ("startend-netwerk", "starting-network"),
    ("wijkteam-gesprek", "neighbourhood-team-talk"),
    ("wijkteam-speerpunt", "neighbourhood-team-focus"),
    ("congres-met-zalen", "conference-with-rooms"),
    ("themabijeenkomst", "theme-meeting"),
    ("toekomstagenda", "future-agenda"),
    ("netwerkbijeenkomst", "network-meeting"),
    ("jaarbijeenkomst", "yearly-meeting"),
    ("themas-kiezen", "choosing-themes"),
    ("kwartaalgesprek", "quarterly-review"),
]


def sheet_file(name, lang):
    """What the paper of a worksheet is called, without .pdf: after its id, in English after its title."""
    if lang == "nl":
        return f"werkblad-{name}"
    title = re.search(r'^worksheet: "?(.*?)"?$', (WORKSHEETS / f"{name}.en.yaml").read_text(encoding="utf-8"), re.M)[1]
    plain = "".join(c for c in unicodedata.normalize("NFD", title.lower()) if not unicodedata.combining(c))
    return "worksheet-" + re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
