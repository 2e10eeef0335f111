import { offerOf } from '../../../cases/meetings.js';
import { z } from 'zod';
import { MeetingId } from '../../../cases/ids.js';
import { findMeeting } from '../../../cases/meetings.js';
import { messageLimits } from '../../channels/channel.js';
import { type Memory, type Option, type Screen, type Talk } from '../screen.js';
import { askedItems, itemScreen } from './items.js';
import { jointOffer, meetingCard, slotOffer } from './meeting-screens.js';
import { present } from './present.js';
import { type Screens } from './screens.js';
import { goOnAsk } from './situations/meetings.js';
import { childIntro, pdIntro } from './situations/personal.js';
import { copyAsk } from './situations/result.js';
import { facilitatorQuestion, invitees, participationAsk } from './situations/taking-part.js';
import { subjectOf } from './views.js';

/** A question that was answered, as ids and codes. */
const Answered = z.object({ key: z.string(), memory: z.record(z.string(), z.string()) });
type Answered = z.output<typeof Answered>;

/** What is kept of an answered question, so that «Изменить ответ» can ask it again (H1.7). */
export function rememberAnswered({ key, memory }: { key: string; memory: Memory }): Memory {
  const kept = Object.fromEntries(Object.entries(memory).filter(([name]) => name !== 'again'));
  return { again: JSON.stringify({ key, memory: kept }) };
}

/** The row «Изменить ответ», where message and closing row leave room for it. */
export function undoRow({ options, withoutClosing }: Screen): Option[][] {
  const closing = withoutClosing === true ? 0 : 1;
  const hasRoom =
    options.length + closing + 1 <= messageLimits.rows &&
    options.flat().length + closing * 2 + 1 <= messageLimits.buttons;
  const has = options.flat().some(({ id }) => id === 'undo');
  return hasRoom && !has ? [[{ id: 'undo' }]] : [];
}

/** The question that was answered under this screen, asked again; the present one where there is nothing to change. */
export function askAgain(
  talk: Talk,
  asked: { readonly key: string; readonly memory: Memory },
  s: Screens,
): Screen {
  const answered = answeredOf(asked);
  const family = Object.keys(asking).find((key) => answered.key.startsWith(key));
  const again = family === undefined ? undefined : asking[family]?.(talk, answered.memory, s);
  return again ?? present(talk, s);
}

function answeredOf({ key, memory }: { key: string; memory: Memory }): Answered {
  const again = memory['again'];
  const parsed = again === undefined ? null : Answered.safeParse(JSON.parse(again));
  return parsed?.success === true ? parsed.data : { key, memory: { ...memory } };
}

type Asking = (talk: Talk, memory: Memory, s: Screens) => Screen | undefined;

const meetingIn = ({ kase }: Talk, memory: Memory) => {
  const id = MeetingId.safeParse(memory['meeting']);
  return id.success ? findMeeting(kase, id.data) : undefined;
};

const intro: Asking = (talk, _memory, s) =>
  talk.about === null ? pdIntro(talk, s) : childIntro(talk, s);
const part: Asking = (talk, _memory, s) => participationAsk(talk, s);
const facilitator: Asking = (talk, _memory, s) => facilitatorQuestion(talk, s);
const goOn: Asking = (talk, _memory, s) => goOnAsk(talk, s);

const joint: Asking = (talk, memory, s) => {
  const meeting = offerOf(meetingIn(talk, memory));
  if (meeting === null) return undefined;
  return jointOffer(talk, meeting, meeting.answers.get(subjectOf(talk)) ?? [], s);
};

/** A picked time is an agreed meeting: it can be moved, not taken back. */
const slot: Asking = (talk, memory, s) => {
  const meeting = meetingIn(talk, memory);
  const offer = offerOf(meeting);
  if (offer !== null) return slotOffer(talk, offer, s);
  return meeting?.state === 'planned' ? meetingCard(talk, meeting, 'meeting.fixed', s) : undefined;
};

const item: Asking = (talk, memory, s) => {
  const found = askedItems(talk).find((asked) => asked.item === memory['item']);
  return found === undefined ? undefined : itemScreen(talk, found, s);
};

const asking: Readonly<Record<string, Asking>> = {
  pd: intro,
  participation: part,
  'leave.done': part,
  'leave.ask': part,
  facilitator,
  invitees: (talk, memory, s) => invitees(talk, (memory['marked'] ?? '').split(','), s),
  'pre.after': goOn,
  'go.': goOn,
  joint,
  slot,
  'copy.ask': (talk, _memory, s) => copyAsk(talk, s),
  'feedback.ask': item,
  'feedback.notYet': item,
  'feedback.thanks': item,
  'plan.again': item,
};
