import { z } from 'zod';
import { type Case, facilitators, isCompleted } from '../case.js';
import { person } from '../fields.js';
import { MeetingId, type PersonId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import { type Meeting, meetings, offerOf } from '../meetings.js';

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

/** A joint meeting whose times are asked about. */
export const isPoll = (m: Meeting): boolean => m.kind === 'joint' && offerOf(m) !== null;

/** A preliminary meeting of which a time can be chosen. */
export const isOffer = (m: Meeting): boolean => m.kind === 'preliminary' && offerOf(m) !== null;

/** It has its time, and is not over. */
export const isPlanned = (m: Meeting): boolean => m.state === 'planned';

/** The persons whose answer about such a meeting counts; about any open one unless told. */
export function asked(kase: Case, suits: (meeting: Meeting) => boolean = isOpen): PersonId[] {
  return [
    ...new Set(
      meetings(kase)
        .filter(suits)
        .flatMap((m) => m.persons),
    ),
  ];
}
