import { type CalendarDay } from '../../../cases/calendar-day.js';
import { has } from '../../../cases/case.js';
import {
  type FollowedItem,
  followedItems,
  owing,
  settledState,
} from '../../../cases/followed-items.js';
import { type ItemId } from '../../../cases/ids.js';
import { type Option, type Screen, type Talk } from '../screen.js';
import { opening } from './can.js';
import { type Screens } from './screens.js';
import { subjectOf } from './views.js';

/** One followed item as this person is asked about it. */
export interface AskedItem {
  readonly item: ItemId;
  readonly n: number;
  /** The last day that has come on which it is asked about; null: none has. */
  readonly since: CalendarDay | null;
  /** The next day on which it will be asked about. */
  readonly next: CalendarDay | null;
  readonly repeats: boolean;
  /** `feedback.ask.owes`, `.owed`, `.watches` or `plan.again`. */
  readonly key: string;
}

/** The items that are not settled, as this person is asked about them (R128, R129, R134). */
export function askedItems(talk: Talk): AskedItem[] {
  const { kase, ctx } = talk;
  return followedItems(kase).flatMap((followed) => {
    const { item, n, days, repeats } = followed;
    const key = keyOf(talk, followed);
    if (key === null || settledState(kase, item) !== null) return [];
    const since = days.filter((day) => day <= ctx.today).at(-1) ?? null;
    return [{ item, n, since, next: days.find((day) => day > ctx.today) ?? null, repeats, key }];
  });
}

/** Whether the person owes the item, is owed it, or watches over it. */
function keyOf(talk: Talk, item: FollowedItem): string | null {
  const subject = subjectOf(talk);
  const isAgain = item.repeats && item.days.filter((day) => day <= talk.ctx.today).length > 1;
  if (owing(talk.kase, item).includes(subject)) return isAgain ? 'plan.again' : 'feedback.ask.owes';
  if (item.owed.includes(subject)) return 'feedback.ask.owed';
  return item.watching.includes(subject) ? 'feedback.ask.watches' : null;
}

/** The items whose day has come and about which nothing was said. */
export function dueItems(talk: Talk): AskedItem[] {
  return askedItems(talk).filter((asked) => asked.since !== null && !isAnswered(talk, asked));
}

/** This person has answered about the item; of a row that repeats, since its last day. */
export function isAnswered(talk: Talk, { item, repeats, since }: AskedItem): boolean {
  const subject = subjectOf(talk);
  return has(
    talk.kase,
    'fulfilmentAnswered',
    (e) =>
      e.person === subject && e.item === item && (!repeats || since === null || e.day >= since),
  );
}

/** The next day on which this person will be asked about something; null: on none that is known. */
export function nextDue(talk: Talk): CalendarDay | null {
  const days = askedItems(talk).flatMap(({ next }) => (next === null ? [] : [next]));
  return days.sort()[0] ?? null;
}

/** The question about an item, naming its number alone (R128). */
export function itemScreen(talk: Talk, { item, n, key }: AskedItem, s: Screens): Screen {
  const answers = key === 'feedback.ask.watches' ? ['unknown', 'needHelp'] : ['needHelp', 'again'];
  const [third = '', last = ''] = key === 'plan.again' ? ['needHelp', 'planTalk'] : answers;
  const openItem: Option = { id: 'openItem', opens: 'item', about: { item } };
  const options = [
    opening(talk, openItem),
    [{ id: 'done' }],
    [{ id: 'partly' }],
    [{ id: 'notYet' }],
    [{ id: third }, { id: last }],
    [{ id: 'menu' }],
  ].filter((row) => row.length > 0);
  const note = talk.hasPages ? [] : [{ key: 'paper.note', args: s.make(talk, 'paper.note').args }];
  return s.make(talk, key, options, {
    args: { n },
    memory: { item },
    withoutClosing: true,
    below: note,
  });
}
