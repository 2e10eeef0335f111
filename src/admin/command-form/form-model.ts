import { capital, wordingArgs } from '../../bot/texts/wording.js';
import { type PersonId } from '../../cases/ids.js';
import { type FormValues } from '../../people/form-draft.js';
import { openingsOf } from '../opening.js';
import { commandLabel, refusalWords } from '../presenters/command-words.js';
import { type Section } from '../presenters/section.js';
import { sideWords } from '../presenters/side-words.js';
import { askedFirst, isFirstChosen } from './asked-first.js';
import { choiceSources, type ChoiceSources } from './choice-sources.js';
import { aboutOf, type CommandForm } from './command-form.js';
import { listsOf } from './form-lists.js';
import { type FormCall } from './form-call.js';
import { labelOf } from './form-choices.js';
import { type FieldView, type Showing } from './field-view.js';
import { askedFields, fieldView } from './form-view.js';
import { readForm, type ReadForm } from './read-form.js';
import { type FieldError } from './read-values.js';

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
  /** The button only leads on to the rest of the form. */
  readonly isFirst: boolean;
  readonly rows: number;
  /** The newest record of the case that this form was made from. */
  readonly last: string;
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

/** What fields may name; names, words and records as far as the reader may see them. */
export async function sourcesOf(call: FormCall, form: CommandForm): Promise<ChoiceSources> {
  const { parts, sight } = call;
  const { kase, ctx, command, person, persons, commissions } = form;
  const of = {
    kase,
    ctx,
    command: command.name,
    texts: parts.texts,
    about: aboutOf(person, persons),
    lists: await listsOf(call, form),
    mayName: sight?.sees('si') ?? false,
  };
  const from = await choiceSources(parts.store, of, sight ?? blind);
  if (commissions.length === 0) return from;
  const { directory } = from;
  const own = directory.commissions.filter((c) => commissions.includes(c.id));
  return { ...from, directory: { ...directory, commissions: own } };
}

/** Of a case that is not there yet nothing is seen. */
const blind = { hintsOf: () => false, sees: () => false };

/** Reads what was sent. */
export const readOf = (from: ChoiceSources, form: CommandForm, values: FormValues): ReadForm =>
  readForm(askedFields(from, form.fields), values, form.ctx.today);

/** The form, or the choice of a procedure that comes before it. */
export async function formModel(
  call: FormCall,
  form: CommandForm | null,
  state: FormState,
): Promise<FormModel> {
  if (form === null) return choiceOfProcedure(call, state);
  const { texts } = call.parts;
  const { values, errors = new Map(), preview = null } = state;
  const from = await sourcesOf(call, form);
  const showing = { from, values, errors, rows: rowsIn(values) };
  const { name } = form.command;
  const isFirst = askedFirst[name] !== undefined && !isFirstChosen(name, from, values);
  const blocked = form.blocked === null ? '' : refusalWords(texts, form.kase, name, form.blocked);
  return {
    ...common(state),
    refusal: state.refusal ?? (blocked === '' ? nothingToChoose(from, form) : blocked),
    title: commandLabel(texts, form.kase, name),
    lead: leadOf(call, form),
    fields: viewsOf(showing, form, isFirst),
    save: texts.say(isFirst ? 'do.next' : preview === null ? 'form.save' : 'form.confirm'),
    isFirst,
    last: form.kase.history.at(-1)?.id ?? '',
    procedure: form.opens ? form.kase.procedure.id : '',
  };
}

/** A field that has to be answered, and nothing there to choose from: in a sentence; empty: all can be typed. */
export function nothingToChoose(from: ChoiceSources, { fields }: CommandForm): string {
  const bare = askedFields(from, fields).filter(
    ({ required, offered, mayBeEmpty }) => required && mayBeEmpty !== true && offered?.length === 0,
  );
  const what = bare.map(({ name }) => `«${labelOf(from, name)}»`).join(', ');
  return what === '' ? '' : from.texts.say('form.nothing.chosen', { what });
}

const rowsIn = (values: FormValues): number =>
  Math.max(1, Number(values['_rows']?.[0] ?? '2') || 2);

const common = ({ values, note = '', refusal = '', warnings = [], preview = null }: FormState) => ({
  note,
  refusal,
  warnings,
  preview,
  rows: rowsIn(values),
  procedures: [],
});

function choiceOfProcedure(call: FormCall, state: FormState): FormModel {
  const { texts } = call.parts;
  return {
    ...common(state),
    title: texts.say('form.procedure'),
    lead: '',
    fields: [],
    save: texts.say('do.next'),
    isFirst: false,
    last: '',
    procedures: openingsOf(call.staff, call.now).map((o) => ({
      value: o.procedure,
      label: o.title,
    })),
    procedure: state.values['_procedure']?.[0] ?? '',
  };
}

/** The fields; what is asked first stands alone, and afterwards as it was chosen. */
function viewsOf(showing: Showing, { command, fields }: CommandForm, isFirst: boolean) {
  const first = askedFirst[command.name];
  return fields
    .filter(({ name }) => !isFirst || name === first)
    .map((field) => fieldView(showing, field))
    .map((view) =>
      view.name === first && !isFirst ? { ...view, control: 'chosen' as const } : view,
    )
    .filter(({ name, rows }) => name !== 'change' || rows.length > 0);
}

function leadOf(
  { parts: { texts } }: FormCall,
  { kase, person, opens, ctx, door }: CommandForm,
): string {
  if (opens) return '';
  const args = { ...wordingArgs(ctx.procedure.wording), no: kase.number };
  const lead =
    person === null
      ? texts.say('form.lead', args)
      : texts.say('form.lead.person', { ...args, who: whoIn(kase, person) });
  return door === 'paper' ? `${lead}. ${texts.say('form.lead.paper')}` : lead;
}

const whoIn = (kase: CommandForm['kase'], person: PersonId): string =>
  capital(sideWords(kase, person));
