let last = 0;

/** A number greater than all before it in this process, and than those of earlier moments in others: technical microseconds. */
export function nextOrder(): number {
  last = Math.max(last + 1, Date.now() * 1000);
  return last;
}
