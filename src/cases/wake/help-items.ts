import { type Case } from '../case.js';
import { openHelp } from '../commands/help.js';
import { toRole } from '../telling.js';
import { type WakeItem } from './wake-item.js';

/** One hour without contact after a call for help (R186). */
export function helpItems(kase: Case): WakeItem[] {
  return openHelp(kase).map(({ person, at }) => ({
    at: new Date(at.getTime() + 3_600_000),
    key: `${kase.id}:help:${person}:${at.getTime()}`,
    series: `help:${person}`,
    tellings: (['serviceHead', 'coordinator'] as const).map((role) => ({
      ...toRole(role, 'told.safety.late', { person }),
      urgency: 'safety' as const,
    })),
  }));
}
