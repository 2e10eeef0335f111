import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { relay } from '../../src/bot/relay.js';
import { last } from '../../src/cases/case.js';
import { getProcedure } from '../../src/procedures/procedures.js';
import {
  assign,
  aTown,
  meetingId,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown('2026-03-01 09:00');
  await sendReferral(town);
  town.at('2026-03-02 09:00');
  await assign(town);
});
afterEach(() => town.close());

/** Passes the days one by one at nine in the morning, and says what the outbox got: day, text, limit, to whom. */
async function pass(from: number, to: number): Promise<string[]> {
  const before = new Set((await outbox()).map((m) => m.key));
  for (let day = from; day <= to; day++)
    await look(`2026-03-${String(day).padStart(2, '0')} 09:00`);
  return (await outbox())
    .filter((m) => !before.has(m.key) && m.text.startsWith('limit.'))
    .map(
      (m) =>
        `${new Date(m.createdAt.getTime() + 12 * 3_600_000).toISOString().slice(8, 10)} ${m.text.slice(6)} ${m.data['limit'] ?? ''} ${m.to.id}`,
    );
}

async function look(local: string): Promise<void> {
  town.at(local);
  const id = (await town.kase()).id;
  await town.rules.wake(id);
  await relay(
    {
      cases: town.store.cases,
      messages: town.store.messages,
      procedure: getProcedure,
      staff: () => town.store.staff.all(),
    },
    id,
  );
}

async function outbox() {
  const { id } = await town.kase();
  return [...(await town.store.messages.ofCase(id, 1000))].reverse();
}

const of = (lines: string[], limit: string) => lines.filter((l) => l.includes(` ${limit} `));

describe('reminders of one Kamchatka case', () => {
  it('R141, R142, R144: days 5, 7, 10, 17, 20, and 5 and 3 days before the meeting, each once', async () => {
    const said = await pass(3, 29);
    expect(of(said, 'K-D6')).toEqual([
      '07 remind K-D6 facilitator',
      '09 remind K-D6 facilitator',
      '10 overdue K-D6 facilitator',
      '10 overdue.co K-D6 coordinator',
    ]);
    expect(of(said, 'K-D7').filter((l) => l.includes('remind'))).toEqual([
      '12 remind K-D7 facilitator',
      '19 remind K-D7 facilitator',
      '22 remind K-D7 facilitator',
    ]);
    expect(
      of(said, 'K-D2')
        .filter((l) => l.includes('remind'))
        .sort(),
    ).toEqual([
      '26 remind K-D2 facilitator',
      '26 remind K-D2 head',
      '28 remind K-D2 facilitator',
      '28 remind K-D2 head',
    ]);
  });

  it('R154: looking twice at the same moment adds nothing', async () => {
    await look('2026-03-07 09:00');
    const once = (await outbox()).length;
    await look('2026-03-07 09:00');
    await look('2026-03-07 09:01');
    expect(await outbox()).toHaveLength(once);
  });

  it('R154: after a pause only the latest offset of a limit is said', async () => {
    await look('2026-03-09 10:00');
    expect(
      (await outbox()).filter((m) => m.data['limit'] === 'K-D6').map((m) => m.data['day']),
    ).toEqual(['2026-03-09']);
  });

  it('R141: nothing is said of K-D6 when everybody is informed', async () => {
    town.at('2026-03-04 12:00');
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    expect(of(await pass(5, 12), 'K-D6')).toEqual([]);
  });

  it('R145: a corrected date moves the reminders, nothing comes with the old one', async () => {
    const taken = last(await town.kase(), 'referralTaken');
    town.at('2026-03-03 09:00');
    await town.done('facilitator', 'correctFact', {
      event: taken!.id,
      newDay: '2026-03-03',
      reason: await town.text('Ошибка'),
    });
    expect(of(await pass(4, 10), 'K-D6')).toEqual([
      '08 remind K-D6 facilitator',
      '10 remind K-D6 facilitator',
    ]);
  });

  it('R145: a moved meeting moves its reminders', async () => {
    await town.done('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-14' });
    expect(of(await pass(25, 30), 'K-D2')).toEqual([]);
  });

  it('R153: an overdue limit is told the next day to the responsible person and the coordinator, never to the parties', async () => {
    const said = await pass(9, 11);
    expect(said.filter((l) => l.includes('overdue'))).toEqual([
      '10 overdue K-D6 facilitator',
      '10 overdue.co K-D6 coordinator',
    ]);
    expect(
      (await outbox()).filter((m) => m.to.type === 'person' && m.text.startsWith('limit.')),
    ).toEqual([]);
  });

  it('R155: what falls into the night waits for the morning, help does not', async () => {
    town.at('2026-03-03 23:30');
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    await town.answered(people.harmed, 'askHelp', { kind: 'fear' });
    await look('2026-03-03 23:31');
    const messages = await outbox();
    const hour = (text: string) => messages.find((m) => m.text === text)?.notBefore.toISOString();
    expect(hour('participation.ask')).toBe('2026-03-03T21:00:00.000Z');
    expect(hour('told.safety')).toBe('2026-03-03T11:30:00.000Z');
  });

  it('R186: after an hour without contact the head and the coordinator learn it', async () => {
    town.at('2026-03-03 22:00');
    await town.answered(people.harmed, 'askHelp', { kind: 'help' });
    await look('2026-03-03 23:01');
    expect(
      (await outbox())
        .filter((m) => m.text === 'told.safety.late')
        .map((m) => m.to.id)
        .sort(),
    ).toEqual(['coordinator', 'head']);
  });

  it('R94: a meeting is reminded a day and two hours before, to the person and the facilitator', async () => {
    town.at('2026-03-03 09:00');
    await town.done('facilitator', 'informParticipant', { person: people.harmed });
    const meeting = meetingId();
    await town.done('facilitator', 'proposeSlots', {
      meeting,
      persons: [people.harmed],
      slots: ['2026-03-06T15:00'],
      place: await town.text('Служба'),
    });
    await town.answered(people.harmed, 'pickSlot', { meeting, slot: '2026-03-06T15:00' });
    await look('2026-03-05 15:00');
    await look('2026-03-06 13:00');
    const said = (await outbox())
      .filter((m) => m.text.startsWith('slot.reminder'))
      .map((m) => `${m.data['near'] ?? ''} ${m.to.id}`);
    expect(said).toEqual([
      `tomorrow ${people.harmed}`,
      `tomorrow ${staffIds.facilitator}`,
      `today ${people.harmed}`,
      `today ${staffIds.facilitator}`,
    ]);
  });

  it('R64: an hour after a side refused the other side learns only that there will be no meeting', async () => {
    town.at('2026-03-03 09:00');
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await town.answered(people.harmed, 'answerParticipation', { answer: 'refuse' });
    await look('2026-03-03 09:30');
    const told = async () =>
      (await outbox())
        .filter((m) => m.text === 'joint.cancelled')
        .map((m) => m.to.id)
        .sort();
    expect(await told()).toEqual([]);
    await look('2026-03-03 10:01');
    expect(await told()).toEqual([people.boy, people.mother].sort());
  });

  it('R64: who takes the refusal back within the hour is not spoken of', async () => {
    town.at('2026-03-03 09:00');
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await town.answered(people.harmed, 'answerParticipation', { answer: 'refuse' });
    town.at('2026-03-03 09:30');
    await town.answered(people.harmed, 'answerParticipation', { answer: 'agree' });
    await look('2026-03-03 11:00');
    expect((await outbox()).filter((m) => m.text === 'joint.cancelled')).toEqual([]);
  });
});
