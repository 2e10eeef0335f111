import { type Case, facilitators, has, isClosed, isCompleted } from '../../../cases/case.js';
import { copyAnswers } from '../../../cases/commands/agreement.js';
import { needed } from '../../../cases/commands/joint-meetings.js';
import { meetingDay } from '../../../cases/facts-of-case.js';
import { type PersonId } from '../../../cases/ids.js';
import {
  isWishedElse,
  latestMeeting,
  type Meeting,
  meetings,
  offerOf,
} from '../../../cases/meetings.js';
import { activeMembers, isInformed, participation } from '../../../cases/participants.js';
import { statusOf } from '../../../cases/status.js';
import { type CaseDesk, say } from './desk.js';
import { whomOf } from './who.js';

/** Whom the case waits for: «Вас, сторону 2, службу»; empty when nobody. */
export function waitsFor(desk: CaseDesk, hasSteps: boolean): string {
  if (isClosed(desk.kase)) return '';
  const own = hasSteps ? [say(desk, 'whom.you')] : [];
  const persons = silentPersons(desk).map((who) => whomOf(desk, who));
  return [...new Set([...own, ...persons, ...offices(desk)])].join(', ');
}

/** Those whose answer the case needs now: about taking part, a time, the copy. */
function silentPersons({ kase, ctx }: CaseDesk): PersonId[] {
  const unasked = has(kase, 'caseAccepted')
    ? []
    : activeMembers(kase, ctx)
        .map((m) => m.person)
        .filter((who) => isInformed(kase, who))
        .filter((who) => participation(kase, ctx, who) !== 'agreed');
  const times = meetings(kase)
    .flatMap((m) => offerOf(m) ?? [])
    .flatMap((m) =>
      m.kind === 'preliminary'
        ? asked(kase, m)
        : needed(kase, ctx).filter((who) => !m.answers.has(who)),
    );
  const copies =
    statusOf(kase, ctx) === 'jointMeetingHeld' && has(kase, 'agreementDrafted')
      ? needed(kase, ctx).filter((who) => !copyAnswers(kase).has(who))
      : [];
  return [...unasked, ...times, ...copies];
}

/** Who still has to choose a time: not who wished for another one, or was met since. */
const asked = (kase: Case, meeting: Meeting): PersonId[] =>
  isWishedElse(kase, meeting.id)
    ? []
    : meeting.persons.filter((who) => latestMeeting(kase, who, meeting.kind)?.id === meeting.id);

/** Other offices than the reader's own. */
function offices(desk: CaseDesk): string[] {
  const { kase, talk } = desk;
  const of = officeInCharge(desk);
  const isOwn = of !== null && of.role === talk.staff.role;
  return of === null || isOwn || (isCompleted(kase) && !of.always) ? [] : [say(desk, of.key)];
}

interface Office {
  readonly role: string;
  readonly key: string;
  readonly always?: true;
}

function officeInCharge({ kase }: CaseDesk): Office | null {
  const commission = { role: 'commissionSecretary', key: 'whom.commission' } as const;
  if (!has(kase, 'referralSent')) return commission;
  if (facilitators(kase).length === 0) return { role: 'serviceHead', key: 'whom.service' };
  if (has(kase, 'resultsSent'))
    return meetingDay(kase) === null || has(kase, 'hearingRecorded')
      ? null
      : { ...commission, always: true };
  return { role: 'facilitator', key: 'whom.lead', always: true };
}
