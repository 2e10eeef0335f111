import { z } from 'zod';
import { type Case, facilitators, isCompleted } from '../case.js';
import { person } from '../fields.js';
import { MeetingId, type PersonId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import { type Meeting, meetings } from '../meetings.js';

/** One to five times. */
export const slots = () =>
  z
    .array(LocalTime)
    .min(1)
    .max(5)
    .meta({ field: { kind: 'list' } });

/** At least one person of the case. */
export const persons = () =>
  z
    .array(person())
    .min(1)
    .meta({ field: { kind: 'list' } });

/** A meeting of the case. */
export const meeting = () => MeetingId.meta({ field: { kind: 'meeting' } });

/** A person's answer about a meeting. */
export const byMeeting = z.object({ person: person(), meeting: meeting() });

/** Somebody leads the programme, and it is not completed in this round. */
export const running = (kase: Case): boolean => facilitators(kase).length > 0 && !isCompleted(kase);

/** Offered or agreed, and neither cancelled nor over. */
export const isOpen = (m: Meeting): boolean => m.state === 'offered' || m.state === 'planned';

/** The persons whose answer about an open meeting counts. */
export function asked(kase: Case): PersonId[] {
  return [
    ...new Set(
      meetings(kase)
        .filter(isOpen)
        .flatMap((m) => m.persons),
    ),
  ];
}
