import { type RussianCalendar } from './cases/working-days.js';
import { type Channel } from './bot/channels/channel.js';
import { type Dialogue } from './bot/conversing.js';
import { type Memory, type Screen, type Talk } from './bot/dialogue/screen.js';
import { type Pages } from './bot/pages.js';
import { type Texts } from './bot/texts/texts.js';
import { type DomainClock } from './clock.js';
import { type Store } from './models/connect.js';

/** What a service is joined from. */
export interface ServiceParts {
  readonly store: Store;
  readonly clock: DomainClock;
  readonly calendar: RussianCalendar;
  readonly texts: Texts;
  readonly localesDir: string;
  readonly dialogue: Dialogue & { screenOf(talk: Talk, key: string, data: Memory): Screen | null };
  readonly channels: ReadonlyMap<string, Channel>;
  /** One-time pages, where the service has an address that a phone can open. */
  readonly pages: Pages | null;
  readonly log: (fields: Readonly<Record<string, string | number>>, message: string) => void;
  readonly technicalNow: () => Date;
}

/** What the machine does by itself. */
export const systemActor = { actor: { type: 'clock' }, door: 'clock' } as const;
