import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { has } from '../../../src/cases/case.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { aTalkingTown, more, phoneOf, type TalkingTown } from '../../support/talking-town.js';
import { assign, accept, meetingId, people, sendReferral, staffIds } from '../../support/town.js';

let town: TalkingTown;
beforeEach(async () => {
  town = await aTalkingTown();
});
afterEach(() => town.close());

const on = (phone: string) => town.store.phones.lines(phone, 200);
const botLines = async (phone: string) => (await on(phone)).filter((line) => line.from === 'bot');
const last = async (phone: string) => (await botLines(phone)).at(-1)!;

async function press(phone: string, label: string): Promise<string> {
  for (const line of (await on(phone)).toReversed()) {
    const button = line.buttons.flat().find((b) => b.label === label);
    if (button?.type === 'answer') {
      await town.sandbox.presses(phone, button.data, label, line.ref);
      await town.service.settle();
      return (await last(phone)).text;
    }
  }
  throw new Error(`no button ${label}: ${(await last(phone)).text}`);
}

async function types(phone: string, text: string): Promise<string> {
  await town.sandbox.types(phone, text);
  await town.service.settle();
  return (await last(phone)).text;
}

const link = (person: PersonId, phone = phoneOf(person)) =>
  town.store.accounts.linkPerson('sandbox', phone, person);

const labels = async (phone: string) =>
  (await last(phone)).buttons.flat().map((button) => button.label);

describe('a shared phone (H7)', () => {
  beforeEach(async () => {
    await sendReferral(town);
    await assign(town);
    const { id } = await link(people.harmed);
    await town.store.accounts.setShared(id, true);
  });

  it('shows only that there is something, of a question and of a reminder', async () => {
    const phone = phoneOf(people.harmed);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await town.service.settle();
    expect((await last(phone)).text).toBe(
      'Есть вопрос для Вас. Ответить можно, когда будет удобно.',
    );
    expect(await labels(phone)).toEqual(['Открыть']);
    const slot = '2026-03-05T15:00';
    const place = await town.text('Служба');
    const meeting = meetingId();
    const persons = [people.harmed];
    await town.done('facilitator', 'fixMeeting', { meeting, persons, at: slot, place });
    town.at('2026-03-04 15:00');
    await town.service.settle();
    const lines = (await botLines(phone)).map((line) => line.text);
    expect(lines).toContain('Есть напоминание на завтра.');
    const said = lines.join('\n');
    expect(said).not.toMatch(/Полин|встреч|ведущ|Орлов|Служб|участв/u);
  });

  it('R186: a help word gets the numbers, and who leads the case learns it', async () => {
    expect(await types(phoneOf(people.harmed), 'помогите')).toContain('112');
    expect(has(await town.kase(), 'helpAsked')).toBe(true);
  });

  it('remembers what it did not show, so that the page can show it', async () => {
    const phone = phoneOf(people.harmed);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await town.service.settle();
    const account = town.store.accounts.idOf('sandbox', phone);
    const question = await town.store.questions.newest(account);
    const talk = await town.service.talk(await town.kase(), people.harmed, null);
    const shown = town.service.conversing.dialogue.behind(talk, question!.memory);
    expect([question!.key, shown.key]).toEqual(['lock.question', 'participation.ask']);
    await types(phone, 'стоп');
    const stop = await town.store.questions.newest(account);
    expect(town.service.conversing.dialogue.behind(talk, stop!.memory).key).toBe('stop');
  });
});

describe('without one-time pages', () => {
  it('a shared phone asks to call, and what would open is given on paper', async () => {
    await town.close();
    town = await aTalkingTown(false);
    await sendReferral(town);
    await assign(town);
    const { id } = await link(people.harmed);
    await link(people.boy);
    await town.store.accounts.setShared(id, true);
    const [place, address] = [await town.text('Служба'), await town.text('Школьная, 1')];
    for (const person of [people.harmed, people.boy])
      await town.done('facilitator', 'sendLetter', { person, way: 'link', place, address });
    await town.service.settle();
    expect((await last(phoneOf(people.harmed))).text).toMatch(
      /^Есть сообщение для Вас\. Позвоните/u,
    );
    expect((await last(phoneOf(people.boy))).text).toContain('На бумаге это даст ведущий.');
    expect(await labels(phoneOf(people.boy))).not.toContain('Открыть письмо');
  });
});

describe('one account, several persons and cases (R13)', () => {
  const parents = async () => {
    for (const [person, role] of [
      [more.girl, 'side1'],
      [more.brother, 'side1'],
    ] as const)
      await town.done('commissionSecretary', 'addPerson', { person, role });
    await town.done('commissionSecretary', 'addPerson', {
      person: more.father,
      role: 'guardian',
      of: [more.girl, more.brother],
      kinship: 'father',
    });
    await town.done(
      'commissionSecretary',
      'answerPdConsent',
      { person: more.father, answer: 'given' },
      { door: 'paper' },
    );
    for (const person of [more.girl, more.brother])
      await town.done(
        'commissionSecretary',
        'answerPdConsent',
        { person, answer: 'given', signer: 'guardian', by: more.father, kinship: 'father' },
        { door: 'paper' },
      );
  };

  it('R13, R61: a father answers for each of his children, each question names its child', async () => {
    await parents();
    await sendReferral(town);
    await assign(town);
    const phone = phoneOf(more.father);
    await link(more.father);
    await town.done('facilitator', 'informParticipant', { person: more.father });
    await town.service.settle();
    expect((await last(phone)).text).toContain('Ваш ребёнок (Алиса)');
    expect(await press(phone, 'Да, разрешаю')).toContain('Ваш ребёнок (Фёдор)');
    await press(phone, 'Нет, не разрешаю');
    const kase = await town.kase();
    expect(has(kase, 'guardianConsentGiven', (e) => e.child === more.girl)).toBe(true);
    expect(has(kase, 'guardianConsentRefused', (e) => e.child === more.brother)).toBe(true);
    expect(has(kase, 'guardianConsentRefused', (e) => e.child === more.girl)).toBe(false);
  });

  it('R13: asks for whom, and goes on for whom was chosen', async () => {
    await sendReferral(town);
    await assign(town);
    const phone = 'phone-of-the-family';
    await link(people.mother, phone);
    await link(people.boy, phone);
    for (const person of [people.mother, people.boy])
      await town.done('facilitator', 'informParticipant', { person });
    await town.service.settle();
    expect(await types(phone, '/start')).toContain('За кого Вы сейчас отвечаете?');
    expect(await labels(phone)).toEqual(expect.arrayContaining(['Кирилл', 'Нужна помощь', 'Меню']));
    expect(await press(phone, 'Кирилл')).toMatch(/участи|участвуете/u);
    await types(phone, '/menu');
    await press(phone, 'За кого отвечаю');
    expect((await last(phone)).text).toContain('За кого');
  });

  it('R13: one person in two cases chooses the case by its number', async () => {
    await sendReferral(town);
    await assign(town);
    const second = await town.rules.open('kamchatka', {
      input: {
        territory: 'Тихая Бухта',
        route: 'A',
        branch: 'offence',
        documentsReceived: '2026-03-02',
        commissionMeeting: '2026-03-31',
        commission: 'commission',
      },
      actor: {
        type: 'staff',
        id: staffIds.commissionSecretary,
        role: 'commissionSecretary',
      },
      door: 'panel',
      cause: 'second',
    });
    if (second.type !== 'done') throw new Error('not opened');
    await town.rules.run({
      caseId: second.kase.id,
      command: 'addPerson',
      input: { person: people.harmed, role: 'side1' },
      actor: {
        type: 'staff',
        id: staffIds.commissionSecretary,
        role: 'commissionSecretary',
      },
      door: 'panel',
      cause: 'second-person',
    });
    const phone = phoneOf(people.harmed);
    await link(people.harmed);
    expect(await types(phone, '/start')).toContain('За кого');
    const [first, other] = [(await town.kase()).number, second.kase.number];
    expect(await labels(phone)).toEqual(
      expect.arrayContaining([`За себя, ${first}`, `За себя, ${other}`]),
    );
    expect(await press(phone, `За себя, ${other}`)).toContain('добровольную программу');
  });
});

describe('typed words', () => {
  it('R181: nobody finds them in clear in the store, and what is not passed on is forgotten', async () => {
    await sendReferral(town);
    await assign(town);
    await accept(town);
    await link(people.harmed);
    const phone = phoneOf(people.harmed);
    const texts = () => collection('texts').countDocuments();
    const before = await texts();
    await types(phone, 'Можно прийти с сестрой Мариной?');
    expect(await texts()).toBe(before + 1);
    for (const name of ['questions', 'texts', 'messages', 'cases'])
      expect(JSON.stringify(await collection(name).find({}).toArray())).not.toContain('Марин');
    await press(phone, 'Не нужно');
    expect(await texts()).toBe(before);
    expect(has(await town.kase(), 'questionAsked')).toBe(false);
  });

  it('R181: before anybody leads the case nothing is kept', async () => {
    await sendReferral(town);
    await link(people.harmed);
    const before = await collection('texts').countDocuments();
    await types(phoneOf(people.harmed), 'Вы кто?');
    expect(await collection('texts').countDocuments()).toBe(before);
  });

  const collection = (name: string) => town.store.client.db(town.store.database).collection(name);
});
