import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { last } from '../../../src/cases/case.js';
import { ServiceId } from '../../../src/cases/ids.js';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { people, staffIds } from '../../support/town.js';

let on: PagesTown;
beforeEach(async () => {
  on = await aPagesTown();
});
afterEach(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

/** Side 1 studies where the own service works, side 2 where another does. */
async function twoSchools(): Promise<void> {
  const { settings, people: store } = on.town.store;
  const { services, commissions } = await settings.directory();
  const [own] = services;
  const other = { ...own!, id: ServiceId.parse('other'), name: 'Служба лицея', territories: [] };
  await settings.setDirectory({
    commissions,
    services: [
      { ...own!, id: ServiceId.parse('far'), name: 'Дальняя служба', schools: [] },
      { ...own!, schools: ['Школа № 7'] },
      { ...other, schools: ['Лицей'] },
    ],
  });
  for (const [id, school] of [
    [people.harmed, 'школа №7'],
    [people.boy, 'Лицей'],
  ] as const)
    await store.put(id, { ...(await store.find(id))!, school });
}

describe('the step that chooses a service', () => {
  it('R37: offers the services of both schools first and says where the programme may be held', async () => {
    await twoSchools();
    const cs = 'commissionSecretary';
    await on.town.done(cs, 'addPerson', { person: people.harmed, role: 'side1' });
    await on.town.done(cs, 'addPerson', { person: people.boy, role: 'side2' });
    const about = { command: 'chooseService' };
    const path = await on.link({ page: 'form', reader: staffIds.commissionSecretary, about });
    const browser = aBrowser(on.app);
    const page = await opened(browser, path);
    expect(page.text).toContain('на территории пострадавшей стороны');
    const order = ['Тихая Бухта» – Школа стороны 1', 'лицея – Школа стороны 2', 'Дальняя служба<'];
    const places = order.map((label) => page.text.indexOf(label));
    expect(places.every((at) => at > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    const sent = await browser.post(`${path}/form`).type('form').send({ service: 'other' });
    expect(sent.text).toContain('Записано: Выбрать службу');
    expect(last(await on.town.kase(), 'serviceChosen')).toMatchObject({
      service: 'other',
      basis: 'school2',
    });
  });
});
