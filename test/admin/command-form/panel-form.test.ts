import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { all, has, last } from '../../../src/cases/case.js';
import { type CaseEvent } from '../../../src/cases/events/event.js';
import { participants } from '../../../src/cases/participants.js';
import { type Agent, aPanel, type PanelOfTown, plain } from '../../support/panel.js';
import {
  accept,
  assign,
  aTown,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../../support/town.js';

let town: Town;
let panel: PanelOfTown;
let facilitator: Agent;
beforeEach(async () => {
  town = await aTown();
  panel = aPanel(town);
  await sendReferral(town);
  await assign(town);
  facilitator = await panel.signedIn(staffIds.facilitator);
});
afterEach(async () => {
  expect(panel.failures).toEqual([]);
  await town.close();
});

const at = (command: string, about = '') => `/cases/%D0%9A-26-001/do/${command}${about}`;
const send = (command: string, form: object, about = '', by = facilitator) =>
  by.post(at(command, about)).type('form').send(form);
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';

const plan = {
  'rows.0.issue': 'Уроки',
  'rows.0.actions': 'Делать вместе',
  'rows.0.responsible': people.mother,
  'rows.0.every': 'P1W',
  controller: people.mother,
  reportTo: 'Бабушке',
};

describe('the form of a command in the panel', () => {
  it('R111: takes the rows of a plan and keeps what was typed beside a mistake', async () => {
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    for (const person of [people.harmed, people.boy])
      await town.answered(person, 'answerParticipation', { answer: 'agree' });
    await town.done('facilitator', 'acceptCase', {
      types: ['familyConference'],
      informedBy: 'phone',
    });
    const wrong = await send('draftPlan', { ...plan, 'rows.0.due': '2026-02-30' });
    expect([wrong.status, wrong.text.includes('Такого дня нет')]).toEqual([422, true]);
    for (const typed of ['Уроки', 'Делать вместе', 'value="2026-02-30"', 'Бабушке'])
      expect(wrong.text).toContain(typed);
    expect((await send('draftPlan', plan)).status).toBe(303);
    expect(last(await town.kase(), 'planDrafted')?.rows).toMatchObject([
      { responsible: people.mother, due: null, every: 'P1W' },
    ]);
  });

  it('never cuts words: too many are refused with their number', async () => {
    const long = await send('addNote', { text: 'я'.repeat(4001), note: 'я'.repeat(4001) });
    expect([
      long.status,
      /Не больше \d+/u.test(plain(long.text).replaceAll(/(?<=\d) (?=\d)/gu, '')),
    ]).toEqual([422, true]);
    expect(has(await town.kase(), 'noteAdded')).toBe(false);
  });

  it('R145: a choice of a record is corrected after the record was chosen', async () => {
    await town.done('facilitator', 'recordCall', { person: people.harmed, reached: false });
    const [call] = all(await town.kase(), 'callMade') as CaseEvent[];
    const first = await facilitator.get(at('correctFact'));
    expect(first.text).toContain(`value="${call!.id}"`);
    expect(first.text).not.toContain('name="reason"');
    const chosen = await send('correctFact', { event: call!.id, _more: 'yes' });
    expect(plain(chosen.text)).toContain('Сейчас: Нет');
    expect(chosen.text).toContain('name="change.reached"');
    const fixed = { event: call!.id, 'change.reached': 'yes', reason: 'Ошибка' };
    expect((await send('correctFact', fixed)).status).toBe(303);
    expect(all(await town.kase(), 'callMade')).toMatchObject([{ reached: true }]);
  });

  it('R100: brings a new person in as the one to come along, and nobody when the answer is no', async () => {
    const about = `?person=${people.harmed}`;
    const wish = () => town.answered(people.harmed, 'proposeSupporter', { relation: 'family' });
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await wish();
    const known = new Set(await town.store.people.all().then((found) => found.map((p) => p.id)));
    const named = { 'newPerson.0.lastName': 'Ветлугина', 'newPerson.0.firstName': 'Зоя' };
    expect((await send('decideSupporter', { ...named, answer: 'no' }, about)).status).toBe(303);
    expect(await town.store.people.all()).toHaveLength(known.size);
    await wish();
    const both = { ...named, answer: 'yes', supporter: people.mother };
    expect((await send('decideSupporter', both, about)).text).toContain('что-нибудь одно');
    expect((await send('decideSupporter', { ...named, answer: 'yes' }, about)).status).toBe(303);
    const added = participants(await town.kase()).find((p) => p.role === 'supporter');
    expect(await town.store.people.find(added!.person)).toMatchObject({ firstName: 'Зоя' });
  });

  it('R44: the day of the hearing is typed though the case has no meetings', async () => {
    const secretary = await panel.signedIn(staffIds.commissionSecretary);
    const form = { meeting: '2026-04-14', time: '10:00', _seen: 'yes' };
    expect((await send('setCommissionMeeting', form, '', secretary)).status).toBe(303);
    expect(last(await town.kase(), 'commissionMeetingSet')).toMatchObject({
      meeting: '2026-04-14',
      time: '10:00',
    });
  });

  it('G1.4: pressed twice it is recorded once, and says so the same way', async () => {
    const { text } = await facilitator.get(at('addNote'));
    const form = { text: 'Звонила школа', note: 'Звонила школа', cause: hidden(text, 'cause') };
    const sent = await Promise.all([send('addNote', form), send('addNote', form)]);
    expect([...sent.map(({ status }) => status), (await send('addNote', form)).status]).toEqual([
      303, 303, 303,
    ]);
    expect(all(await town.kase(), 'noteAdded')).toHaveLength(1);
  });

  it('says what others recorded meanwhile, once, and keeps what was typed', async () => {
    const { text } = await facilitator.get(at('addNote'));
    await town.done('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-14' });
    const words = { note: 'Ждём ответа', text: 'Ждём ответа' };
    const form = { ...words, _last: hidden(text, '_last') };
    const stale = await send('addNote', form);
    expect([stale.status, stale.text.includes('«Дата заседания»')]).toEqual([409, true]);
    expect(stale.text).toContain('Ждём ответа');
    const again = { ...form, _last: hidden(stale.text, '_last') };
    expect((await send('addNote', again)).status).toBe(303);
  });

  it('keeps a draft for its author, until it is sent', async () => {
    const typed = { note: 'наполовину', text: 'наполовину' };
    const kept = await facilitator
      .post(`${at('addNote')}/draft`)
      .set('x-quiet', 'yes')
      .type('form')
      .send(typed);
    expect(kept.status).toBe(204);
    expect((await facilitator.get(at('addNote'))).text).toContain('наполовину');
    expect((await send('addNote', typed)).status).toBe(303);
    expect((await facilitator.get(at('addNote'))).text).not.toContain('наполовину');
  });

  it('J1: shows neither names nor words to a role that may not see them', async () => {
    await accept(town);
    await town.answered(people.harmed, 'askQuestion', {
      question: 'q-1',
      text: await town.text('Тайный вопрос'),
    });
    for (const role of ['serviceHead', 'commissionSecretary', 'coordinator'] as const) {
      const agent = await panel.signedIn(staffIds[role]);
      const page = await agent.get('/cases/%D0%9A-26-001');
      const links = [...page.text.matchAll(/href="(\/cases\/[^"]+\/do\/[^"]+)"/gu)].map(
        (m) => m[1]!,
      );
      for (const link of new Set(links))
        expect([link, (await agent.get(link)).text.includes('Тайный вопрос')]).toEqual([
          link,
          false,
        ]);
    }
    const own = await facilitator.get(at('answerQuestion'));
    expect(own.text).toContain('Тайный вопрос');
  });
});
