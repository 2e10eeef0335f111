import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { type Deadline, deadlines, type Options } from '../../src/cases/deadlines.js';
import { type Facts, parseFacts } from '../../src/cases/facts.js';
import { plainWorkCalendar, workCalendarWithout } from '../../src/cases/working-days.js';
import { getProcedure } from '../../src/procedures/procedures.js';
import { tennisClub } from '../support/tennis-club.js';

const day = calendarDay;
const count = (procedure: string, facts: Facts, options?: Options) =>
  deadlines(facts, getProcedure(procedure), plainWorkCalendar(), options);
const one = (procedure: string, id: string, facts: Facts, options?: Options): Deadline =>
  count(procedure, facts, options).deadlines.find((deadline) => deadline.id === id)!;
const codes = (procedure: string, facts: Facts): string[] =>
  count(procedure, facts).warnings.map(({ code }) => code);

const K = 'kamchatka';
const B = 'krasnoyarsk-borodino';

describe('the test vectors of the text', () => {
  it.each<[string, string, string, Facts, Partial<Deadline>]>([
    [
      'R146: T1',
      K,
      'K-D5',
      { serviceReceived: '2026-03-02' },
      { due: day('2026-03-03'), reminders: [day('2026-03-03')] },
    ],
    [
      'R141: T2',
      K,
      'K-D6',
      { facilitatorReceived: '2026-03-02' },
      { due: day('2026-03-09'), reminders: [day('2026-03-07'), day('2026-03-09')] },
    ],
    [
      'R142: T3',
      K,
      'K-D7',
      { facilitatorReceived: '2026-03-02' },
      {
        from: day('2026-03-12'),
        due: day('2026-03-22'),
        reminders: [day('2026-03-12'), day('2026-03-19'), day('2026-03-22')],
      },
    ],
    [
      'R117: T5',
      K,
      'K-D8',
      { programmeCompleted: '2026-03-20' },
      { due: day('2026-03-23'), reminders: [day('2026-03-22'), day('2026-03-23')] },
    ],
    [
      'R144: T6',
      K,
      'K-D2',
      { commissionMeeting: '2026-03-31' },
      { due: day('2026-03-28'), reminders: [day('2026-03-26'), day('2026-03-28')] },
    ],
    [
      'R146: T10',
      K,
      'K-D1',
      { documentsReceived: '2026-03-02' },
      { due: day('2026-03-05'), reminders: [day('2026-03-03'), day('2026-03-05')] },
    ],
    [
      'R146: T11',
      K,
      'K-D3',
      { route: 'B', commissionDecision: '2026-03-02' },
      { due: day('2026-03-03'), reminders: [day('2026-03-03')] },
    ],
    [
      'R83, R147: T15',
      B,
      'B-D6',
      { serviceReceived: '2026-03-05' },
      { due: day('2026-03-10'), reminders: [day('2026-03-09'), day('2026-03-10')] },
    ],
    [
      'R147: T18',
      B,
      'B-D9',
      { serviceReceived: '2026-03-05' },
      {
        due: day('2026-04-04'),
        reminders: [day('2026-03-25'), day('2026-04-01'), day('2026-04-04')],
      },
    ],
    [
      'R52: T20',
      B,
      'B-D15',
      { withdrawalReceived: '2026-03-02' },
      { due: day('2026-03-05'), reminders: [day('2026-03-04'), day('2026-03-05')] },
    ],
    [
      'R149: T22',
      'vmeste',
      'V-D1',
      { releaseDate: '2026-09-15' },
      { due: day('2026-03-15'), from: null, reminders: [day('2026-03-15')] },
    ],
    [
      'R149: T25',
      'vmeste',
      'V-D3',
      { documentsComplete: '2026-03-05' },
      { due: day('2026-03-09'), reminders: [day('2026-03-06'), day('2026-03-09')] },
    ],
  ])('%s (%s %s)', (_name, procedure, id, facts, expected) => {
    expect(one(procedure, id, facts)).toMatchObject(expected);
  });

  it('R44: T8: warns that the window and the three days do not fit', () => {
    const { warnings } = count(K, {
      facilitatorReceived: '2026-03-02',
      commissionMeeting: '2026-03-13',
    });
    expect(warnings.map(({ code }) => code)).toEqual(['windowBeforeMeeting']);
    expect(warnings[0]!.text).toContain('до 10-го дня');
  });

  it('R152: T12, T13: the analysis goes by the 15th, with reminders on the 1st, 10th and 15th', () => {
    const of = (year: number): Deadline[] =>
      count(K, {}, { year }).deadlines.filter(({ id }) => id === 'K-D18');
    expect(of(2026).map(({ due, period }) => [due, period])).toEqual([
      ['2026-01-15', '2025'],
      ['2026-07-15', '2026-H1'],
    ]);
    expect(of(2027)[0]).toMatchObject({
      due: '2027-01-15',
      period: '2026',
      reminders: ['2027-01-01', '2027-01-10', '2027-01-15'],
    });
  });

  it('R151: T21: the registry of Borodino and its data', () => {
    const of = (year: number) =>
      count(B, {}, { year })
        .deadlines.filter(({ period }) => period !== undefined)
        .map(({ id, due, period }) => [id, due, period]);
    expect(of(2026)).toEqual([
      ['B-D16', '2026-01-25', '2025'],
      ['B-D16', '2026-07-20', '2026-H1'],
      ['B-D17', '2026-07-01', '2026-H1'],
      ['B-D17', '2026-12-30', '2026'],
    ]);
    expect(of(2027)[0]).toEqual(['B-D16', '2027-01-25', '2026']);
  });
});

describe('every procedure', () => {
  it.each([K, B, 'altai', 'vmeste', 'yugra'])(
    'of %s lists each limit once and dates nothing without facts',
    (id) => {
      const { deadlines: all, effective, warnings } = count(id, {});
      expect(all.map((deadline) => deadline.id)).toEqual(
        getProcedure(id).limits.map((limit) => limit.id),
      );
      expect(all.filter(({ due, start, reminders }) => due ?? start ?? reminders[0])).toEqual([]);
      expect([effective, warnings]).toEqual([{}, []]);
    },
  );

  it.each([K, 'altai', 'vmeste', 'yugra'])('R52: %s gives a withdrawal its three days', (id) => {
    const facts = { withdrawalReceived: '2026-02-27', withdrawalCarriedOut: '2026-03-01' };
    expect(one(id, 'withdrawal', facts)).toMatchObject({
      due: '2026-03-02',
      ended: '2026-03-01',
      stage: null,
      reminders: ['2026-03-01', '2026-03-02'],
    });
  });

  it('R2: changing a limit of one procedure changes no deadline of another', () => {
    const facts = { complaint: '2026-03-02' };
    const before = count(K, { facilitatorReceived: '2026-03-02' });
    const club = {
      ...tennisClub,
      limits: tennisClub.limits.map((l) => (l.kind === 'duration' ? { ...l, max: 9 } : l)),
    };
    const due = (procedure: typeof tennisClub) =>
      deadlines(facts, procedure, plainWorkCalendar()).deadlines[0]!.due;
    expect([due(tennisClub), due(club)]).toEqual(['2026-03-04', '2026-03-13']);
    expect(count(K, { facilitatorReceived: '2026-03-02' })).toEqual(before);
  });
});

describe('Kamchatka', () => {
  it('has no dates for the limits of the other route (F2.1)', () => {
    const facts = {
      documentsReceived: '2026-03-02',
      commissionDecision: '2026-03-02',
      commissionMeeting: '2026-04-01',
      referralSent: '2026-03-03',
    };
    const dates = (route?: string) =>
      ['K-D1', 'K-D2', 'K-D3', 'K-D4'].map((id) => {
        const { due, ended } = one(K, id, route ? { ...facts, route } : facts);
        return [due, ended];
      });
    const none = [null, null];
    expect(dates()).toEqual([['2026-03-05', '2026-03-03'], ['2026-03-29', null], none, none]);
    expect(dates('B')).toEqual([none, none, ['2026-03-03', '2026-03-03'], ['2026-03-29', null]]);
  });

  it('R82, R140: counts from the service a day later until the facilitator confirms, then from the confirmation', () => {
    const provisional = one(K, 'K-D7', { serviceReceived: '2026-03-01' });
    expect(provisional).toMatchObject({
      from: '2026-03-12',
      due: '2026-03-22',
      start: { fact: 'serviceReceived', date: '2026-03-01' },
    });
    expect(provisional.why[1]).toMatchObject({
      kind: 'start',
      provisional: true,
      dayZero: '2026-03-02',
    });
    const confirmed = { serviceReceived: '2026-03-01', facilitatorReceived: '2026-03-04' };
    expect(one(K, 'K-D7', confirmed)).toMatchObject({
      due: '2026-03-24',
      start: { fact: 'facilitatorReceived', date: '2026-03-04' },
    });
  });

  it('R44: warns by the day of the referral before the receipt, and no more once the programme is completed', () => {
    expect(codes(K, { referralSent: '2026-03-02', commissionMeeting: '2026-03-15' })).toEqual([
      'windowBeforeMeeting',
    ]);
    expect(codes(K, { referralSent: '2026-03-02', commissionMeeting: '2026-03-16' })).toEqual([]);
    expect(
      codes(K, {
        referralSent: '2026-03-02',
        commissionMeeting: '2026-03-15',
        programmeCompleted: '2026-03-09',
      }),
    ).toEqual([]);
  });

  it('R44: says so when the results would be due on the day of the receipt', () => {
    const { warnings } = count(K, {
      facilitatorReceived: '2026-03-10',
      commissionMeeting: '2026-03-13',
    });
    expect(warnings[0]!.text).toContain('соблюсти нельзя');
  });

  it('R43: warns about a date in the referral later than three days before the meeting', () => {
    expect(codes(K, { referralDue: '2026-03-29', commissionMeeting: '2026-03-31' })).toEqual([
      'referralDueTooLate',
    ]);
    expect(codes(K, { referralDue: '2026-03-28', commissionMeeting: '2026-03-31' })).toEqual([]);
  });

  it('bounds K-D9 by the meeting or the referral and names the fact (F2.6)', () => {
    const facts = { commissionMeeting: '2026-03-31', referralDue: '2026-03-20' };
    expect(one(K, 'K-D9', facts)).toMatchObject({
      due: '2026-03-20',
      start: { fact: 'referralDue' },
    });
    expect(one(K, 'K-D9', { ...facts, referralDue: '2026-03-28' }).start?.fact).toBe(
      'commissionMeeting',
    );
    expect(one(K, 'K-D9', {})).toMatchObject({ due: null, start: null });
  });

  it.each([
    ['P6M', '2026-08-31', '2027-02-28', []],
    ['P1M', '2026-01-31', '2026-02-28', []],
    ['P30D', '2026-01-31', '2026-03-02', []],
    ['P28D', '2026-01-31', '2026-02-28', []],
    ['P27D', '2026-01-31', '2026-02-27', ['termOutsideRange']],
    ['P1M15D', '2026-01-31', '2026-03-15', []],
    ['P6M1D', '2026-01-31', '2026-08-01', ['termOutsideRange']],
    ['P1Y', '2026-01-31', '2027-01-31', ['termOutsideRange']],
    ['P4W', '2026-02-01', '2026-03-01', []],
  ])('R135: a plan of %s signed on %s ends on %s', (planTerm, planSigned, from, warned) => {
    const facts = { planSigned, planTerm };
    expect(one(K, 'K-D13', facts)).toMatchObject({
      from,
      due: null,
      checks: [],
      start: { fact: 'planSigned' },
    });
    expect(one(K, 'K-D13', facts).reminders[0]).toBe(from);
    expect(codes(K, facts)).toEqual(warned);
  });

  it('R135: without a term a plan is checked after 1, 3 and 6 months; a term without a plan gives nothing', () => {
    expect(one(K, 'K-D13', { planSigned: '2026-08-31' })).toMatchObject({
      from: null,
      due: null,
      checks: ['2026-09-30', '2026-11-30', '2027-02-28'],
    });
    expect(one(K, 'K-D13', { planTerm: 'P6M' })).toMatchObject({
      from: null,
      start: null,
      checks: [],
    });
  });

  it('K-D14 and K-D15 take their days from the agreement', () => {
    expect(one(K, 'K-D14', { agreementEnds: '2026-06-01' })).toMatchObject({
      due: '2026-06-01',
      start: { fact: 'agreementEnds', date: '2026-06-01' },
      reminders: ['2026-05-29', '2026-06-01'],
    });
    expect(one(K, 'K-D15', { reviewMeeting: '2026-06-01' }).reminders).toEqual(['2026-05-31']);
  });

  it('R158: the effective day is the earliest of the limit, the referral and the meeting', () => {
    const facts = {
      facilitatorReceived: '2026-03-02',
      commissionMeeting: '2026-03-20',
      referralDue: '2026-03-16',
    };
    expect(count(K, facts).effective).toEqual({
      K3: '2026-03-09',
      K5: '2026-03-16',
      K6: '2026-03-16',
      K7: '2026-03-16',
    });
    const completed = { ...facts, programmeCompleted: '2026-03-11' };
    expect(count(K, completed).effective).toEqual({
      K3: '2026-03-09',
      K6: '2026-03-14',
      K7: '2026-03-16',
    });
    const sent = { ...completed, documentsReady: '2026-03-12', resultsSent: '2026-03-12' };
    expect(count(K, sent).effective).toEqual({ K3: '2026-03-09' });
  });

  it('R158: after the results are sent the bounds no longer count for an open programme', () => {
    const facts = {
      facilitatorReceived: '2026-03-02',
      commissionMeeting: '2026-03-20',
      resultsSent: '2026-03-12',
    };
    expect(count(K, facts).effective).toEqual({ K3: '2026-03-09', K5: '2026-03-22' });
  });

  it('R145: changing the meeting moves the deadline and its reminders; sending the results ends it', () => {
    const moved = one(K, 'K-D2', { commissionMeeting: '2026-04-14' });
    expect(moved).toMatchObject({ due: '2026-04-11', reminders: ['2026-04-09', '2026-04-11'] });
    expect(
      one(K, 'K-D2', { commissionMeeting: '2026-04-14', resultsSent: '2026-04-01' }).ended,
    ).toBe('2026-04-01');
  });

  it.each<[string, Facts]>([
    ['service before the referral', { referralSent: '2026-03-02', serviceReceived: '2026-03-01' }],
    [
      'facilitator before the referral',
      { referralSent: '2026-03-02', facilitatorReceived: '2026-03-01' },
    ],
    [
      'facilitator before the service',
      { serviceReceived: '2026-03-02', facilitatorReceived: '2026-03-01' },
    ],
    ['an end before its start', { programmeCompleted: '2026-03-02', documentsReady: '2026-03-01' }],
    ['plan results before the plan', { planSigned: '2026-03-02', planResultsSent: '2026-03-01' }],
  ])('warns about %s and counts all the same', (_what, facts) => {
    expect(codes(K, facts)).toEqual(['factsOutOfOrder']);
  });

  it('late is not out of order', () => {
    expect(codes(K, { documentsReceived: '2026-03-02', referralSent: '2026-05-02' })).toEqual([]);
  });
});

describe('Borodino', () => {
  it('takes route 1 with a decree, else route 2 (F3.1)', () => {
    const facts = { decree: '2026-03-02', serviceReceived: '2026-03-05' };
    expect([one(B, 'B-D3', facts).due, one(B, 'B-D9', facts).due]).toEqual(['2026-04-01', null]);
    const second = { ...facts, route: '2' };
    expect([one(B, 'B-D3', second).due, one(B, 'B-D9', second).due]).toEqual([null, '2026-04-04']);
  });

  it('R89: dates of the decree prevail over computed ones', () => {
    const facts = {
      decree: '2026-03-02',
      measuresDue: '2026-03-20',
      programmeDue: '2026-03-25',
      resultDue: '2026-03-27',
      registerQuestion: '2026-04-10',
    };
    const starts = ['B-D2', 'B-D3', 'B-D4', 'B-D5'].map((id) => one(B, id, facts));
    expect(starts.map(({ due, start }) => [due, start?.fact])).toEqual([
      ['2026-03-20', 'measuresDue'],
      ['2026-03-25', 'programmeDue'],
      ['2026-03-27', 'resultDue'],
      ['2026-04-10', 'registerQuestion'],
    ]);
  });

  it('leaves out reminders on or before the decree', () => {
    const facts = { decree: '2026-03-02', programmeDue: '2026-03-12' };
    expect(one(B, 'B-D3', facts).reminders).toEqual(['2026-03-09', '2026-03-12']);
  });

  it('warns about a programme of more than thirty days', () => {
    expect(codes(B, { serviceReceived: '2026-03-05', programmeDue: '2026-04-05' })).toEqual([
      'dueBeyondThirty',
    ]);
    expect(codes(B, { serviceReceived: '2026-03-05', programmeDue: '2026-04-04' })).toEqual([]);
  });

  const extension = {
    extendedTo: '2026-04-20',
    extensionReason: 'болезнь участника',
    extensionNotified: '2026-04-01',
  };
  const due = (facts: Facts) => [
    one(B, 'B-D9', { serviceReceived: '2026-03-05', ...facts }).due,
    codes(B, { serviceReceived: '2026-03-05', ...facts }),
  ];

  it('R148: an extension moves the due day and the reminders, and keeps the start', () => {
    expect(one(B, 'B-D9', { serviceReceived: '2026-03-05', ...extension })).toMatchObject({
      due: '2026-04-20',
      start: { fact: 'serviceReceived', date: '2026-03-05' },
      reminders: ['2026-04-10', '2026-04-17', '2026-04-20'],
    });
    expect(one(B, 'B-D11', extension).due).toBeNull();
  });

  it.each<[string, Facts, string, string[]]>([
    ['taken', extension, '2026-04-20', []],
    ['late', { ...extension, extensionNotified: '2026-04-05' }, '2026-04-20', ['extensionLate']],
    [
      'not later',
      { ...extension, extendedTo: '2026-04-04', extensionNotified: '2026-05-01' },
      '2026-04-04',
      ['extensionNotLater'],
    ],
    [
      'without a reason',
      { ...extension, extensionReason: ' ' },
      '2026-04-04',
      ['extensionIncomplete'],
    ],
    [
      'without a notice',
      { ...extension, extensionNotified: null },
      '2026-04-04',
      ['extensionIncomplete'],
    ],
    ['a reason alone', { extensionReason: 'болезнь' }, '2026-04-04', ['extensionIncomplete']],
    [
      'incomplete beats not later',
      { extendedTo: '2026-04-01', extensionReason: 'болезнь' },
      '2026-04-04',
      ['extensionIncomplete'],
    ],
  ])('R148: an extension %s', (_what, facts, day, warned) => {
    expect(due(facts)).toEqual([day, warned]);
  });

  it('takes an extension when no old day is known', () => {
    const facts = { ...extension, extensionNotified: '2026-06-01' };
    expect(one(B, 'B-D9', facts)).toMatchObject({ due: '2026-04-20', start: null });
    expect(codes(B, facts)).toEqual([]);
  });

  it('R85: a returned referral ends all limits but the withdrawal and the registries', () => {
    const facts = {
      serviceReceived: '2026-03-05',
      returned: '2026-03-10',
      programmeCompleted: '2026-03-20',
      withdrawalReceived: '2026-03-06',
    };
    const ended = count(B, facts).deadlines.map(({ id, ended: end }) => [id, end]);
    expect(Object.fromEntries(ended)).toMatchObject({
      'B-D1': '2026-03-10',
      'B-D9': '2026-03-10',
      'B-D12': '2026-03-10',
      'B-D14': '2026-03-10',
      'B-D15': null,
      'B-D16': null,
      'B-D3': null,
    });
    expect(count(B, facts).effective).toEqual({});
  });

  it('reminds of handing over one working day after the decision, of results after 1, 3 and 7 days', () => {
    expect(one(B, 'B-D7', { serviceDecision: '2026-03-06' })).toMatchObject({
      due: null,
      start: null,
      reminders: ['2026-03-09'],
    });
    expect(one(B, 'B-D12', { programmeCompleted: '2026-03-06' }).reminders).toEqual([
      '2026-03-07',
      '2026-03-09',
      '2026-03-13',
    ]);
  });

  it('B-D1 reminds on the calendar day before', () => {
    expect(one(B, 'B-D1', { caseReceived: '2026-03-05' })).toMatchObject({
      due: '2026-03-10',
      reminders: ['2026-03-09', '2026-03-10'],
    });
  });

  it('skips the days off of the calendar and says which', () => {
    const calendar = workCalendarWithout([day('2026-03-09')]);
    const found = deadlines(
      { serviceReceived: '2026-03-05' },
      getProcedure(B),
      calendar,
    ).deadlines.find(({ id }) => id === 'B-D6')!;
    expect(found.due).toBe('2026-03-11');
    expect(found.why.find(({ kind }) => kind === 'count')).toMatchObject({
      skippedDays: ['2026-03-07', '2026-03-08', '2026-03-09'],
      amount: 3,
      unit: 'workingDay',
    });
  });
});

describe('the state on a day', () => {
  const state = (id: string, on: string, facts: Facts, notNeeded?: Options['notNeeded']) =>
    one(K, id, facts, { on: day(on), ...(notNeeded === undefined ? {} : { notNeeded }) }).state;
  const receipt = { facilitatorReceived: '2026-03-02' };

  it.each([
    ['2026-03-08', {}, 'open'],
    ['2026-03-09', {}, 'dueToday'],
    ['2026-03-10', {}, 'overdue'],
    ['2026-03-10', { participantsInformed: '2026-03-09' }, 'done'],
    ['2026-03-10', { participantsInformed: '2026-03-10' }, 'doneLate'],
    ['2026-03-10', { participantsInformed: '2026-03-11' }, 'overdue'],
    ['2026-03-20', { socialServicesRegulations: '2026-03-15' }, 'done'],
  ])('R153: of K-D6 on %s with %j is %s', (on, facts, expected) => {
    expect(state('K-D6', on, { ...receipt, ...facts })).toBe(expected);
  });

  it('is noDate without a date, done when ended without one', () => {
    expect(state('K-D8', '2026-03-10', {})).toBe('noDate');
    expect(state('K-D8', '2026-03-10', { documentsReady: '2026-03-09' })).toBe('done');
  });

  it('R11: K-D9 and K-D13 are open until they end, never overdue', () => {
    expect(state('K-D9', '2026-04-10', { commissionMeeting: '2026-03-31' })).toBe('open');
    expect(state('K-D13', '2028-04-10', { planSigned: '2026-03-31', planTerm: 'P1M' })).toBe(
      'open',
    );
    expect(
      state('K-D13', '2028-04-10', { planSigned: '2026-03-31', planResultsSent: '2026-06-01' }),
    ).toBe('done');
  });

  it('R11: no limit without a number of its own is ever overdue', () => {
    for (const id of [K, B, 'altai', 'vmeste', 'yugra']) {
      const facts = Object.fromEntries(
        Object.entries(getProcedure(id).facts).flatMap(([name, { kind }]) =>
          kind === 'day' ? [[name, '2026-03-02']] : [],
        ),
      );
      for (const limit of getProcedure(id).limits.filter(({ kind }) => kind === 'noLimit')) {
        const open = { ...facts, ...Object.fromEntries(limit.ends.map((fact) => [fact, null])) };
        expect(one(id, limit.id, open, { on: day('2030-01-01') }).state).not.toBe('overdue');
      }
    }
  });

  it('is notNeeded for what fell away, but not for what ended or stays', () => {
    expect(state('K-D6', '2026-03-20', receipt, true)).toBe('notNeeded');
    expect(
      state('K-D6', '2026-03-20', { ...receipt, participantsInformed: '2026-03-04' }, true),
    ).toBe('done');
    expect(state('withdrawal', '2026-03-20', { withdrawalReceived: '2026-03-02' }, true)).toBe(
      'overdue',
    );
    expect(state('K-D6', '2026-03-20', receipt, new Set(['K-D7']))).toBe('overdue');
    expect(count(K, receipt, { notNeeded: true }).effective).toEqual({});
  });

  it('is absent when no day is asked about', () => {
    expect(one(K, 'K-D6', receipt)).not.toHaveProperty('state');
  });
});

describe('facts', () => {
  it.each([
    [{ colour: '2026-01-01' }, 'unknownFact'],
    [{ toString: '2026-01-01' }, 'unknownFact'],
    [{ assigned: '2026-02-30' }, 'wrongDay'],
    [{ route: 'C' }, 'wrongRoute'],
    [{ planTerm: 'P0M' }, 'wrongPeriod'],
    [{ planTerm: '6 месяцев' }, 'wrongPeriod'],
    [{ planTerm: 'P' }, 'wrongPeriod'],
    [{ assigned: 5 }, 'notText'],
  ])('%j is %s', (raw, type) => {
    const parsed = parseFacts(getProcedure(K), raw);
    expect(parsed).toMatchObject({ type: 'wrong', errors: [{ type }] });
  });

  it('an unknown fact is told the known ones', () => {
    const parsed = parseFacts(getProcedure('vmeste'), { colour: 'red' });
    expect(parsed.type === 'wrong' && parsed.errors[0]!.text).toContain('releaseDate');
  });
});
