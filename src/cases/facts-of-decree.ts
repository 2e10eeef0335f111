import { all, type Case, firstDay, has, last } from './case.js';
import { caseRoute } from './route.js';

/** The facts that only cases of Borodino have: dates of the commission, the review and the extension (G3.1, G3.3). */
export function decreeFacts(kase: Case): Record<string, string | null> {
  const decree = last(kase, 'decreeRecorded');
  const signed = last(kase, 'referralSigned');
  return {
    route: caseRoute(kase),
    caseReceived: last(kase, 'caseOpened')?.caseReceived ?? null,
    considered: firstDay(kase, 'caseConsidered'),
    decree: decree?.decree ?? null,
    measuresDue: decree?.measuresDue ?? null,
    programmeDue: decree?.programmeDue ?? signed?.programmeDue ?? null,
    resultDue: decree?.resultDue ?? null,
    registerQuestion: decree?.registerQuestion ?? null,
    serviceDecision: firstDay(kase, 'serviceDecided'),
    returned: firstDay(kase, 'referralReturned'),
    measuresOrganised: firstDay(kase, 'measuresRecorded'),
    decisionNotified: decisionNotified(kase),
    ...extension(kase),
  };
}

/** The commission knows of a decision as long as no other decision followed. */
function decisionNotified(kase: Case): string | null {
  const told = last(kase, 'commissionNotified', (e) => e.kind === 'decision');
  return told === undefined || isDecisionUntold(kase) ? null : told.day;
}

/** The service declined or the mediator decided, and the commission was not notified since (B-D8). */
export function isDecisionUntold(kase: Case): boolean {
  const decisions = [
    ...all(kase, 'mediatorDecided'),
    ...all(kase, 'serviceDecided').filter((e) => e.decision === 'decline'),
  ].map((e) => kase.events.indexOf(e));
  const told = last(kase, 'commissionNotified', (e) => e.kind === 'decision');
  const newest = Math.max(-1, ...decisions);
  return newest > (told === undefined ? -1 : kase.events.indexOf(told));
}

function extension(kase: Case): Record<string, string | null> {
  if (!has(kase, 'programmeExtended')) return {};
  const extended = last(kase, 'programmeExtended');
  return {
    extendedTo: extended?.extendedTo ?? null,
    extensionReason: extended?.extensionReason ?? null,
    extensionNotified: extended?.extensionNotified ?? null,
  };
}
