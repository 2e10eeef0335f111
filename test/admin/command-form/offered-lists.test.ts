import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { availableCommands } from '../../../src/cases/available-commands.js';
import { ServiceId, StaffId } from '../../../src/cases/ids.js';
import { Staff } from '../../../src/people/staff.js';
import { aFormOffice, type FormOffice } from '../../support/form-office.js';
import { live, lives } from '../../support/lives-of-procedures.js';
import { F } from '../../support/lives.js';
import { aPureCase, assigned, folk, type PureCase, referred } from '../../support/pure-case.js';

let office: FormOffice;
beforeAll(async () => {
  office = await aFormOffice();
}, 60_000);
afterAll(() => office.close());

const form = async (pure: PureCase, role: string, command: string): Promise<string> => {
  const { number } = await office.put(pure);
  const agent = await office.agent(role);
  const page = await agent.get(`/cases/${encodeURIComponent(number)}/do/${command}`);
  return page.text;
};

/** The first state of the first life of the procedure of which this is true. */
async function when(procedure: string, isIt: (pure: PureCase) => boolean): Promise<PureCase> {
  const found: PureCase[] = [];
  const [life] = lives[procedure] ?? [];
  await live(procedure, life!, (pure) => {
    const kase = pure.kase();
    const { now, today } = pure.context();
    const context: PureCase['context'] = (by) => ({ ...pure.context(by), now, today });
    if (isIt(pure)) found.push({ ...pure, kase: () => kase, context });
    return Promise.resolve();
  });
  const [first] = found;
  if (first === undefined) throw new Error('there is no such state');
  return first;
}

/** The values of the choices of this name on a page. */
const valuesOf = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'gu'))].flatMap(
    ([input]) => /value="([^"]*)"/u.exec(input)?.[1] ?? [],
  );

const last = (pure: PureCase): string => pure.kase().events.at(-1)?.type ?? '';
const answersOffered = (pure: PureCase): string[] => [
  ...new Set(
    availableCommands(pure.kase(), pure.context(`paper:${F}`)).flatMap(({ command: { name } }) =>
      ['pickSlot', 'answerJointMeeting', 'confirmAttendance'].includes(name) ? [name] : [],
    ),
  ),
];

describe('what a form lets one choose from', () => {
  it('R92, R93: an answer about a meeting is asked for where there is such a meeting', async () => {
    const offered = await when('altai', (pure) => last(pure) === 'slotsProposed');
    expect(answersOffered(offered)).toEqual(['pickSlot']);
    const planned = await when('altai', (pure) => last(pure) === 'slotPicked');
    expect(answersOffered(planned)).toEqual(['confirmAttendance']);
    const joint = await when('altai', (pure) => last(pure) === 'jointMeetingProposed');
    expect(answersOffered(joint)).toEqual(['answerJointMeeting']);
  });

  it('R98: the list of questions takes those alone that their authors released', async () => {
    const kept = await when('altai', (pure) => last(pure) === 'supportAsked');
    expect(await form(kept, F, 'arrangeAgenda')).toContain('Пока не из чего выбрать: «');
    const shared = await when('altai', (pure) => last(pure) === 'participationAgreed');
    expect(await form(shared, F, 'arrangeAgenda')).toContain('name="items"');
  });

  it('R157: a reminder is put off while its last day is ahead', async () => {
    const late = await when('altai', (pure) => last(pure) === 'supportAsked');
    expect(await form(late, F, 'snoozeReminder')).toContain('Пока не из чего выбрать: «Срок»');
    const running = await when('kamchatka', (pure) => last(pure) === 'supportAsked');
    const page = await form(running, F, 'snoozeReminder');
    expect(page).not.toContain('Пока не из чего выбрать');
  });

  it('R148: the three parts of an extension have to be given, and are said to be beside the field', async () => {
    const pure = await when('krasnoyarsk-borodino', (one) => last(one) === 'supportAsked');
    const { number } = await office.put(pure);
    const agent = await office.agent(F);
    const at = `/cases/${encodeURIComponent(number)}/do/extendProgramme`;
    const page = await agent.get(at);
    expect(page.text).not.toContain('m-optional');
    const [, cause = ''] = /name="cause" value="([^"]*)"/u.exec(page.text) ?? [];
    const [, _last = ''] = /name="_last" value="([^"]*)"/u.exec(page.text) ?? [];
    const sent = { extendedTo: '2026-03-10', extensionReason: 'Болезнь', cause, _last };
    const early = await agent
      .post(at)
      .type('form')
      .send({ ...sent, extensionNotified: '2026-03-02' });
    expect(early.text).toContain('Новая дата должна быть позже прежней.');
    expect(early.text.match(/m-field--wrong/gu)).toHaveLength(1);
    expect(early.text).toContain('Болезнь');
  });

  it('R48: the guardian signs for a child under 14, and only its own guardians are named', async () => {
    const pure = assigned(referred(aPureCase()));
    pure.does(F, 'addPerson', { person: folk.child, role: 'side1' });
    const of = { role: 'guardian', of: [folk.child], kinship: 'father' };
    pure.does(F, 'addPerson', { person: folk.father, ...of });
    const ofChild = await form(pure, F, `answerPdConsent?person=${folk.child}`);
    expect(valuesOf(ofChild, 'signer')).toEqual(['guardian']);
    expect(valuesOf(ofChild, 'by')).toEqual([folk.father]);
    const ofBoy = await form(pure, F, `answerPdConsent?person=${folk.boy}`);
    expect(valuesOf(ofBoy, 'signer')).toEqual(['self', 'guardian']);
    expect(valuesOf(ofBoy, 'by')).toEqual([folk.mother]);
  });

  it('R17: a case is offered to facilitators whom this service may assign, and to nobody else', async () => {
    const [known] = (await office.store.staff.all()).filter(({ id }) => id === F);
    const stranger = { ...known!, id: StaffId.parse('stranger'), login: 'stranger' };
    const grant = { role: 'facilitator', scope: 'assigned', ids: [ServiceId.parse('elsewhere')] };
    await office.store.staff.put(Staff.parse({ ...stranger, grants: [grant] }));
    const sent = await form(referred(aPureCase()), 'serviceHead', 'assignFacilitator');
    expect(valuesOf(sent, 'facilitators')).toEqual([F, 'other']);
    const taken = assigned(referred(aPureCase()));
    const replacing = await form(taken, 'serviceHead', 'replaceFacilitator');
    expect(valuesOf(replacing, 'facilitators')).toEqual([F, 'other']);
    expect(valuesOf(await form(taken, F, 'acceptCase'), 'helpers')).toEqual([F, 'other']);
  });

  it('an agreement of Kamchatka is a written one', async () => {
    const kamchatka = await when('kamchatka', (pure) => last(pure) === 'jointMeetingHeld');
    expect(await form(kamchatka, F, 'draftAgreement')).not.toContain('Устно');
    const altai = await when('altai', (pure) => last(pure) === 'jointMeetingHeld');
    expect(await form(altai, F, 'draftAgreement')).toContain('Устно');
  });

  it('asks for a reason beside the answer that calls for it alone', async () => {
    const pure = await when('krasnoyarsk-borodino', (one) => last(one) === 'referralReceived');
    const page = await form(pure, 'serviceHead', 'decideReferral');
    expect(page).toContain('data-called-for="decision=decline"');
    const close = await form(pure, 'coordinator', 'closeCase');
    expect(close).toContain('data-called-for="why=refused,declined,stopped,noContact"');
  });
});
