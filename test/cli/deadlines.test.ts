import { describe, expect, it } from '@jest/globals';
import { deadlinesCommand } from '../../src/cli/deadlines.js';

interface Answer {
  deadlines: {
    id: string;
    from: string | null;
    due: string | null;
    reminders: string[];
    state?: string;
    checks?: string[];
    period?: string;
  }[];
  effective: Record<string, string>;
  warnings: { code: string }[];
}

function call(...args: string[]): { code: number; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const files: Record<string, string> = {
    'facts.jsonl': '{"facilitatorReceived":"2026-03-02"}\nnot json\n{"wrong":"1"}\n',
  };
  const code = deadlinesCommand(args, {
    out: (l) => out.push(l),
    err: (l) => err.push(l),
    readFile: (p) => files[p] ?? '',
  });
  return { code, out, err };
}

function answer(...args: string[]): Answer {
  const { out } = call('kamchatka', ...args, '--json');
  return JSON.parse(out[0] ?? 'null') as Answer;
}

const limit = (found: Answer, id: string) => found.deadlines.find((d) => d.id === id)!;

describe('mirovaya deadlines kamchatka', () => {
  it('R141: T2: K-D6 is due on day 7, with reminders on days 5 and 7', () => {
    const found = limit(answer('facilitatorReceived=2026-03-02'), 'K-D6');
    expect(found).toMatchObject({ due: '2026-03-09', reminders: ['2026-03-07', '2026-03-09'] });
  });

  it('R142: T3: K-D7 is a window of days 10 to 20, with notices on days 10, 17 and 20', () => {
    const found = limit(answer('facilitatorReceived=2026-03-02'), 'K-D7');
    expect(found).toMatchObject({
      from: '2026-03-12',
      due: '2026-03-22',
      reminders: ['2026-03-12', '2026-03-19', '2026-03-22'],
    });
  });

  it('R144: T6: results are due three days before the meeting, Saturday or not', () => {
    const found = limit(answer('route=A', 'commissionMeeting=2026-03-31'), 'K-D2');
    expect(found).toMatchObject({ due: '2026-03-28', reminders: ['2026-03-26', '2026-03-28'] });
  });

  it.each([
    ['T1', 'K-D5', ['serviceReceived=2026-03-02'], '2026-03-03'],
    ['T5', 'K-D8', ['programmeCompleted=2026-03-20'], '2026-03-23'],
    ['T10', 'K-D1', ['documentsReceived=2026-03-02'], '2026-03-05'],
    ['T11', 'K-D3', ['route=B', 'commissionDecision=2026-03-02'], '2026-03-03'],
    ['withdrawal', 'withdrawal', ['withdrawalReceived=2026-03-02'], '2026-03-05'],
  ])('%s: %s of %j is due %s', (_name, id, facts, due) => {
    expect(limit(answer(...facts), id).due).toBe(due);
  });

  it('R44: T8: warns when the meeting is less than 13 days after the receipt', () => {
    const found = answer('facilitatorReceived=2026-03-02', 'commissionMeeting=2026-03-13');
    expect(found.warnings.map((w) => w.code)).toContain('windowBeforeMeeting');
    const enough = answer('facilitatorReceived=2026-03-02', 'commissionMeeting=2026-03-15');
    expect(enough.warnings).toEqual([]);
  });

  it('R140: counts provisionally from the service until the facilitator confirms', () => {
    const found = limit(answer('serviceReceived=2026-03-01'), 'K-D6');
    expect(found).toMatchObject({
      due: '2026-03-09',
      start: { fact: 'serviceReceived', date: '2026-03-01' },
    });
  });

  it('R158: the effective day of a stage is the earliest of its limits and bounds', () => {
    const found = answer(
      'facilitatorReceived=2026-03-02',
      'commissionMeeting=2026-03-20',
      'referralDue=2026-03-16',
    );
    expect(found.effective).toMatchObject({ K3: '2026-03-09', K5: '2026-03-16', K7: '2026-03-16' });
  });

  it('R135: a plan without a term is looked at after 1, 3 and 6 months', () => {
    expect(limit(answer('planSigned=2026-08-31'), 'K-D13').checks).toEqual([
      '2026-09-30',
      '2026-11-30',
      '2027-02-28',
    ]);
  });

  it('T12, T13: the analysis of the half-year and of the year', () => {
    const found = answer('--year', '2026').deadlines.filter((d) => d.id === 'K-D18');
    expect(found.map((d) => [d.due, d.period])).toEqual([
      ['2026-01-15', '2025'],
      ['2026-07-15', '2026-H1'],
    ]);
  });

  it('adds the state on a day', () => {
    const state = (on: string) =>
      limit(answer('facilitatorReceived=2026-03-02', '--on', on), 'K-D6').state;
    expect([state('2026-03-08'), state('2026-03-09'), state('2026-03-10')]).toEqual([
      'open',
      'dueToday',
      'overdue',
    ]);
  });

  it('gives no date where there is no fact', () => {
    expect(
      answer()
        .deadlines.filter((d) => d.due !== null)
        .map((d) => d.id),
    ).toEqual([]);
  });

  it('refuses an unknown procedure, fact and day, naming what is known', () => {
    expect(call('mars')).toMatchObject({ code: 2, err: [expect.stringContaining('kamchatka')] });
    expect(call('kamchatka', 'colour=2026-01-01')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('facilitatorReceived')],
    });
    expect(call('kamchatka', 'facilitatorReceived=2026-02-30')).toMatchObject({ code: 2 });
  });

  it('answers a file of facts line by line and goes on after a bad line', () => {
    const { code, out } = call('kamchatka', '--facts-file', 'facts.jsonl');
    expect(code).toBe(2);
    expect(out).toHaveLength(3);
    expect(JSON.parse(out[1] ?? '')).toHaveProperty('error');
    expect(JSON.parse(out[2] ?? '')).toHaveProperty('error');
  });

  it('explains each date in words', () => {
    const { out } = call('kamchatka', 'facilitatorReceived=2026-03-02');
    expect(out.join('\n')).toContain('п.\u00a04.2(3)');
  });
});

describe('mirovaya deadlines of any procedure', () => {
  const due = (args: string[], id: string): unknown => {
    const { out } = call(...args, '--json');
    return limit(JSON.parse(out[0] ?? 'null') as Answer, id).due;
  };

  it.each([
    ['none', '2026-03-10'],
    ['2026-03-09', '2026-03-11'],
    ['2026-03-06, 2026-03-09', '2026-03-12'],
  ])('R7: T15, T16: with --holidays %s three working days end on %s', (holidays, day) => {
    const facts = ['krasnoyarsk-borodino', 'serviceReceived=2026-03-05', '--holidays', holidays];
    expect(due(facts, 'B-D6')).toBe(day);
  });

  it('R7: uses the Russian calendar unless told otherwise', () => {
    expect(due(['krasnoyarsk-borodino', 'serviceReceived=2026-03-05'], 'B-D6')).toBe('2026-03-11');
  });

  it('gives a deadline the fields of the contract and no others', () => {
    const { out } = call('kamchatka', 'serviceReceived=2026-03-02', '--json');
    const found = JSON.parse(out[0] ?? 'null') as Answer;
    const fields = 'id stage from due start ended reminders responsible source why'.split(' ');
    expect(Object.keys(found)).toEqual(['deadlines', 'effective', 'warnings']);
    expect(Object.keys(limit(found, 'K-D5'))).toEqual(fields);
    expect(Object.keys(limit(found, 'K-D13'))).toEqual([...fields, 'checks']);
  });

  it('explains in labelled lines, names what has no date and the days of the stages', () => {
    const { out } = call('kamchatka', 'facilitatorReceived=2026-03-02', '--on', '2026-03-10');
    const text = out.join('\n').replaceAll('\u00a0', ' ');
    expect(text).toContain('K-D6  Проинформировать участников: до 9 марта 2026, пн');
    expect(text).toContain('    Отсчёт: 2 марта 2026, пн, ведущий получил заявку.');
    expect(text).toContain('    Состояние: просрочено.');
    expect(text).toMatch(/Без даты: K-D1, K-D2/);
    expect(text).toContain('  K5 программа: 22 марта 2026, вс');
  });

  it.each([
    [['kamchatka', 'assigned'], /имя=значение/],
    [['kamchatka', 'assigned=2026-01-01', 'assigned=2026-01-02'], /дважды/],
    [['kamchatka', 'assigned='], /даты «» нет/],
    [['kamchatka', 'serviceReceived=9999-12-31'], /за пределами календаря/],
    [['kamchatka', '--on', '2026-02-30'], /--on/],
    [['kamchatka', '--year', '26'], /--year/],
    [['kamchatka', '--holidays', '2026-02-30'], /--holidays/],
    [['kamchatka', '--colour'], /--help/],
    [['kamchatka', '--facts-file', 'none'], /не читается/],
    [[], /Есть: kamchatka/],
  ])('%j is a wrong call', (args, message) => {
    const io = { out: () => undefined, err: (line: string) => void errors.push(line) };
    const errors: string[] = [];
    const code = deadlinesCommand(args, {
      ...io,
      readFile: () => {
        throw new Error('ENOENT');
      },
    });
    expect(code).toBe(2);
    expect(errors.join('\n')).toMatch(message);
  });

  it('--help lists the calls, and the facts of a procedure', () => {
    expect(call('--help')).toMatchObject({ code: 0 });
    expect(call('vmeste', '--help').out.join('\n')).toContain('releaseDate');
  });

  it('a file may begin with a byte order mark and end its lines as Windows does', () => {
    const answersOf = (text: string): number[] => {
      const out: string[] = [];
      const io = { out: (line: string) => void out.push(line), err: () => undefined };
      const code = deadlinesCommand(['altai', '--facts-file', 'f'], {
        ...io,
        readFile: () => text,
      });
      return [code, out.length];
    };
    expect(answersOf('\uFEFF{}\r\n{}\r\n')).toEqual([0, 2]);
    expect(answersOf('')).toEqual([0, 0]);
    expect(answersOf('{}\n\n')).toEqual([2, 2]);
  });

  it('F5.5: says in words which period a yearly date is for', () => {
    const text = call('krasnoyarsk-borodino', '--year', '2026').out.join('\n');
    expect(text).toContain('(за первое полугодие 2026 года)');
    expect(text).toContain('(за 2025 год)');
    expect(text).not.toContain('2026-H1');
  });

  it('shows the reminders of a limit that has no last day', () => {
    const { out } = call('krasnoyarsk-borodino', 'serviceDecision=2026-03-06');
    const text = out.join('\n').replaceAll('\u00a0', ' ');
    expect(text).toMatch(/B-D7 {2}[^\n]+: последнего дня нет\n/);
    expect(text).toContain('    Напоминания: 10 марта 2026, вт.');
  });

  it('a file answers each line in its place, values being strings', () => {
    const lines = ['{"assigned":5}', '', '[]', '{"serviceReceived":"2026-03-02"}'];
    const out: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: () => undefined };
    const args = ['kamchatka', '--facts-file', 'f', '--on', '2026-03-04'];
    expect(deadlinesCommand(args, { ...io, readFile: () => `${lines.join('\n')}\n` })).toBe(2);
    const answers = out.map((line) => JSON.parse(line) as Answer & { error?: string });
    expect(answers.map(({ error }) => typeof error)).toEqual([
      'string',
      'string',
      'string',
      'undefined',
    ]);
    expect(limit(answers[3]!, 'K-D5')).toMatchObject({ due: '2026-03-03', state: 'overdue' });
  });
});
