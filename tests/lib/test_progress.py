"""What a child process tells of its progress reaches whoever started it."""

from msoko.lib import progress, sandbox


def test_telling_without_a_listener_does_nothing():
    progress.tell("reading", 1, 2)


def test_listener_hears_only_inside_its_block():
    heard = []

    with progress.heard_by(lambda *step: heard.append(step)):
        progress.tell("reading", 1, 2)
    progress.tell("reading", 2, 2)

    assert heard == [("reading", 1, 2)]


def test_sandbox_passes_progress_on_and_ignores_what_looks_like_it():
    heard = []

    answer = sandbox.run("tests.lib.sandbox_targets:counting", on_progress=lambda *step: heard.append(step))

    assert answer == "counted"
    assert heard == [("reading", 1, 3), ("reading", 2, 3), ("recognising", 0, 0)]
