"""The job that looks after the jobs.

quality.md 3: «A rescue task each minute returns stalled jobs». A worker that was killed leaves its job
marked as running; its heartbeat stops, and the job goes back into the queue. Every job of ours may run twice.
"""

from procrastinate import JobContext
from procrastinate.contrib.django import app

HEARTBEAT_SECONDS = 60


@app.periodic(cron="* * * * *")
@app.task(name="rescue_stalled_jobs", queue="deadline", queueing_lock="rescue", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_SECONDS):
        await manager.retry_job(job)
