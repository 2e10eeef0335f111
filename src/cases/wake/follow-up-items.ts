import { addDays, type CalendarDay, instantAt } from '../calendar-day.js';
import { all, type Case, has, inRound } from '../case.js';
import { answerers } from '../commands/audience.js';
import { type Context } from '../context.js';
import { type FollowedItem, followedItems, owing, settledState } from '../followed-items.js';
import { type ItemId, type PersonId } from '../ids.js';
import { isMember } from '../participants.js';
import { toPerson } from '../telling.js';
import { partyHour, type WakeItem } from './wake-item.js';

/** Each item on its days: who owes, who is owed, who watches (R128, R129, R134). */
export function followUpItems(kase: Case, ctx: Context): WakeItem[] {
  return followedItems(kase)
    .filter(({ item }) => settledState(kase, item) === null)
    .flatMap((item) =>
      item.days.map((day, time) => itemQuestions(kase, ctx, item, { day, again: time > 0 })),
    );
}

function itemQuestions(
  kase: Case,
  ctx: Context,
  followed: FollowedItem,
  { day, again }: { readonly day: CalendarDay; readonly again: boolean },
): WakeItem {
  const { item, n, repeats } = followed;
  const at = instantAt(day, partyHour, ctx.zone);
  const ask = (persons: readonly PersonId[], text: string) =>
    answerers(kase, ctx, persons)
      .filter((who) => !hasLeft(kase, who) && !isAnswered(kase, who, item, repeats ? at : null))
      .map((who) => toPerson(who, text, { item, n, day }));
  const first = repeats && again ? 'plan.again' : 'feedback.ask.owes';
  return {
    at,
    key: `${kase.id}:item:${item}:${day}`,
    series: `item:${item}`,
    tellings: [
      ...ask(owing(kase, followed), first),
      ...ask(followed.owed, 'feedback.ask.owed'),
      ...ask(followed.watching, 'feedback.ask.watches'),
    ],
  };
}

/** Answered at all; of a row that repeats: since it was asked about the last time. */
function isAnswered(kase: Case, who: PersonId, item: ItemId, since: Date | null): boolean {
  return has(
    kase,
    'fulfilmentAnswered',
    (e) => e.person === who && e.item === item && (since === null || e.at >= since),
  );
}

const hasLeft = (kase: Case, who: PersonId) =>
  has(inRound(kase), 'participantLeft', (e) => e.person === who);

/** The three questions about the joint meeting, the day after it, to those who were there (V-D5, G7). */
export function feedbackItems(kase: Case, ctx: Context): WakeItem[] {
  return all(inRound(kase), 'jointMeetingHeld').map((held) => {
    const asked = held.present.filter(
      (who) =>
        isMember(kase, who) &&
        !hasLeft(kase, who) &&
        !has(kase, 'meetingFeedbackGiven', (e) => e.person === who && e.at >= held.at),
    );
    return {
      at: instantAt(addDays(held.day, 1), partyHour, ctx.zone),
      key: `${kase.id}:feedback:${held.meeting}`,
      series: `feedback:${held.meeting}`,
      tellings: answerers(kase, ctx, asked).map((who) => toPerson(who, 'feedback.meeting')),
    };
  });
}
