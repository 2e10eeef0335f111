import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eraseCommand } from '../../src/cli/erase.js';
import { projectionsCommand } from '../../src/cli/projections.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { eraseWithdrawn } from '../../src/people/erase-withdrawn.js';
import { createService } from '../../src/service.js';
import { localesDir, texts } from '../support/one-time-pages.js';
import { said } from '../support/said.js';
import { aTown, people, sendReferral, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
  await sendReferral(town);
});
afterEach(() => town.close());

const open = () =>
  Promise.resolve({
    store: town.store,
    ended: new Promise(() => undefined),
    close: () => Promise.resolve(),
  });
const nobody = {
  isInteractive: false,
  ask: () => Promise.resolve(''),
  askHidden: () => Promise.resolve(''),
  firstLine: () => Promise.resolve(null),
};
const erase = (line: string, terminal = nobody) =>
  said((io) => eraseCommand(line.split(' '), io, { open, terminal, now: () => new Date() }));
/** The service, just started on the store of the town. */
const startedOn = ({ store, clock }: Town) =>
  createService({
    store,
    clock,
    channels: new Map(),
    texts,
    localesDir,
    log: () => undefined,
    calendar: russianWorkCalendar(),
    dialogue: participantDialogue(texts),
    pages: null,
    technicalNow: () => new Date(),
  });
const isKnown = async () => (await town.store.people.find(people.harmed)) !== null;

describe('mirovaya erase', () => {
  it('refuses somebody whose consent stands, and somebody unknown', async () => {
    expect((await erase(`${people.harmed} --yes`)).ended).toContain(
      'Согласие не отозвано: К-26-001',
    );
    expect((await erase('nobody --yes')).ended).toBe('Такого человека нет.');
    expect((await erase('-x')).ended).toContain('параметра нет');
    expect(await isKnown()).toBe(true);
  });

  it('R54: shows what would go, asks, and erases for ever', async () => {
    await town.answered(people.harmed, 'withdrawPdConsent');
    await town.store.accounts.linkPerson('sandbox', 'phone-1', people.harmed);
    const dry = await erase(`${people.harmed} --dry-run`);
    expect(dry).toMatchObject({ ended: 0 });
    expect(dry.out).toMatch(/К-26-001.*\n.*мессенджеры \(1\)/u);
    expect((await erase(people.harmed)).ended).toContain('--yes');
    const typed = (word: string) => ({
      ...nobody,
      isInteractive: true,
      ask: () => Promise.resolve(word),
    });
    expect((await erase(people.harmed, typed('нет'))).ended).toBe('Ничего не удалено.');
    expect(await isKnown()).toBe(true);
    expect((await erase(people.harmed, typed('да'))).ended).toBe(0);
    expect(await isKnown()).toBe(false);
    expect(await town.store.accounts.ofPerson(people.harmed)).toEqual([]);
    expect((await erase(`${people.harmed} --yes`)).out).toContain('Ключ уже уничтожен');
    const [line] = await town.store.accessLog.read({ limit: 1 });
    expect(line).toMatchObject({ account: 'server', person: people.harmed, reason: 'erased' });
  });
});

describe('a withdrawal that was carried out', () => {
  const withdrawn = async () => {
    await town.answered(people.harmed, 'withdrawPdConsent');
    const { id } = await town.kase();
    expect(await eraseWithdrawn(town.store, id)).toEqual([]);
    await town.done('serviceHead', 'carryOutWithdrawal', { person: people.harmed });
    return id;
  };

  it('R54: erases the person, once, and leaves the events of the case', async () => {
    const id = await withdrawn();
    const before = (await town.kase()).events.length;
    expect(await eraseWithdrawn(town.store, id)).toEqual([people.harmed]);
    expect(await eraseWithdrawn(town.store, id)).toEqual([]);
    expect(await isKnown()).toBe(false);
    expect((await town.store.people.find(people.boy))?.lastName).toBe('Рябов');
    expect((await town.kase()).events).toHaveLength(before);
  });

  it('R54: is finished by the service at its next start, if a crash came between', async () => {
    await withdrawn();
    await startedOn(town).settle();
    expect(await isKnown()).toBe(false);
  });

  it('keeps the person while another case has the consent', async () => {
    const id = await withdrawn();
    const other = await town.rules.open('kamchatka', {
      input: {
        territory: 'Тихая Бухта',
        route: 'A',
        branch: 'offence',
        documentsReceived: '2026-03-02',
        commission: 'commission',
      },
      actor: { type: 'staff', id: 'secretary' as never, role: 'commissionSecretary' },
      door: 'panel',
      cause: 'second',
    });
    if (other.type !== 'done') throw new Error(other.type);
    await town.rules.run({
      caseId: other.kase.id,
      command: 'addPerson',
      input: { person: people.harmed, role: 'side1' },
      actor: { type: 'staff', id: 'secretary' as never, role: 'commissionSecretary' },
      door: 'panel',
      cause: 'third',
    });
    expect(await eraseWithdrawn(town.store, id)).toEqual([]);
    expect(await isKnown()).toBe(true);
  });
});

describe('mirovaya projections rebuild', () => {
  it('makes what lists know of a case anew and touches nothing else', async () => {
    const { client, database } = town.store;
    const cases = client.db(database).collection('cases');
    const before = await cases.findOne({});
    const { stage } = before?.['projection'] as { stage: string };
    await cases.updateOne({}, { $set: { 'projection.stage': 'X', 'projection.nextDue': null } });
    const run = await said((io) => projectionsCommand(['rebuild'], io, open));
    expect(run).toMatchObject({ ended: 0, out: 'Пересчитано дел: 1.' });
    const after = await cases.findOne({});
    expect(after?.['projection']).toMatchObject({ stage });
    expect([after?.['events'], after?.['intents']]).toEqual([
      before?.['events'],
      before?.['intents'],
    ]);
    expect((await said((io) => projectionsCommand([], io, open))).ended).toContain('rebuild');
  });
});
