import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import {
  eligibility,
  type EligibilityInput,
  parseEligibility,
} from '../../src/cases/eligibility.js';
import { getProcedure } from '../../src/procedures/procedures.js';

const day = calendarDay;
const K = getProcedure('kamchatka');
const B = getProcedure('krasnoyarsk-borodino');

/** Two sides of full age, every question of the text answered well. */
const harmed = { id: 'p1', side: 'harmed', born: day('1990-01-01') } as const;
const responsible = { id: 'p2', side: 'responsible', born: day('2011-01-01') } as const;
const good: EligibilityInput = {
  branch: 'offence',
  date: day('2026-03-02'),
  persons: [harmed, responsible],
  answers: {
    'E-K1': 'yes',
    'E-K3': 'yes',
    'E-K4': 'yes',
    'E-K5': 'yes',
    'E-K7': 'yes',
    'E-K8': 'yes',
  },
};
const goodBorodino: EligibilityInput = {
  ...good,
  answers: { 'E-B1': 'yes', 'E-B3': 'yes', 'E-B5': 'yes', 'E-B6': 'yes' },
};
const bornOn = (
  born: string,
  side: 'harmed' | 'responsible' | 'family' | 'other' = 'responsible',
): EligibilityInput['persons'] => [harmed, { id: 'p2', side, born: day(born) }];

const row = (
  procedure: typeof K,
  input: EligibilityInput,
  id: string,
  person: string | null = null,
) => eligibility(procedure, input).criteria.find((one) => one.id === id && one.person === person);

describe('Kamchatka', () => {
  it('R24: asks the criteria of annex 1 word for word, and all answered well is a pass', () => {
    expect(eligibility(K, good).outcome).toBe('pass');
    expect(K.eligibility.criteria.slice(4, 8).map(({ sentence }) => sentence)).toEqual([
      'На территории проживания правонарушителя (других участников) расположена ОРВТ.',
      'Возраст правонарушителя более 11 лет.',
      'Стороны не страдают наркотической зависимостью.',
      'Стороны не имеют отклонений в психическом развитии.',
    ]);
  });

  it.each([
    ['T26', '2014-03-02', 'pass'],
    ['11 years', '2014-03-03', 'humanDecision'],
    ['T28', '2015-03-03', 'fail'],
    ['the 11th birthday', '2015-03-02', 'humanDecision'],
  ])('R26: %s: born %s is %s', (_name, born, outcome) => {
    expect(row(K, { ...good, persons: bornOn(born) }, 'E-K6', 'p2')?.outcome).toBe(outcome);
  });

  it('R26: T28: the harmed side has no minimum age', () => {
    const input = {
      ...good,
      persons: [{ id: 'p1', side: 'harmed', born: day('2015-03-03') } as const, responsible],
    };
    expect(row(K, input, 'E-K6', 'p1')).toMatchObject({
      outcome: 'pass',
      why: 'Не относится к этому участнику.',
    });
  });

  it('R28: the family branch has no age, and asks its own questions', () => {
    const input = { ...good, branch: 'family', persons: bornOn('2018-01-01', 'family') };
    expect(row(K, input, 'E-K6', 'p2')?.outcome).toBe('pass');
    expect(row(K, { ...input, answers: {} }, 'E-K4')?.outcome).toBe('humanDecision');
    expect(row(K, { ...input, answers: {} }, 'E-K3')?.outcome).toBe('pass');
    expect(row(K, { ...input, answers: { 'E-K2': 'no' } }, 'E-K2')?.outcome).toBe('fail');
  });

  it('R25: the offence branch needs an injured party and harm', () => {
    const alone = { ...good, persons: [responsible] };
    expect([row(K, alone, 'E-K1')?.outcome, row(K, alone, 'E-K15')?.outcome]).toEqual([
      'fail',
      'fail',
    ]);
    expect(row(K, { ...alone, injured: true }, 'E-K15')?.outcome).toBe('pass');
    expect(row(K, { ...good, injured: false }, 'E-K15')?.outcome).toBe('fail');
    expect(row(K, { ...good, answers: { 'E-K1': 'no' } }, 'E-K1')?.outcome).toBe('fail');
  });

  it.each([
    ['E-K3', 'no', 'humanDecision'],
    ['E-K3', 'unknown', 'humanDecision'],
    ['E-K5', 'no', 'humanDecision'],
    ['E-K12', 'no', 'fail'],
    ['E-K12', 'yes', 'pass'],
    ['E-K10', 'no', 'humanDecision'],
    ['E-K14', 'unknown', 'humanDecision'],
  ] as const)('R24: %s answered %s is %s', (id, answer, outcome) => {
    expect(row(K, { ...good, answers: { [id]: answer } }, id)?.outcome).toBe(outcome);
  });

  it('answers are given once or per person (F5.7)', () => {
    const input = {
      ...good,
      answers: { ...good.answers, 'E-K7': { p1: 'no', p2: 'yes' } },
    } as const;
    expect(row(K, input, 'E-K7', 'p1')?.outcome).toBe('humanDecision');
    expect(row(K, input, 'E-K7', 'p2')?.outcome).toBe('pass');
    expect(row(K, { ...good, answers: { 'E-K7': { p1: 'yes' } } }, 'E-K7', 'p2')?.outcome).toBe(
      'humanDecision',
    );
    expect(row(K, { ...good, answers: { 'E-K3': { p1: 'yes', p2: 'no' } } }, 'E-K3')?.outcome).toBe(
      'humanDecision',
    );
  });

  it('R32: a person with a mental illness cannot take part, once a human has said so', () => {
    const said = (answer: 'yes' | 'no' | 'unknown') =>
      row(K, { ...good, answers: { 'E-K9': { p2: answer } } }, 'E-K9', 'p2')?.outcome;
    expect([said('yes'), said('no'), said('unknown')]).toEqual(['fail', 'pass', 'humanDecision']);
  });

  it.each([
    ['2012-03-03', {}, 'humanDecision'],
    ['2012-03-02', {}, 'pass'],
    ['2012-03-03', { 'E-K11': { p2: 'yes' } }, 'pass'],
    ['2012-03-03', { 'E-K11': 'no' }, 'humanDecision'],
  ] as const)(
    'R61: T30: a member born %s with %j needs a guardian: %s',
    (born, answers, outcome) => {
      expect(row(K, { ...good, persons: bornOn(born), answers }, 'E-K11', 'p2')?.outcome).toBe(
        outcome,
      );
    },
  );

  it('others than the sides are not asked about', () => {
    const input = { ...good, persons: bornOn('2018-01-01', 'other'), answers: {} };
    for (const id of ['E-K6', 'E-K7', 'E-K8', 'E-K11'])
      expect(row(K, input, id, 'p2')).toMatchObject({
        outcome: 'pass',
        why: 'Не относится к этому участнику.',
      });
  });
});

describe('human decisions', () => {
  const eleven = { ...good, persons: bornOn('2014-06-01') };
  const decide = (admit: boolean, person: string | null = 'p2') =>
    row(K, { ...eleven, decisions: { 'E-K6': { person, admit, reason: 'зрелый' } } }, 'E-K6', 'p2')
      ?.outcome;

  it('R26: already taken, give pass or fail', () => {
    expect([decide(true), decide(false)]).toEqual(['pass', 'fail']);
  });

  it('concern their own person, or all when none is named', () => {
    expect([decide(true, 'p1'), decide(true, null)]).toEqual(['humanDecision', 'pass']);
  });

  it('of several persons stand side by side', () => {
    const decisions = {
      'E-K7': [
        { person: 'p1', admit: true, reason: 'да' },
        { person: 'p2', admit: false, reason: 'нет' },
      ],
    };
    const input = { ...good, answers: { ...good.answers, 'E-K7': 'no' as const }, decisions };
    expect(['p1', 'p2'].map((id) => row(K, input, 'E-K7', id)?.outcome)).toEqual(['pass', 'fail']);
  });

  it('never lift a fail', () => {
    const ten = {
      ...good,
      persons: bornOn('2015-06-01'),
      decisions: { 'E-K6': { admit: true, reason: 'да' } },
    };
    expect(row(K, ten, 'E-K6', 'p2')?.outcome).toBe('fail');
  });
});

describe('Borodino', () => {
  it.each([
    ['2015-03-02', 'pass'],
    ['2015-03-03', 'humanDecision'],
    ['2016-03-02', 'humanDecision'],
    ['2016-03-03', 'warning'],
  ])('R27: a participant born %s is %s', (born, outcome) => {
    expect(row(B, { ...goodBorodino, persons: bornOn(born) }, 'E-B4', 'p2')?.outcome).toBe(outcome);
    const other = [{ id: 'p2', side: 'harmed', born: day(born) } as const, responsible];
    expect(row(B, { ...goodBorodino, persons: other }, 'E-B4', 'p2')?.outcome).toBe(outcome);
  });

  it('R27: the warning is overridden with a reason', () => {
    const nine = { ...goodBorodino, persons: bornOn('2016-06-01') };
    const decided = {
      ...nine,
      decisions: { 'E-B4': { person: 'p2', admit: true, reason: 'с психологом' } },
    };
    expect([eligibility(B, nine).outcome, eligibility(B, decided).outcome]).toEqual([
      'warning',
      'pass',
    ]);
  });

  it('R30: at least one participant is a minor', () => {
    const adults = { ...goodBorodino, persons: bornOn('1990-01-01') };
    expect(row(B, adults, 'E-B3')?.outcome).toBe('fail');
    expect(row(B, goodBorodino, 'E-B3')?.outcome).toBe('pass');
    const withChild = {
      ...adults,
      persons: [...adults.persons, { id: 'p3', side: 'other', born: day('2015-01-01') } as const],
    };
    expect(row(B, withChild, 'E-B3')?.outcome).toBe('fail');
  });

  it('R35: a negative answer warns; only a victimless act and no minor fail', () => {
    for (const id of ['E-B1', 'E-B3'] as const)
      expect(row(B, { ...goodBorodino, answers: { [id]: 'no' } }, id)?.outcome).toBe('warning');
    expect(row(B, { ...goodBorodino, answers: { 'E-B5': 'no' } }, 'E-B5', 'p2')?.outcome).toBe(
      'warning',
    );
    expect(row(B, { ...goodBorodino, persons: [responsible] }, 'E-B2')?.outcome).toBe('fail');
  });

  it('R38: missing information is left to a human', () => {
    expect(row(B, { ...goodBorodino, answers: { 'E-B6': 'no' } }, 'E-B6')?.outcome).toBe(
      'humanDecision',
    );
  });
});

describe('the other procedures', () => {
  it.each(['altai', 'vmeste', 'yugra'])('R28: %s has no age and no addiction criterion', (id) => {
    const young = { ...good, answers: {}, persons: bornOn('2020-01-01') };
    const { outcome, criteria } = eligibility(getProcedure(id), young);
    expect(outcome).toBe('pass');
    expect(criteria.every(({ person }) => person === null)).toBe(true);
  });
});

describe('what the questions say', () => {
  const sentences = [...K.eligibility.criteria, ...B.eligibility.criteria].map(
    ({ sentence }) => sentence,
  );

  it('R29: ask whether participation is admitted, never guilt', () => {
    expect(sentences.filter((text) => text.includes('признают своё участие'))).toHaveLength(2);
    expect(sentences.filter((text) => /вин[аыоу]/i.test(text))).toEqual([]);
  });

  it('R31: take yes, no and unknown and nothing else', () => {
    for (const answer of ['диагноз F20', 'maybe', true])
      expect(parseEligibility(K, { ...good, answers: { 'E-K8': answer } }).type).toBe('wrong');
    const field = parseEligibility(K, { ...good, persons: [{ ...harmed, diagnosis: 'F20' }] });
    expect(field.type).toBe('wrong');
  });
});

describe('the outcome of the whole', () => {
  it('fail beats humanDecision beats warning beats pass', () => {
    const warning = {
      ...goodBorodino,
      answers: { ...goodBorodino.answers, 'E-B1': 'no' as const },
    };
    const human = { ...warning, persons: bornOn('2015-06-01') };
    const fail = { ...human, persons: human.persons.slice(1) };
    expect(
      [goodBorodino, warning, human, fail].map((input) => eligibility(B, input).outcome),
    ).toEqual(['pass', 'warning', 'humanDecision', 'fail']);
  });
});

describe('parseEligibility', () => {
  it('takes a good input', () => {
    expect(parseEligibility(K, good)).toEqual({ type: 'input', input: good });
  });

  it.each([
    ['an unknown branch', { ...good, branch: 'court' }, /offence, family/],
    ['no branch', { ...good, branch: undefined }, /offence, family/],
    [
      'an impossible birth date',
      { ...good, persons: [{ ...harmed, born: '2026-02-30' }] },
      /persons\.0\.born: Такой даты нет/,
    ],
    ['an unknown criterion', { ...good, answers: { 'E-K99': 'yes' } }, /«E-K99» нет/],
    [
      'a decision without a reason',
      { ...good, decisions: { 'E-K6': { admit: true, reason: ' ' } } },
      /E-K6/,
    ],
    ['nothing', null, /./],
  ])('names %s', (_what, raw, message) => {
    const parsed = parseEligibility(K, raw);
    expect(parsed.type === 'wrong' ? parsed.errors.join('\n') : '').toMatch(message);
  });
});
