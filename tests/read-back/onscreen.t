#!/usr/bin/env python3
"""What is in a PDF for who reads it on screen: addresses that can be opened, where they stand in the text; fields to fill in."""
import re

from papers import WORK, draaiboek, finish, lasting, meeting, ok, run, structure, unsound

# --- links ---

script = meeting("links")
text = script.read_text(encoding="utf-8")
FAR = "https://www.lindewaard.example/een/heel/lange/weg/naar/de/parkeerplaats/die/niet/op/een/regel/past/en/nog/meer"
script.write_text(re.sub(r"^praktisch:", f'praktisch:\n  - "Kijk op {FAR} of mail naar wie@zorg.example."', text, flags=re.M), encoding="utf-8")
done = draaiboek("print", script, "uitnodiging", "programma", "draaiboek", "-o", WORK / "links")
ok(done.returncode == 0 and re.search("^praktisch:", text, re.M), "papers with addresses are made", done.stderr)


def links_of(path):
    return re.findall(r"Annotation\s+(\S+)", run("pdfinfo", "-url", path).stdout)


invitation, programme = WORK / "links/uitnodiging.pdf", WORK / "links/programma.pdf"
host = re.search(r"mail: (\S+@[\w.]+)", text)[1].rstrip("}")
ok(FAR in links_of(invitation) and "mailto:wie@zorg.example" in links_of(invitation) and f"mailto:{host}" in links_of(invitation),
   "web and mail addresses of the invitation can be opened", links_of(invitation))
ok(f"mailto:{host}" in links_of(programme), "those of the programme", links_of(programme))
heard = re.sub(r"\n\s*Object [^\n]*|\n\s*Link \(inline\)", "", structure(invitation)[0])
ok(re.search(r'"Kijk op "\s*"https://', heard) and re.search(r'nog/meer"\s*" of mail naar "\s*"wie@', heard),
   "an address is heard at its place in the sentence", heard)
ok(structure(invitation)[0].count("Link (inline)") == structure(invitation)[0].count("Object ") == len(links_of(invitation)),
   "each link is an element with its annotation")
plain = re.sub(r"\s+", "", run("pdftotext", "-raw", invitation, "-").stdout)
ok(f"Kijkop{FAR}ofmailnaarwie@zorg.example." in plain, "and copied whole, also over two lines", plain)
keys = meeting("keys", "startbijeenkomst.keys").with_suffix(".keys")
keys.write_text(re.sub(r'( k )"[^"]*"', rf'\1"zie www.zorg.example/lezen"', keys.read_text(encoding="utf-8"), count=1), encoding="utf-8")
draaiboek("run", script, "--keys", keys)
done = draaiboek("report", script, "-o", WORK / "links")
report = WORK / "links/verslag.pdf"
ok(done.returncode == 0 and "https://www.zorg.example/lezen" in links_of(report), "those of the report", done.stderr, links_of(report))
ok(not sum((unsound(p) for p in (invitation, programme, report)), []), "sound files")
done = draaiboek("print", script, "uitnodiging", "--n-up", "2", "--copies", "2", "-o", WORK / "links/two")
two = WORK / "links/two.pdf"
(WORK / "links/two/uitnodiging.pdf").rename(two)
ok(sorted(set(links_of(two))) == sorted(set(links_of(invitation))), "two on a sheet they still lead there", links_of(two))
lasting([invitation, programme, report, two], "papers with links are PDF/A-1b")

finish()
