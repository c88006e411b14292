const quarterHour = 15 * 60_000;

/**
 * Calls `work` every quarter of an hour, once for all the windows of this laptop: the one that holds the lock keeps the
 * timer, and another takes over when it stops or closes. Returns how to stop.
 */
export function everyQuarterHour(locks: Pick<LockManager, 'request'>, work: () => void): () => void {
  const stopped = new AbortController();
  const keepTime = () =>
    new Promise<void>((resolve) => {
      const timer = setInterval(work, quarterHour);
      stopped.signal.addEventListener('abort', () => {
        clearInterval(timer);
        resolve();
      });
    });
  void locks.request('palier-quarter-hour', { signal: stopped.signal }, keepTime).catch((error: unknown) => {
    // Stopped while another window held it.
    if (!stopped.signal.aborted) throw error;
  });
  return () => stopped.abort();
}
