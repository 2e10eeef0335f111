import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { last } from '../../../src/cases/case.js';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { preliminary } from '../../support/signed-case.js';
import { accept, assign, people, questionId, sendReferral, staffIds } from '../../support/town.js';

let on: PagesTown;
beforeAll(async () => {
  on = await aPagesTown();
  const { town } = on;
  await sendReferral(town);
  await assign(town);
  await accept(town);
  await preliminary(town, 'harmed', '2026-04-20T15:30');
  const { id } = await town.kase();
  await town.answered(people.harmed, 'askQuestion', {
    question: questionId(),
    text: await town.store.texts.put('Можно прийти с сестрой?', {
      caseId: id,
      person: people.harmed,
    }),
  });
});
afterAll(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

const shown = async (reader: string, page: 'whois' | 'words', about: Record<string, string> = {}) =>
  opened(aBrowser(on.app), await on.link({ page, reader, about }));

describe('I2 «Кто это»: who is who in a case', () => {
  it('shows the facilitator names, phones, prepared SMS and words for a call', async () => {
    const { status, text } = await shown(staffIds.facilitator, 'whois');
    expect(status).toBe(200);
    expect(text).toContain('Сторона 1: Ветлугина Полина Андреевна');
    expect(text).toContain('Сторона 2, представитель: Рябова Ольга Игоревна');
    expect(text).toContain('href="tel:+70000000011"');
    expect(decodeURIComponent(text)).toContain('Записано: пн 20 апр., 15:30, Служба, кабинет 12');
    expect(text).toContain('Вам сейчас безопасно говорить?');
    expect(text).toContain('15 лет');
  });

  it('of one person shows that one alone', async () => {
    const { text } = await shown(staffIds.facilitator, 'whois', { person: people.boy });
    expect(text).toContain('Рябов Кирилл');
    expect(text).not.toMatch(/Ветлугин|Ольга/u);
  });

  it('masks the phone from whoever may only see it masked, and offers no call', async () => {
    const { status, text } = await shown(staffIds.serviceHead, 'whois');
    expect(status).toBe(200);
    expect(text).toContain('+7 *** ***-**-11');
    expect(text).not.toMatch(/tel:|00-11/u);
  });

  it('H8: a phone that others see gets only the SMS that asks to call back', async () => {
    await on.account(people.harmed, true);
    const { text } = await shown(staffIds.facilitator, 'whois', { person: people.harmed });
    const bodies = [...text.matchAll(/sms:[^"]*body=([^"]*)"/gu)].map((m) =>
      decodeURIComponent(m[1]!),
    );
    expect(bodies).toEqual([expect.stringContaining('Перезвоните мне')]);
    await on.town.store.accounts.unlinkPerson(people.harmed);
  });

  it('H7: a forgotten code of a shared phone is changed by telephone, by who leads the case alone', async () => {
    const { accounts, throttle } = on.town.store;
    const { id } = await on.account(people.harmed, true);
    await accounts.chooseCode(id, '4821');
    for (let n = 0; n < 6; n++) await throttle.attempt('pin', id, new Date());
    const browser = aBrowser(on.app);
    const path = await on.link({ page: 'whois', reader: staffIds.facilitator });
    expect((await opened(browser, path)).text).toContain('Сменить код телефона');
    const forget = (by = browser, at = path) =>
      by.post(`${at}/forget-code`).type('form').send({ person: people.harmed });
    expect((await forget(aBrowser(on.app))).status).toBe(404);
    const head = aBrowser(on.app);
    const heads = await on.link({ page: 'whois', reader: staffIds.serviceHead });
    await opened(head, heads);
    expect((await forget(head, heads)).status).toBe(404);
    expect(await accounts.checkCode(id, '4821')).toBe('right');
    expect((await forget()).text).toContain('Код забыт');
    expect(await accounts.checkCode(id, '4821')).toBe('none');
    expect(await throttle.left('pin', id, new Date())).toBe(5);
    await accounts.unlinkPerson(people.harmed);
  });

  it('is not opened by staff of another case, of none, or who were disabled', async () => {
    const { staff } = on.town.store;
    const head = (await staff.find(staffIds.serviceHead))!;
    const other = { ...head, id: 'stranger' as never, login: 'stranger', grants: [] };
    await staff.put(other);
    expect((await shown('stranger', 'whois')).status).toBe(404);
    const path = await on.link({ page: 'whois', reader: staffIds.serviceHead });
    await staff.put({ ...head, disabled: true });
    expect((await opened(aBrowser(on.app), path)).status).toBe(404);
    await staff.put(head);
  });

  it('a page of staff is never opened by a link of a person, nor the other way round', async () => {
    const { id } = await on.town.kase();
    const forged = {
      purpose: 'staffPage',
      person: people.boy,
      caseId: id,
      subject: { page: 'whois' },
    } as const;
    const ends = new Date(Date.now() + 60_000);
    await on.town.store.links.add({ ...forged, ends }, 'a-token-of-a-person');
    expect((await opened(aBrowser(on.app), '/l/a-token-of-a-person')).status).toBe(404);
  });
});

describe('I7 ⇗: what is not for the chat', () => {
  it('shows the facilitator the words of a question', async () => {
    const { status, text } = await shown(staffIds.facilitator, 'words');
    expect(status).toBe(200);
    expect(text).toContain('Можно прийти с сестрой?');
    expect(text).toContain('Сторона 1: Ветлугина');
  });

  it('R181: shows them to nobody else', async () => {
    const event = last(await on.town.kase(), 'questionAsked')!.id;
    for (const reader of [
      staffIds.serviceHead,
      staffIds.commissionSecretary,
      staffIds.coordinator,
    ]) {
      const { status, text } = await shown(reader, 'words', { event });
      expect([reader, status]).toEqual([reader, 404]);
      expect(text).not.toContain('сестрой');
    }
  });

  it('an event that has no such content, or of another case, opens nothing', async () => {
    const event = last(await on.town.kase(), 'situationDescribed')!.id;
    expect((await shown(staffIds.facilitator, 'words', { event })).status).toBe(404);
    expect((await shown(staffIds.facilitator, 'words', { event: 'other' })).status).toBe(404);
  });
});
