import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonId } from '../../../src/cases/ids.js';
import {
  aTalkingTown,
  more,
  namesOf,
  phoneOf,
  sideOfPhone,
  type TalkingTown,
} from '../../support/talking-town.js';
import {
  agreementId,
  itemId,
  meetingId,
  people,
  staffIds,
  type TownRole,
} from '../../support/town.js';
import { idsOf } from '../../locales/locales.js';
import { Walk } from './walk.js';

/**
 * One case of Kamchatka with every kind of reader: of full age, a teenager and its mother, the father of two children, somebody
 * who comes along. At each point of the case every button of every screen that can be reached is pressed; the case is put back
 * after each press, so that each button is pressed where it stands.
 */
let town: TalkingTown;
let walk: Walk;
beforeAll(async () => {
  town = await aTalkingTown();
  walk = new Walk(town);
  await theWholeCase();
}, 600_000);
afterAll(() => town.close());

const adults = [people.harmed, people.boy, people.mother, more.father] as const;
const children = [more.girl, more.brother] as const;
const members = [people.harmed, people.boy, ...children] as const;

const does = (role: TownRole, command: string, input: object = {}) =>
  town.done(role, command, input);
const paper = (role: TownRole, command: string, input: object) =>
  town.done(role, command, input, { door: 'paper' });

async function at(local: string): Promise<void> {
  town.at(local);
  await town.service.settle();
}

/** Everybody who has a phone walks from where they are. */
async function everybody(...persons: readonly PersonId[]): Promise<void> {
  for (const person of persons.length > 0 ? persons : adults) await walk.from(person);
}

async function theWholeCase(): Promise<void> {
  await enter();
  await consent();
  await walk.update(people.harmed, { type: 'text', text: 'А вы кто?' });
  await everybody(people.harmed, more.father);
  await referral();
  await everybody(people.boy);
  await taking();
  await preliminary();
  await joint();
  await agreement();
  await exits();
  await strangeThings();
  await strangers();
  await sharedPhone();
  await theEnd();
}

async function enter(): Promise<void> {
  for (const [person, role] of [
    [people.harmed, 'side1'],
    [more.girl, 'side1'],
    [more.brother, 'side1'],
    [people.boy, 'side2'],
  ] as const)
    await does('commissionSecretary', 'addPerson', { person, role });
  await does('commissionSecretary', 'addPerson', {
    person: people.mother,
    role: 'guardian',
    of: [people.boy],
    kinship: 'mother',
  });
  await does('commissionSecretary', 'addPerson', {
    person: more.father,
    role: 'guardian',
    of: [...children],
    kinship: 'father',
  });
  for (const person of adults)
    await town.store.accounts.linkPerson('sandbox', phoneOf(person), person);
  await everybody(people.harmed, people.boy, more.father);
}

async function consent(): Promise<void> {
  const signs = (person: PersonId, more: object = {}) =>
    paper('commissionSecretary', 'answerPdConsent', { person, answer: 'given', ...more });
  for (const person of [people.harmed, people.mother, more.father]) await signs(person);
  await signs(people.boy, { signer: 'guardian', by: people.mother, kinship: 'mother' });
  await signs(people.boy);
  for (const child of children)
    await signs(child, { signer: 'guardian', by: more.father, kinship: 'father' });
}

async function referral(): Promise<void> {
  await does('commissionSecretary', 'describeSituation', {
    narrative: await town.text('Конфликт во дворе школы.'),
    from: '2026-02-20',
    injured: true,
    harm: ['moral'],
    infoSource: 'adminProtocol',
    prosecution: 'none',
    criminalCase: false,
    addictionLinked: false,
  });
  const answers = ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map((criterion) => ({
    criterion,
    answer: 'yes',
  }));
  await does('commissionSecretary', 'answerEligibility', { answers });
  await does('commissionSecretary', 'chooseService', { service: 'service' });
  await does('commissionSecretary', 'signReferral', { number: '12', referralDue: '2026-03-27' });
  await does('commissionSecretary', 'sendReferral');
  await does('serviceHead', 'assignFacilitator', { facilitators: [staffIds.facilitator] });
  await does('facilitator', 'takeReferral');
}

async function taking(): Promise<void> {
  const [place, address] = [await town.text('Служба'), await town.text('Школьная, 1')];
  await does('facilitator', 'sendLetter', { person: people.harmed, way: 'link', place, address });
  for (const person of [people.boy, people.mother, more.father])
    await does('facilitator', 'informParticipant', { person });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'letter');
  await everybody();
  for (const person of [people.harmed, people.boy])
    await town.answered(person, 'answerParticipation', { answer: 'agree' });
  await everybody(more.father);
  for (const child of children)
    await town.answered(more.father, 'answerGuardianConsent', { child, answer: 'agree' });
  await everybody(people.harmed);
  await does('facilitator', 'acceptCase', {
    types: ['victimOffenderMediation'],
    informedBy: 'phone',
  });
  await town.answered(people.harmed, 'proposeSupporter', { relation: 'family' });
  await does('facilitator', 'decideSupporter', {
    person: people.harmed,
    answer: 'yes',
    supporter: more.aunt,
  });
  await town.store.accounts.linkPerson('sandbox', phoneOf(more.aunt), more.aunt);
  await everybody(more.aunt);
  await paper('facilitator', 'answerPdConsent', { person: more.aunt, answer: 'given' });
  await does('facilitator', 'informParticipant', { person: more.aunt });
  await town.service.settle();
  await everybody(more.aunt);
  await town.answered(people.boy, 'proposeSupporter', { relation: 'friend' });
  await does('facilitator', 'decideSupporter', { person: people.boy, answer: 'no' });
}

/** A preliminary meeting with each; one is moved, one called off, one missed on the way. */
async function preliminary(): Promise<void> {
  const place = await town.text('Служба, кабинет 12');
  const slots = ['2026-03-06T15:00', '2026-03-06T16:00', '2026-03-07T12:00'];
  const offers = async (persons: readonly PersonId[], more: object = {}) => {
    const meeting = meetingId();
    await does('facilitator', 'proposeSlots', { meeting, persons, slots, place, ...more });
    await town.service.settle();
    return meeting;
  };
  const early = await offers([people.harmed], { form: 'video' });
  await everybody(people.harmed);
  await town.answered(people.harmed, 'pickSlot', { meeting: early, slot: slots[0] });
  await does('facilitator', 'moveMeeting', { meeting: early, slots, askedBy: 'facilitator' });
  await town.service.settle();
  await does('facilitator', 'cancelMeeting', { meeting: early });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'meeting.cancelled');
  const own = await offers([people.harmed]);
  const teen = await offers([people.boy], { slots: ['2026-03-06T17:00'], form: 'phone' });
  const small = await offers(children, { slots: ['2026-03-07T15:00'] });
  await everybody();
  await town.answered(people.harmed, 'pickSlot', { meeting: own, slot: slots[1] });
  await town.answered(people.boy, 'pickSlot', { meeting: teen, slot: '2026-03-06T17:00' });
  await town.answered(more.father, 'pickSlot', {
    person: more.girl,
    meeting: small,
    slot: '2026-03-07T15:00',
  });
  await everybody();
  await at('2026-03-05 17:30');
  for (const person of adults.slice(0, 3)) await walk.fromQuestion(person, 'slot.reminder');
  await at('2026-03-06 15:00');
  await walk.fromQuestion(people.boy, 'slot.reminder');
  await at('2026-03-06 18:00');
  await does('facilitator', 'recordPreMeeting', {
    meeting: own,
    outcome: 'notHeld',
    reason: await town.text('Не получилось'),
  });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'meeting.missed');
  await does('facilitator', 'recordPreMeeting', { meeting: teen, outcome: 'held' });
  const again = meetingId();
  await does('facilitator', 'fixMeeting', {
    meeting: again,
    persons: [people.harmed],
    at: '2026-03-07T11:00',
    place,
  });
  await at('2026-03-07 17:00');
  for (const meeting of [small, again])
    await does('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'pre.after');
  await everybody(people.boy, more.father);
}

async function joint(): Promise<void> {
  const place = await town.text('Служба');
  const proposes = async (slots: readonly string[]) => {
    const meeting = meetingId();
    await does('facilitator', 'proposeJointMeeting', {
      meeting,
      persons: [...members, more.aunt],
      slots,
      place,
    });
    await town.service.settle();
    return meeting;
  };
  for (const person of [people.harmed, people.boy])
    await town.answered(person, 'answerGoOn', { answer: 'yes' });
  const off = await proposes(['2026-03-12T15:00']);
  await everybody();
  await does('facilitator', 'cancelMeeting', { meeting: off });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'joint.cancelled');
  const slots = ['2026-03-13T15:00', '2026-03-14T12:00', '2026-03-14T15:00'];
  const poll = await proposes([...slots, '2026-03-15T12:00', '2026-03-16T12:00']);
  await everybody(people.harmed, people.boy, more.father, more.aunt);
  for (const person of members)
    await town.answered(
      children.some((c) => c === person) ? more.father : person,
      'answerJointMeeting',
      {
        person,
        meeting: poll,
        slots: [slots[0]],
      },
    );
  await everybody(people.harmed);
  await does('facilitator', 'confirmJointMeeting', { meeting: poll, slot: slots[0] });
  await at('2026-03-12 15:00');
  await walk.fromQuestion(people.harmed, 'joint.rules');
  await everybody();
  await at('2026-03-13 17:00');
  await does('facilitator', 'recordJointMeeting', {
    meeting: poll,
    outcome: 'held',
    present: members,
  });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'joint.after');
}

async function agreement(): Promise<void> {
  const text = await town.text('Починить забор');
  await does('facilitator', 'draftAgreement', {
    agreement: agreementId(),
    obligations: [
      { item: itemId(), text, owes: 'side2', due: '2026-04-10' },
      { item: itemId(), text, owes: 'side1', due: '2026-04-10' },
      { item: itemId(), text, owes: 'side2', due: '2026-05-10' },
    ],
    controller: people.mother,
    notifier: people.harmed,
    term: '2026-05-30',
  });
  await town.service.settle();
  await everybody();
  for (const person of members)
    await town.answered(
      children.some((c) => c === person) ? more.father : person,
      'answerCopyConsent',
      {
        person,
        answer: 'yes',
      },
    );
  await does('facilitator', 'signAgreement', { signatories: [people.harmed, people.boy] });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'agreement.signed');
  await everybody(people.harmed);
  await at('2026-04-10 09:00');
  await everybody();
}

/** What may happen at any time. */
async function exits(): Promise<void> {
  await town.answered(people.harmed, 'askQuestion', {
    question: 'question-1',
    text: await town.text('Можно ли прийти раньше?'),
  });
  await does('facilitator', 'answerQuestion', {
    question: 'question-1',
    text: await town.text('Да, приходите.'),
  });
  await town.answered(people.boy, 'pauseMessages', { until: '2026-04-12' });
  await town.service.settle();
  await walk.fromQuestion(people.harmed, 'question.answer');
  await everybody(people.boy);
  await at('2026-04-12 09:00');
  await walk.fromQuestion(people.boy, 'pause.over');
}

/** Whatever else arrives in a chat: sounds, pictures, numbers, groups, words that no question awaits, old buttons. */
async function strangeThings(): Promise<void> {
  for (const type of ['voice', 'file', 'contact', 'group'] as const)
    await walk.update(people.harmed, { type });
  for (const text of ['Здравствуйте!', 'да', 'мне страшно', 'не хочу жить', 'он угрожает', 'стоп'])
    await walk.update(people.harmed, { type: 'text', text });
  await walk.update(people.harmed, { type: 'press', data: 'q:forged.0', ref: null });
  const offer = await walk.asked(people.harmed, 'slot.offer');
  await walk.update(people.harmed, { type: 'press', data: `q:${offer}.0`, ref: null });
  const ask = await walk.asked(people.harmed, 'pre.after');
  for (const n of [0, 1])
    await walk.update(people.harmed, { type: 'press', data: `q:${ask}.${n}`, ref: 'r' });
}

/** Somebody whom nobody invited, a code that is wrong six times, an invitation that is not meant for who opened it. */
async function strangers(): Promise<void> {
  const stranger = PersonId.parse('stranger');
  await walk.update(stranger, { type: 'text', text: 'Привет' });
  await walk.update(stranger, { type: 'text', text: 'помогите' });
  for (let n = 0; n < 7; n++)
    await walk.update(stranger, {
      type: 'start',
      code: `wrong-code-${String(n).padStart(12, '0')}`,
    });
  const guest = PersonId.parse('guest');
  const open = async (person: PersonId, phone: PersonId) => {
    const invited = await town.service.invite((await town.kase()).id, person, {
      actor: { type: 'staff', id: staffIds.facilitator, role: 'facilitator' },
      door: 'panel',
    });
    if ('refused' in invited) throw new Error(invited.refused.code);
    await walk.update(phone, { type: 'start', code: invited.code });
    return invited.code;
  };
  const answer = async (phone: PersonId, option: number) => {
    const id = town.store.accounts.idOf('sandbox', phoneOf(phone));
    const question = await town.store.questions.newest(id);
    await walk.update(phone, { type: 'press', data: `q:${question!.id}.${option}`, ref: null });
  };
  await open(people.harmed, guest);
  await answer(guest, 2);
  await open(people.boy, people.harmed);
  await answer(people.harmed, 0);
  const code = await open(people.harmed, people.harmed);
  await answer(people.harmed, 0);
  await walk.update(people.harmed, { type: 'start', code });
}

/** A phone that others read, too. */
async function sharedPhone(): Promise<void> {
  const id = town.store.accounts.idOf('sandbox', phoneOf(people.boy));
  await town.store.accounts.setShared(id, true);
  await everybody(people.boy);
  await walk.update(people.boy, { type: 'text', text: 'помогите' });
  await town.store.accounts.setShared(id, false);
}

/** The programme is reopened, everybody is asked again; the case ends. */
async function theEnd(): Promise<void> {
  await does('facilitator', 'completeProgramme', { result: 'agreement' });
  await everybody(people.harmed);
  await does('facilitator', 'reopenProgramme', { askedBy: 'person' });
  await town.service.settle();
  await everybody(people.harmed, people.boy, more.father);
  await does('coordinator', 'closeCase', {
    why: 'stopped',
    reason: await town.text('Переезд'),
  });
  await town.service.settle();
  await everybody(people.harmed);
}

/** Texts that no step of this case says in a chat: other procedures and branches, pages, SMS, words inside other texts. */
const elsewhere = [
  /^(?:sms|say|slip|option|data|page|mark|shared|for)-/u,
  /borodino|vmeste|about-family|facilitator|invitees|othersBody-other|plan|result|programme/u,
  /place-videoLink|attendees-specialist|what-review|^(?:contact|talk|calm|danger)$/u,
  /** No text for children was confirmed, nothing was given by button; Altai and «Вместе» ask about the meeting. */
  /^pd-(?:child|kin|given$)|application-child|feedback-(?:meeting|safe|heard|advise|low)/u,
  /** Said elsewhere: shared phones and services without pages, repeats of the outbox, a store that is away. */
  /^lock-|paper-note|repeat-|error-busy|letter-neutral|agreement-none/u,
];

describe('every screen of the dialogue with participants', () => {
  it('every text of appendix H is said somewhere', () => {
    const said = new Set([...town.said].map((key) => key.replaceAll('.', '-')));
    const silent = idsOf('participants').filter(
      (id) => !id.includes('.') && !elsewhere.some((words) => words.test(id)) && !said.has(id),
    );
    expect(silent).toEqual([]);
  });

  it('R188: every button of every screen is answered, and the walk has an end', () => {
    expect(walk.expanded.size).toBeGreaterThan(150);
    expect(walk.presses).toBeGreaterThan(600);
  });

  it('R18: nobody reads a name of the other side', () => {
    const leaks = town.seen.filter(({ to, message }) => {
      const side = sideOfPhone.get(to);
      if (side === undefined) return false;
      const others = side === 'side1' ? namesOf.side2 : namesOf.side1;
      const read = [message.text, ...message.buttons.flat().map((b) => b.label)].join('\n');
      return others.some((name) => read.includes(name));
    });
    expect(leaks.map(({ to, message }) => `${to}: ${message.text}`)).toEqual([]);
  });

  it('R184: a group hears nothing but where to write', () => {
    const group = town.seen.filter(({ message }) => message.text.startsWith('Здесь бот молчит'));
    expect(group.map(({ message }) => message)).toEqual([
      { text: 'Здесь бот молчит. Напишите ему, пожалуйста, лично.', buttons: [] },
    ]);
  });

  it('R156, R177, R180: nobody reads of offenders, victims, the act, or is reproached', () => {
    const texts = town.seen
      .map(({ message }) => message.text)
      .filter((text) => !text.startsWith('СОГЛАСИЕ') && !isOfTheConsent(text));
    const words =
      /забор|потерпевш|пострадавш|правонаруш|обидчик|жертв|винов|обязан|(?<![а-яё])должн|просроч|опозда|двор/iu;
    expect(texts.filter((text) => words.test(text))).toEqual([]);
  });

  it('R186: help is one press away on every screen with a question', () => {
    const without = [...walk.expanded].filter((name) => {
      const [, key = '', ...options] = name.split(' ');
      return !alone.test(key) && !options.includes('help') && !options.includes('menu');
    });
    expect(without).toEqual([]);
  });
});

/** Screens without the closing row (`only` in H5–H7): numbers, and what comes after a refusal. */
const alone = /^(?:help\.phones|help\.told|withdraw\.done|lock\.|shared\.set)/u;

const isOfTheConsent = (text: string): boolean => text.includes('персональных данных');
