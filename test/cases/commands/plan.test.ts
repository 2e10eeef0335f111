import { describe, expect, it } from '@jest/globals';
import { factsOf } from '../../../src/cases/facts-of-case.js';
import { followedItems } from '../../../src/cases/followed-items.js';
import { dueItems } from '../../../src/cases/wake.js';
import { limitsOf } from '../../../src/cases/limits-of-case.js';
import {
  accepted,
  acceptedCase,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../../support/pure-case.js';

const limit = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id);

function drafted(pure: PureCase, rows: readonly object[] = [{ due: '2026-04-01' }]): string[] {
  const items = rows.map(() => pure.id());
  pure.does('facilitator', 'draftPlan', {
    plan: pure.id(),
    rows: rows.map((row, n) => ({
      item: items[n],
      issue: pure.text(),
      actions: pure.text(),
      due: null,
      every: null,
      responsible: folk.boy,
      ...row,
    })),
    controller: folk.mother,
    reportTo: pure.text(),
  });
  return items;
}

function signed(pure: PureCase, planTerm?: string): void {
  pure.does('facilitator', 'signPlan', {
    signatories: [folk.boy, folk.mother],
    ...(planTerm === undefined ? {} : { planTerm }),
  });
}

/** Who is asked what between two local times. */
function asked(pure: PureCase, from: string, until: string): string[] {
  pure.at(from);
  const after = pure.context().now;
  pure.at(until);
  return dueItems(pure.kase(), pure.context(), after)
    .flatMap((item) => item.tellings)
    .flatMap((t) => (t.to.type === 'person' ? [`${t.to.person} ${t.text}`] : []));
}

describe("the family's plan", () => {
  it('R111: has rows with issue, actions, term or periodicity and who, one of the family who watches, a specialist', () => {
    const pure = accepted();
    const row = {
      item: pure.id(),
      issue: pure.text(),
      actions: pure.text(),
      responsible: folk.boy,
      due: '2026-04-01',
      every: null,
    };
    const draft = {
      plan: pure.id(),
      rows: [row],
      controller: folk.mother,
      reportTo: pure.text(),
      reportDay: '2026-05-01',
    };
    const refused = (changes: object, field: string) =>
      expect(pure.try('facilitator', 'draftPlan', { ...draft, ...changes })).toMatchObject({
        refusal: { code: 'wrongInput', codes: [field] },
      });
    refused({ rows: [] }, 'rows');
    refused({ rows: [{ ...row, due: null }] }, 'rows');
    refused({ rows: [{ ...row, every: 'P1W' }] }, 'rows');
    refused({ rows: [{ ...row, responsible: folk.aunt }] }, 'rows');
    refused({ controller: folk.aunt }, 'controller');
    refused({ reportTo: undefined }, 'reportTo');
    expect(pure.does('facilitator', 'draftPlan', draft).map((t) => [t.to, t.text])).toEqual(
      [folk.harmed, folk.boy].map((person) => [{ type: 'person', person }, 'copy.plan']),
    );
    expect(
      pure.does('facilitator', 'signPlan', {
        signatories: [folk.boy, folk.mother],
        planTerm: 'P3M',
      }),
    ).toMatchObject([
      { to: { person: folk.boy }, text: 'plan.signed' },
      { to: { person: folk.mother }, text: 'plan.signed' },
    ]);
    expect(pure.try('facilitator', 'signPlan', { signatories: [folk.boy] })).toMatchObject({
      refusal: { code: 'notNow' },
    });
  });

  it('is made only where a family conference is among the types of the programme', () => {
    const pure = acceptedCase(assigned(referred(aPureCase())), ['circle']);
    expect(pure.try('facilitator', 'draftPlan', {})).toMatchObject({
      refusal: { code: 'wrongInput' },
    });
    expect(() => drafted(pure)).toThrow('notNow');
  });

  it('takes any term but zero, and warns outside one to six months', () => {
    for (const [term, outcome] of [
      ['P0M', 'refused'],
      ['bald', 'refused'],
      ['P1M', 'accepted'],
      ['P6M', 'accepted'],
      ['P20D', 'termOutsideRange'],
      ['P7M', 'termOutsideRange'],
      ['P6M1D', 'termOutsideRange'],
    ] as const) {
      const pure = accepted();
      drafted(pure);
      const decision = pure.try('facilitator', 'signPlan', {
        signatories: [folk.boy],
        planTerm: term,
      });
      const said =
        decision.type === 'accepted' ? (decision.events[0]?.warnings[0] ?? 'accepted') : 'refused';
      expect([term, said]).toEqual([term, outcome]);
    }
  });

  it('R117: completes a programme only when it was signed; then three days run for the documents', () => {
    const pure = accepted();
    drafted(pure);
    const complete = () => pure.try('facilitator', 'completeProgramme', { result: 'plan' });
    expect(complete()).toMatchObject({ refusal: { code: 'resultMissing' } });
    signed(pure);
    expect(complete().type).toBe('accepted');
    expect(limit(pure, 'K-D8')).toMatchObject({ due: '2026-03-05', state: 'open' });
  });

  it('R135: after its term the facilitator sends the results, to recipients that were seen; that ends K-D13', () => {
    const pure = accepted();
    pure.at('2026-03-12 12:00');
    drafted(pure);
    signed(pure, 'P2M');
    expect(limit(pure, 'K-D13')).toMatchObject({ from: '2026-05-12', due: null, state: 'open' });
    const task = () => pure.tasks().find((t) => t.name === 'sendPlanResults');
    expect(task()).toBeUndefined();
    pure.at('2026-05-12 09:00');
    expect(task()).toMatchObject({ for: ['facilitator'], since: '2026-05-12' });
    expect(
      pure.try('facilitator', 'sendPlanResults', { results: pure.text(), recipientsSeen: false }),
    ).toMatchObject({ refusal: { code: 'recipientsNotSeen' } });
    expect(
      pure.does('facilitator', 'sendPlanResults', { results: pure.text(), recipientsSeen: true }),
    ).toMatchObject([{ to: { role: 'commissionSecretary' }, text: 'told.planResultsSent' }]);
    expect(task()).toBeUndefined();
    expect(limit(pure, 'K-D13')).toMatchObject({ state: 'done' });
  });

  it('R135: without a term it is checked after 1, 3 and 6 months', () => {
    const pure = accepted();
    pure.at('2026-03-12 12:00');
    drafted(pure);
    signed(pure);
    expect(limit(pure, 'K-D13')).toMatchObject({
      from: null,
      checks: ['2026-04-12', '2026-06-12', '2026-09-12'],
    });
    pure.at('2026-06-20 09:00');
    expect(pure.tasks().find((t) => t.name === 'sendPlanResults')?.since).toBe('2026-06-12');
  });
});

describe("the rows of the family's plan", () => {
  it('R134: are asked about at their term, of who is responsible and of who watches, and of nobody else', () => {
    const pure = accepted();
    pure.at('2026-03-12 12:00');
    const [item] = drafted(pure, [{ due: '2026-04-01' }]);
    signed(pure, 'P2M');
    expect(asked(pure, '2026-03-31 12:00', '2026-04-01 12:00')).toEqual([
      `${folk.boy} feedback.ask.owes`,
      `${folk.mother} feedback.ask.watches`,
    ]);
    expect(
      pure.try(folk.harmed, 'answerFulfilment', { person: folk.harmed, item, answer: 'done' }).type,
    ).toBe('refused');
    pure.does(folk.boy, 'answerFulfilment', { person: folk.boy, item, answer: 'partly' });
    pure.does(folk.mother, 'answerFulfilment', { person: folk.mother, item, answer: 'unknown' });
    expect(
      pure.try(folk.boy, 'answerFulfilment', { person: folk.boy, item, answer: 'unknown' }),
    ).toMatchObject({ refusal: { code: 'wrongInput', codes: ['answer'] } });
  });

  it('R134: that repeat are asked about each time until the end of the plan', () => {
    const pure = accepted();
    pure.at('2026-03-12 12:00');
    const [item] = drafted(pure, [{ every: 'P2W' }]);
    signed(pure, 'P1M');
    expect(asked(pure, '2026-03-12 12:00', '2026-03-26 12:00')).toContain(
      `${folk.boy} feedback.ask.owes`,
    );
    pure.does(folk.boy, 'answerFulfilment', { person: folk.boy, item, answer: 'done' });
    expect(asked(pure, '2026-03-26 13:00', '2026-04-09 12:00')).toContain(`${folk.boy} plan.again`);
    expect(asked(pure, '2026-04-09 13:00', '2026-10-01 12:00')).toEqual([]);
  });

  it('R134: are not asked about any more when settled', () => {
    const pure = accepted();
    pure.at('2026-03-12 12:00');
    const [first, second] = drafted(pure, [{ every: 'P1W' }, { due: '2026-03-19' }]);
    signed(pure, 'P1M');
    pure.does('facilitator', 'settleFulfilment', { item: first, state: 'fulfilled' });
    expect(asked(pure, '2026-03-12 12:00', '2026-03-19 12:00')).toEqual([
      `${folk.boy} feedback.ask.owes`,
      `${folk.mother} feedback.ask.watches`,
    ]);
    expect(
      pure.try('facilitator', 'settleFulfilment', { item: 'gone', state: 'fulfilled' }),
    ).toMatchObject({ refusal: { code: 'stale' } });
    pure.does('facilitator', 'settleFulfilment', { item: second, state: 'partly' });
    expect(pure.try('facilitator', 'settleFulfilment', { state: 'fulfilled' })).toMatchObject({
      refusal: { code: 'notNow' },
    });
  });
});

describe('a case linked with an addiction', () => {
  it('R33, R34: waits for the specialist, and is not closed with a result before a programme of action is attached', () => {
    const pure = linkedCase();
    const meeting = { meeting: pure.id(), persons: [folk.boy], place: pure.text() };
    const fix = () => pure.try('facilitator', 'fixMeeting', { ...meeting, at: '2026-03-05T10:00' });
    expect(fix()).toMatchObject({ refusal: { code: 'specialistMissing' } });
    pure.does('facilitator', 'addPerson', { person: folk.expert, role: 'addictionSpecialist' });
    expect(fix().type).toBe('accepted');
    drafted(pure);
    signed(pure, 'P1M');
    const close = () => pure.try('facilitator', 'closeCase', { why: 'finished' });
    reportedAndSettled(pure);
    expect(close()).toMatchObject({ refusal: { code: 'actionProgrammeMissing' } });
    pure.does('facilitator', 'attachActionProgramme', { text: pure.text() });
    expect(close().type).toBe('accepted');
  });

  it('is no matter of any other case', () => {
    const pure = accepted();
    expect(pure.try('facilitator', 'attachActionProgramme', { text: pure.text() })).toMatchObject({
      refusal: { code: 'notNow' },
    });
  });
});

function linkedCase(): PureCase {
  const pure = referred(aPureCase(), { situation: { addictionLinked: true } });
  return acceptedCase(assigned(pure));
}

/** Everything that stands between a signed plan and the end of the case. */
function reportedAndSettled(pure: PureCase): void {
  pure.at('2026-03-20 10:00');
  pure.does('facilitator', 'completeProgramme', { result: 'plan' });
  pure.does('facilitator', 'finishDocument', { form: 'FK8' });
  pure.does('facilitator', 'finishDocument', {
    form: 'FK9',
    results: ['familyTiesRestored'],
    familyTies: pure.text(),
  });
  const text = pure.text();
  const report = { way: 'email', recipientsSeen: true, problem: text, work: text, methods: text };
  pure.does('facilitator', 'sendResults', report);
  pure.at('2026-03-31 15:00');
  pure.does('commissionSecretary', 'recordHearing', { hearingOutcome: ['familySupport'] });
  pure.does('facilitator', 'sendPlanResults', { results: text, recipientsSeen: true });
  pure.does('facilitator', 'settleFulfilment', { state: 'fulfilled' });
}

describe('the term of an agreement', () => {
  it('R106: a period is counted from the signing, for the agreement and the items without a day', () => {
    const pure = accepted();
    const { item } = signedCase(pure, { term: 'P3M' });
    const undated = pure.id();
    pure.does('facilitator', 'draftAgreement', {
      agreement: pure.id(),
      term: 'P3M',
      obligations: [
        { item: undated, text: pure.text(), owes: 'side2', due: null },
        { item, text: pure.text(), owes: 'side1', due: '2026-04-20' },
      ],
    });
    for (const person of [folk.harmed, folk.boy])
      pure.does(person, 'answerCopyConsent', { person, answer: 'yes' });
    pure.at('2026-03-10 12:00');
    pure.does('facilitator', 'signAgreement', { signatories: [folk.harmed, folk.boy] });
    expect(factsOf(pure.kase(), pure.context())['agreementEnds']).toBe('2026-06-10');
    expect(followedItems(pure.kase()).map(({ due }) => due)).toEqual(['2026-06-10', '2026-04-20']);
  });

  it('an answer about a draft that was replaced, and its signing, are stale', () => {
    const pure = accepted();
    const obligations = [{ item: pure.id(), text: pure.text(), owes: 'side2', due: null }];
    const [first, second] = [pure.id(), pure.id()];
    pure.does('facilitator', 'draftAgreement', { agreement: first, obligations });
    pure.does('facilitator', 'draftAgreement', { agreement: second, obligations });
    const answer = { person: folk.harmed, answer: 'yes' };
    expect(
      pure.try(folk.harmed, 'answerCopyConsent', { ...answer, agreement: first }),
    ).toMatchObject({ refusal: { code: 'stale' } });
    expect(pure.try(folk.harmed, 'answerCopyConsent', { ...answer, agreement: second }).type).toBe(
      'accepted',
    );
    pure.does(folk.boy, 'answerCopyConsent', { person: folk.boy, answer: 'yes' });
    const signing = { agreement: first, signatories: [folk.harmed, folk.boy] };
    expect(pure.try('facilitator', 'signAgreement', signing)).toMatchObject({
      refusal: { code: 'stale' },
    });
  });
});
