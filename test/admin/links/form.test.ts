import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { all, has, last } from '../../../src/cases/case.js';
import { type PersonId } from '../../../src/cases/ids.js';
import {
  aBrowser,
  aPagesTown,
  type Browser,
  opened,
  type PagesTown,
} from '../../support/one-time-pages.js';
import { accept, assign, people, sendReferral, staffIds } from '../../support/town.js';

let on: PagesTown;
let browser: Browser;
beforeEach(async () => {
  on = await aPagesTown();
  browser = aBrowser(on.app);
  await sendReferral(on.town);
  await assign(on.town);
});
afterEach(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

async function formOf(command: string, person?: PersonId, reader: string = staffIds.facilitator) {
  const about = { command, ...(person === undefined ? {} : { person }) };
  return on.link({ page: 'form', reader, about });
}
const send = (path: string, fields: Record<string, string | string[]>, by = browser) =>
  by.post(`${path}/form`).type('form').send(fields);

const agreement = {
  'obligations.0.text': 'Починить забор',
  'obligations.0.owes': 'side2',
  'obligations.0.due': '2026-04-10',
  'obligations.1.text': 'Показать, где инструменты',
  'obligations.1.owes': 'side1',
  situation: 'Встретились и поговорили.',
  controller: people.mother,
  term: '2026-04-30',
};
const drafts = async () => all(await on.town.kase(), 'agreementDrafted');

describe('I3.3: the form of a command on a phone', () => {
  it('R104: the agreement with its obligations is written on a page', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    const page = await opened(browser, path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Сторона 2, представитель: Рябова');
    const sent = await send(path, agreement);
    expect([sent.status, sent.text.includes('Записано: Составить договор')]).toEqual([200, true]);
    const [draft] = await drafts();
    expect(draft).toMatchObject({ controller: people.mother, term: '2026-04-30' });
    expect(draft!.obligations).toMatchObject([
      { owes: 'side2', due: '2026-04-10' },
      { owes: 'side1', due: '2026-04-30' },
    ]);
    const { texts } = on.town.store;
    expect(await texts.find(draft!.obligations[1]!.text)).toBe('Показать, где инструменты');
    expect(last(await on.town.kase(), 'agreementDrafted')!.actor).toMatchObject({
      id: staffIds.facilitator,
    });
  });

  it('a wrong form names the error of each field and keeps every typed value', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    await opened(browser, path);
    const sent = await send(path, {
      ...agreement,
      'obligations.0.due': '2026-02-30',
      'obligations.2.due': '2026-05-01',
      repair: 'я'.repeat(2001),
      reviewAt: 'завтра',
      notifier: 'somebody',
    });
    expect(sent.status).toBe(422);
    for (const words of [
      'Такого дня нет',
      'Заполните это поле',
      'Напишите день и время',
      'Выберите из списка',
      'value="2026-02-30"',
      'value="завтра"',
      'Починить забор',
      'я'.repeat(2001),
    ])
      expect(sent.text).toContain(words);
    expect(sent.text).toMatch(/Не больше 2\s000 знаков, сейчас 2\s001/u);
    expect(await drafts()).toEqual([]);
    expect((await send(path, agreement)).status).toBe(200);
    expect(await drafts()).toHaveLength(1);
  });

  it('two presses at the same moment and one later record it once', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    await opened(browser, path);
    const both = await Promise.all([send(path, agreement), send(path, agreement)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send(path, agreement)).text).toContain('Уже записано');
    expect(await drafts()).toHaveLength(1);
    expect((await aBrowser(on.app).get(path)).status).toBe(404);
  });

  it('what was typed survives a lost connection, sealed, and waits behind a fresh link', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    await opened(browser, path);
    const quiet = await browser
      .post(`${path}/draft`)
      .set('x-quiet', 'yes')
      .type('form')
      .send({ situation: 'Наполовину написано', 'obligations.3.text': 'Четвёртый пункт' });
    expect(quiet.status).toBe(204);
    const { client, database } = on.town.store;
    const raw = await client.db(database).collection('formDrafts').find({}).toArray();
    expect(raw).toHaveLength(1);
    expect(JSON.stringify(raw)).not.toMatch(/Наполовину|пункт/u);
    on.later(25 * 60);
    const fresh = await opened(aBrowser(on.app), await formOf('draftAgreement'));
    expect(fresh.text).toContain('Наполовину написано');
    expect(fresh.text).toContain('Четвёртый пункт');
    on.later(72 * 60);
    expect((await opened(aBrowser(on.app), await formOf('draftAgreement'))).text).not.toContain(
      'Наполовину',
    );
  });

  it('R118 R121 R122: the card is filled in on a page, which says what items 10 and 11 still need', async () => {
    await accept(on.town);
    await on.town.done('facilitator', 'completeProgramme', { result: 'resolvedWithoutMeeting' });
    const path = await formOf('finishDocument');
    const page = await opened(browser, path);
    expect(page.text).toContain('data-called-for="results=unchanged,escalated"');
    expect(page.text).toMatch(/value="resolvedWithoutMeeting" checked/);
    const card = { form: 'FK9', results: ['unchanged', 'escalated'] };
    const bare = await send(path, card);
    expect([bare.status, bare.text.includes('Выберите ответ.')]).toEqual([422, true]);
    const both = await send(path, { ...card, noPositiveReason: 'participantAbsent' });
    expect(both.text).toContain(
      'Эти ответы не сочетаются: Ситуация не изменилась, Углубление конфликта.',
    );
    const sent = await send(path, {
      form: 'FK9',
      results: ['resolvedWithoutMeeting', 'familyTiesRestored'],
      familyTies: 'План выполнен.',
      noPositiveReason: 'participantAbsent',
    });
    expect(sent.text).toContain('Записано: Документ готов');
    const { card: kept } = last(await on.town.kase(), 'documentFinished')!;
    expect(kept).toMatchObject({
      results: ['resolvedWithoutMeeting', 'familyTiesRestored'],
      noPositiveReason: null,
    });
    expect(await on.town.store.texts.find(kept!.familyTies!)).toBe('План выполнен.');
  });

  it('a draft is its author’s alone', async () => {
    await on.town
      .done('serviceHead', 'replaceFacilitator', {
        facilitators: [staffIds.facilitator],
        why: 'illness',
      })
      .catch(() => null);
    const path = await formOf('addNote');
    await opened(browser, path);
    await browser.post(`${path}/draft`).type('form').send({ note: 'только моё' });
    const head = await opened(
      aBrowser(on.app),
      await formOf('addNote', undefined, staffIds.serviceHead),
    );
    expect(head.text).not.toContain('только моё');
  });

  it('another row can be asked for without losing what was typed', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    await opened(browser, path);
    const more = await send(path, { ...agreement, _more: 'yes', _rows: '2' });
    expect(more.text).toContain('obligations.2.text');
    expect(more.text).toContain('Починить забор');
    expect(await drafts()).toEqual([]);
  });

  it('R71: a letter is shown as the person will read it before it is handed over', async () => {
    await accept(on.town);
    const path = await formOf('sendLetter', people.boy);
    await opened(browser, path);
    const letter = { way: 'link', place: 'Служба, кабинет 12', address: 'Портовая улица, 4' };
    const preview = await send(path, letter);
    expect(preview.text).toContain('высказать извинения пострадавшему');
    expect(preview.text).toContain('Портовая улица, 4');
    expect(has(await on.town.kase(), 'letterSent')).toBe(false);
    expect((await send(path, { ...letter, _confirm: 'yes' })).text).toContain('Записано');
    expect(last(await on.town.kase(), 'letterSent')).toMatchObject({ person: people.boy });
  });

  it('a new person is added with its data; a refused one leaves nobody behind', async () => {
    const path = await formOf('addPerson');
    await opened(browser, path);
    const before = (await on.town.store.people.all()).length;
    const refused = await send(path, { lastName: 'Новиков', firstName: 'Пётр', role: 'guardian' });
    expect(refused.status).toBe(422);
    expect((await on.town.store.people.all()).length).toBe(before);
    expect(refused.text).toContain('value="Новиков"');
    const sent = await send(path, {
      lastName: 'Новиков',
      firstName: 'Пётр',
      born: '01.02.1980',
      role: 'supporter',
    });
    expect(sent.text).toContain('Записано');
    const added = last(await on.town.kase(), 'personAdded')!;
    expect(await on.town.store.people.find(added.person)).toMatchObject({
      lastName: 'Новиков',
      born: '1980-02-01',
    });
  });

  it('G1.3: what a participant said is written down through the paper door', async () => {
    for (const person of Object.values(people))
      await on.town.done('facilitator', 'informParticipant', { person });
    const path = await formOf('answerGuardianConsent', people.mother);
    await opened(browser, path);
    const sent = await send(path, { child: people.boy, answer: 'refuse', reason: 'Боится.' });
    expect(sent.text).toContain('Записано');
    const refused = last(await on.town.kase(), 'guardianConsentRefused')!;
    expect(refused).toMatchObject({ door: 'paper', person: people.mother, child: people.boy });
  });

  it('a step that is done by then says so and records nothing', async () => {
    await accept(on.town);
    const path = await formOf('draftAgreement');
    await opened(browser, path);
    await on.town.done('facilitator', 'completeProgramme', {
      result: 'resolvedWithoutMeeting',
      reason: await on.town.text('Решили сами'),
    });
    const late = await send(path, agreement);
    expect([late.status, late.text.includes('не нужен')]).toEqual([409, true]);
    expect(await drafts()).toEqual([]);
  });

  it('R17: who lost the case, was disabled, or never had it fills in nothing', async () => {
    const path = await formOf('addNote');
    await opened(browser, path);
    const member = (await on.town.store.staff.find(staffIds.facilitator))!;
    await on.town.store.staff.put({ ...member, disabled: true });
    expect((await send(path, { note: 'поздно' })).status).toBe(404);
    await on.town.store.staff.put(member);
    const secretary = await formOf('addNote', undefined, staffIds.commissionSecretary);
    expect((await opened(aBrowser(on.app), secretary)).status).toBe(409);
    expect(has(await on.town.kase(), 'noteAdded')).toBe(false);
  });

  it('a form without its open link, or in another browser, is refused', async () => {
    const path = await formOf('addNote');
    expect((await send(path, { note: 'без открытия' })).status).toBe(404);
    await opened(browser, path);
    expect((await send(path, { note: 'чужой' }, aBrowser(on.app))).status).toBe(404);
    expect((await aBrowser(on.app).post(`${path}/draft`).send({})).status).toBe(404);
  });

  it('a new case is opened once, however often the button is pressed', async () => {
    const path = await on.link({
      page: 'form',
      reader: staffIds.commissionSecretary,
      caseId: null,
      about: { command: 'openCase' },
    });
    const first = await opened(browser, path);
    expect(first.text).toContain('По какому порядку');
    const chosen = await send(path, { _procedure: 'kamchatka' });
    expect(chosen.text).toContain('Территория');
    const form = {
      _procedure: 'kamchatka',
      territory: 'Кедровый',
      route: 'A',
      branch: 'family',
      documentsReceived: '2026-03-01',
    };
    expect((await send(path, { ...form, route: '' })).status).toBe(422);
    const sent = await Promise.all([send(path, form), send(path, form)]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(await on.town.store.cases.count()).toBe(2);
  });

  it.each([
    ['markup', '<script>alert(1)</script>'],
    ['a template', '<%= process.env %> {{7*7}} ${1}'],
    ['control characters and other alphabets', 'a\u0000b\u202Eкод 𝔘'],
    ['a formula', '=HYPERLINK("http://x")'],
  ])('J5.17: %s in a field is text and nothing else', async (_name, words) => {
    const path = await formOf('addNote');
    await opened(browser, path);
    const page = await browser
      .post(`${path}/draft`)
      .type('form')
      .send({ note: words, person: words, '__proto__[x]': words });
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<script>alert');
    expect((await send(path, { note: words })).text).toContain('Записано');
    const { note } = last(await on.town.kase(), 'noteAdded')!;
    expect(await on.town.store.texts.find(note)).toBe(words);
  });
});
