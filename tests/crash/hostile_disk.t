#!/usr/bin/env python3
"""The disk fails: at every call that writes, once and for a while and for good. No record is lost once there is room again,
what is not saved is shown, nothing half stands under a name, no file is left over, and the exit code says so."""
import errno
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from surroundings import *  # noqa: E402,F403

SHIM = str(Path(PLAIN).parent / "tests/crash/faildisk.so")
KEEPS_ON = '+00:00:00 PgDn\n+00:01:00 n "een" Enter\n+00:02:00 n "twee" Enter\n+00:03:00 n "drie" Enter\n'


def failing(arguments, at=0, times=1, error=errno.ENOSPC, half=False, count=False):
    """Runs the plain program with a disk that fails from call `at` on; with count, returns how many calls it made."""
    out, into = os.pipe() if count else (None, None)
    env = surroundings(LD_PRELOAD=SHIM, FAILDISK_AT=str(at), FAILDISK_FOR=str(times), FAILDISK_ERRNO=str(int(error)),
                       FAILDISK_HALF="1" if half else None, FAILDISK_COUNT=str(into) if count else None)
    done = subprocess.run([PLAIN, *map(str, arguments)], env=env, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL,
                          pass_fds=[into] if count else [])
    if count:
        os.close(into)
        with os.fdopen(out) as told:
            return int(told.read())
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def faults_of(done, statuses):
    """What is wrong with a run in words, as judge does, without a test of its own."""
    faults = [] if done.status in statuses else [f"exit code {done.status}"]
    faults += [f"not for people: {ALIEN.search(done.err)[0]}"] if ALIEN.search(done.err) else []
    faults += ["no message"] if done.status and not done.err.strip() else []
    faults += [f"another language: {language_faults(done.err, 'nl')}"] if language_faults(done.err, "nl") else []
    return faults


def leftovers(folder):
    return [str(path) for path in folder.rglob("*") if path.name.startswith(".draaiboek-")]


def sweep(name, calls, one):
    """Calls one(at, error, times, half) for every call and way of failing; one test a way."""
    for way, error, times, half in (("full once", errno.ENOSPC, 1, False), ("full for good", errno.ENOSPC, 10 ** 6, False),
                                    ("full after half a write", errno.ENOSPC, 2, True), ("broken", errno.EIO, 1, False)):
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda at: (at, one(at, error, times, half)), range(1, calls + 1)))
        wrong = [f"call {at}: {'; '.join(faults)}" for at, faults in results if faults]
        ok(not wrong and calls > 5, f"{name}, disk {way}, at each of {calls} calls", "\n".join(wrong))


def session():
    p = Place(keys=KEEPS_ON)
    arguments = p.commands()["run --keys"]
    calls = failing([*arguments, "--dump"], count=True)
    p.close()

    def one(at, error, times, half):
        q = Place(keys=KEEPS_ON)
        done = failing([*q.commands()["run --keys"], "--dump"], at, times, error, half)
        faults = faults_of(done, (0, 2))
        text = q.session.read_text(errors="replace") if q.session.exists() else ""
        notes = [word for word in ("een", "twee", "drie") if f'"{word}"' in text]
        if done.status == 0 and len(notes) < 3:
            faults.append(f"it says that all is well and holds only {notes}")
        if done.status == 0 and "NIET OPGESLAGEN" in done.out:
            faults.append("it shows that something is not saved and says that all is well")
        if done.status == 2 and done.out and "NIET OPGESLAGEN" not in done.out + done.err:
            faults.append("it does not show that something is not saved")
        if leftovers(q.folder):
            faults.append(f"left over: {leftovers(q.folder)}")
        q.keys.write_text('+00:10:00 n "later" Enter\n')
        again = run(*q.commands()["run --keys"], program=PLAIN)
        faults += [f"afterwards: {fault}" for fault in faults_of(again, (0,))]
        text = q.session.read_text(errors="replace")
        if not all(f'"{word}"' in text for word in [*notes, "later"]):
            faults.append("afterwards it cannot be gone on with")
        q.close()
        return faults + ([done.err[-300:]] if faults else [])

    sweep("a new session", calls, one)


def documents(command, ready):
    p = Place()
    if ready:
        p.play(program=PLAIN)
    arguments = p.commands()[command]
    run(*arguments, program=PLAIN)
    good = snapshot(p.out)
    if not ready:
        p.script.write_text(SCRIPT.replace("Buurtoverleg", "Buurtfeest"))
    calls = failing([*arguments, "--force"], count=True)

    def one(at, error, times, half):
        out = new_folder(p.folder)
        for name, data in good.items():
            if isinstance(data, bytes):
                (out / name).parent.mkdir(parents=True, exist_ok=True)
                (out / name).write_bytes(data)
        done = failing([*arguments[:-1], out, "--force"], at, times, error, half)
        faults = faults_of(done, (0, 1, 2))
        there = snapshot(out)
        for name, data in there.items():
            if name.endswith(".pdf") and not (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")):
                faults.append(f"{name} is half")
        faults += [f"{name} is gone" for name in good if name not in there]
        if leftovers(out):
            faults.append(f"left over: {leftovers(out)}")
        named = done.out.splitlines()
        faults += [f"{path} was named but is not there" for path in named if not Path(path).exists()]
        if times > 2 and done.status != 2:
            faults.append(f"the disk was full to the end, and the exit code is {done.status}")
        shutil.rmtree(out)
        return faults + ([done.err[-300:]] if faults else [])

    sweep(command, calls, one)
    p.close()


def hanging():
    """A disk that never answers whoever makes the lifeboat: that is ended after a while, and the meeting goes on."""
    p = Place()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(PLAIN, [PLAIN, "run", str(p.script)], surroundings(LD_PRELOAD=SHIM, FAILDISK_HANG="1"))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 150, 0, 0))
    said, wanted = "", "Ziet de zaal dit scherm ook?"
    keys = [(b"n", "volgende"), (b"L", "De reddingsboei is niet gemaakt"), (b"q", "Stoppen?"), (b"q", None)]
    while wanted and select.select([terminal], [], [], SECONDS)[0]:
        said += os.read(terminal, 65536).decode(errors="replace")
        if wanted in said:
            (key, wanted), said = keys.pop(0), ""
            os.write(terminal, key)
    ok(not wanted, "run: a disk that hangs costs the lifeboat and not the meeting", f"never came: {wanted}\n{said[-3000:]}")
    if wanted:
        os.kill(pid, signal.SIGKILL)
    ok(os.waitpid(pid, 0)[1] == 0, "and it ends when it is asked to")
    p.close()


def names_away():
    """Killed at any call, the session can be opened, and a second try takes the names out of all that is the program's."""
    p = Place()
    p.play(program=PLAIN)
    calls = failing(["anonymise", p.script], count=True)
    p.close()
    wrong = []
    for at in range(1, calls + 1):
        q = Place()
        q.play(program=PLAIN)
        env = surroundings(LD_PRELOAD=SHIM, FAILDISK_AT=str(at), FAILDISK_KILL="1")
        killed = subprocess.run([PLAIN, "anonymise", q.script], env=env, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
        if killed.returncode != -signal.SIGKILL:
            wrong.append(f"call {at}: it was not killed but ended with {killed.returncode}")
        for words, status in ((("report", q.script, "-o", q.out), 0), (("anonymise", q.script), 1), (("report", q.script, "-o", q.out), 0)):
            done = run(*words, program=PLAIN)
            if done.status != status:
                wrong.append(f"call {at}: {words[0]}: exit code {done.status}: {done.err[-300:]}")
        kept = [q.session, *(path for path in q.copies.rglob("*") if path.is_file())]
        wrong += [f"call {at}: {path.name} holds a name" for path in kept if "Nowak" in path.read_text()]
        q.close()
    ok(not wrong and calls > 15, f"names are taken away, killed at each of {calls} calls", "\n".join(wrong))


def tmpfs():
    """A disk that is really full."""
    p = Place()
    disk = p.folder / "schijf"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48k", "none", str(disk)], capture_output=True).returncode:
        p.close()
        return
    try:
        judge("print on a full disk", run("print", p.script, "-o", disk / "uit"), 2, "de schijf is vol")
        ok(not leftovers(disk), "leaves nothing half", leftovers(disk))
        for path in disk.rglob("*.pdf"):
            ok(path.read_bytes().rstrip().endswith(b"%%EOF"), f"{path.name} is whole")
        shutil.rmtree(disk / "uit", ignore_errors=True)
        (disk / "vol").write_bytes(bytes(24 * 1024))
        p.keys.write_text(KEEPS_ON + "".join(f'+00:0{i // 10 + 4}:00 n "{"lang " * 150}" Enter\n' for i in range(50)))
        done = run("run", p.script, "--keys", p.keys, "--session", disk / "s", "--dump")
        judge("run on a full disk", done, 2, "de schijf is vol")
        ok("NIET OPGESLAGEN" in done.out + done.err, "shows that not all is saved", done)
    finally:
        subprocess.run(["umount", str(disk)], check=False)
        p.close()


if __name__ == "__main__":
    if ok(Path(SHIM).exists(), "the failing disk is built", SHIM):
        session()
        documents("print", False)
        documents("report", True)
        documents("mail", True)
        names_away()
        hanging()
    tmpfs()
    finish()
