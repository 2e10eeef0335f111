import { type Case, last } from '../case.js';
import { needed } from '../commands/joint-meetings.js';
import { withoutOutcome } from '../commands/meeting-outcomes.js';
import { openReview } from '../commands/fulfilment.js';
import { openSupporterWishes } from '../commands/supporters.js';
import { type Context } from '../context.js';
import { type PersonId } from '../ids.js';
import { commonSlots, dayOfTime, instantOf, type Meeting, meetings, offerOf } from '../meetings.js';
import { participants } from '../participants.js';
import { concernsPerson, task, type TaskRow, type Waiting } from './task.js';

/** Tasks of meetings (G6). */
export const meetingTasks: readonly TaskRow[] = [
  task('replyWish', ['facilitator'], wishesOpen, 'proposeSlots'),
  task(
    'recordOutcome',
    ['facilitator'],
    (kase, ctx) => outcomesMissing(kase, ctx, 'preliminary'),
    'recordPreMeeting',
  ),
  task(
    'recordOutcome',
    ['facilitator'],
    (kase, ctx) => outcomesMissing(kase, ctx, 'joint'),
    'recordJointMeeting',
  ),
  task('recordOutcome', ['facilitator'], reviewOpen, 'recordReviewMeeting'),
  task('decideSupporter', ['facilitator'], supportersOpen),
  task('confirmJointMeeting', ['facilitator'], canBeConfirmed),
];

/** Wishes for another time or place that nobody replied to. */
function wishesOpen(kase: Case): Waiting[] {
  const persons = new Set(participants(kase).map((p) => p.person));
  return [...persons].flatMap((person) => {
    const at = kase.events.findLastIndex(
      (e) =>
        (e.type === 'otherTimeRequested' || e.type === 'otherPlaceRequested') &&
        e.person === person,
    );
    const wish = kase.events[at];
    if (wish === undefined || isReplied(kase, at, person)) return [];
    const open = meetings(kase).some((m) => isOpen(m) && m.persons.includes(person));
    return [{ since: wish.day, person, command: open ? 'moveMeeting' : 'proposeSlots' }];
  });
}

const isOpen = (m: Meeting) => m.state === 'offered' || m.state === 'planned';

function isReplied(kase: Case, wishAt: number, who: PersonId): boolean {
  const invited = meetings(kase)
    .filter((m) => m.persons.includes(who))
    .map((m) => m.id);
  return kase.events.slice(wishAt + 1).some((e) => {
    if (e.type === 'meetingMoved') return invited.includes(e.meeting);
    const replies = ['slotsProposed', 'meetingFixed', 'jointMeetingProposed', 'callMade'];
    return replies.includes(e.type) && concernsPerson(who)(e);
  });
}

function outcomesMissing(kase: Case, ctx: Context, kind: Meeting['kind']): Waiting[] {
  return withoutOutcome(kase, ctx, kind).flatMap((m) => {
    const [person, ...others] = m.persons;
    const whose = kind === 'preliminary' && others.length === 0 && person !== undefined;
    return m.slot === null ? [] : [{ since: dayOfTime(m.slot), ...(whose ? { person } : {}) }];
  });
}

/** The analytical talk about the result, when its time is over (R133). */
function reviewOpen(kase: Case, ctx: Context): Waiting[] {
  const at = openReview(kase);
  return at === null || instantOf(at, ctx.zone) > ctx.now ? [] : [{ since: dayOfTime(at) }];
}

function supportersOpen(kase: Case): Waiting[] {
  return openSupporterWishes(kase).map((asked) => ({ since: asked.day, person: asked.person }));
}

/** Joint meetings with a time that suits everybody who has to be there (R101). */
function canBeConfirmed(kase: Case, ctx: Context): Waiting[] {
  const must = needed(kase, ctx);
  return meetings(kase)
    .flatMap((m) => offerOf(m) ?? [])
    .filter((m) => m.kind === 'joint' && must.length > 0)
    .filter((m) => commonSlots(m, must).length > 0)
    .flatMap((m) => {
      const answer = last(kase, 'jointMeetingAnswered', (e) => e.meeting === m.id);
      return answer === undefined ? [] : [{ since: answer.day }];
    });
}
