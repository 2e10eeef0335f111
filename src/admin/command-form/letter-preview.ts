import { fillLetter, readLetter } from '../../bot/texts/fill-letter.js';
import { letterFor } from '../../cases/commands/informing.js';
import { fullName } from '../../people/person.js';
import { Words } from './read-values.js';
import { sideWords } from '../presenters/side-words.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';
import { PersonId } from '../../cases/ids.js';
import { blocksOf } from '../presenters/paragraphs.js';
import { type Section } from '../presenters/section.js';

/** The letter as this person will read it, before it is handed over (R71); null: the form is of no letter. */
export async function letterPreview(
  { parts }: FormCall,
  { command, kase, person }: CommandForm,
  input: Readonly<Record<string, unknown>>,
): Promise<Section | null> {
  const who = PersonId.safeParse(person ?? input['person']);
  if (command.name !== 'sendLetter' || !who.success) return null;
  const [known, talk] = await Promise.all([
    parts.store.people.find(who.data),
    parts.service.talk(kase, who.data, null),
  ]);
  const [contactPerson = ''] = talk.contact.line.split(', тел.');
  const filled = fillLetter(readLetter(parts.localesDir, letterFor(kase, who.data)), {
    recipients: known === null ? '' : fullName(known),
    serviceName: talk.service.name,
    meetingPlace: wordsIn(input['place']),
    meetingAddress: wordsIn(input['address']),
    contactPerson,
    contactPhone: talk.contact.phone,
    signatory: talk.contact.name,
  });
  if (filled.type === 'unfilled') return null;
  return {
    heading: parts.texts.say('form.preview', { who: sideWords(kase, who.data) }),
    blocks: blocksOf(filled.parts.join('\n\n')),
  };
}

const wordsIn = (value: unknown): string => (value instanceof Words ? value.text : '');
