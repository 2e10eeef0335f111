import { type StaffRole } from '../cases/actor.js';
import { type CaseId, type PersonId, type StaffId } from '../cases/ids.js';
import { type CommandRequest, type CommandResult } from '../cases/run-command.js';
import { type Refusal } from '../cases/refusal.js';
import { type Account } from '../people/account.js';
import { type Memory, type Option } from './dialogue/screen.js';
import {
  type Reminded,
  type StaffAsked,
  type StaffScreen,
  type StaffStep,
  type StaffTalk,
} from './dialogue/staff/staff-talk.js';
import { type Asked } from './questions.js';
import { type RenderedScreen } from './render.js';

/** The pure dialogue with staff (appendix I), with its texts. */
export interface StaffDialogue {
  greet(talk: StaffTalk, roleKnown: boolean): StaffScreen;
  answer(talk: StaffTalk, asked: StaffAsked, option: Option): StaffStep;
  typed(talk: StaffTalk, asked: StaffAsked | null, text: string): StaffStep;
  /** A button that was answered before: what can be done now. */
  stale(talk: StaffTalk): StaffScreen;
  /** What staff is told without having asked; null: no longer wanted. */
  told(talk: StaffTalk, key: string, data: Memory): StaffScreen | null;
  /** Several reminders in one message; each number opens its case (`limit.many`). */
  many(talk: StaffTalk, reminded: readonly Reminded[]): StaffScreen;
  /** «Привязать этот мессенджер?» and what it is answered with (I9). */
  linkCheck(talk: StaffTalk): StaffScreen;
  linked(talk: StaffTalk): StaffScreen;
}

/** For whom a talk is gathered. */
export interface StaffTalkWish {
  readonly staff: StaffId;
  /** The messenger it happens in; null: none is linked yet. */
  readonly account: Account | null;
  /** Null, or one that the member of staff does not hold: the first of the held ones. */
  readonly role: StaffRole | null;
  /** The case to open; one that is not theirs stays closed. */
  readonly caseId: CaseId | null;
}

/** What a conversation with staff needs from outside. */
export interface StaffConversing {
  readonly dialogue: StaffDialogue;
  /** Null: a disabled account, or no role that works in the bot. */
  talk(wish: StaffTalkWish): Promise<StaffTalk | null>;
  run(request: CommandRequest): Promise<CommandResult>;
  /** Seals words of staff about a case; returns their id. */
  keepWords(text: string, caseId: CaseId): Promise<string>;
  /** The link of a new invitation, or why there is none. */
  invite(
    caseId: CaseId,
    person: PersonId,
    by: { readonly id: StaffId; readonly role: StaffRole },
  ): Promise<{ readonly link: string } | { readonly refused: Refusal }>;
  /** Asks everybody who has the role in the case about the limit; once a day. */
  nudge(asked: {
    readonly caseId: CaseId;
    readonly role: StaffRole;
    readonly data: Memory;
    readonly by: StaffId;
  }): Promise<void>;
  /** Takes the messenger away from its member of staff. */
  leave(staff: StaffId, account: string): Promise<void>;
  /** Uses up a code of «Мой мессенджер»; null: wrong, late, used, or tried too often (J4.12). */
  openCode(account: string, code: string): Promise<StaffId | null>;
  link(channel: string, messengerId: string, staff: StaffId): Promise<Account>;
  render(
    screen: StaffScreen,
    asked: Pick<Asked, 'account' | 'subject'>,
    id: string,
  ): RenderedScreen;
}
