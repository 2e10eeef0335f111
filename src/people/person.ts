import { z } from 'zod';
import { CalendarDay } from '../cases/calendar-day.js';
import { type PersonId } from '../cases/ids.js';

const line = (max: number) => z.string().trim().max(max).default('');

/** What is known of a person; sealed at rest as one piece. */
export const PersonData = z.object({
  lastName: z.string().trim().min(1).max(80),
  firstName: z.string().trim().min(1).max(80),
  patronymic: line(80),
  born: CalendarDay.nullable().default(null),
  phone: line(30),
  email: line(120),
  address: line(300),
  school: line(200),
});
export type PersonData = z.output<typeof PersonData>;

export interface Person extends PersonData {
  readonly id: PersonId;
}

/** Where persons are kept, sealed; fulfilled by `models`. */
export interface PersonStore {
  put(id: PersonId, data: PersonData): Promise<void>;
  /** Null: unknown, or erased. */
  find(id: PersonId): Promise<Person | null>;
  findMany(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
  /** Every person that can still be read, for the name index. */
  all(): Promise<readonly Person[]>;
  /** Destroys the person's key: everything sealed with it is gone. */
  erase(id: PersonId): Promise<void>;
}

const space = '\u00a0';

/** «Иванова А. П.» (J4.13), with spaces that do not break. */
export function shortName({
  lastName,
  firstName,
  patronymic,
}: Pick<PersonData, 'lastName' | 'firstName' | 'patronymic'>): string {
  const initials = [firstName, patronymic]
    .filter((part) => part !== '')
    .map((part) => `${part.slice(0, 1)}.`);
  return [lastName, ...initials].join(space);
}

/** «Иванова Анна Петровна». */
export function fullName({
  lastName,
  firstName,
  patronymic,
}: Pick<PersonData, 'lastName' | 'firstName' | 'patronymic'>): string {
  return [lastName, firstName, patronymic].filter((part) => part !== '').join(' ');
}
