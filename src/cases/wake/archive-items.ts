import { instantAt } from '../calendar-day.js';
import { type Case, has } from '../case.js';
import { retentionEnds } from '../commands/archiving.js';
import { type Context } from '../context.js';
import { staffHour, type WakeItem } from './wake-item.js';

/** On the first day after the retention of a closed case the clock makes its people nameless (R193). */
export function archiveItems(kase: Case, ctx: Context): WakeItem[] {
  const ends = retentionEnds(kase, ctx);
  if (ends === null || has(kase, 'caseArchived')) return [];
  return [
    {
      at: instantAt(ends, staffHour, ctx.zone),
      key: `${kase.id}:archive:${ends}`,
      series: 'archive',
      tellings: [],
      command: { name: 'archiveCase', input: {} },
    },
  ];
}
