import { type Alarm, alarmsOf, type Vitals } from './alarms.js';

/** What has begun and what has ended since somebody was last told. */
export interface News {
  readonly begun: readonly Alarm[];
  readonly ended: readonly Alarm[];
}

export interface WatchParts {
  readonly vitals: () => Promise<Vitals>;
  /** Tells by another door; false: no door took it, and it is tried again at the next look. */
  readonly tell: (news: News) => Promise<boolean>;
  readonly failed: (error: unknown) => void;
  readonly everyMs?: number;
}

/** Looks after everything that could stand still unnoticed, by a timer of its own: the scheduler is one of those things. */
export interface Watch {
  /** What is wrong, as of the last look. */
  alarms(): readonly Alarm[];
  look(): Promise<void>;
  stop(): void;
}

const halfAMinute = 30_000;
/** Looks that are remembered: ten minutes. */
const remembered = 20;

/** A watch that looks every half a minute until it is stopped. */
export function startWatch({ vitals, tell, failed, everyMs = halfAMinute }: WatchParts): Watch {
  let alarms: readonly Alarm[] = [];
  const looks: Vitals[] = [];
  const told = new Map<string, Alarm>();

  async function look(): Promise<void> {
    const now = await vitals();
    alarms = alarmsOf(now, looks);
    looks.push(now);
    if (looks.length > remembered) looks.shift();
    const begun = alarms.filter(({ id }) => !told.has(id));
    const ended = [...told.values()].filter(({ id }) => alarms.every((alarm) => alarm.id !== id));
    if (begun.length + ended.length === 0 || !(await tell({ begun, ended }))) return;
    for (const alarm of begun) told.set(alarm.id, alarm);
    for (const { id } of ended) told.delete(id);
  }

  const timer = setInterval(() => void look().catch(failed), everyMs);
  timer.unref();
  return { alarms: () => alarms, look, stop: () => clearInterval(timer) };
}
