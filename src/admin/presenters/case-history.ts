import { dayIn, timeIn } from '../../cases/calendar-day.js';
import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { type OpenedCase } from '../opened-cases.js';
import { recentDay } from './day-words.js';
import { historyLabel } from './history-labels.js';
import { sideWords } from './side-words.js';

/** A line of the history: what happened to whom, who did it, the newest first. */
export type HistoryRow = {
  readonly day: string;
  readonly time: string;
  readonly what: string;
  /** «сторона 2 · Орлова Т.». */
  readonly who: string;
};

/** As many as the page shows. */
const SHOWN = 60;

/** What of the history may be seen, without names of participants and without words of anybody. */
export function historyRows(
  { kase, ctx, sight }: OpenedCase,
  texts: Texts,
  nameOfStaff: (id: string) => string,
): HistoryRow[] {
  const words = wordingArgs(ctx.procedure.wording);
  return [...kase.history]
    .reverse()
    .filter((event) => sight.seesEvent(event))
    .slice(0, SHOWN)
    .map((event) => {
      const person = 'person' in event && sight.sees('si') ? event.person : null;
      const about = person === null ? '' : sideWords(kase, person);
      return {
        day: recentDay(dayIn(ctx.zone, event.at), ctx.today),
        time: timeIn(ctx.zone, event.at),
        what: historyLabel(texts, event.type, words),
        who: [about, byWhom(event.actor, nameOfStaff)].filter((part) => part !== '').join(' · '),
      };
    });
}

function byWhom(
  actor: { readonly type: string; readonly id?: string | null },
  nameOfStaff: (id: string) => string,
): string {
  if (actor.type === 'staff') return nameOfStaff(actor.id ?? '');
  return actor.type === 'person' ? 'в боте' : 'система';
}
