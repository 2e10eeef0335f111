import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventTypes } from '../../src/cases/events/event.js';
import { factsOf } from '../../src/cases/facts-of-case.js';
import { type Limit } from '../../src/procedures/limit.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { aPureCase } from '../support/pure-case.js';

/** The facts that a limit counts from and those that end it. */
function factsIn(limit: Limit): string[] {
  const starts = 'starts' in limit ? limit.starts.map(({ fact }) => fact) : [];
  const named = [
    'explicit' in limit ? limit.explicit : undefined,
    'event' in limit ? limit.event : undefined,
    'start' in limit ? limit.start : undefined,
    'term' in limit ? limit.term : undefined,
    'date' in limit ? limit.date : undefined,
    limit.waivedBy,
  ].filter((fact) => fact !== undefined);
  return [...starts, ...named, ...limit.ends];
}

describe('limits and events', () => {
  it.each(procedureIds)('every fact of a limit of %s comes from the events of a case', (id) => {
    const pure = aPureCase(id);
    const given = new Set(Object.keys(factsOf(pure.kase(), pure.context())));
    const missing = getProcedure(id).limits.flatMap((limit) =>
      factsIn(limit)
        .filter((fact) => !given.has(fact))
        .map((fact) => `${limit.id}: ${fact}`),
    );
    expect(missing).toEqual([]);
  });

  it('every event is given by a command', () => {
    const folder = join(process.cwd(), 'src', 'cases', 'commands');
    const sources = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    expect([...eventTypes].filter((type) => !sources.includes(`'${type}'`))).toEqual([]);
  });
});
