import { lastOf } from '../../../cases/case.js';
import { openHelp } from '../../../cases/commands/help.js';
import { needed } from '../../../cases/commands/joint-meetings.js';
import { type CaseEvent } from '../../../cases/events/event.js';
import { meetingDay } from '../../../cases/facts-of-case.js';
import type { PersonId } from '../../../cases/ids.js';
import { commonSlots, offerOf } from '../../../cases/meetings.js';
import { addDays } from '../../../cases/calendar-day.js';
import { wordsOfEvents } from '../../../people/words-of-events.js';
import { staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { capital } from '../../texts/wording.js';
import { type Memory, type Option } from '../screen.js';
import { type CaseDesk, caseDesk, linesOf, pairs, say, screenOf } from './desk.js';
import { digestScreen } from './digest.js';
import { dutyKeys, dutyScreen } from './duty.js';
import { commandOption } from './forms.js';
import { newLinkScreen } from './linking.js';
import { findLimit } from './limit-words.js';
import { nextSteps } from './next-steps.js';
import { votesScreen } from './votes.js';
import { nudgeScreen, overdueForCoordinator, overdueScreen, remindScreen } from './reminders.js';
import { slotText } from './slot-words.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';
import { whoAll, whoOf } from './who.js';
import { newest, variantOf, argsOf, meetingOf, personOf } from './told-words.js';

type Maker = (desk: CaseDesk, data: Memory) => StaffScreen | null;

/** What staff is told without having asked (I6.1, I7); null: no longer wanted. */
export function toldStaff(
  talk: StaffTalk,
  texts: Texts,
  key: string,
  data: Memory,
): StaffScreen | null {
  const ofNoCase = withoutCase[key];
  if (ofNoCase !== undefined) return ofNoCase(talk, texts, data);
  const desk = caseDesk(talk, texts);
  if (desk === null) return null;
  const own = makers[key];
  const screen = own === undefined ? happened(desk, key, data) : own(desk, data);
  return screen === null ? null : asRole(desk, screen);
}

/** Of several roles the message names the one it speaks to (I2). */
function asRole(desk: CaseDesk, screen: StaffScreen): StaffScreen {
  const { staff, roles } = desk.talk;
  if (roles.length < 2) return screen;
  return { ...screen, text: linesOf(screen.text, capital(say(desk, `role.${staff.role}.as`))) };
}

/** What is told of no case alone (I6.2, I9). */
const withoutCase: Readonly<
  Record<string, (talk: StaffTalk, texts: Texts, data: Memory) => StaffScreen | null>
> = {
  digest: digestScreen,
  'link.new': newLinkScreen,
  ...Object.fromEntries(dutyKeys.map((key) => [key, dutyScreen(key)])),
  /** The case is somebody else's now: no more than its number (J1). */
  'told.facilitatorReplaced.old': (talk, texts, { no = '' }) =>
    screenOf({ talk, texts }, 'told.facilitatorReplaced.old', [[{ id: 'today' }, { id: 'menu' }]], {
      args: { no },
    }),
};

const makers: Readonly<Record<string, Maker>> = {
  'limit.remind': remindScreen,
  'limit.nudge': nudgeScreen,
  'limit.overdue': overdueScreen,
  'limit.overdue.co': overdueForCoordinator,
  'slot.reminder.staff': meetingReminder,
  'hearing.reminder': hearingReminder,
  'told.safety': helpScreen('told.safety'),
  'told.safety.slip': helpScreen('told.safety.slip'),
  'told.safety.late': helpScreen('told.safety.late'),
  'told.hearing.invite': hearingInvite,
  'told.jointMeetingAnswered': votesIn,
};

/** A meeting is near: when, what, with whom, where (R94). */
function meetingReminder(desk: CaseDesk, data: Memory): StaffScreen | null {
  const meeting = meetingOf(desk, data);
  if (meeting?.state !== 'planned' || meeting.slot === null) return null;
  return screenOf(
    desk,
    'slot.reminder.staff',
    [
      [{ id: 'moveMeeting', value: meeting.id }, ...whois(desk, meeting.persons[0])],
      [{ id: 'open' }],
    ],
    {
      args: {
        when: slotText(meeting.slot),
        what: say(desk, `meeting.${meeting.kind}`),
        who: whoAll(desk, meeting.persons),
        place: desk.talk.text(meeting.place),
      },
      text: linesOf(
        desk.kase.number,
        say(desk, 'slot.reminder.staff', {
          when: slotText(meeting.slot),
          what: say(desk, `meeting.${meeting.kind}`),
          who: whoAll(desk, meeting.persons),
          place: desk.talk.text(meeting.place),
        }),
      ),
    },
  );
}

function hearingReminder(desk: CaseDesk): StaffScreen | null {
  return meetingDay(desk.kase) === addDays(desk.ctx.today, 1)
    ? screenOf(desk, 'hearing.reminder', [[{ id: 'open' }]], {
        text: linesOf(desk.kase.number, say(desk, 'hearing.reminder')),
      })
    : null;
}

/** Somebody asks for help: as long as nobody was in contact (R186). */
function helpScreen(key: string): Maker {
  return (desk, data) => {
    const person = personOf(data);
    const open = openHelp(desk.kase).some((help) => help.person === person);
    if (person === null || !open) return null;
    const args = {
      no: desk.kase.number,
      who: whoOf(desk, person),
      staff: desk.talk.staffName(keeperOf(desk)),
    };
    const contact = { ...commandOption(desk, 'recordHelpContact'), value: person };
    return screenOf(desk, key, [[contact], [...whois(desk, person), { id: 'open' }]], { args });
  };
}

const keeperOf = ({ kase }: CaseDesk): string =>
  lastOf(kase, ['facilitatorAssigned', 'facilitatorReplaced'])?.facilitators[0] ?? '';

function hearingInvite(desk: CaseDesk): StaffScreen {
  const day = meetingDay(desk.kase);
  const no = desk.kase.number;
  const due = ['K-D2', 'K-D4']
    .map((id) => findLimit(desk, id)?.due ?? null)
    .find((d) => d !== null);
  return day === null || due === undefined
    ? screenOf(desk, 'told.hearing.invite.none', [[{ id: 'open' }]], { args: { no } })
    : screenOf(desk, 'told.hearing.invite', [[{ id: 'open' }]], {
        args: { no, date: staffDay(day), due: staffDay(due) },
      });
}

/** Everybody answered about the joint meeting: all can, or there is no common time (I5). */
function votesIn(desk: CaseDesk, data: Memory): StaffScreen | null {
  const poll = offerOf(meetingOf(desk, data));
  if (poll === null) return null;
  const screen = votesScreen(desk, poll);
  const all = commonSlots(poll, needed(desk.kase, desk.ctx)).length > 0;
  return all || screen.key === 'votes.none'
    ? {
        ...screen,
        text: say(desk, 'told.jointMeetingAnswered', { no: desk.kase.number, text: screen.text }),
      }
    : null;
}

/** «К-26-031 · сторона 1: «Согласен(на)»»: what happened, with the words that were pressed. */
function happened(desk: CaseDesk, key: string, data: Memory): StaffScreen | null {
  const type = key.replace(/^told\./u, '').split('.')[0] ?? '';
  const person = personOf(data);
  const event = newest(desk, type, person);
  if (event === undefined) return null;
  const text = variantOf(key, data);
  if (!desk.texts.has(text)) return null;
  const [primary] = nextSteps(desk);
  const options: Option[] = [
    ...(primary === undefined ? [] : [commandOption(desk, primary)]),
    ...whois(desk, person ?? undefined),
    ...words(desk, event),
    ...(key === 'told.personUnreachable' && person !== null
      ? [
          { id: 'sms', value: person },
          { id: 'recordCall', value: person },
        ]
      : []),
    { id: 'open' },
  ];
  return screenOf(desk, text, pairs(options), { args: argsOf(desk, event, data) });
}

const whois = ({ talk }: CaseDesk, person: PersonId | undefined): Option[] =>
  person !== undefined && talk.hasPages ? [{ id: 'whois', value: person, opens: 'whois' }] : [];

/** Content that is not for the chat opens on a page (⇗); feedback on a meeting is its author's (J3.1 `fb`). */
const words = ({ talk }: CaseDesk, { id, type }: CaseEvent): Option[] =>
  talk.hasPages && type in wordsOfEvents && type !== 'meetingFeedbackGiven'
    ? [{ id: 'page', opens: 'words', about: { event: id } }]
    : [];
