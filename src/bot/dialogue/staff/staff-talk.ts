import { type CalendarDay } from '../../../cases/calendar-day.js';
import { type Case } from '../../../cases/case.js';
import { type Context } from '../../../cases/context.js';
import { type StaffRole } from '../../../cases/actor.js';
import { type CaseId, type PersonId, type StaffId } from '../../../cases/ids.js';
import { type LocalTime } from '../../../cases/local-time.js';
import { type Refusal } from '../../../cases/refusal.js';
import { type Wording } from '../../../procedures/wording.js';
import { type LimitDays } from '../../texts/dates.js';
import { type Memory, type Screen } from '../screen.js';

/** A case in the lists of a member of staff, prepared from its projection. */
export interface CaseRow {
  readonly id: CaseId;
  readonly number: string;
  /** The name of the next command; null: nothing to do for this reader. */
  readonly step: string | null;
  readonly left: LimitDays;
  /** The limit that is due next. */
  readonly limit: string | null;
  /** The first facilitator. */
  readonly lead: StaffId | null;
  /** The sitting of the commission. */
  readonly hearing: CalendarDay | null;
  /** The results were sent. */
  readonly reported: boolean;
  /** The next agreed meeting. */
  readonly meeting: LocalTime | null;
  /** A message could not be delivered and somebody has to call. */
  readonly unsent: boolean;
}

/** What the dialogue knows about a member of staff and the case it looks at. */
export interface StaffTalk {
  readonly staff: { readonly id: StaffId; readonly role: StaffRole; readonly name: string };
  readonly kase: Case | null;
  readonly ctx: Context | null;
  readonly cases: readonly CaseRow[];
  /** The roles of this account and how many open cases each has. */
  readonly roles: readonly { readonly role: StaffRole; readonly n: number }[];
  /** The account answers for participants, too: «Лично, как участник». */
  readonly isParticipant: boolean;
  /** Those who may be assigned as facilitators, and how many open cases they lead. */
  readonly colleagues: readonly {
    readonly id: StaffId;
    readonly name: string;
    readonly cases: number;
  }[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
  /** Places of the service in its own words. */
  readonly places: readonly string[];
  /** Who signs a text for an SMS, where to call back, and for which service. */
  readonly sms: { readonly leadName: string; readonly phone: string; readonly service: string };
  /** One-time pages can be opened (PUBLIC_URL is set, or the sandbox). */
  readonly hasPages: boolean;
  /** Where messages go when this messenger is unlinked: `link.other.<name>`. */
  readonly otherDoor: string;
  /** The words of the procedure where no case is open. */
  readonly wording: Wording;
  readonly now: Date;
  readonly today: CalendarDay;
  /** The first working day after today. */
  readonly nextWorkingDay: CalendarDay;
  readonly zone: string;
  /** «Орлова Т. В.» */
  readonly staffName: (id: string) => string;
  /** Reads a stored place or another text that the case names by id. */
  readonly text: (id: string) => string;
}

/** A screen with its text said: lines without content are already left out. */
export interface StaffScreen extends Screen {
  readonly text: string;
  /** The case it is about; null: a list or a menu. */
  readonly caseId: CaseId | null;
}

/** One of several reminders that are said in one message. */
export interface Reminded {
  readonly caseId: CaseId | null;
  readonly number: string;
  readonly text: string;
}

/** The stored question that a press or a typed message answers. */
export interface StaffAsked {
  readonly key: string;
  readonly memory: Memory;
  readonly awaits?: string | null;
}

/** What follows from a press or a typed message of staff. (`after`, not `then`: a step must not look like a promise.) */
export type StaffStep =
  | { readonly type: 'show'; readonly screen: StaffScreen }
  /** Load the case first; foreign ones are never in the lists this comes from. */
  | {
      readonly type: 'open';
      readonly caseId: CaseId;
      readonly after: (talk: StaffTalk) => StaffScreen;
    }
  /** Act in another of the account's roles from now on. */
  | {
      readonly type: 'role';
      readonly role: StaffRole;
      readonly after: (talk: StaffTalk) => StaffScreen;
    }
  /** Words have to be sealed first; their id leads to the next step. */
  | {
      readonly type: 'words';
      readonly text: string;
      readonly after: (id: string) => StaffStep;
    }
  /** Run the command through the door, then show what follows; `before` is the case as it was. */
  | {
      readonly type: 'command';
      readonly command: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly door: 'messenger' | 'paper';
      readonly warningsSeen: boolean;
      readonly after: (talk: StaffTalk, before: Case) => StaffScreen;
      readonly refused: (refusal: Refusal, talk: StaffTalk) => StaffScreen;
      readonly warned: (warnings: readonly string[], talk: StaffTalk) => StaffScreen;
    }
  /** Issue an invitation; its link is told once. */
  | {
      readonly type: 'invite';
      readonly person: PersonId;
      readonly after: (talk: StaffTalk, link: string) => StaffScreen;
      readonly refused: (refusal: Refusal, talk: StaffTalk) => StaffScreen;
    }
  /** Go on as a participant, in the dialogue of participants. */
  | { readonly type: 'personal' }
  /** Take this messenger away from the account. */
  | { readonly type: 'unlink'; readonly account?: string }
  /** Ask those who answer for the limit about it, once a day. */
  | {
      readonly type: 'nudge';
      readonly limit: string;
      readonly due: CalendarDay;
      readonly role: StaffRole;
      readonly after: (talk: StaffTalk) => StaffScreen;
    };
