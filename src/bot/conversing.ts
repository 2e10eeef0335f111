import { type Actor, type Door } from '../cases/actor.js';
import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseId, type InvitationId, type PersonId } from '../cases/ids.js';
import { type CommandResult } from '../cases/run-command.js';
import { type Account, type Invitation } from '../people/account.js';
import { type OutgoingMessage } from './channels/channel.js';
import { type Memory, type Option, type Screen, type Step, type Talk } from './dialogue/screen.js';
import { type Question, type QuestionStore } from './questions.js';
import { type RenderedScreen } from './render.js';
import { type StaffConversing } from './staff-conversing.js';

interface Asked {
  readonly key: string;
  readonly memory: Memory;
}

/** The pure dialogue with a participant (appendix H). */
export interface Dialogue {
  present(talk: Talk): Screen;
  answer(talk: Talk, asked: Asked, option: Option): Step;
  typed(talk: Talk, asked: (Asked & { readonly awaits: string | null }) | null, text: string): Step;
  /** What follows from anything else that happens in a chat. */
  happened(talk: Talk, what: Happened): Step;
  /** A button whose time is over: a kind line, then the present question (H1.7). */
  stale(talk: Talk): Screen;
  /** «За кого Вы сейчас отвечаете?»: all whom the account can speak for (R13). */
  whom(talks: readonly Talk[], then?: 'withdraw'): Screen;
  /** The same screen, or on a shared phone only that there is one (H7). */
  reduced(talk: Talk, screen: Screen): Screen;
  /** What a `lock.*` question did not show, for the page behind the code: made again from its memory (H7). */
  behind(talk: Talk, memory: Memory): Screen;
}

/** Something in a chat that is neither an answer nor words. */
export type Happened =
  | { readonly type: 'start' | 'linked' | 'return' | 'shared' | 'oldButton' }
  | { readonly type: 'voice' | 'file' | 'contact' }
  /** The question was answered before: with `given`, whose words are `label`. */
  | {
      readonly type: 'double';
      readonly asked: Asked;
      readonly option: Option;
      readonly given: Option;
      readonly label: string;
    };

/** Everything a conversation needs from outside. */
export interface Conversing {
  readonly dialogue: Dialogue;
  readonly questions: QuestionStore;
  /** The other dialogue, with those who work here. */
  readonly staff: StaffConversing;
  account(
    channel: string,
    messengerId: string,
  ): Promise<{ readonly id: string; readonly account: Account | null }>;
  /** The cases of a person, the newest open one first. */
  casesOf(person: PersonId): Promise<readonly Case[]>;
  talk(kase: Case, person: PersonId, account: Account): Promise<Talk>;
  run(request: {
    caseId: CaseId;
    command: string;
    input: unknown;
    actor: Actor;
    door: Door;
    cause: string;
  }): Promise<CommandResult>;
  /** Seals typed words; nothing else ever holds them. Returns their id. */
  keepWords(text: string, caseId: CaseId, person: PersonId): Promise<string>;
  /** Forgets words that were not passed on. */
  dropWords(words: string): Promise<void>;
  setShared(account: string, shared: boolean): Promise<void>;
  findInvitation(code: string): Promise<Invitation | null>;
  /** Whose invitation was opened with this code; null: nobody's. */
  usedBy(code: string): Promise<PersonId | null>;
  /** Minutes until the account may try a code again; null: it may (J4.12). */
  codeWait(account: string): Promise<number | null>;
  wrongCode(account: string): Promise<void>;
  /** The case of the invitation may be talked about in this messenger (R192). */
  isInvitedBy(invitation: Invitation, channel: string): Promise<boolean>;
  /** The messenger is switched off for all that these persons have to do with (R192). */
  isSwitchedOff(account: Account, channel: string): Promise<boolean>;
  findInvitationById(id: InvitationId): Promise<Invitation | null>;
  /** The account serves the other side of this case: it may not even learn for whom the invitation is (J4.2, R18). */
  servesOtherSide(invitation: Invitation, account: Account): Promise<boolean>;
  acceptInvitation(
    invitation: Invitation,
    channel: string,
    messengerId: string,
  ): Promise<Account | 'otherSide'>;
  declineInvitation(invitation: Invitation, cause: string): Promise<void>;
  /** Screens for those who have no case: `start.unlinked`, `start.linked`, `error.*`, `help.phones`. */
  strangerScreen(key: string, invitation: Invitation | null, n?: number): Promise<Screen>;
  render(
    screen: Screen,
    asked: { account: string; subject: Question['subject']; caseId: CaseId | null },
    ctx: Context | null,
    id: string,
  ): RenderedScreen;
  labelOf(screenKey: string, option: Option): string;
  say(key: string, args: Readonly<Record<string, string>>): string;
  /** What answers a press of an option that opens a page; null: it opens nothing here (any more). */
  openPage(question: Question, option: Option): Promise<OutgoingMessage | null>;
  domainNow(): Date;
}
