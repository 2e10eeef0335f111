import { fulfilmentAnswer, itemNumber, settledState } from '../../../cases/commands/fulfilment.js';
import { signedAgreement } from '../../../cases/commands/result.js';
import { type CalendarDay } from '../../../cases/calendar-day.js';
import { type Obligation } from '../../../cases/events/result.js';
import { type ItemId } from '../../../cases/ids.js';
import { owed, owing } from '../../../cases/wake.js';
import { type Option, type Screen, type Talk } from '../screen.js';
import { opening } from './can.js';
import { type Screens } from './screens.js';
import { subjectOf } from './views.js';

/** One followed item as this person is asked about it. */
export interface AskedItem {
  readonly item: ItemId;
  readonly n: number;
  readonly due: CalendarDay | null;
  /** `feedback.ask.owes`, `.owed` or `.watches`. */
  readonly key: string;
}

/** The items that are not settled, as this person is asked about them (R128, R129). */
export function askedItems(talk: Talk): AskedItem[] {
  const { kase } = talk;
  return (signedAgreement(kase)?.obligations ?? []).flatMap((obligation) => {
    const { item, due } = obligation;
    const key = keyOf(talk, obligation);
    return key === null || settledState(kase, item) !== null
      ? []
      : [{ item, n: itemNumber(kase, item), due, key }];
  });
}

/** Whether the person owes the item, is owed it, or watches over it. */
function keyOf(talk: Talk, obligation: Obligation): string | null {
  const subject = subjectOf(talk);
  if (owing(talk.kase, obligation).includes(subject)) return 'feedback.ask.owes';
  if (owed(talk.kase, obligation).includes(subject)) return 'feedback.ask.owed';
  return watches(talk) ? 'feedback.ask.watches' : null;
}

function watches({ kase, person }: Talk): boolean {
  const agreement = signedAgreement(kase);
  return agreement?.controller === person || agreement?.notifier === person;
}

/** The first item whose day has come and about which nothing was said. */
export function dueItem(talk: Talk): AskedItem | undefined {
  return askedItems(talk).find(({ item, due }) => isDue(talk, due) && !isAnswered(talk, item));
}

const isDue = ({ ctx }: Talk, due: CalendarDay | null): boolean => due !== null && due <= ctx.today;

/** This person has answered about the item. */
export const isAnswered = (talk: Talk, item: ItemId): boolean =>
  fulfilmentAnswer(talk.kase, subjectOf(talk), item) !== undefined;

/** The next day on which this person will be asked about something; null: on none that is known. */
export function nextDue(talk: Talk): CalendarDay | null {
  const days = askedItems(talk).flatMap(({ due }) =>
    due !== null && due > talk.ctx.today ? [due] : [],
  );
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
