/** Waits so many milliseconds, or until the signal is aborted; never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}

/** Seconds to wait after so many failures in a row: 1, 2, 4 … at most 30. */
export function backOff(failures: number): number {
  return Math.min(30, 2 ** Math.max(0, failures - 1));
}
