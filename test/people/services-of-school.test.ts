import { describe, expect, it } from '@jest/globals';
import { ServiceId } from '../../src/cases/ids.js';
import { Directory } from '../../src/people/directory.js';
import { servicesOfSchool } from '../../src/people/services-of-school.js';

const service = (id: string, schools?: string[]) => ({
  id: ServiceId.parse(id),
  name: id,
  phone: '+7',
  territories: [],
  active: true,
  settlement: '',
  places: [],
  ...(schools === undefined ? {} : { schools }),
});
const directory = Directory.parse({
  services: [
    service('one', ['Школа № 7', 'Лицей «Зелёный»']),
    service('two', ['школа №7']),
    service('three'),
  ],
  commissions: [],
});

describe('the services that work in a school', () => {
  it.each([
    ['школа № 7', ['one', 'two']],
    ['ШКОЛА №7', ['one', 'two']],
    ['лицей Зеленый', ['one']],
    ['Школа № 77', []],
    ['', []],
    ['№ «»', []],
  ])('R37: %s', (school, ids) => {
    expect(servicesOfSchool(directory, school)).toEqual(ids);
  });
});
