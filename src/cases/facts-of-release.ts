import { type CalendarDay } from './calendar-day.js';
import { type Case, firstDay, last, lastOf } from './case.js';
import { settledDay } from './followed-items.js';

/** The facts of preparation for release, of the joint meeting and of its feedback (G3.8, «Вместе», Altai, Yugra). */
export function releaseFacts(kase: Case): Record<string, string | null> {
  return {
    releaseDate: releaseDate(kase),
    workStarted: firstDay(kase, 'workStarted'),
    paroleDecision: last(kase, 'paroleRecorded')?.paroleDecision ?? null,
    paroleInformed: paroleInformed(kase),
    documentsComplete: firstDay(kase, 'documentsSubmitted'),
    documentsPassed: firstDay(kase, 'documentsPassed'),
    jointMeetingHeld: firstDay(kase, 'jointMeetingHeld'),
    feedbackReceived: allSettled(kase),
  };
}

/** The planned day of release, as it was recorded last. */
export function releaseDate(kase: Case): CalendarDay | null {
  const newest = lastOf(
    kase,
    ['caseOpened', 'releaseDateSet', 'paroleRecorded'],
    (e) => (e.releaseDate ?? null) !== null,
  );
  return newest?.releaseDate ?? null;
}

/** The first day on which the resource centre was informed after the court decided on parole. */
function paroleInformed(kase: Case): CalendarDay | null {
  const parole = kase.events.findLastIndex((e) => e.type === 'paroleRecorded');
  if (parole < 0) return null;
  const told = kase.events.slice(parole).find((e) => e.type === 'resourceCentreInformed');
  return told?.day ?? null;
}

function allSettled(kase: Case): CalendarDay | null {
  const settled = last(
    kase,
    'fulfilmentSettled',
    (e) => e.item === null && e.state !== 'inProgress',
  );
  return settled?.day ?? settledDay(kase);
}
