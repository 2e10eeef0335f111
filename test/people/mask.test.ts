import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { PersonId } from '../../src/cases/ids.js';
import { maskEmail, maskPerson, maskPhone, settlementOf } from '../../src/people/mask.js';
import { type Person, shortName } from '../../src/people/person.js';

const person: Person = {
  id: PersonId.parse('p'),
  lastName: 'Иванова',
  firstName: 'Анна',
  patronymic: 'Петровна',
  born: calendarDay('2010-06-15'),
  phone: '+7 914 123-45-67',
  email: 'anna@mail.example',
  address: 'Камчатский край, г. Вилючинск, ул. Лесная, д. 5, кв. 7',
  school: 'МБОУ СОШ № 9',
};
const today = calendarDay('2026-03-02');

describe('J4.13: what is masked', () => {
  it('shows a name with initials, two digits of a phone, and the settlement of an address', () => {
    expect(shortName(person)).toBe('Иванова\u00a0А.\u00a0П.');
    expect(maskPhone('8 914 123-45-67')).toBe('+7 *** ***-**-67');
    expect(maskPhone('4-15-28')).toBe('***28');
    expect(maskPhone('')).toBe('');
    expect(maskEmail('anna@mail.example')).toBe('a***@mail.example');
    expect(settlementOf(person.address)).toBe('г. Вилючинск');
    expect(settlementOf('село Мильково, Победы 12')).toBe('село Мильково');
    expect(settlementOf('Победы 12, кв. 4')).toBe('');
  });

  it('holds nothing of what is hidden', () => {
    const levels = {
      na: 'masked',
      bd: 'masked',
      co: 'masked',
      ad: 'masked',
      sc: 'masked',
    } as const;
    expect(maskPerson(person, levels, today)).toEqual({
      name: 'Иванова\u00a0А.\u00a0П.',
      born: 15,
      phone: '+7 *** ***-**-67',
      email: 'a***@mail.example',
      address: 'г. Вилючинск',
      school: 'школа',
    });
  });

  it('shows the whole to who may see it, and nothing to who may not', () => {
    const all = { na: 'see', bd: 'change', co: 'see', ad: 'see', sc: 'see' } as const;
    expect(maskPerson(person, all, today)).toMatchObject({
      name: 'Иванова Анна Петровна',
      phone: person.phone,
    });
    const none = { na: 'none', bd: 'none', co: 'none', ad: 'none', sc: 'none' } as const;
    expect(Object.values(maskPerson(person, none, today)).every((v) => v === null)).toBe(true);
  });
});
