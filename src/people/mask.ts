import { type CalendarDay, fullYears } from '../cases/calendar-day.js';
import { type Level } from './access-cells.js';
import { fullName, type Person, shortName } from './person.js';

/** A person as far as somebody may see it; null: not at all. */
export interface MaskedPerson {
  readonly name: string | null;
  /** A birth day, or full years. */
  readonly born: CalendarDay | number | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** In full, or the settlement alone. */
  readonly address: string | null;
  readonly school: string | null;
}

/** `+7 914 123-45-67` → `+7 *** ***-**-67`; a shorter number shows its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/gu, '');
  if (digits === '') return '';
  const end = digits.slice(-2);
  return digits.length === 11 ? `+7 *** ***-**-${end}` : `***${end}`;
}

/** `anna@mail.example` → `a***@mail.example`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? (email === '' ? '' : '***') : `${email.slice(0, 1)}***${email.slice(at)}`;
}

const settlementWord =
  /^(?:г|гор|город|с|село|п|пос|посёлок|поселок|пгт|рп|д|дер|деревня|ст-ца|станица|аул|х|хутор)(?:\.\s*|\s+)/iu;

/** The settlement of an address; empty where none is recognised. */
export function settlementOf(address: string): string {
  const parts = address.split(',').map((part) => part.trim());
  return parts.find((part) => settlementWord.test(part) && !/\d/u.test(part)) ?? '';
}

/** The age in full years, where the birth day is masked. */
export function maskBorn(born: CalendarDay | null, today: CalendarDay): number | null {
  return born === null ? null : fullYears(born, today);
}

/** What stands in place of a named school or place of work (J4.13). */
export function maskSchool(school: string): string {
  return school === '' ? '' : 'школа';
}

/** The words of a person that these levels of `na`, `bd`, `co`, `ad`, `sc` let through. */
export function maskPerson(
  person: Person,
  levels: Readonly<Record<'na' | 'bd' | 'co' | 'ad' | 'sc', Level>>,
  today: CalendarDay,
): MaskedPerson {
  const full = (level: Level) => level === 'see' || level === 'change';
  const shown = <T, M>(level: Level, whole: T, masked: M): T | M | null =>
    level === 'none' ? null : full(level) ? whole : masked;
  return {
    name: shown(levels.na, fullName(person), shortName(person)),
    born: shown(levels.bd, person.born, maskBorn(person.born, today)),
    phone: shown(levels.co, person.phone, maskPhone(person.phone)),
    email: shown(levels.co, person.email, maskEmail(person.email)),
    address: shown(levels.ad, person.address, settlementOf(person.address)),
    school: shown(levels.sc, person.school, maskSchool(person.school)),
  };
}
