import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { caseDesk } from '../../../src/bot/dialogue/staff/desk.js';
import { nextField } from '../../../src/bot/dialogue/staff/entry.js';
import { questionScreen } from '../../../src/bot/dialogue/staff/stepper.js';
import { loadTexts } from '../../../src/bot/texts/texts.js';
import { findCommand } from '../../../src/cases/available-commands.js';
import { type Context } from '../../../src/cases/context.js';
import { type PersonId, ServiceId } from '../../../src/cases/ids.js';
import { schoolServices } from '../../../src/cases/school-services.js';
import { aPureCase, describeSituation, folk, type PureCase } from '../../support/pure-case.js';
import { talkOf } from '../../support/staff-talk.js';

const CS = 'commissionSecretary';
const texts = loadTexts(join(process.cwd(), 'locales'));
const [own, first, second] = ['service', 'second', 'third'].map((id) => ServiceId.parse(id));

/** A draft whose sides are described with this answer about their schools. */
function draft(schools?: 'same' | 'different', procedure = 'kamchatka'): PureCase {
  const pure = aPureCase(procedure);
  pure.does(CS, 'openCase', {
    territory: 'Тихая Бухта',
    route: 'A',
    branch: 'offence',
    documentsReceived: '2026-03-02',
  });
  pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  pure.does(CS, 'addPerson', { person: folk.boy, role: 'side2' });
  describeSituation(pure, schools === undefined ? {} : { schools });
  return pure;
}

/** Side 1 studies where the second service works, side 2 where the third does. */
function context(
  pure: PureCase,
  ofSchools: ReadonlyMap<PersonId, ServiceId> = bothSchools,
): Context {
  const ctx = pure.context(CS);
  const people = [...ctx.people].map(([id, facts]) => {
    const service = ofSchools.get(id);
    return [id, { ...facts, schoolServices: service === undefined ? [] : [service] }] as const;
  });
  const elsewhere = { territories: ['Кедровый'], active: true };
  return {
    ...ctx,
    people: new Map(people),
    services: [...ctx.services, { id: first!, ...elsewhere }, { id: second!, ...elsewhere }],
  };
}
const bothSchools = new Map([
  [folk.harmed, first!],
  [folk.boy, second!],
]);

function chosen(pure: PureCase, input: object, ctx = context(pure)) {
  const decision = findCommand('chooseService', 'kamchatka')!.decide(pure.kase(), input, ctx, 'x');
  return decision.type === 'accepted' ? decision.events[0] : decision;
}

describe('choosing a service', () => {
  it('R37: sides of different schools are offered the services of both', () => {
    const pure = draft('different');
    expect(schoolServices(pure.kase(), context(pure))).toEqual([
      { side: 'side1', services: [first] },
      { side: 'side2', services: [second] },
    ]);
  });

  it('R37: the same school offers nothing more, whatever is known of services', () => {
    const pure = draft('same');
    expect(schoolServices(pure.kase(), context(pure))).toEqual([]);
  });

  it('R37: where the question was left open, schools of two services are different schools', () => {
    const pure = draft();
    expect(schoolServices(pure.kase(), context(pure))).toHaveLength(2);
    const one = new Map([
      [folk.harmed, first!],
      [folk.boy, first!],
    ]);
    expect(schoolServices(pure.kase(), context(pure, one))).toEqual([]);
    expect(schoolServices(pure.kase(), context(pure, new Map()))).toEqual([]);
  });

  it.each([
    ['second', 'school1'],
    ['third', 'school2'],
    ['service', 'territory'],
  ])('R37: %s is recorded as chosen for %s when nobody names the basis', (service, basis) => {
    expect(chosen(draft('different'), { service })).toMatchObject({ service, basis });
  });

  it('R36: a service of another territory needs a basis; one that takes no cases is refused', () => {
    const pure = draft('same');
    expect(chosen(pure, { service: 'second' })).toMatchObject({ refusal: { code: 'noService' } });
    const harmed = { service: 'second', basis: 'harmedTerritory' };
    expect(chosen(pure, harmed)).toMatchObject({ basis: 'harmedTerritory' });
    const ctx = context(pure);
    const closed = { ...ctx, services: ctx.services.map((s) => ({ ...s, active: false })) };
    expect(chosen(pure, { service: 'service' }, closed)).toMatchObject({
      refusal: { code: 'noService' },
    });
  });

  it('R37: the chat puts the services of the schools first and says where the meeting may be', () => {
    const pure = draft('different');
    const services = [
      { id: String(own), name: 'Служба' },
      { id: String(second), name: 'Вторая служба' },
    ];
    const talk = { ...talkOf(pure, CS), ctx: context(pure), services };
    const desk = caseDesk(talk, texts)!;
    const entry = { do: 'chooseService' };
    const screen = questionScreen(desk, entry, nextField(desk, entry)!);
    expect(screen.text).toContain('в разных школах');
    expect(screen.text).toContain('на территории пострадавшей стороны');
    expect(screen.options.flat().map((o) => o.value)).toEqual([second, own, undefined]);
    const same = caseDesk({ ...talk, kase: draft('same').kase() }, texts)!;
    expect(questionScreen(same, entry, nextField(same, entry)!).text).not.toContain('школах');
  });
});
