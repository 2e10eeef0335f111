import { finalAgenda } from '../../../cases/agenda.js';
import { wordsOf } from './letters.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { rightsOf } from './party-rights.js';

/** The facilitator's final list of questions for the joint meeting, without authors (J4.1). */
export async function topicsPage(call: PartyCall): Promise<Shown> {
  const { parts, kase } = call;
  const sees = await rightsOf(call);
  if (!sees('ae', { final: true })) return denied;
  const ids = finalAgenda(kase);
  const found = await parts.store.texts.findMany(ids);
  const items = ids.flatMap((id) => found.get(id) ?? []);
  const none = { type: 'text', words: parts.texts.say('slip.topics.none', wordsOf(call)) } as const;
  const model = {
    title: parts.texts.say('slip.topics'),
    sections: [{ blocks: [items.length === 0 ? none : { type: 'list' as const, items }] }],
    note: parts.texts.say('slip.topics.note'),
  };
  return { type: 'page', model, resource: 'ae' };
}
