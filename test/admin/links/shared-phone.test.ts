import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { has } from '../../../src/cases/case.js';
import {
  aBrowser,
  aPagesTown,
  type Browser,
  opened,
  type PagesTown,
  texts,
} from '../../support/one-time-pages.js';
import { assign, people, sendReferral } from '../../support/town.js';

let on: PagesTown;
let browser: Browser;
beforeEach(async () => {
  on = await aPagesTown();
  browser = aBrowser(on.app);
  await sendReferral(on.town);
  await assign(on.town);
  await on.account(people.harmed, true);
  await on.town.done('facilitator', 'informParticipant', { person: people.harmed });
  await on.service.settle();
});
afterEach(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

const phone = `phone-${people.harmed}`;
const lines = () => on.town.store.phones.lines(phone, 100);

/** Presses «Открыть» in the chat and returns the path of the page. */
async function unlockLink(): Promise<string> {
  const all = (await lines()).map((line) => ({ line, button: line.buttons.flat()[0] }));
  const { line, button } = all.filter(({ button: b }) => b?.type === 'answer').at(-1)!;
  await on.sandbox.presses(phone, (button as { data: string }).data, 'Открыть', line.ref);
  const link = (await lines()).at(-1)!.buttons.flat()[0] as { url: string };
  return new URL(link.url).pathname;
}

const code = (path: string, digits: string, by = browser) =>
  by.post(`${path}/code`).type('form').send({ code: digits });

/** The value of the page's button with this label. */
function buttonOn(html: string, label: string): string {
  const found = new RegExp(`value="([^"]+)">${label}<`, 'u').exec(html)?.[1];
  if (found === undefined) throw new Error(`no button ${label} on ${html}`);
  return found;
}
const press = (path: string, data: string) =>
  browser.post(`${path}/answer`).type('form').send({ data });

/** Opens the page and chooses the first code. */
async function unlocked(): Promise<{ path: string; text: string }> {
  const path = await unlockLink();
  await opened(browser, path);
  return { path, text: (await code(path, '4821')).text };
}

describe('H7: a shared phone', () => {
  it('the chat says only that there is a question, the page asks for a first code', async () => {
    const said = (await lines()).filter((l) => l.from === 'bot').map((l) => l.text);
    expect(said).toEqual([texts.say('lock.question')]);
    const { text } = await opened(browser, await unlockLink());
    expect(text).toContain('Придумайте код');
    expect(text).not.toMatch(/участву|Полина/u);
  });

  it('behind the code stands the message itself with the same buttons, and they answer', async () => {
    const { path, text } = await unlocked();
    expect(text).toContain('Участвовать или нет, решаете Вы.');
    expect(text).toContain('Нужна помощь');
    const next = await press(path, buttonOn(text, 'Да, участвую'));
    expect(next.text).toContain('Спасибо, записано.');
    expect(
      has(await on.town.kase(), 'participationAgreed', (e) => e.person === people.harmed),
    ).toBe(true);
    const said = (await lines()).map((l) => l.text).join(' ');
    expect(said).not.toMatch(/участву|записано/iu);
  });

  it('a doubled press records once', async () => {
    const { path, text } = await unlocked();
    const yes = buttonOn(text, 'Да, участвую');
    const both = await Promise.all([press(path, yes), press(path, yes)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const agreed = (await on.town.kase()).events.filter((e) => e.type === 'participationAgreed');
    expect(agreed).toHaveLength(1);
  });

  it('words can be written there, and reach the facilitator alone', async () => {
    const { path, text } = await unlocked();
    const menu = await press(path, buttonOn(text, 'Меню'));
    const prompt = await press(path, buttonOn(menu.text, 'Задать вопрос'));
    expect(prompt.text).toContain('name="text"');
    await browser
      .post(`${path}/answer`)
      .type('form')
      .send({ text: 'Можно с сестрой?', press: 'p1' });
    expect(has(await on.town.kase(), 'questionAsked')).toBe(true);
    expect((await lines()).map((l) => l.text).join(' ')).not.toContain('сестрой');
  });

  it('the code is asked again behind every fresh link, and kept only as a keyed hash', async () => {
    await unlocked();
    const second = await unlockLink();
    const asked = await opened(aBrowser(on.app), second);
    expect(asked.text).toContain('Введите Ваш код');
    const { client, database } = on.town.store;
    const raw = JSON.stringify(await client.db(database).collection('accounts').find({}).toArray());
    expect(raw).not.toContain('4821');
  });

  it('J4.12: after five mistakes there is a pause of an hour, for the right code too', async () => {
    await unlocked();
    const path = await unlockLink();
    await opened(browser, path);
    for (const left of [4, 3, 2, 1]) {
      const wrong = await code(path, '0000');
      expect([wrong.status, wrong.text.includes(`Осталось попыток: ${left}`)]).toEqual([422, true]);
    }
    const fifth = await code(path, '0000');
    expect([fifth.status, fifth.text.includes('Перерыв на час')]).toEqual([429, true]);
    expect((await code(path, '4821')).status).toBe(429);
    on.later(61);
    const fresh = await unlockLink();
    await opened(browser, fresh);
    expect((await code(fresh, '4821')).text).toContain('Участвовать или нет');
  });

  it.each(['', '12', '12345', 'abcd', '１２３４'])('"%s" is no code', async (digits) => {
    const path = await unlockLink();
    await opened(browser, path);
    const { status, text } = await code(path, digits);
    expect([status, text.includes('четыре цифры')]).toEqual([422, true]);
    expect(text).not.toContain('решаете');
  });

  it('without the code, in another browser, or after fifteen minutes nothing is shown or answered', async () => {
    const path = await unlockLink();
    await opened(browser, path);
    const data = 'q:any.0';
    expect((await press(path, data)).text).toContain('Придумайте код');
    expect((await code(path, '4821', aBrowser(on.app))).status).toBe(404);
    expect((await code(path, '4821')).status).toBe(200);
    on.later(16);
    expect((await press(path, data)).status).toBe(404);
  });

  it('who is not linked any more sees nothing behind an old link', async () => {
    const path = await unlockLink();
    await on.town.store.accounts.unlinkPerson(people.harmed);
    expect((await opened(browser, path)).status).toBe(404);
  });
});

describe('H7: the chat of a shared phone', () => {
  const allowed = new Set(
    ['lock.message', 'lock.question', 'page.ready.paper', 'shared.set', 'shared.off'].map((key) =>
      texts.say(key),
    ),
  );

  it.each([
    'Здравствуйте',
    'Что сейчас',
    'меню',
    'стоп',
    'Можно прийти с сестрой?',
    '12.12 15:00',
    'отзываю',
    '/start',
  ])('answers "%s" with lock.* alone', async (typed) => {
    const before = (await lines()).length;
    await on.sandbox.types(phone, typed);
    await on.service.settle();
    const said = (await lines()).slice(before).filter((l) => l.from === 'bot');
    expect(said.length).toBeGreaterThan(0);
    for (const { text } of said)
      expect([typed, text, allowed.has(text)]).toEqual([typed, text, true]);
  });

  it.each(['помощь', 'мне страшно'])('answers "%s" with numbers to call', async (typed) => {
    await on.sandbox.types(phone, typed);
    await on.service.settle();
    const said = (await lines()).at(-1)!.text;
    expect(said).toContain('112');
    expect(said).not.toMatch(/Полина|участву|ведущий/iu);
  });

  it('«Телефон общий» pressed again behind the code opens the chat and forgets the code', async () => {
    const { path, text } = await unlocked();
    const menu = await press(path, buttonOn(text, 'Меню'));
    await press(path, buttonOn(menu.text, texts.optionLabel('menu', 'phoneOwn')));
    const { accounts } = on.town.store;
    const id = accounts.idOf('sandbox', phone);
    expect((await accounts.find(id))!.shared).toBe(false);
    expect(await accounts.checkCode(id, '4821')).toBe('none');
  });
});
