import { findPoll, nextSteps as stepsOfRole } from '../../../cases/next-steps.js';
import { type CaseDesk } from './desk.js';

/** What this role does next, the primary one first; the answers about a joint meeting stand before moving it (I3.1). */
export function nextSteps({ kase, ctx, talk }: CaseDesk): string[] {
  const steps = stepsOfRole(kase, ctx);
  if (talk.staff.role !== 'facilitator' || findPoll(kase) === undefined) return steps;
  const at = steps.indexOf('moveMeeting');
  return at < 0 ? [...steps, 'votes'] : steps.toSpliced(at, 0, 'votes');
}
