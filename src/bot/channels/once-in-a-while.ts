const hour = 3_600_000;

/** Says yes at most once an hour for each account, so that a lively group is not answered at every word. */
export function onceInAWhile(pauseMs = hour): (account: string, at: Date) => boolean {
  const last = new Map<string, number>();

  return (account, at) => {
    const time = at.getTime();
    const before = last.get(account);
    if (before !== undefined && time - before < pauseMs) return false;
    last.set(account, time);
    for (const [other, then] of last) if (time - then >= pauseMs) last.delete(other);
    return true;
  };
}
