import { describe, expect, it } from '@jest/globals';
import { eligibilityCommand } from '../../src/cli/eligibility.js';

const FILES: Record<string, string> = {
  'good.json': JSON.stringify({
    branch: 'offence',
    date: '2026-03-02',
    persons: [
      { id: 'p1', side: 'harmed', born: '1990-01-01' },
      { id: 'p2', side: 'responsible', born: '2014-06-01' },
    ],
    answers: { 'E-K1': 'yes', 'E-K3': 'yes', 'E-K5': 'yes', 'E-K7': 'yes', 'E-K8': 'yes' },
  }),
  'broken.json': '{ "branch": ',
  'empty.json': '{}',
  'list.json': '[]',
  'answers.json': JSON.stringify({
    branch: 'offence',
    date: '2026-03-02',
    persons: [{ id: 'p1', side: 'victim' }],
    answers: { 'E-K3': 'maybe' },
    decisions: { 'E-K6': { admit: true } },
    diagnosis: 'F20',
  }),
  'persons.json': JSON.stringify({
    branch: 'offence',
    date: '2026-03-02',
    persons: [
      { id: 'p1', side: 'harmed', born: '2026-03-03' },
      { id: 'p1', side: 'responsible' },
    ],
    answers: { 'E-K9': { p7: 'yes' } },
    decisions: { 'E-K6': { person: 'p8', admit: true, reason: 'зрелый' } },
  }),
  'wrong.json': '{ "branch": "offence", "date": "2026-02-30", "persons": [] }',
};

function call(...args: string[]): { code: number; out: string; err: string } {
  const out: string[] = [];
  const err: string[] = [];
  const code = eligibilityCommand(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readFile: (path) => {
      const text = FILES[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('mirovaya eligibility', () => {
  it('R26: answers with the outcome and a row for each criterion and person', () => {
    const { code, out } = call('kamchatka', '--json', 'good.json');
    const answer = JSON.parse(out) as { outcome: string; criteria: object[] };
    expect([code, answer.outcome]).toEqual([0, 'humanDecision']);
    expect(answer.criteria).toContainEqual({
      id: 'E-K6',
      person: 'p2',
      outcome: 'humanDecision',
      source: '001 Прил.1 п.4',
      why: expect.stringContaining('Полных лет: 11'),
    });
  });

  it.each([
    [['mars', '--json', 'good.json'], /kamchatka/],
    [[], /Есть: kamchatka/],
    [['kamchatka'], /--json/],
    [['kamchatka', '--json'], /--json/],
    [['kamchatka', '--json', 'none.json'], /не читается: none\.json/],
    [['kamchatka', '--json', 'broken.json'], /не читается как JSON/],
    [['kamchatka', '--json', 'wrong.json'], /date: Такой даты нет/],
    [['kamchatka', '--json', 'empty.json'], /^date: нужно: текст\.\npersons: нужно: список\.$/],
    [['kamchatka', '--json', 'list.json'], /^Нужно: объект\.$/],
    [['kamchatka', '--json', 'answers.json'], /persons\.0\.side: нужно одно из: harmed, resp/],
    [['kamchatka', '--json', 'answers.json'], /answers\.E-K3: нужно yes, no или unknown/],
    [['kamchatka', '--json', 'answers.json'], /decisions\.E-K6: нужно решение с полями admit/],
    [['kamchatka', '--json', 'answers.json'], /Этого поля нет: «diagnosis»/],
    [['kamchatka', '--json', 'persons.json'], /Участник «p1» назван дважды/],
    [['kamchatka', '--json', 'persons.json'], /Участника «p7» нет. Есть: p1/],
    [['kamchatka', '--json', 'persons.json'], /Участника «p8» нет/],
    [['kamchatka', '--json', 'persons.json'], /дата рождения позже дня проверки/],
    [['kamchatka', 'extra', '--json', 'good.json'], /extra/],
  ])('%j is a wrong call', (args, message) => {
    const { code, out, err } = call(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/Invalid|expected|Unrecognized/);
  });

  it('explains itself', () => {
    expect(call('--help')).toMatchObject({ code: 0, out: expect.stringContaining('decisions') });
  });
});
