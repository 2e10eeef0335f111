import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cardOfAgreement } from '../support/card.js';
import { type EventType } from '../../src/cases/events/event.js';
import { type PersonId } from '../../src/cases/ids.js';
import { sandboxStage, type Stage, telegramStage } from '../support/stage.js';
import {
  agreementId,
  assign,
  itemId,
  meetingId,
  people,
  sendReferral,
  staffIds,
  types,
} from '../support/town.js';

const stages: Stage[] = [];
afterAll(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

/** What a story left behind: what each person heard, what happened, what was said when. */
interface Told {
  readonly heard: Readonly<Record<keyof typeof people, readonly string[]>>;
  readonly events: readonly EventType[];
  readonly outbox: readonly Line[];
}

interface Line {
  readonly text: string;
  readonly to: string;
  readonly limit: string;
  /** Local time of Kamchatka. */
  readonly notBefore: string;
  readonly sentAt: string | null;
  readonly state: string;
}

const everybody = Object.values(people);

async function invites(stage: Stage, person: PersonId): Promise<void> {
  const result = await stage.service.invite((await stage.town.kase()).id, person, {
    actor: { type: 'staff', id: staffIds.facilitator, role: 'facilitator' },
    door: 'panel',
  });
  if ('refused' in result) throw new Error(result.refused.code);
  await stage.opens(person, result.code);
  await stage.presses(person, 'Да, это я');
}

/** From the referral to the kept agreement, through reminders on days 5, 7, 10, 17 and 20 and before the hearing. */
async function story(stage: Stage): Promise<Told> {
  const { town, service } = stage;
  const does = async (role: keyof typeof staffIds, command: string, input: object = {}) => {
    await town.done(role, command, input);
    await service.settle();
  };
  await sendReferral(town);
  await assign(town);
  for (const person of everybody) await invites(stage, person);
  await stage.until('2026-03-09 10:00');
  for (const person of everybody) await does('facilitator', 'informParticipant', { person });
  await stage.types(people.harmed, 'А сколько это длится?');
  await stage.presses(people.harmed, 'Передать');
  await stage.presses(people.harmed, 'Да, участвую');
  await stage.presses(people.boy, 'Да, участвую');
  await stage.presses(people.mother, 'Я не против');
  await does('facilitator', 'acceptCase', {
    types: ['victimOffenderMediation'],
    informedBy: 'phone',
  });
  await preliminary(stage, people.harmed, '2026-03-11T15:00', 'ср 11 мар., 15:00');
  await preliminary(stage, people.boy, '2026-03-13T15:00', 'пт 13 мар., 15:00');
  const joint = meetingId();
  const slot = '2026-03-23T15:00';
  await does('facilitator', 'proposeJointMeeting', {
    meeting: joint,
    persons: [people.harmed, people.boy],
    slots: [slot, '2026-03-24T15:00'],
    place: await town.text('Служба'),
  });
  for (const person of [people.harmed, people.boy]) {
    await stage.presses(person, 'пн 23 мар., 15:00');
    await stage.presses(person, 'Готово');
  }
  await does('facilitator', 'confirmJointMeeting', { meeting: joint, slot });
  await stage.until('2026-03-23 13:30');
  await stage.presses(people.harmed, 'Буду');
  await stage.until('2026-03-23 17:00');
  await does('facilitator', 'recordJointMeeting', {
    meeting: joint,
    outcome: 'held',
    present: [people.harmed, people.boy],
  });
  const item = itemId();
  await does('facilitator', 'draftAgreement', {
    agreement: agreementId(),
    obligations: [
      { item, text: await town.text('Починить забор'), owes: 'side2', due: '2026-04-20' },
    ],
    term: '2026-04-30',
  });
  for (const person of [people.harmed, people.boy])
    await stage.presses(person, 'Да, можно передать');
  await does('facilitator', 'signAgreement', { signatories: [people.harmed, people.boy] });
  await does('facilitator', 'completeProgramme', { result: 'agreement' });
  await stage.until('2026-03-25 12:00');
  await does('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-07' });
  for (const paper of [{ form: 'FK7' }, cardOfAgreement])
    await does('facilitator', 'finishDocument', paper);
  await stage.until('2026-04-04 12:00');
  const text = await town.text('Сведения');
  await does('facilitator', 'sendResults', {
    way: 'email',
    contents: ['agreement'],
    recipientsSeen: true,
    problem: text,
    work: text,
    methods: text,
  });
  await stage.until('2026-04-07 15:00');
  await does('commissionSecretary', 'recordHearing', { hearingOutcome: ['measures'] });
  await stage.until('2026-04-20 10:00');
  await stage.presses(people.boy, 'Выполнено');
  await stage.presses(people.harmed, 'Выполнено');
  await does('facilitator', 'settleFulfilment', { state: 'fulfilled' });
  await does('facilitator', 'closeCase', { why: 'finished' });
  return {
    heard: {
      harmed: await stage.heard(people.harmed),
      boy: await stage.heard(people.boy),
      mother: await stage.heard(people.mother),
    },
    events: types(await town.kase()),
    outbox: await outboxOf(stage),
  };
}

async function preliminary(
  stage: Stage,
  person: PersonId,
  slot: string,
  label: string,
): Promise<void> {
  const { town, service } = stage;
  const meeting = meetingId();
  await town.done('facilitator', 'proposeSlots', {
    meeting,
    persons: [person],
    slots: [slot, '2026-03-14T12:00'],
    place: await town.text('Служба, кабинет 12'),
  });
  await service.settle();
  await stage.presses(person, label);
  await stage.until(slot.replace('T', ' '));
  await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
  await service.settle();
  await stage.presses(person, 'Да, можно назначать');
}

const local = (at: Date): string =>
  new Date(at.getTime() + 12 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

async function outboxOf({ town }: Stage): Promise<Line[]> {
  const { id } = await town.kase();
  const messages = await town.store.messages.ofCase(id, 1000);
  return messages.toReversed().map(({ text, to, data, notBefore, sentAt, state }) => ({
    text,
    to: to.id,
    limit: String(data['limit'] ?? ''),
    notBefore: local(notBefore),
    sentAt: sentAt === null ? null : local(sentAt),
    state,
  }));
}

async function played(open: (start: string) => Promise<Stage>): Promise<Told> {
  const stage = await open('2026-03-02 09:00');
  stages.push(stage);
  return story(stage);
}

const reminders = ({ outbox }: Told, limit: string): string[] =>
  outbox
    .filter((line) => line.text.startsWith('limit.remind') && line.limit === limit)
    .map((line) => `${line.notBefore} ${line.to}`);

const countOf = ({ outbox }: Told, text: string, person: PersonId): number =>
  outbox.filter((line) => line.text === text && line.to === person).length;

describe('one Kamchatka case, spoken through', () => {
  let sandbox: Told;
  let telegram: Told;
  beforeAll(async () => {
    sandbox = await played(sandboxStage);
    telegram = await played(telegramStage);
  }, 280_000);

  it('R190: says the same to everybody through the sandbox and through Telegram', () => {
    expect(telegram.heard).toEqual(sandbox.heard);
    expect(sandbox.heard.harmed.length).toBeGreaterThan(20);
  });

  it('R190: does the same through both, to the closing of the case', () => {
    expect(telegram.events).toEqual(sandbox.events);
    expect(sandbox.events.at(-1)).toBe('caseClosed');
  });

  it('R141: the facilitator hears of informing on day 5 and day 7, once each', () => {
    expect(reminders(sandbox, 'K-D6')).toEqual([
      '2026-03-07 08:30 facilitator',
      '2026-03-09 08:30 facilitator',
    ]);
  });

  it('R142: of the window on days 10, 17 and 20, once each', () => {
    expect(reminders(sandbox, 'K-D7')).toEqual([
      '2026-03-12 08:30 facilitator',
      '2026-03-19 08:30 facilitator',
      '2026-03-22 08:30 facilitator',
    ]);
  });

  it('R144, R145: of the hearing 5 and 3 days before it, and never by the date that was corrected', () => {
    expect(reminders(sandbox, 'K-D2').sort()).toEqual([
      '2026-04-02 08:30 facilitator',
      '2026-04-02 08:30 head',
      '2026-04-04 08:30 facilitator',
      '2026-04-04 08:30 head',
    ]);
  });

  it('R94, R102: each meeting is reminded a day and two hours before, the rules a day before', () => {
    for (const person of [people.harmed, people.boy]) {
      expect(countOf(sandbox, 'slot.reminder', person)).toBe(4);
      expect(countOf(sandbox, 'joint.rules', person)).toBe(1);
    }
  });

  it('R128, R129: each side is asked once about the obligation, in its own words', () => {
    expect(countOf(sandbox, 'feedback.ask.owes', people.boy)).toBe(1);
    expect(countOf(sandbox, 'feedback.ask.owed', people.harmed)).toBe(1);
    expect(countOf(sandbox, 'feedback.ask.owes', people.harmed)).toBe(0);
    expect(countOf(sandbox, 'feedback.ask.owed', people.boy)).toBe(0);
  });

  it('R155: parties hear from the bot from 9 to 20 by their clock, staff from 8 to 20', () => {
    const parties: ReadonlySet<string> = new Set(everybody);
    const outside = sandbox.outbox.filter(({ to, notBefore, sentAt }) => {
      const hour = (sentAt ?? notBefore).slice(11);
      return hour < (parties.has(to) ? '09:00' : '08:00') || hour > '20:00';
    });
    expect(outside).toEqual([]);
  });

  it('R18, R156, R177: no text holds the other side, the act, or the two words', () => {
    const [harmed, boy, mother] = [
      telegram.heard.harmed,
      telegram.heard.boy,
      telegram.heard.mother,
    ].map((own) => own.join('\n'));
    for (const name of ['Рябов', 'Кирилл', 'Ольга']) expect(harmed).not.toContain(name);
    for (const name of ['Ветлугин', 'Полина']) expect(`${boy}${mother}`).not.toContain(name);
    expect(`${harmed}${boy}${mother}`).not.toMatch(
      /забор|потерпевш|правонаруш|обидчик|жертв|винов/iu,
    );
  });
});
