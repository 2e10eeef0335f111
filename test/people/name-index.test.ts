import { describe, expect, it } from '@jest/globals';
import { PersonId } from '../../src/cases/ids.js';
import { createNameIndex } from '../../src/people/name-index.js';
import { type Person, PersonData } from '../../src/people/person.js';

const person = (id: string, name: string): Person => {
  const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
  return { ...PersonData.parse({ lastName, firstName, patronymic }), id: PersonId.parse(id) };
};
const index = createNameIndex([
  person('fyodorov', 'Фёдоров Семён Ильич'),
  person('vetlugina', 'Ветлугина-Мороз Полина Андреевна'),
  person('ryabov', 'Рябов Кирилл Денисович'),
  person('ryabova', 'Рябова Ирина Сергеевна'),
]);

describe('search by name', () => {
  it('R159: finds parts of a name, whatever the case and ё or е', () => {
    expect(index.find('ФЕДОР')).toEqual(['fyodorov']);
    expect(index.find('фёдоров сем')).toEqual(['fyodorov']);
    expect(index.find('мороз')).toEqual(['vetlugina']);
    expect(index.find('рябов')).toEqual(['ryabov', 'ryabova']);
    expect(index.find('андр ветл')).toEqual(['vetlugina']);
  });

  it('forgives one typing error: a letter more, less, other, or two swapped', () => {
    expect(index.find('фендоров')).toEqual(['fyodorov']);
    expect(index.find('фдоров')).toEqual(['fyodorov']);
    expect(index.find('фидоров')).toEqual(['fyodorov']);
    expect(index.find('фделров')).toEqual([]);
    expect(index.find('вкетлугина')).toEqual(['vetlugina']);
    expect(index.find('втелугина')).toEqual(['vetlugina']);
    expect(index.find('рабова ирина')).toEqual(['ryabova']);
  });

  it('J4.12: needs three letters, and every word has to fit', () => {
    expect(index.find('ря')).toEqual([]);
    expect(index.find('ряб')).toEqual(['ryabov', 'ryabova']);
    expect(index.find('рябов полина')).toEqual([]);
    expect(index.find('   ')).toEqual([]);
  });

  it('J5.12: looks only at the persons in reach', () => {
    const within = new Set([PersonId.parse('ryabova'), PersonId.parse('not-indexed')]);
    expect(index.find('рябов', within)).toEqual(['ryabova']);
    expect(index.find('федоров', within)).toEqual([]);
  });

  it('follows changes', () => {
    const fresh = createNameIndex([person('a', 'Старая Анна')]);
    fresh.put(person('a', 'Новая Анна'));
    expect(fresh.find('старая')).toEqual([]);
    expect(fresh.find('новая')).toEqual(['a']);
    fresh.remove(PersonId.parse('a'));
    expect(fresh.find('новая')).toEqual([]);
  });
});
