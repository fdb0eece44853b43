"""Power cuts in miniature: `python -m tests.bench.killing [--quick]`.

«kill -9 of the web process and of PostgreSQL during uploads: every upload that was answered «принято» is
there and its checksum holds, no orphan is listed». Four schools send all the time; every few seconds the
server's workers, the server itself or PostgreSQL are killed, and the supervisor brings them back. A sender
whose post breaks off sends it again with the same key, as the page does. Only processes of this product are
killed, by their numbers.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
import uuid
from contextlib import suppress

from tests.bench import crowd

KILOBYTES = 64
SENDERS = 4
PAUSE = (1.0, 3.0)
GIVE_UP = 180.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.killing", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 kills of each, 200 uploads at least")
    rounds, wanted = (3, 200) if parser.parse_args().quick else (5, 1000)
    with crowd.running_product() as running:
        crowd.set_up_django()
        municipality_id, senders = crowd.gathered(SENDERS)
        stop, accepted, broken = threading.Event(), {}, []
        threads = [
            threading.Thread(target=keep_sending, args=(running, sender, stop, accepted, broken))
            for sender in senders
        ]
        for thread in threads:
            thread.start()
        pauses = [killed(running, victim, accepted) for _ in range(rounds) for victim in VICTIMS]
        while len(accepted) < wanted and any(thread.is_alive() for thread in threads):
            time.sleep(0.5)
        stop.set()
        for thread in threads:
            thread.join()
        lost = crowd.losses(municipality_id, accepted)
    return report(accepted, broken, pauses, lost)


def keep_sending(running, sender, stop, accepted, broken) -> None:
    """Send one file after the other; each until it is taken."""
    while not stop.is_set():
        content, key = crowd.scan_of(KILOBYTES * 1024), uuid.uuid4()
        until = time.monotonic() + GIVE_UP
        while True:
            status = 0
            with suppress(OSError, crowd.http.client.HTTPException):
                status = crowd.send(running, sender, content, key).status
            if status == 200:
                accepted[key] = crowd.digest(content)
                break
            broken.append(status)
            if time.monotonic() > until:
                broken.append("given up")
                return
            time.sleep(0.2)


def killed(running, victim, accepted) -> float:
    """Kill, and give the seconds to the next accepted upload."""
    time.sleep(random.uniform(*PAUSE))
    for number in victim(running):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    begun, before = time.monotonic(), len(accepted)
    while len(accepted) == before and time.monotonic() - begun < GIVE_UP:
        time.sleep(0.05)
    return time.monotonic() - begun


def postgres(running) -> list[int]:
    """The postmaster; whatever it has started dies with it."""
    return [int((running.postgres / "postmaster.pid").read_text().split()[0])]


VICTIMS = (crowd.workers, crowd.servers, postgres)


def report(accepted, broken, pauses, lost) -> int:
    print(f"принято {len(accepted)}, оборвано и повторено {len(broken)}, убито {len(pauses)}")
    print(f"до следующего принятого: не дольше {max(pauses):.1f} с")
    print(f"потеряно, удвоено, без байтов: {len(lost)} {lost[:5]}")
    given_up = broken.count("given up")
    if given_up:
        print(f"не принято за {GIVE_UP:.0f} с: {given_up}")
    return 1 if lost or given_up else 0


if __name__ == "__main__":
    sys.exit(main())
