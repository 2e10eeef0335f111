import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { type Channel } from '../../src/bot/channels/channel.js';
import {
  createSandboxChannel,
  type SandboxChannel,
} from '../../src/bot/channels/sandbox/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { has } from '../../src/cases/case.js';
import { type PersonId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { createService, type Service } from '../../src/service.js';
import {
  accept,
  agreementId,
  assign,
  aTown,
  itemId,
  meetingId,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

const localesDir = join(import.meta.dirname, '../../locales');
const texts = loadTexts(localesDir);

let town: Town;
let sandbox: SandboxChannel;
let service: Service;
beforeEach(async () => {
  town = await aTown();
  sandbox = createSandboxChannel(town.store.phones, () => town.clock.now());
  service = createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map<string, Channel>([['sandbox', sandbox]]),
    pages: null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
  await sandbox.start(service.receive(sandbox));
});
afterEach(() => town.close());

const phone = (person: PersonId) => `phone-${person}`;
const lines = (person: PersonId) => town.store.phones.lines(phone(person), 200);

/** What the bot said last. */
async function said(person: PersonId): Promise<string> {
  return (await lines(person)).filter((l) => l.from === 'bot').at(-1)?.text ?? '';
}

/** Presses the newest button with this label. */
async function press(person: PersonId, label: string): Promise<string> {
  for (const line of [...(await lines(person))].reverse()) {
    const button = line.buttons.flat().find((b) => b.label === label);
    if (button?.type === 'answer') {
      await sandbox.presses(phone(person), button.data, label, line.ref);
      await service.settle();
      return said(person);
    }
  }
  throw new Error(`no button ${label}; last: ${await said(person)}`);
}

/** Invites the person and opens the link. */
async function invited(person: PersonId): Promise<string> {
  const { id } = await town.kase();
  const keeper = has(await town.kase(), 'facilitatorAssigned')
    ? 'facilitator'
    : 'commissionSecretary';
  const result = await service.invite(id, person, {
    actor: { type: 'staff', id: staffIds[keeper], role: keeper },
    door: 'panel',
  });
  if ('refused' in result) throw new Error(result.refused.code);
  await sandbox.opens(phone(person), result.code);
  return press(person, 'Да, это я');
}

async function at(local: string): Promise<void> {
  town.at(local);
  await service.settle();
}

const everything = async () =>
  (await Promise.all(Object.values(people).map(lines))).map((own) =>
    own
      .filter((l) => l.from === 'bot')
      .map((l) => [l.text, l.folded ?? '', ...l.buttons.flat().map((b) => b.label)].join('\n'))
      .join('\n'),
  );

describe('the conversation, through the sandbox', () => {
  it('R45, R46: shows the whole consent text alone before it asks, and records the press as an intention', async () => {
    await town.done('commissionSecretary', 'addPerson', { person: people.harmed, role: 'side1' });
    expect(await invited(people.harmed)).toContain('добровольную программу');
    await press(people.harmed, 'Дальше');
    expect(await press(people.harmed, 'Показать текст')).toContain('Вы даёте согласие?');
    const text = (await lines(people.harmed)).at(-2);
    expect(text?.text).toContain('СОГЛАСИЕ на обработку персональных данных');
    expect(text?.buttons).toEqual([]);
    await press(people.harmed, 'Даю согласие');
    expect(has(await town.kase(), 'pdConsentGiven', (e) => e.way === 'button')).toBe(true);
    expect(has(await town.kase(), 'participationAgreed')).toBe(false);
  });

  it('R58: a refusal of the consent is polite and ends the questions', async () => {
    await town.done('commissionSecretary', 'addPerson', { person: people.harmed, role: 'side1' });
    await invited(people.harmed);
    await press(people.harmed, 'Дальше');
    await press(people.harmed, 'Показать текст');
    expect(await press(people.harmed, 'Не даю согласие')).toContain('Решение Ваше');
  });

  it('goes from the invitation to the answer about the agreement, on three phones', async () => {
    await sendReferral(town);
    await assign(town);
    for (const person of Object.values(people)) await invited(person);
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await service.settle();
    expect(await said(people.harmed)).toContain('Вы участвуете?');
    expect(await said(people.mother)).toContain('Вы не против участия?');
    expect(await press(people.harmed, 'Да, участвую')).toContain('подбирает время');
    await press(people.boy, 'Да, участвую');
    await press(people.mother, 'Я не против');
    await town.done('facilitator', 'acceptCase', {
      types: ['victimOffenderMediation'],
      informedBy: 'phone',
    });
    for (const [person, slot] of [
      [people.harmed, '2026-03-06T15:00'],
      [people.boy, '2026-03-07T15:00'],
    ] as const) {
      const meeting = meetingId();
      await town.done('facilitator', 'proposeSlots', {
        meeting,
        persons: [person],
        slots: [slot, '2026-03-08T12:00'],
        place: await town.text('Служба, кабинет 12'),
      });
      await service.settle();
      expect(await said(person)).toContain('Служба, кабинет 12');
      await press(person, person === people.harmed ? 'пт 6 мар., 15:00' : 'сб 7 мар., 15:00');
      await at(slot.replace('T', ' '));
      await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
      await service.settle();
      await press(person, 'Да, можно назначать');
    }
    const joint = meetingId();
    await town.done('facilitator', 'proposeJointMeeting', {
      meeting: joint,
      persons: [people.harmed, people.boy],
      slots: ['2026-03-13T15:00'],
      place: await town.text('Служба'),
    });
    await service.settle();
    for (const person of [people.harmed, people.boy]) await press(person, 'Смогу прийти');
    await town.done('facilitator', 'confirmJointMeeting', {
      meeting: joint,
      slot: '2026-03-13T15:00',
    });
    await at('2026-03-12 15:00');
    await at('2026-03-13 13:00');
    expect(await said(people.harmed)).toContain('сегодня');
    await at('2026-03-13 16:30');
    await town.done('facilitator', 'recordJointMeeting', {
      meeting: joint,
      outcome: 'held',
      present: [people.harmed, people.boy],
    });
    const item = itemId();
    await town.done('facilitator', 'draftAgreement', {
      agreement: agreementId(),
      obligations: [
        { item, text: await town.text('Починить забор'), owes: 'side2', due: '2026-04-10' },
      ],
      term: '2026-04-30',
    });
    await service.settle();
    for (const person of [people.harmed, people.boy]) await press(person, 'Да, можно передать');
    await town.done('facilitator', 'signAgreement', { signatories: [people.harmed, people.boy] });
    await at('2026-04-10 09:00');
    expect(await said(people.boy)).toContain('Этот пункт Ваш');
    expect(await said(people.harmed)).toContain('Этот пункт для Вас');
    await press(people.boy, 'Выполнено');
    await press(people.harmed, 'Пока нет');
    expect((await town.kase()).events.filter((e) => e.type === 'fulfilmentAnswered')).toHaveLength(
      2,
    );
    const [harmed = '', boy = '', mother = ''] = await everything();
    for (const name of ['Рябов', 'Кирилл', 'Ольга']) expect(harmed).not.toContain(name);
    for (const name of ['Ветлугин', 'Полина']) expect(`${boy}${mother}`).not.toContain(name);
    expect(`${harmed}${boy}${mother}`).not.toMatch(
      /забор|потерпевш|правонаруш|обидчик|жертв|виноват|должны|обязаны/iu,
    );
  }, 120_000);

  it('R186: a word of fear is passed on at once and answered with numbers', async () => {
    await sendReferral(town);
    await assign(town);
    await invited(people.harmed);
    await sandbox.types(phone(people.harmed), 'мне страшно');
    expect(await said(people.harmed)).toContain('112');
    expect(has(await town.kase(), 'helpAsked')).toBe(true);
  });

  it('an old, doubled or forged button changes nothing and gets the present question', async () => {
    await sendReferral(town);
    await assign(town);
    await invited(people.harmed);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await service.settle();
    const line = (await lines(people.harmed)).at(-1)!;
    const [yes, no] = line.buttons.flat();
    if (yes?.type !== 'answer' || no?.type !== 'answer') throw new Error('no question');
    await sandbox.presses(phone(people.harmed), yes.data, yes.label, line.ref);
    await sandbox.presses(phone(people.harmed), no.data, no.label, line.ref);
    expect(await said(people.harmed)).toContain('Ваш ответ уже записан');
    await sandbox.presses(phone(people.boy), yes.data, yes.label, line.ref);
    await sandbox.presses(phone(people.harmed), 'q:forged.0', 'x', line.ref);
    const kase = await town.kase();
    expect(kase.events.filter((e) => e.type === 'participationAgreed')).toHaveLength(1);
    expect(has(kase, 'participationRefused')).toBe(false);
  });

  it('R52, R53: a withdrawal is confirmed, and then nothing more is written', async () => {
    await sendReferral(town);
    await assign(town);
    await invited(people.harmed);
    await press(people.harmed, 'Меню');
    await press(people.harmed, 'Пауза или выход');
    expect(await press(people.harmed, 'Отозвать согласие')).toContain('удалят за три дня');
    expect(await press(people.harmed, 'Отозвать согласие')).toContain('Заявление передано');
    const before = (await lines(people.harmed)).length;
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await service.settle();
    expect(await lines(people.harmed)).toHaveLength(before);
  });

  it('R181: words that are no answer are kept only when the person passes them on', async () => {
    await sendReferral(town);
    await assign(town);
    await accept(town);
    await invited(people.harmed);
    await sandbox.types(phone(people.harmed), 'Можно прийти с мужем?');
    expect(await said(people.harmed)).toContain('Передать это ведущему?');
    const raw = await town.store.client
      .db(town.store.database)
      .collection('questions')
      .find({})
      .toArray();
    expect(JSON.stringify(raw)).not.toContain('мужем');
    await press(people.harmed, 'Передать');
    const asked = (await town.kase()).events.find((e) => e.type === 'questionAsked');
    expect(asked?.type === 'questionAsked' ? await town.store.texts.find(asked.text) : null).toBe(
      'Можно прийти с мужем?',
    );
  });
});
