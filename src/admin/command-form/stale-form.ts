import { wordingArgs } from '../../bot/texts/wording.js';
import { type FormValues } from '../../people/form-draft.js';
import { historyLabel } from '../presenters/history-labels.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';

/**
 * What others recorded since the form was made, in a sentence; empty: nothing that this reader may see. A form without the
 * mark of its case is taken as it is.
 */
export function staleNote(
  { parts, sight, staff }: FormCall,
  { kase, ctx }: CommandForm,
  values: FormValues,
): string {
  const seen = values['_last']?.[0] ?? '';
  const at = kase.history.findIndex(({ id }) => id === seen);
  if (at < 0) return '';
  const others = kase.history
    .slice(at + 1)
    .filter(({ actor }) => actor.type !== 'clock' && actor.type !== 'token')
    .filter(({ actor }) => actor.type !== 'staff' || actor.id !== staff.id)
    .filter((event) => sight?.seesEvent(event) === true);
  const words = wordingArgs(ctx.procedure.wording);
  const named = others.map(({ type }) => historyLabel(parts.texts, type, words));
  const what = [...new Set(named)].map((label) => `«${label}»`).join(', ');
  return what === '' ? '' : parts.texts.say('form.stale', { what });
}
