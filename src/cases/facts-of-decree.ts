import { all, type Case, firstDay, has, last, lastOf } from './case.js';
import { participants } from './participants.js';
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
    decided: decisionDay(kase),
    heardInPerson: heardInPerson(kase),
    consentsAnswered: consentsAnswered(kase),
    programmeExtended: firstDay(kase, 'programmeExtended'),
    decisionNotified: decisionNotified(kase),
    ...extension(kase),
  };
}

/** The day on which the sides were heard, where they were there (B-D14). */
function heardInPerson(kase: Case): string | null {
  const considered = last(kase, 'caseConsidered');
  return considered?.presence === 'inPerson' ? considered.day : null;
}

/** The day of the newest decision that the commission has to be told of: the mediator's, or the service's refusal. */
function decisionDay(kase: Case): string | null {
  const made = lastOf(
    kase,
    ['mediatorDecided', 'serviceDecided'],
    (e) => e.type === 'mediatorDecided' || e.decision === 'decline',
  );
  return made?.day ?? null;
}

/** The day on which the last of all in the case said yes or no to the use of the data; null: somebody has not. */
function consentsAnswered(kase: Case): string | null {
  const days = participants(kase).map(
    ({ person }) =>
      kase.events.find(
        (e) =>
          (e.type === 'pdConsentGiven' || e.type === 'pdConsentRefused') && e.person === person,
      )?.day,
  );
  const answered = days.filter((day) => day !== undefined);
  return answered.length < days.length ? null : (answered.sort().at(-1) ?? null);
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
