import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { programmeLimit } from '../../cases/commands/review.js';
import { last } from '../../cases/case.js';
import { clauseOf } from '../../cases/deadlines/why.js';
import { type OpenedCase } from '../opened-cases.js';
import { dayAndMonth } from '../../cases/russian-days.js';

/**
 * The draft of the notice to the commission that the programme has to be prolonged (R148; 004 §IV.4): the case by its number,
 * the clause, the present last day; the new day and the reason are left for who signs it. Null when no programme runs.
 */
export function extensionNotice(texts: Texts, { kase, ctx }: OpenedCase): string | null {
  const due = programmeLimit(kase, ctx)?.due ?? null;
  if (due === null) return null;
  return texts.say('notice.extension', {
    ...wordingArgs(ctx.procedure.wording),
    no: kase.number,
    referral: last(kase, 'referralSigned')?.number ?? last(kase, 'decreeRecorded')?.number ?? '___',
    due: `${dayAndMonth(due)} ${due.slice(0, 4)} года`,
    clause: clauseOf(ctx.procedure, ctx.procedure.extension?.clause ?? ''),
  });
}
