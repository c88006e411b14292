/** IndexedDB says it directly or, when a transaction was aborted for it, as the reason inside. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error || cause instanceof DOMException; cause = innerOf(cause)) {
    if (cause.name === 'QuotaExceededError') return true;
  }
  return false;
}

function innerOf(error: object): unknown {
  return (error as { inner?: unknown }).inner ?? (error as { cause?: unknown }).cause;
}
