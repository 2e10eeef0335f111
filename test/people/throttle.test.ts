import { describe, expect, it } from '@jest/globals';
import {
  type Attempt,
  attempt,
  type LimitName,
  limits,
  noTries,
} from '../../src/people/throttle.js';

/** Tries at these seconds, one after the other. */
function tries(limit: LimitName, seconds: readonly number[]): Attempt[] {
  let state = noTries;
  return seconds.map((second) => {
    const tried = attempt(limits[limit], state, new Date(second * 1000));
    state = tried.state;
    return tried.result;
  });
}
const at = (second: number): Attempt => ({ type: 'wait', until: new Date(second * 1000) });
const go: Attempt = { type: 'go' };
const many = (count: number, second: number) => Array.from({ length: count }, () => second);

describe('J4.12: limits', () => {
  it('lets five sign-ins in fifteen minutes try, then waits fifteen minutes', () => {
    const results = tries('signInLogin', [...many(5, 0), 1, 900, 901]);
    expect(results).toEqual([go, go, go, go, go, at(901), at(901), go]);
  });

  it('doubles the wait up to four hours', () => {
    const minutes = [15, 30, 60, 120, 240, 240];
    let second = 0;
    for (const [round] of minutes.entries()) {
      const times = [];
      let from = 0;
      for (const wait of minutes.slice(0, round + 1)) {
        times.push(...many(6, from));
        from += wait * 60;
      }
      second = from;
      expect(tries('signInLogin', times).at(-1)).toEqual(at(second));
    }
    expect(second).toBe((15 + 30 + 60 + 120 + 240 + 240) * 60);
  });

  it('starts a window anew when it is over', () => {
    expect(tries('signInLogin', [...many(5, 0), ...many(5, 900)])).toEqual(
      Array.from({ length: 10 }, () => go),
    );
  });

  it('counts codes by hour and by day', () => {
    const hour = 3600;
    const results = tries('codeAccount', [...many(5, 0), 10, ...many(4, hour), 2 * hour]);
    expect(results[5]).toEqual(at(hour));
    expect(results.slice(6, 10)).toEqual([go, go, go, go]);
    expect(results[10]).toEqual(at(24 * hour));
  });

  it('R12: of a million guesses a day hardly any is looked at', () => {
    const looked = tries(
      'codeAccount',
      Array.from({ length: 10_000 }, (_, i) => i * 8),
    ).filter(({ type }) => type === 'go');
    expect(looked.length).toBeLessThanOrEqual(10);
  });
});
