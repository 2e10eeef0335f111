import { type Case } from './case.js';
import { type Context } from './context.js';
import { type CaseEvent } from './events/event.js';
import { participants } from './participants.js';
import { mayWriteTo } from './pd-consent.js';
import { type Telling, toPerson } from './telling.js';

/** Those who have a messenger and may be written to learn that there will be no programme, and never why (G3.1). */
export const tellNoProgramme = (
  kase: Case,
  _events: readonly CaseEvent[],
  ctx: Context,
): Telling[] =>
  participants(kase)
    .map(({ person }) => person)
    .filter((who) => ctx.people.get(who)?.linked === true && mayWriteTo(kase, ctx, who))
    .map((who) => toPerson(who, 'programme.none'));
