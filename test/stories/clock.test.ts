import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { createSandboxChannel } from '../../src/bot/channels/sandbox/create.js';
import { all, type Case } from '../../src/cases/case.js';
import { PersonId } from '../../src/cases/ids.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { tasksOf } from '../../src/cases/tasks.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { createService } from '../../src/service.js';
import { localesDir, texts } from '../support/one-time-pages.js';
import { accept, assign, aTown, people, sendReferral, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
  await sendReferral(town);
  await assign(town);
});
afterEach(() => town.close());

/** The service, just started on the store of the town: whatever ran before it is forgotten. */
const started = () =>
  createService({
    store: town.store,
    clock: town.clock,
    channels: new Map([
      ['sandbox', createSandboxChannel(town.store.phones, () => town.clock.now())],
    ]),
    texts,
    localesDir,
    log: () => undefined,
    calendar: russianWorkCalendar(),
    dialogue: participantDialogue(texts),
    pages: null,
    technicalNow: () => new Date(),
  });

/** The clock goes on to this local time of Kamchatka, and the service looks at everything that is due. */
async function until(local: string): Promise<Case> {
  town.at(local);
  await started().settle();
  return town.kase();
}

const byClock = (kase: Case) =>
  kase.history.filter(({ actor }) => actor.type === 'clock').map(({ type }) => type);

/** The same, but for the calls that people without a messenger need. */
const stepsOfClock = (kase: Case) => byClock(kase).filter((type) => type !== 'personUnreachable');

describe('what the clock records on the real store', () => {
  it('R68: ends the programme an hour after a side left, once, on the day of the leaving', async () => {
    await accept(town);
    town.at('2026-03-12 23:30');
    await town.answered(people.boy, 'leaveProgramme');
    expect(stepsOfClock(await until('2026-03-13 00:29'))).toEqual([]);
    const ended = await until('2026-03-13 00:30');
    expect(all(ended, 'programmeCompleted')).toMatchObject([
      { result: 'withdrawn', initiator: 'side2', day: '2026-03-12', door: 'clock' },
    ]);
    expect(stepsOfClock(await until('2026-03-13 09:00'))).toEqual(['programmeCompleted']);
  });

  it('R68: who comes back within the hour takes the leaving back', async () => {
    await accept(town);
    town.at('2026-03-12 12:00');
    await town.answered(people.boy, 'leaveProgramme');
    town.at('2026-03-12 12:50');
    await town.answered(people.boy, 'answerParticipation', { answer: 'agree' });
    expect(stepsOfClock(await until('2026-03-13 12:00'))).toEqual([]);
  });

  it('R80: asks for a call when two repeats stayed unanswered, however many starts lie between', async () => {
    await town.store.accounts.linkPerson('sandbox', 'phone-1', people.harmed);
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    for (const day of ['02', '04', '06', '07']) await until(`2026-03-${day} 12:00`);
    expect(byClock(await town.kase())).toEqual([]);
    await until('2026-03-08 12:00');
    const kase = await until('2026-03-20 12:00');
    expect(all(kase, 'personUnreachable')).toMatchObject([{ person: people.harmed }]);
  });

  it('R80: whom no messenger knows is called: one task, however many messages wait', async () => {
    await accept(town);
    const kase = await until('2026-03-02 12:00');
    const missed = all(kase, 'personUnreachable').map(({ person }) => person);
    expect(missed).toEqual([...new Set(missed)]);
    expect(missed).toContain(people.harmed);
    const ctx = await town.rules.context(kase, { actor: { type: 'clock' }, door: 'clock' });
    const calls = tasksOf(kase, ctx, limitsOf(kase, ctx)).filter((t) => t.name === 'callPerson');
    expect(calls.map(({ person }) => person)).toContain(people.harmed);
  });

  it('R53: nobody is called for a message that waited when the consent was withdrawn', async () => {
    await accept(town);
    await town.answered(people.harmed, 'withdrawPdConsent');
    const kase = await until('2026-03-02 12:00');
    const missed = all(kase, 'personUnreachable').map(({ person }) => person);
    expect(missed).toContain(people.boy);
    expect(missed).not.toContain(people.harmed);
  });
});

describe('the end of retention', () => {
  const closed = async () => {
    town.at('2026-03-20 12:00');
    await town.done('coordinator', 'closeCase', {
      why: 'stopped',
      reason: await town.text('Переехали.'),
    });
  };
  const known = () => town.store.people.findMany(Object.values(people)).then((found) => found.size);

  it('R193: three years after the closing the people are nameless; events and numbers stay', async () => {
    await closed();
    const before = await until('2029-03-19 12:00');
    expect([stepsOfClock(before), await known()]).toEqual([[], 3]);
    const after = await until('2029-03-20 12:00');
    expect(stepsOfClock(after)).toEqual(['caseArchived']);
    expect([await known(), await town.store.texts.ofCase(after.id)]).toEqual([0, []]);
    expect(after.number).toBe('К-26-001');
    expect(after.events).toHaveLength(before.events.length + 1);
    expect(stepsOfClock(await until('2029-04-20 12:00'))).toEqual(['caseArchived']);
  });

  it('R193: what a crash left between the event and the erasure is finished at the next start', async () => {
    await closed();
    town.at('2029-03-20 12:00');
    await town.rules.wake((await town.kase()).id);
    expect([stepsOfClock(await town.kase()), await known()]).toEqual([['caseArchived'], 3]);
    await started().settle();
    expect(await known()).toBe(0);
  });

  it('R193: a case that was opened again is kept, and so is who is needed by another', async () => {
    await closed();
    town.at('2028-03-20 12:00');
    await town.done('coordinator', 'reopenCase', { reason: await town.text('Ошибка.') });
    expect([stepsOfClock(await until('2029-03-21 12:00')), await known()]).toEqual([[], 3]);
    await town.done('coordinator', 'closeCase', {
      why: 'stopped',
      reason: await town.text('Теперь верно.'),
    });
    const by = { id: 'secretary' as never, role: 'commissionSecretary', type: 'staff' } as const;
    const input = {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2029-03-02',
      commission: 'commission',
    };
    const common = { actor: by, door: 'panel' } as const;
    const other = await town.rules.open('kamchatka', { ...common, input, cause: 'second' });
    if (other.type !== 'done') throw new Error(other.type);
    const person = PersonId.parse(people.harmed);
    const command = 'addPerson';
    const caseId = other.kase.id;
    const add = { ...common, caseId, command, input: { person, role: 'side1' }, cause: 'third' };
    expect((await town.rules.run(add)).type).toBe('done');
    expect(stepsOfClock(await until('2032-03-21 12:00'))).toEqual(['caseArchived']);
    expect([await known(), (await town.store.people.find(person)) !== null]).toEqual([1, true]);
  });
});
