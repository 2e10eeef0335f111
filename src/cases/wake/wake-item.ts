import { type Telling } from '../telling.js';

/** Something that follows from the case at a moment, without anybody's press. */
export interface WakeItem {
  /** The instant from which it is due. */
  readonly at: Date;
  /** Unique within the case: a second look at the same moment adds nothing. */
  readonly key: string;
  /** Of several items of one series that were missed, only the latest is said. */
  readonly series: string;
  readonly tellings: readonly Telling[];
  /** What the clock itself records at that moment. */
  readonly command?: { readonly name: string; readonly input: object };
}

/** Reminders of staff wait for the morning digest's hour (I6.2), those of participants for the opening (R155). */
export const staffHour = '08:30';
export const partyHour = '09:00';
