import { type CommandField } from '../../../cases/command-fields.js';
import { PersonId, newId } from '../../../cases/ids.js';
import { PersonData } from '../../../people/person.js';

const line = (name: string, max: number, required = false): CommandField => ({
  name,
  kind: { kind: 'code', max },
  required,
  many: false,
});

/** What is typed of a new person, before its part in the case (R22, R38). */
export const personFields: readonly CommandField[] = [
  line('lastName', 80, true),
  line('firstName', 80, true),
  line('patronymic', 80),
  { name: 'born', kind: { kind: 'day', future: false }, required: false, many: false },
  line('phone', 30),
  line('email', 120),
  line('address', 300),
  line('school', 200),
];

/** The new person and what remains of the input; null: what was typed makes no person. */
export function newPersonOf(input: Readonly<Record<string, unknown>>): {
  readonly id: PersonId;
  readonly data: PersonData;
} | null {
  const data = PersonData.safeParse({ ...input, born: input['born'] ?? null });
  return data.success ? { id: PersonId.parse(newId()), data: data.data } : null;
}
