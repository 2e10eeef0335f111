/** What day it is for cases, hours and reminders. Only the sandbox moves it; everything technical uses the system's time. */
export interface DomainClock {
  now(): Date;
  /** Milliseconds ahead of the system's time. */
  offset(): number;
  /** Moves it forward to this instant; backwards it never goes. */
  moveTo(instant: Date): void;
}

/** A clock that is so far ahead; `system` is the technical clock. */
export function domainClock(offset: number, system: () => Date = () => new Date()): DomainClock {
  let ahead = offset;
  return {
    now: () => new Date(system().getTime() + ahead),
    offset: () => ahead,
    moveTo: (instant) => {
      ahead = Math.max(ahead, instant.getTime() - system().getTime());
    },
  };
}
