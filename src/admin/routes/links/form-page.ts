import { wordingArgs } from '../../../bot/texts/wording.js';
import { type PersonId, PersonId as PersonIdSchema } from '../../../cases/ids.js';
import { type DraftOf, type FormValues } from '../../../people/form-draft.js';
import { choiceSources, type ChoiceSources } from '../../command-form/form-choices.js';
import { askedFields, fieldView, type FieldView } from '../../command-form/form-view.js';
import { readForm, type ReadForm } from '../../command-form/read-form.js';
import { type FieldError } from '../../command-form/read-values.js';
import { sideWords } from '../../presenters/side-words.js';
import { commandLabel } from '../commands.js';
import { commandOf, type FormOffer, openingsOf } from './form-offer.js';
import { personFields } from './form-person.js';
import { type Section, type StaffCall } from './page.js';
import { readingOf } from './staff-rights.js';

/** A form with what was typed and what is wrong with it, ready for the view. */
export interface FormModel {
  readonly title: string;
  readonly lead: string;
  readonly note: string;
  readonly refusal: string;
  readonly warnings: readonly string[];
  readonly fields: readonly FieldView[];
  readonly preview: Section | null;
  /** The button. */
  readonly save: string;
  readonly rows: number;
  /** The procedures to choose from, before there is a form of a new case. */
  readonly procedures: readonly { readonly value: string; readonly label: string }[];
  readonly procedure: string;
}

/** What a form is shown with, besides its fields. */
export interface FormState {
  readonly values: FormValues;
  readonly errors?: ReadonlyMap<string, FieldError>;
  readonly note?: string;
  readonly refusal?: string;
  readonly warnings?: readonly string[];
  readonly preview?: Section | null;
}

/** Whose half-filled form this is. */
export function draftOf(call: StaffCall): DraftOf {
  const person = PersonIdSchema.safeParse(call.link.subject?.['person']).data ?? null;
  return { staff: call.staff.id, caseId: call.caseId, command: commandOf(call), person };
}

/** The fields of the form: of a new person first, then those of the command. */
export const fieldsOfForm = ({ command, fields }: FormOffer) =>
  command.name === 'addPerson' ? [...personFields, ...fields] : fields;

/** What fields may name; names of participants as far as the role may see them. */
export async function sourcesOf(call: StaffCall, offer: FormOffer): Promise<ChoiceSources> {
  const reading = await readingOf(call);
  const named = (person: PersonId) => (reading?.levelOf('na', { person }) ?? 'none') !== 'none';
  const { kase, ctx, command, persons } = offer;
  const about = persons.length === 0 ? null : persons;
  const of = { kase, ctx, command: command.name, texts: call.parts.texts, about };
  const from = await choiceSources(call.parts.store, of, named);
  if (offer.commissions.length === 0) return from;
  const { directory } = from;
  const own = directory.commissions.filter((c) => offer.commissions.includes(c.id));
  return { ...from, directory: { ...directory, commissions: own } };
}

/** Reads what was sent. */
export const readOf = (from: ChoiceSources, offer: FormOffer, values: FormValues): ReadForm =>
  readForm(askedFields(from, fieldsOfForm(offer)), values, offer.ctx.today);

/** The form, or the choice of a procedure that comes before it. */
export async function formModel(
  call: StaffCall,
  offer: FormOffer | null,
  state: FormState,
): Promise<FormModel> {
  const { texts } = call.parts;
  const {
    values,
    errors = new Map(),
    note = '',
    refusal = '',
    warnings = [],
    preview = null,
  } = state;
  const procedure = values['_procedure']?.[0] ?? '';
  const rows = Math.max(1, Number(values['_rows']?.[0] ?? '2') || 2);
  const common = { note, refusal, warnings, preview, rows, procedure };
  if (offer === null) {
    const procedures = openingsOf(call).map((o) => ({ value: o.procedure, label: o.title }));
    const title = texts.say('form.procedure');
    return { ...common, title, lead: '', fields: [], save: texts.say('do.next'), procedures };
  }
  const from = await sourcesOf(call, offer);
  const showing = { from, values, errors, rows };
  return {
    ...common,
    title: commandLabel(call.parts, offer.kase, offer.command.name),
    lead: leadOf(call, offer),
    fields: fieldsOfForm(offer).map((field) => fieldView(showing, field)),
    save: texts.say(preview === null ? 'form.save' : 'form.confirm'),
    procedures: [],
    procedure: offer.opens ? offer.kase.procedure.id : '',
  };
}

function leadOf({ parts: { texts } }: StaffCall, { kase, person, opens, ctx }: FormOffer): string {
  if (opens) return '';
  const args = { ...wordingArgs(ctx.procedure.wording), no: kase.number };
  return person === null
    ? texts.say('form.lead', args)
    : texts.say('form.lead.person', { ...args, who: sideWords(kase, person) });
}
