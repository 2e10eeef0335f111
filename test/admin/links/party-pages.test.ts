import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PageName } from '../../../src/people/one-time-page.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { preliminary, sign, type SignedCase } from '../../support/signed-case.js';
import { accept, assign, people, questionId, sendReferral, staffIds } from '../../support/town.js';

let on: PagesTown;
let meeting: string;
let signed: SignedCase;
beforeAll(async () => {
  on = await aPagesTown();
  const { town } = on;
  await sendReferral(town);
  await assign(town);
  await accept(town);
  for (const person of [people.harmed, people.boy])
    await town.done('facilitator', 'sendLetter', {
      person,
      way: 'link',
      place: await town.text('Служба, кабинет 12'),
      address: await town.text('Портовая улица, 4'),
    });
  signed = await sign(town);
  meeting = await preliminary(town, 'harmed', '2026-04-20T15:30');
  await town.answered(people.harmed, 'askQuestion', {
    question: questionId(),
    text: await town.store.texts.put('Можно прийти с сестрой?', {
      caseId: (await town.kase()).id,
      person: people.harmed,
    }),
  });
  await town.store.accessLog.write({
    at: new Date('2026-03-05T00:00:00Z'),
    account: staffIds.facilitator,
    door: 'panel',
    action: 'open',
    allowed: true,
    caseId: (await town.kase()).id,
  });
});
afterAll(() => on.close());

async function shown(reader: PersonId, page: PageName, about: Record<string, string> = {}) {
  return opened(aBrowser(on.app), await on.link({ page, reader, about }));
}

/** Each page a party can open, with what it is about. */
const partyPages = (): [PageName, Record<string, string>][] => [
  ['letter', {}],
  ['consent', {}],
  ['info', {}],
  ['deal', {}],
  ['item', { item: signed.items[0]! }],
  ['item', { item: signed.items[1]! }],
  ['topics', {}],
  ['data', {}],
  ['calendar', { meeting }],
];

describe('what a party opens by a one-time link', () => {
  it('R71: the letter follows the side, word for word, with its placeholders filled', async () => {
    const boy = await shown(people.boy, 'letter');
    expect(boy.status).toBe(200);
    expect(boy.text).toContain('высказать извинения пострадавшему');
    expect(boy.text).toContain('Рябов Кирилл Денисович');
    expect(boy.text).toContain('Портовая улица, 4');
    const harmed = await shown(people.harmed, 'letter');
    expect(harmed.text).toContain('выслушать извинения правонарушителя');
    expect(harmed.text).toContain('Ветлугина Полина Андреевна');
  });

  it('R71: who was sent no letter opens none', async () => {
    expect((await shown(people.mother, 'letter')).status).toBe(404);
  });

  it('R55: the consent text names the institution and leaves its own blanks', async () => {
    const { text } = await shown(people.harmed, 'consent');
    expect(text).toContain('Служба примирения «Тихая Бухта»');
    expect(text).toContain('____');
  });

  it('R114: a signatory reads the own items first, then those of the other side', async () => {
    const { text } = await shown(people.boy, 'deal');
    expect(text.indexOf('Починить забор')).toBeLessThan(text.indexOf('Показать, где'));
    expect(text).toMatch(/Ваши пункты[^]*Пункт 1, до 10 апреля[^]*Пункты другой стороны/u);
    const other = (await shown(people.harmed, 'deal')).text;
    expect(other.indexOf('Показать, где')).toBeLessThan(other.indexOf('Починить забор'));
  });

  it('R114: the guardian of a minor signatory reads it as the child does', async () => {
    const { text } = await shown(people.mother, 'deal');
    expect(text).toMatch(/Пункты Вашего ребёнка[^]*Починить забор/u);
  });

  it('one obligation opens by its id, a foreign id opens nothing', async () => {
    expect((await shown(people.boy, 'item', { item: signed.items[0]! })).text).toContain(
      'Починить',
    );
    expect((await shown(people.boy, 'item', { item: 'another' })).status).toBe(404);
  });

  it('R185: own data are complete, with the roles and days that opened the case', async () => {
    const { text } = await shown(people.harmed, 'data');
    for (const words of [
      'Ветлугина Полина Андреевна',
      '3 февраля 1985 года',
      '+7 000 000-00-11',
      'Согласие дано на бумаге',
      'Вы согласились участвовать',
      'Можно прийти с сестрой?',
      'понедельник, 20 апреля, 15:30',
      '5 марта 2026 года',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/<dt>Ведущий<\/dt>/u);
  });

  it('R185: a guardian finds the data of the own child beside the own', async () => {
    const { text } = await shown(people.mother, 'data');
    expect(text).toContain('Рябова Ольга Игоревна');
    expect(text).toContain('Рябов Кирилл Денисович');
  });

  it('the calendar file has hour and place and calls it «Встреча»', async () => {
    const file = await shown(people.harmed, 'calendar', { meeting });
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.text).toContain('DTSTART:20260420T033000Z');
    expect(file.text).toContain('SUMMARY:Встреча');
    expect(file.text).toContain('LOCATION:Служба\\, кабинет 12');
  });

  it('a meeting of the other side gives no calendar file', async () => {
    expect((await shown(people.boy, 'calendar', { meeting })).status).toBe(404);
  });

  it('R18, R156: no page of a party holds the other side, the act or what happened', async () => {
    const secrets: [PersonId, RegExp][] = [
      [people.harmed, /Рябов|Кирилл|Ольга|00-12|00-13/iu],
      [people.boy, /Ветлугин|Полин|00-11|сестрой/iu],
      [people.mother, /Ветлугин|Полин|00-11|сестрой/iu],
    ];
    for (const [reader, names] of secrets)
      for (const [page, about] of partyPages()) {
        const { text, status } = await shown(reader, page, about);
        if (reader === people.harmed) expect([page, status]).toEqual([page, 200]);
        expect([page, reader, names.exec(text)?.[0]]).toEqual([page, reader, undefined]);
        const act = /ударил|Конфликт во дворе|двор[еа] школы/iu.exec(text);
        expect([page, reader, act?.[0]]).toEqual([page, reader, undefined]);
      }
  });

  it('R20: each opening and each refusal stands in the access log, by ids alone', async () => {
    const { id } = await on.town.kase();
    const read = () => on.town.store.accessLog.read({ caseId: id, limit: 500 });
    await shown(people.boy, 'topics');
    await shown(people.boy, 'calendar', { meeting });
    const [denied, allowed] = await read();
    expect(allowed).toMatchObject({
      action: 'link',
      door: 'page',
      account: people.boy,
      resource: 'ae',
    });
    expect(denied).toMatchObject({ action: 'denied', allowed: false, reason: 'calendar' });
    expect(JSON.stringify(await read())).not.toMatch(/[а-яё]/iu);
  });

  it('no route failed', () => {
    expect(on.failures).toEqual([]);
  });
});
