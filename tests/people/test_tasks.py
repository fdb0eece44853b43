"""The rescue of stalled jobs, without a worker."""

import asyncio
from types import SimpleNamespace

from msoko.people.tasks import HEARTBEAT_SECONDS, rescue_stalled_jobs


class Manager:
    """A job manager in memory: two jobs have lost their worker."""

    def __init__(self) -> None:
        self.retried: list[str] = []

    async def get_stalled_jobs(self, *, seconds_since_heartbeat: int) -> list[str]:
        assert seconds_since_heartbeat == HEARTBEAT_SECONDS
        return ["render", "scan"]

    async def retry_job(self, job: str) -> None:
        self.retried.append(job)


def test_rescue_stalled_jobs_returns_each_to_its_queue():
    manager = Manager()
    context = SimpleNamespace(app=SimpleNamespace(job_manager=manager))

    asyncio.run(rescue_stalled_jobs(context, 0))

    assert manager.retried == ["render", "scan"]
