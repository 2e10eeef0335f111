import { type PersonId } from '../../../cases/ids.js';
import { type CommandResult } from '../../../cases/run-command.js';
import { type Refusal } from '../../../cases/refusal.js';
import { type FormValues } from '../../../people/form-draft.js';
import { keepWords } from '../../command-form/read-form.js';
import { type FieldError, wrong } from '../../command-form/read-values.js';
import { refusalWords } from '../commands.js';
import { type FormOffer, madeIds } from './form-offer.js';
import { newPersonOf } from './form-person.js';
import { type FormState, readOf, sourcesOf } from './form-page.js';
import { letterPreview } from './letter-preview.js';
import { type StaffCall } from './page.js';

/** What became of a form: it was recorded, or it is shown again with all that was typed. */
export type Sending =
  | { readonly type: 'done' }
  | { readonly type: 'again'; readonly state: FormState; readonly status: 200 | 422 };

/** Reads the form, shows a letter before it goes, and gives the command; the same link twice changes nothing. */
export async function sendForm(
  call: StaffCall,
  offer: FormOffer,
  values: FormValues,
): Promise<Sending> {
  const { texts } = call.parts;
  const from = await sourcesOf(call, offer);
  const { input, errors } = readOf(from, offer, values);
  const again = (state: Partial<FormState>, status: 200 | 422 = 422): Sending => ({
    type: 'again',
    state: { values, ...state },
    status,
  });
  if (errors.size > 0) return again({ errors, refusal: texts.say('form.wrong') });
  const preview = isConfirmed(values) ? null : await letterPreview(call, offer, input);
  if (preview !== null) return again({ preview }, 200);
  const result = await give(call, offer, input, values);
  if (result.type === 'done' || result.type === 'repeated') return { type: 'done' };
  if (result.type === 'refused') return again(refused(call, offer, result.refusal));
  return again({ warnings: result.warnings.map((w) => warning(call, w)) }, 200);
}

const isConfirmed = (values: FormValues): boolean => values['_confirm']?.[0] === 'yes';

const warning = ({ parts: { texts } }: StaffCall, code: string): string =>
  texts.has(`warn.${code}`) ? texts.say(`warn.${code}`, { max: 600 }) : code;

/** The sentence of the refusal, and which fields it is about. */
function refused(call: StaffCall, { kase }: FormOffer, refusal: Refusal): Partial<FormState> {
  const { code, codes = [] } = refusal;
  const about = aboutFields[code] ?? codes;
  const error = wrong('check').error;
  const errors = new Map<string, FieldError>(about.map((name) => [name, error]));
  return { errors, refusal: refusalWords(call.parts, kase, refusal) };
}

/** The fields that a refusal is about, where its codes do not name them. */
const aboutFields: Readonly<Record<string, readonly string[]>> = {
  futureDate: ['on'],
  reasonNeeded: ['reason'],
  dueTooLate: ['referralDue'],
  slotTaken: ['slots'],
  pastTime: ['slots'],
  recipientsNotSeen: ['recipientsSeen'],
  itemNotShared: ['items'],
  choicesConflict: ['results'],
};

async function give(
  call: StaffCall,
  offer: FormOffer,
  read: Readonly<Record<string, unknown>>,
  values: FormValues,
): Promise<CommandResult> {
  const { parts, staff, mark, link } = call;
  const { kase, command, role, door, person, opens } = offer;
  const made = command.name === 'addPerson' ? await storePerson(call, read) : null;
  const keep = (text: string) =>
    parts.store.texts.put(text, { caseId: kase.id, person: door === 'paper' ? person : null });
  const known = Object.entries({ ...link.subject, person, ...commissionOf(offer, values) });
  const given = known.filter(([name, value]) => name in command.input.shape && value !== null);
  const typed = Object.entries(read).filter(([name]) => name in command.input.shape);
  const input = {
    ...Object.fromEntries(given),
    ...Object.fromEntries(typed.map(([name, value]) => [name, value])),
    ...madeIds(command.name),
    ...(made === null ? {} : { person: made }),
  };
  const request = {
    input: await keepWords(input, keep),
    actor: { type: 'staff', id: staff.id, role },
    door,
    cause: `page:${mark}`,
    warningsSeen: values['_seen']?.[0] === 'yes',
  } as const;
  const result = opens
    ? await parts.service.rules.open(kase.procedure.id, request, kase.id)
    : await parts.service.rules.run({ ...request, caseId: kase.id, command: command.name });
  if (made !== null && result.type !== 'done') await parts.store.people.erase(made);
  return result;
}

/** A new person is stored first; a refused command leaves nobody behind. */
async function storePerson(
  { parts }: StaffCall,
  read: Readonly<Record<string, unknown>>,
): Promise<PersonId | null> {
  const found = newPersonOf(read);
  if (found === null) return null;
  await parts.store.people.put(found.id, found.data);
  return found.id;
}

/** The commission that a new case is of: the chosen one, the only one of the grant, else the first there is. */
function commissionOf(
  { opens, commissions }: FormOffer,
  values: FormValues,
): Readonly<Record<string, string | null>> {
  if (!opens) return {};
  const chosen = values['commission']?.[0];
  return { commission: chosen ?? commissions[0] ?? null };
}
