import { addDays, instantAt } from '../calendar-day.js';
import { type Case, facilitators, has, lastOf } from '../case.js';
import { type Context } from '../context.js';
import { meetingDay } from '../facts-of-case.js';
import { participants } from '../participants.js';
import { toPerson, toRole } from '../telling.js';
import { partyHour, staffHour, type WakeItem } from './wake-item.js';

/** The end of a person's pause, at the opening of its day. */
export function pauseItems(kase: Case, ctx: Context): WakeItem[] {
  return participants(kase).flatMap(({ person }) => {
    const pause = lastOf(kase, ['messagesPaused', 'messagesResumed'], (e) => e.person === person);
    if (pause?.type !== 'messagesPaused' || pause.until === null) return [];
    return [
      {
        at: instantAt(pause.until, partyHour, ctx.zone),
        key: `${kase.id}:pause:${pause.id}`,
        series: `pause:${person}`,
        tellings: [toPerson(person, 'pause.over')],
      },
    ];
  });
}

/** The day before the results are heard, the facilitator is reminded of the invitation (R124). */
export function hearingItems(kase: Case, ctx: Context): WakeItem[] {
  const day = meetingDay(kase);
  if (day === null || facilitators(kase).length === 0 || has(kase, 'hearingRecorded')) return [];
  const before = addDays(day, -1);
  return [
    {
      at: instantAt(before, staffHour, ctx.zone),
      key: `${kase.id}:hearing:${day}`,
      series: 'hearing',
      tellings: [toRole('facilitator', 'hearing.reminder', { day })],
    },
  ];
}
