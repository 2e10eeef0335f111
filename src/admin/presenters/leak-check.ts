import { type PersonData } from '../../people/person.js';
import { counted } from '../../cases/russian-days.js';

/** A participant's phone as the check reads it. */
export interface CheckedPhone {
  readonly side: string;
  readonly person: Pick<PersonData, 'lastName' | 'phone'>;
  /** What the bot wrote on it. */
  readonly said: readonly string[];
}

/** The line under the phones. */
export interface LeakCheck {
  readonly clean: boolean;
  readonly words: string;
}

/** Looks through what the bot wrote to each side for surnames, in any case, and telephones of the other. */
export function leakCheck(phones: readonly CheckedPhone[]): LeakCheck {
  const said = phones.flatMap((phone) => {
    const signs = signsOf(phone, phones);
    return phone.said.map((text) => signs.some((sign) => plain(text).includes(sign)));
  });
  const leaks = said.filter(Boolean).length;
  const checked = counted(said.length, ['сообщении', 'сообщениях', 'сообщениях']);
  return leaks === 0
    ? { clean: true, words: `В ${checked} участникам нет фамилий и телефонов другой стороны.` }
    : { clean: false, words: `Данные другой стороны стоят в ${counted(leaks, places)}.` };
}

const places = ['сообщении', 'сообщениях', 'сообщениях'] as const;

/** What would tell of the other side; a surname that both sides share tells nothing. */
function signsOf({ side, person }: CheckedPhone, phones: readonly CheckedPhone[]): string[] {
  return phones
    .filter((other) => other.side !== side)
    .flatMap((other) => [stem(other.person.lastName), digits(other.person.phone)])
    .filter((sign) => sign.length >= 4 && !person.lastName.toLowerCase().startsWith(sign));
}

/** The part of a surname that its cases and genders share. */
const stem = (surname: string): string =>
  surname.toLowerCase().slice(0, Math.max(4, surname.length - 2));

const digits = (phone: string): string => phone.replaceAll(/\D/gu, '').slice(-10);

/** In small letters, and once more with digits alone, however a telephone is written. */
const plain = (text: string): string =>
  `${text.toLowerCase()}\n${text.replaceAll(/[^\d\n]/gu, '')}`;
