import { inRound } from '../../../cases/case.js';
import { signedAgreement } from '../../../cases/commands/agreement.js';
import { noticesDue } from '../../../cases/commands/acceptance.js';
import { openInvitation } from '../../../cases/commands/invitation.js';
import { findCommand } from '../../../cases/available-commands.js';
import { fieldsOf } from '../../../cases/command-fields.js';
import { MeetingId, PersonId } from '../../../cases/ids.js';
import { findMeeting } from '../../../cases/meetings.js';
import { findParticipant } from '../../../cases/participants.js';
import { staleCard } from './card.js';
import { type CaseDesk, screenOf, show } from './desk.js';
import { type Entry } from './entry.js';
import { fixListScreen } from './fix.js';
import { isForm } from './forms.js';
import { inviteStep } from './invite.js';
import { findLimit } from './limit-words.js';
import { beginMeeting, isMeetingPath } from './meeting-path.js';
import { findOffer } from './offers.js';
import { beginOutcome, isOutcome } from './outcomes.js';
import { snoozeScreen, supportStep } from './reminders.js';
import { begin } from './stepper.js';
import { type StaffStep } from './staff-talk.js';

/** The button of a command was pressed; `value` is the person, meeting or limit it is about. */
export function startCommand(desk: CaseDesk, command: string, value = ''): StaffStep {
  if (findOffer(desk, command) === undefined) return show(staleCard(desk));
  const own = special[command]?.(desk, value) ?? null;
  if (own !== null) return own;
  if (isForm(desk, command)) return show(screenOf(desk, 'refuse.noPage', [[{ id: 'open' }]]));
  const known = { ...computed[command]?.(desk), ...knownOf(desk, command, value) };
  if (isMeetingPath(command)) return beginMeeting(desk, command, known);
  return isOutcome(command) ? beginOutcome(desk, command, known) : begin(desk, command, known);
}

/** Commands with a path of their own; null: the usual one. */
const special: Readonly<Record<string, (desk: CaseDesk, value: string) => StaffStep | null>> = {
  issueInvitation: inviteStep,
  correctFact: (desk) => show(fixListScreen(desk)),
  snoozeReminder: (desk, value) => (value === '' ? null : show(snoozeScreen(desk, value))),
  askSupport: (desk, value) => (value === '' ? null : supportStep(desk, value)),
};

/** What the case itself answers: nothing computable is asked (I1.3). */
const computed: Readonly<Record<string, (desk: CaseDesk) => Entry>> = {
  notifyCommission: ({ kase, ctx }): Entry => {
    const [only, ...others] = noticesDue(kase, ctx);
    return only === undefined || others.length > 0 ? {} : { 'v.kind': only };
  },
  completeProgramme: ({ kase }): Entry =>
    signedAgreement(inRound(kase)) === undefined ? {} : { 'v.result': 'agreement' },
};

/** The fields that the button has answered already. */
function knownOf(desk: CaseDesk, name: string, value: string): Entry {
  const command = findCommand(name, desk.kase.procedure.id);
  const fields = command === undefined ? [] : fieldsOf(command).map((field) => field.name);
  const person = PersonId.safeParse(value).data;
  const meeting = MeetingId.safeParse(value).data;
  if (person !== undefined && findParticipant(desk.kase, person) !== undefined)
    return {
      ...(fields.includes('person') ? { 'v.person': person } : {}),
      ...(fields.includes('persons') ? { 'v.persons': person } : {}),
      ...(name === 'revokeInvitation'
        ? { 'v.invitation': openInvitation(desk.kase, person) ?? '' }
        : {}),
    };
  if (meeting !== undefined && findMeeting(desk.kase, meeting) !== undefined)
    return fields.includes('meeting') ? { 'v.meeting': meeting } : {};
  return fields.includes('limit') && findLimit(desk, value) !== undefined
    ? { 'v.limit': value }
    : {};
}
