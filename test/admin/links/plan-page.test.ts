import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type PersonId } from '../../../src/cases/ids.js';
import { type PageName } from '../../../src/people/one-time-page.js';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { assign, itemId, people, sendReferral } from '../../support/town.js';

let on: PagesTown;
const items = [itemId(), itemId()];
beforeAll(async () => {
  on = await aPagesTown();
  const { town } = on;
  await sendReferral(town);
  await assign(town);
  for (const person of Object.values(people))
    await town.done('facilitator', 'informParticipant', { person });
  for (const person of [people.harmed, people.boy])
    await town.answered(person, 'answerParticipation', { answer: 'agree' });
  await town.done('facilitator', 'acceptCase', {
    types: ['familyConference'],
    informedBy: 'phone',
  });
  const row = async (item: string, issue: string, responsible: PersonId, due: string | null) => ({
    item,
    issue: await town.text(issue),
    actions: await town.text('Каждый вечер вместе'),
    responsible,
    due,
    every: due === null ? 'P1W' : null,
  });
  await town.done('facilitator', 'draftPlan', {
    plan: newId(),
    rows: [
      await row(items[0]!, 'Уроки', people.boy, null),
      await row(items[1]!, 'Разговор по воскресеньям', people.harmed, '2026-04-10'),
    ],
    controller: people.mother,
    reportTo: await town.text('Ведущему'),
  });
  await town.done('facilitator', 'signPlan', {
    signatories: [people.boy, people.harmed],
    planTerm: 'P3M',
  });
});
afterAll(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

const shown = async (reader: PersonId, page: PageName, about: Record<string, string> = {}) =>
  opened(aBrowser(on.app), await on.link({ page, reader, about }));

describe('the plan of a family behind a one-time link', () => {
  it('R114: a signatory reads each row, who does it without names, and when', async () => {
    const { status, text } = await shown(people.boy, 'deal');
    expect(status).toBe(200);
    expect(text).toMatch(/Уроки[^]*Это делаете Вы, каждую неделю/u);
    expect(text).toMatch(/Разговор по воскресеньям[^]*Это делает другой участник, до 10 апреля/u);
    expect(text).not.toMatch(/Ветлугин|Полин/u);
  });

  it('R114: the guardian of a minor signatory reads it, too', async () => {
    expect((await shown(people.mother, 'deal')).text).toContain('Это делает Ваш ребёнок');
  });

  it('one row opens by its id', async () => {
    const { text } = await shown(people.harmed, 'item', { item: items[1]! });
    expect(text).toContain('Разговор по воскресеньям');
    expect(text).not.toContain('Уроки');
    expect((await shown(people.harmed, 'item', { item: 'unknown' })).status).toBe(404);
  });
});
