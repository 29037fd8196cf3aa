#!/usr/bin/env python3
"""The editor's schema is whole JSON: no name twice in an object, every reference leads somewhere, what is needed exists, and every
key that the shipped agendas use may stand where they use it."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("DRAAIBOEK", ROOT / "build/draaiboek")).absolute()
AGENDAS = {"nl": "startend-netwerk.yaml", "en": "starting-network.yaml"}
twice = []


def once(pairs):
    names = [name for name, _ in pairs]
    twice.extend(name for name in set(names) if names.count(name) > 1)
    return dict(pairs)


def references(node):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "$ref":
                yield value
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def lost_names(definition):
    """Names that are needed and do not exist; a part's method is one that does."""
    needed = [name for rule in definition.get("allOf", []) for way in rule["anyOf"] for name in way["required"]]
    return [name for name in needed if name not in definition["properties"]]


def judge(lang):
    twice.clear()
    done = subprocess.run([PROGRAM, "schema", "--lang", lang], capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        return [f"exit {done.returncode}", done.stderr]
    schema = json.loads(done.stdout, object_pairs_hook=once)
    definitions = schema["definitions"]
    problems = [f"{name} stands twice in one object" for name in twice]
    problems += [f"{ref} leads nowhere" for ref in references(schema) if ref.split("/")[-1] not in definitions]
    problems += [f"{name} is needed in {place} but cannot stand there"
                 for place, definition in definitions.items() for name in lost_names(definition)]
    def parts_of(place):
        return {ref.split("/")[-1] for words in ("onderdelen", "phases") if words in place["properties"]
                for ref in references(place["properties"][words])}
    def tracks_of(place):
        return [ref.split("/")[-1] for words in ("deelsessies", "parallel") if words in place["properties"]
                for ref in references(place["properties"][words])]
    tracks = [definitions[name] for part in parts_of(definitions["d0"]) for name in tracks_of(definitions[part])]
    nested = [name for track in tracks for part in parts_of(track) for name in tracks_of(definitions[part])]
    if not tracks or not any(parts_of(track) for track in tracks) or nested:
        problems.append(f"parts of a track may have tracks themselves, which the loader refuses: {nested}")
    known = {name for definition in definitions.values() for name in definition["properties"]}
    text = (ROOT / "agendas" / AGENDAS[lang]).read_text()
    used = set(re.findall(r"^ *(?:- )?([a-zé][a-zé ]*):(?: |$)", text, re.M))
    problems += [f"the agenda's {name} is unknown" for name in sorted(used - known)]
    if len(used) < 30:
        problems.append(f"only {len(used)} keys were found in the agenda")
    return problems


failed = False
print(f"1..{len(AGENDAS)}")
for number, lang in enumerate(AGENDAS, 1):
    problems = judge(lang)
    failed = failed or bool(problems)
    print(f"{'not ok' if problems else 'ok'} {number} - schema {lang}")
    for problem in problems:
        print(f"# {problem}")
sys.exit(failed)
