import { capital } from '../../bot/texts/wording.js';
import { type FormValues } from '../../people/form-draft.js';
import { historyLabels } from '../presenters/history-labels.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';

/**
 * What others recorded since the form was made, in a sentence; empty: nothing that this reader may see. A form without the
 * mark of its case is taken as it is.
 */
export function staleNote(call: FormCall, { kase }: CommandForm, values: FormValues): string {
  const { parts, sight, staff } = call;
  const seen = values['_last']?.[0] ?? '';
  const at = kase.history.findIndex(({ id }) => id === seen);
  if (at < 0) return '';
  const others = kase.history
    .slice(at + 1)
    .filter(({ actor }) => actor.type !== 'clock' && actor.type !== 'token')
    .filter(({ actor }) => actor.type !== 'staff' || actor.id !== staff.id)
    .filter((event) => sight?.seesEvent(event) === true);
  const named = others.map(({ type }) => historyLabels[type] ?? '');
  const what = [...new Set(named)].map((label) => `«${capital(label)}»`).join(', ');
  return what === '' ? '' : parts.texts.say('form.stale', { what });
}
