import { wordingArgs } from '../../../bot/texts/wording.js';
import { fillLetter, readLetter } from '../../../bot/texts/fill-letter.js';
import { last } from '../../../cases/case.js';
import { type EventOf } from '../../../cases/events/event.js';
import { fullName } from '../../../people/person.js';
import { getProcedure } from '../../../procedures/procedures.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { blocksOf } from '../../presenters/paragraphs.js';
import { rightsOf } from './party-rights.js';

/** The person's own letter, word for word (R71); nobody opens the letter of the other side. */
export async function letterPage(call: PartyCall): Promise<Shown> {
  const { kase, person, parts } = call;
  const sees = await rightsOf(call);
  const sent = last(kase, 'letterSent', (e) => e.person === person);
  if (sent === undefined || !sees('lt', { person })) return denied;
  const template = readLetter(parts.localesDir, sent.template);
  const filled = fillLetter(template, await valuesOf(call, sent));
  if (filled.type === 'unfilled') return denied;
  const model = {
    title: parts.texts.say('slip.letter'),
    sections: [{ blocks: blocksOf(filled.parts.join('\n\n')) }],
    note: parts.texts.say('slip.letter.note', wordsOf(call)),
  };
  return { type: 'page', model, resource: 'lt' };
}

async function valuesOf(
  { parts, kase, person, account }: PartyCall,
  sent: EventOf<'letterSent'>,
): Promise<Record<string, string>> {
  const { service, contact } = await parts.service.talk(kase, person, account);
  const [who, texts] = await Promise.all([
    parts.store.people.find(person),
    parts.store.texts.findMany([sent.place, sent.address]),
  ]);
  const [contactPerson = ''] = contact.line.split(', тел.');
  return {
    recipients: who === null ? '' : fullName(who),
    serviceName: service.name,
    meetingPlace: texts.get(sent.place) ?? '',
    meetingAddress: texts.get(sent.address) ?? '',
    contactPerson,
    contactPhone: contact.phone,
    signatory: contact.name,
  };
}

/** The consent text as it is in force, its own blanks left to be filled on paper (H9.2). */
export async function consentPage(call: PartyCall): Promise<Shown> {
  const { parts, kase, person, account } = call;
  const { consentText } = await parts.service.talk(kase, person, account);
  const sees = await rightsOf(call);
  if (consentText === null || !sees('tx')) return denied;
  const model = {
    title: parts.texts.say('slip.consent'),
    sections: [{ blocks: blocksOf(consentText.parts.join('\n\n')) }],
    note: parts.texts.say('slip.consent.note'),
  };
  return { type: 'page', model, resource: 'tx' };
}

/** How the result may be taken into account, and by whom (Borodino; the words are official). */
export async function infoPage(call: PartyCall): Promise<Shown> {
  const { parts, kase, person, account } = call;
  const sees = await rightsOf(call);
  if (!sees('tx')) return denied;
  const { contact } = await parts.service.talk(kase, person, account);
  const text = readLetter(parts.localesDir, 'result.info');
  const model = {
    title: parts.texts.say('slip.info'),
    sections: [{ blocks: blocksOf(text) }],
    note: parts.texts.say('slip.info.note', { ...wordsOf(call), phone: contact.phone }),
  };
  return { type: 'page', model, resource: 'tx' };
}

/** The words of the case's procedure, for the texts. */
export const wordsOf = ({ kase }: Pick<PartyCall, 'kase'>) =>
  wordingArgs(getProcedure(kase.procedure.id, kase.procedure.version).wording);
