import { addDays, dayIn, instantAt, timeIn } from '../cases/calendar-day.js';

/** From when until when messages may leave, `HH:mm` in the case's zone (R155). */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** The instant itself when it lies within the hours, else the next opening. */
export function nextOpening({ from, to }: Hours, zone: string, instant: Date): Date {
  const [day, time] = [dayIn(zone, instant), timeIn(zone, instant)];
  if (time < from) return instantAt(day, from, zone);
  return time < to ? instant : instantAt(addDays(day, 1), from, zone);
}
