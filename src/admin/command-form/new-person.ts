import { type CommandField } from '../../cases/command-fields.js';
import { newId, PersonId } from '../../cases/ids.js';
import { PersonData } from '../../people/person.js';

const line = (name: string, max: number, required = false): CommandField => ({
  name,
  kind: { kind: 'code', max },
  required,
  many: false,
});

/** What is typed of a new person, before its part in the case (R22, R38). */
const personFields: readonly CommandField[] = [
  line('lastName', 80, true),
  line('firstName', 80, true),
  line('patronymic', 80),
  { name: 'born', kind: { kind: 'day', future: false }, required: false, many: false },
  line('phone', 30),
  line('email', 120),
  line('address', 300),
  line('school', 200),
];

/** The field of a command that may name somebody who is not in the case yet, typed as `newPerson`. */
const mayBeNew: Readonly<Record<string, string>> = { decideSupporter: 'supporter' };

const newPersonField: CommandField = {
  name: 'newPerson',
  kind: { kind: 'list' },
  required: false,
  many: true,
};

/** The fields of the command with those of a new person, where it may bring one. */
export function withNewPerson(command: string, fields: readonly CommandField[]): CommandField[] {
  if (command === 'addPerson') return [...personFields, ...fields];
  const at = fields.findIndex(({ name }) => name === mayBeNew[command]);
  return at < 0
    ? [...fields]
    : [...fields.slice(0, at + 1), newPersonField, ...fields.slice(at + 1)];
}

type Typed = Readonly<Record<string, unknown>>;

/** A new person that a form brings: which field of the command it is, and what is known of it. */
export interface NewPerson {
  readonly field: string;
  readonly id: PersonId;
  readonly data: PersonData;
}

/** The new person among what was typed; null: there is none. */
export function newPersonOf(command: string, typed: Typed): NewPerson | null {
  const field = command === 'addPerson' ? 'person' : mayBeNew[command];
  const data = field === undefined ? null : dataOf(command === 'addPerson' ? typed : rowOf(typed));
  return field === undefined || data === null ? null : { field, id: PersonId.parse(newId()), data };
}

/** True when somebody of the case is named and a new person typed as well. */
export const namesBoth = (command: string, typed: Typed): boolean =>
  typed['newPerson'] !== undefined && typed[mayBeNew[command] ?? ''] !== undefined;

const rowOf = ({ newPerson }: Typed): unknown =>
  Array.isArray(newPerson) ? newPerson[0] : undefined;

function dataOf(typed: unknown): PersonData | null {
  if (typeof typed !== 'object' || typed === null) return null;
  const known = Object.entries(typed).filter(([, value]) => value !== null);
  const read = PersonData.safeParse({ born: null, ...Object.fromEntries(known) });
  return read.success ? read.data : null;
}
