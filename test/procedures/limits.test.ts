import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { factsOfLimit } from '../../src/procedures/define-procedure.js';
import type { Limit } from '../../src/procedures/limit.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';

interface TextRow {
  id: string;
  procedure: string;
  stage: string;
  kind: string;
  min: number | null;
  max: number | null;
  unit: string | null;
  dayTypeStated: string | null;
  dayTypeDefault: string | null;
  role: string;
  source: string;
}

const text = JSON.parse(
  readFileSync(new URL('./limits-of-the-text.json', import.meta.url), 'utf8'),
) as TextRow[];

const limits = procedureIds.flatMap((id) => [...getProcedure(id).limits]);
const numbersOf = (limit: Limit) => ('max' in limit ? limit.max : null);

/** Kinds that have another name in the text. */
const KINDS: Record<string, string> = { term: 'duration', fixedDate: 'fixedDates' };
const NO_STAGE = ['any', 'registry', 'all', 'Y-registry', 'Y-report'];

/** Roles that the text names in words, and the code of the role that answers. */
const ROLES: Record<string, string | null> = {
  service: 'serviceHead',
  'service / facilitator': 'serviceHead',
  'Education department': 'educationDepartment',
  'responsible person of the row; family member who controls': 'controller',
  'not stated (goal «контролирующая»)': null,
  '–': null,
};

describe('the limits of the five procedures against the table of the text', () => {
  it('R10: has the 45 limits of the text in its order, and a withdrawal where the text has none', () => {
    for (const id of procedureIds) {
      const own = getProcedure(id).limits.map((limit) => limit.id);
      const ofText = text.filter((row) => row.procedure === id).map((row) => row.id);
      expect(own).toEqual(ofText.includes('B-D15') ? ofText : [...ofText, 'withdrawal']);
    }
    expect(text).toHaveLength(45);
  });

  it.each(text.map((row) => [row.id, row] as const))(
    'R3: %s says what the text says',
    (id, row) => {
      const limit = getProcedure(row.procedure).limits.find((one) => one.id === id)!;
      expect(limit.source).toBe(row.source);
      expect(limit.dayType).toEqual({ stated: row.dayTypeStated, applied: row.dayTypeDefault });
      expect(KINDS[limit.kind] ?? limit.kind).toBe(KINDS[row.kind] ?? row.kind);
      expect(limit.stage).toBe(NO_STAGE.includes(row.stage) ? null : row.stage.replace('–V3', ''));
      expect(limit.responsible).toBe(
        row.role in ROLES ? ROLES[row.role] : row.role.replace(/[ ].*$/, ''),
      );
      if (row.unit === 'day' || row.unit === 'month') {
        if (row.kind !== 'immediate') expect(numbersOf(limit)).toBe(row.max);
        if ('min' in limit) expect(limit.min).toBe(row.min);
        if ('unit' in limit) expect(limit.unit).toBe(row.unit);
      }
    },
  );

  it('R6: four limits count working days, every other day limit counts calendar days', () => {
    const working = limits.filter(({ dayType }) => dayType.applied === 'working');
    expect(working.map(({ id }) => id)).toEqual(['B-D1', 'B-D6', 'V-D2', 'V-D3']);
  });

  it('R3: each limit that is counted names the facts that start and end it', () => {
    for (const limit of limits.filter(({ kind }) => kind === 'duration' || kind === 'window')) {
      expect(limit.ends).not.toEqual([]);
      expect(factsOfLimit(limit).length).toBeGreaterThan(limit.ends.length);
    }
  });

  it('gives every limit a title and a rule in Russian', () => {
    for (const { title, rule } of limits) {
      expect(title).toMatch(/^[А-Я]/);
      expect(rule).toMatch(/[а-я]/);
      expect(`${title}${rule}`).not.toMatch(/долж|обязан/);
    }
  });
});
