import { CalendarDay } from '../../../cases/calendar-day.js';
import { periodWords } from '../../../cases/period-words.js';
import { staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { type Memory } from '../screen.js';
import { screenOf } from './desk.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';

/** By limit: what is said of a report or a registry of no case (I6.1). */
const dutyTexts: Readonly<Record<string, string>> = {
  'K-D18': 'report.K-D18',
  'B-D16': 'registry.B-D16',
  'B-D17': 'registry.B-D17.ask',
  'Y-D1': 'registry.Y-D1',
  'Y-D2': 'report.Y-D2',
  'Y-D3': 'report.Y-D3',
};

/** The key of what is said of a limit; one that has no words of its own is named by its title. */
export const dutyKey = (limit: string, due: CalendarDay | null): string =>
  dutyTexts[limit] ?? (due === null ? 'duty.other' : 'duty.other.dated');

/** The keys of all these texts. */
export const dutyKeys = [...Object.values(dutyTexts), 'duty.other', 'duty.other.dated'];

/** «Анализ за первое полугодие 2026 года: отправить до 15 июля»; nothing is asked, it is done elsewhere. */
export const dutyScreen =
  (key: string) =>
  (talk: StaffTalk, texts: Texts, data: Memory): StaffScreen => {
    const due = CalendarDay.safeParse(data['due']).data;
    return screenOf({ talk, texts }, key, [[{ id: 'menu' }]], {
      args: {
        what: data['what'] ?? '',
        period: periodWords(data['period'] ?? ''),
        date: due === undefined ? '' : staffDay(due),
      },
    });
  };
