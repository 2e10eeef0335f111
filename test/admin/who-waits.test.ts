import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersonId } from '../../src/cases/ids.js';
import { type Agent, aPanel, type PanelOfTown } from '../support/panel.js';
import {
  accept,
  assign,
  aTown,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

const page = `/cases/${encodeURIComponent('К-26-001')}`;
let town: Town;
let panel: PanelOfTown;
beforeAll(async () => {
  town = await aTown();
  panel = aPanel(town);
  await sendReferral(town);
  await assign(town);
  await accept(town);
});
afterAll(async () => {
  expect(panel.failures).toEqual([]);
  await town.close();
});

const read = async (agent: Agent, path: string): Promise<string> =>
  (await agent.get(path).expect(200)).text;

/** The rows under «Ждут звонка», each as its plain words. */
async function waiting(agent: Agent): Promise<string[]> {
  const [, card = ''] = (await read(agent, '/today')).split('Ждут звонка</h2>');
  const [rows = ''] = card.split('</section>');
  return rows
    .split('<li')
    .slice(1)
    .map((row) =>
      row
        .replace(/^[^>]*>/u, '')
        .replaceAll(/<[^>]+>/gu, ' ')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    );
}

const personPage = (person: PersonId): string => `${page}/people/${person}`;

describe('who waits for a call', () => {
  it('nobody does while nobody has asked', async () => {
    expect(await waiting(await panel.signedIn(staffIds.coordinator))).toEqual([]);
  });

  it('stands on «Сегодня» from the asking to the call, who asked for help first', async () => {
    await town.answered(people.harmed, 'requestCall');
    await town.answered(people.boy, 'askHelp', { kind: 'help' });
    const coordinator = await panel.signedIn(staffIds.coordinator);
    const rows = await waiting(coordinator);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^Рябов К\. Д\. просит о помощи К-26-001 · сторона 2 · ждёт с 2 мар/u);
    expect(rows[1]).toMatch(/^Ветлугина П\. А\. К-26-001 · сторона 1 · ждёт с 2 мар/u);
    await town.done('facilitator', 'recordCall', { person: people.harmed });
    expect(await waiting(coordinator)).toHaveLength(1);
  });

  it('is a task on the page of the case, with the form that closes it for who may', async () => {
    const own = await read(await panel.signedIn(staffIds.facilitator), page);
    expect(own).toContain('Задачи');
    expect(own).toContain(`/do/recordHelpContact?person=${people.boy}`);
  });

  it('the words for an SMS and a call stand on the person’s page only after the number was asked for', async () => {
    const facilitator = await panel.signedIn(staffIds.facilitator);
    expect(await read(facilitator, personPage(people.harmed))).not.toContain('sms:');
    const { text } = await facilitator.post(personPage(people.harmed)).expect(200);
    expect(text).toContain('href="sms:+70000000011?body=');
    expect(text).toContain('Перезвоните мне, пожалуйста');
    expect(text).not.toContain('Рябов');
  });

  it('a head, who sees masks alone, gets neither number nor words', async () => {
    const head = await panel.signedIn(staffIds.serviceHead);
    const { text } = await head.post(personPage(people.harmed));
    expect(text).not.toMatch(/sms:|tel:|Звонок и СМС/u);
  });
});
