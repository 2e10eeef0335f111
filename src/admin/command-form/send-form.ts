import { type Case } from '../../cases/case.js';
import { participants } from '../../cases/participants.js';
import { type Refusal } from '../../cases/refusal.js';
import { type CommandResult } from '../../cases/run-command.js';
import { type FormValues } from '../../people/form-draft.js';
import { refusalWords } from '../presenters/command-words.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';
import { type FormState, nothingToChoose, readOf, sourcesOf } from './form-model.js';
import { letterPreview } from './letter-preview.js';
import { madeValues } from './made-values.js';
import { namesBoth, newPersonOf } from './new-person.js';
import { keepWords } from './read-form.js';
import { type FieldError, wrong } from './read-values.js';
import { staleNote } from './stale-form.js';

/** What became of a form: it was recorded, or it is shown again with all that was typed. */
export type Sending =
  | { readonly type: 'done'; readonly kase: Case }
  | { readonly type: 'again'; readonly state: FormState; readonly status: 200 | 409 | 422 };

/**
 * Reads the form, shows a letter before it goes, says what changed in the case meanwhile, and gives the command; the same form
 * twice changes nothing.
 */
export async function sendForm(
  call: FormCall,
  form: CommandForm,
  values: FormValues,
): Promise<Sending> {
  const { texts } = call.parts;
  const note = staleNote(call, form, values);
  const again = (status: 200 | 409 | 422, state: Partial<FormState>): Sending => ({
    type: 'again',
    state: { values, note, ...state },
    status,
  });
  const from = await sourcesOf(call, form);
  const { input, errors } = readOf(from, form, values);
  if (namesBoth(form.command.name, input))
    return again(422, bothNamed(form, texts.say('form.wrong')));
  const bare = errors.size === 0 ? '' : nothingToChoose(from, form);
  if (bare !== '') return again(422, { refusal: bare });
  if (errors.size > 0) return again(422, { errors, refusal: texts.say('form.wrong') });
  if (note !== '') return again(409, {});
  const preview = isConfirmed(values) ? null : await letterPreview(call, form, input);
  if (preview !== null) return again(200, { preview });
  const result = await give(call, form, input, values);
  if (result.type === 'done' || result.type === 'repeated')
    return { type: 'done', kase: result.kase };
  if (result.type === 'refused') return again(422, refused(call, form, result.refusal));
  return again(200, { warnings: result.warnings.map((w) => warning(call, w)) });
}

const isConfirmed = (values: FormValues): boolean => values['_confirm']?.[0] === 'yes';

const warning = ({ parts: { texts } }: FormCall, code: string): string =>
  texts.has(`warn.${code}`) ? texts.say(`warn.${code}`, { max: 600 }) : code;

function bothNamed({ fields }: CommandForm, refusal: string): Partial<FormState> {
  const at = fields.findIndex(({ name }) => name === 'newPerson');
  const named = fields[at - 1]?.name ?? 'newPerson';
  return { errors: new Map([[named, wrong('oneOnly').error]]), refusal };
}

/** The sentence of the refusal, and which fields it is about. */
function refused(call: FormCall, { kase, command }: CommandForm, refusal: Refusal) {
  const { code, codes = [] } = refusal;
  const about = aboutFields[code] ?? codes;
  const errors = new Map<string, FieldError>(
    about.map((name) => [name, wrong(asksToLook.has(name) ? 'seen' : 'check').error]),
  );
  return { errors, refusal: refusalWords(call.parts.texts, kase, command.name, refusal) };
}

/** Fields in which somebody says that a list was looked at. */
const asksToLook: ReadonlySet<string> = new Set(['missingSeen', 'recipientsSeen']);

/** The fields that a refusal is about, where its codes do not name them. */
const aboutFields: Readonly<Record<string, readonly string[]>> = {
  futureDate: ['on'],
  reasonNeeded: ['reason'],
  dueTooLate: ['referralDue'],
  slotTaken: ['slots', 'at'],
  slotGone: ['slots', 'slot'],
  bothSides: ['persons'],
  notHerInvitee: ['persons'],
  preMeetingMissing: ['bypass'],
  facilitatorInactive: ['facilitators', 'helpers'],
  noService: ['service'],
  notGuardian: ['by'],
  extensionNotLater: ['extendedTo'],
  resultMissing: ['result'],
  openSteps: ['why'],
  copyNotAllowed: ['contents'],
  documentsMissing: ['missingSeen'],
  pastTime: ['slots', 'at'],
  recipientsNotSeen: ['recipientsSeen'],
  itemNotShared: ['items'],
  choicesConflict: ['results'],
};

type Typed = Readonly<Record<string, unknown>>;

/** A new person is stored first; nobody is left behind whom the command did not bring into the case. */
async function give(
  call: FormCall,
  form: CommandForm,
  typed: Typed,
  values: FormValues,
): Promise<CommandResult> {
  const { store } = call.parts;
  const made = newPersonOf(form.command.name, typed);
  if (made !== null) await store.people.put(made.id, made.data);
  const result = await run(call, form, values, {
    ...(await inputOf(call, form, typed)),
    ...(made === null ? {} : { [made.field]: made.id }),
  });
  const isIn =
    result.type === 'done' && participants(result.kase).some(({ person }) => person === made?.id);
  if (made !== null && !isIn) await store.people.erase(made.id);
  return result;
}

/** What was typed and what the door and the machine know, as the command takes it, every word stored. */
async function inputOf(call: FormCall, form: CommandForm, typed: Typed): Promise<Typed> {
  const { parts, known } = call;
  const { kase, command, door, person } = form;
  const commission = form.opens ? { commission: await commissionOf(call, form, typed) } : {};
  const all = { ...known, person, ...typed, ...commission, ...madeValues(command.name) };
  const taken = Object.entries(all).filter(
    ([name, value]) => name in command.input.shape && value !== null,
  );
  const whose = door === 'paper' ? person : null;
  const keep = (text: string) => parts.store.texts.put(text, { caseId: kase.id, person: whose });
  return keepWords(Object.fromEntries(taken), keep);
}

async function run(
  { parts: { service }, staff, cause }: FormCall,
  { kase, command, role, door, opens }: CommandForm,
  values: FormValues,
  input: unknown,
): Promise<CommandResult> {
  const request = {
    input,
    actor: { type: 'staff', id: staff.id, role },
    door,
    cause,
    warningsSeen: values['_seen']?.[0] === 'yes',
  } as const;
  return opens
    ? service.rules.open(kase.procedure.id, request, kase.id)
    : service.rules.run({ ...request, caseId: kase.id, command: command.name });
}

/** The commission that a new case is of: the chosen one, the only one of the grant, else the first there is. */
async function commissionOf(
  { parts }: FormCall,
  { commissions }: CommandForm,
  { commission }: Typed,
): Promise<unknown> {
  const { commissions: all } = await parts.store.settings.directory();
  return commission ?? commissions[0] ?? all[0]?.id ?? null;
}
