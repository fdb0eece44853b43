"""The evening of a deadline: `python -m tests.bench.uploading [--quick]`.

«200 organisations sending 1 MB each within one minute on 2 cores: no error, nothing lost, p95 under 1 s
besides the transfer». Each school sends one file of 1 MB and presses «отправить»; arrivals are random within
the minute. Ends with a failure when an answer was no success or something is missing afterwards; the times
are printed, not judged, because the machine of today is not the machine of tomorrow.
"""

import argparse
import random
import statistics
import sys
import threading
import time
import uuid

from tests.bench import crowd

MEBIBYTE = 1024 * 1024


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.uploading", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="40 schools in 12 seconds")
    count, seconds = (40, 12.0) if parser.parse_args().quick else (200, 60.0)
    with crowd.running_product() as running:
        crowd.set_up_django()
        municipality_id, senders = crowd.gathered(count)
        contents = [crowd.scan_of(MEBIBYTE) for _ in senders]
        crowd.send(running, senders[0], contents[0], uuid.UUID(int=0))  # the first request warms the server
        before = crowd.processor_seconds(running)
        answers, accepted = rush(running, senders, contents, seconds)
        used = crowd.processor_seconds(running) - before
        print(f"процессор сервера: {used / count:.2f} с на один ответ с файлом, всего {used:.0f} с")
        return report(answers, crowd.losses(municipality_id, accepted), count)


def rush(running, senders, contents, seconds):
    """Let every school send at its own random moment; answers of files and of «отправить»."""
    files, sent, accepted = [], [], {}
    begun = time.monotonic()

    def one(sender, content, moment):
        time.sleep(max(0.0, begun + moment - time.monotonic()))
        key = uuid.uuid4()
        files.append(crowd.send(running, sender, content, key))
        if files[-1].status == 200:
            accepted[key] = crowd.digest(content)
        sent.append(crowd.submit(running, sender))

    moments = [random.uniform(0, seconds) for _ in senders]
    threads = [
        threading.Thread(target=one, args=given) for given in zip(senders, contents, moments, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (files, sent), accepted


def report(answers, lost, count) -> int:
    files, sent = answers
    for name, found, good in (("файл 1 МБ", files, 200), ("отправить", sent, 302)):
        times = sorted(one.seconds for one in found)
        bad = [one.status for one in found if one.status != good]
        print(
            f"{name}: {len(times)} из {count}, ошибок {len(bad)} {sorted(set(bad))}, медиана "
            f"{statistics.median(times):.2f} с, p95 {times[int(len(times) * 0.95) - 1]:.2f} с, "
            f"наибольшее {times[-1]:.2f} с"
        )
    print(f"потеряно: {len(lost)} {lost[:5]}")
    is_good = not lost and all(one.status == 200 for one in files) and all(one.status == 302 for one in sent)
    return 0 if is_good and len(files) == len(sent) == count else 1


if __name__ == "__main__":
    sys.exit(main())
