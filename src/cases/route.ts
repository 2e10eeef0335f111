import { type Case, has, last } from './case.js';

/** The route of the case as its procedure names it: A or B, 1 or 2; null: none, or not decided yet. */
export function caseRoute(kase: Case): string | null {
  if (has(kase, 'decreeRecorded')) return '1';
  const considered = last(kase, 'caseConsidered')?.decision;
  if (considered === 'route1') return '1';
  if (considered === 'route2') return '2';
  return last(kase, 'caseOpened')?.route ?? null;
}
