import { type Command } from '../cases/command.js';
import { type CommandField, fieldsOf } from '../cases/command-fields.js';
import { newId } from '../cases/ids.js';
import { judges } from '../cases/judging-words.js';

type Body = Readonly<Record<string, unknown>>;

/** What a command gives an id to; nobody fills it in. */
const newIds: Readonly<Record<string, readonly string[]>> = {
  draftAgreement: ['agreement'],
  draftPlan: ['plan'],
  askQuestion: ['question'],
};

/** What a form sent, as the command's input; free words are stored by `keep` and replaced by their ids. */
export async function inputOf(
  command: Command,
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(command)) {
    const value = await valueOf(field, body, keep);
    if (value !== undefined) input[field.name] = value;
  }
  for (const name of newIds[command.name] ?? []) input[name] = newId();
  const narrative = stringsOf(body['narrative']).join('').trim();
  if ('narrativeLength' in command.input.shape) input['narrativeLength'] = narrative.length;
  if ('narrativeJudges' in command.input.shape) input['narrativeJudges'] = judges(narrative);
  return input;
}

async function valueOf(
  field: CommandField,
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<unknown> {
  const values = stringsOf(body[field.name])
    .map((v) => v.trim())
    .filter((v) => v !== '');
  if (field.name === 'obligations') return obligations(body, keep);
  if (field.name === 'answers') return criteria(body);
  if (field.name === 'decisions') return decisions(body, keep);
  if (field.many) return values.map((v) => v.slice(0, field.name === 'slots' ? 16 : undefined));
  const value = values[0];
  if (field.kind.kind === 'yesNo') return value === undefined ? undefined : value === 'yes';
  if (value === undefined) return undefined;
  return field.kind.kind === 'text' ? keep(value.slice(0, field.kind.max)) : value;
}

const stringsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');

/** Rows of the agreement: text, who, until when; empty rows are left out. */
async function obligations(
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<unknown[]> {
  const [texts, owes, due] = ['itemText', 'itemOwes', 'itemDue'].map((name) =>
    stringsOf(body[name]),
  );
  const rows = (texts ?? []).map((words, n) => ({
    words: words.trim(),
    owes: owes?.[n] ?? '',
    due: due?.[n] ?? '',
  }));
  const filled = rows.filter((row) => row.words !== '');
  return Promise.all(
    filled.map(async (row) => ({
      item: newId(),
      text: await keep(row.words),
      owes: row.owes,
      due: row.due === '' ? null : row.due,
    })),
  );
}

/** Decisions of a working meeting: what, who answers for it, until when; empty rows are left out (R198). */
async function decisions(body: Body, keep: (text: string) => Promise<string>): Promise<unknown[]> {
  const [texts = [], who = [], due = []] = ['decisionText', 'decisionWho', 'decisionDue'].map(
    (name) => stringsOf(body[name]),
  );
  const rows = texts.map((words, n) => ({ words: words.trim(), who: who[n], due: due[n] ?? '' }));
  return Promise.all(
    rows
      .filter((row) => row.words !== '')
      .map(async (row) => ({
        text: await keep(row.words),
        responsible: row.who,
        due: row.due === '' ? null : row.due,
      })),
  );
}

/** Answers to the criteria: fields named `criterion:<id>`. */
function criteria(body: Body): unknown[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const [, criterion] = /^criterion:(E-[A-Z]\d+)$/u.exec(name) ?? [];
    return criterion === undefined || value === ''
      ? []
      : [{ criterion, person: null, answer: value }];
  });
}
