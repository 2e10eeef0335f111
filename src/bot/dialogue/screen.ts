import { type Case } from '../../cases/case.js';
import { type Context } from '../../cases/context.js';
import { type PersonId } from '../../cases/ids.js';
import { type PageName } from '../../people/one-time-page.js';

/** Values for the placeables of a text; `n` is the number of plural forms. */
export type TextArgs = Readonly<Record<string, string | number>>;

/** What a stored question or a draft remembers between two messages: ids, days and codes; never names or words. */
export type Memory = Readonly<Record<string, string>>;

/** A button: its id says what it means, `value` which of a list (`slot`, `day`, `item` …). */
export interface Option {
  readonly id: string;
  readonly value?: string;
  /** The label, where it is not the one of the locale files (a time, a day, a name). */
  readonly label?: string;
  readonly labelArgs?: TextArgs;
  /**
   * Opens a one-time page instead of answering (J4.11): at each press the engine makes a fresh link and sends it in a message
   * with a link button; the question stays open and its keyboard stays. `panel`: the panel itself. Leave such options out
   * where the talk says `hasPages: false`.
   */
  readonly opens?: PageName | 'panel';
  /**
   * What the page is about, as ids and codes (see `onePages`); the case is the question's unless `case` names another. What
   * is missing is taken from the question's memory (`person`, `meeting`, `item`, `event`), a form's `command` from `value`.
   */
  readonly about?: Memory;
}

/** One message of the bot: a text of the locale files and its buttons, in rows as they are shown. */
export interface Screen {
  /** The key of the text; the variant (`.teen`, `.child` …) is already chosen. */
  readonly key: string;
  readonly args: TextArgs;
  readonly options: readonly (readonly Option[])[];
  /** What the meaning of its buttons depends on besides case and person. */
  readonly memory?: Memory;
  /** The row «Нужна помощь», «Меню» is left out (`only`). */
  readonly withoutClosing?: boolean;
  /** Texts that are said before it, each in a message of its own, or in front of its text. */
  readonly before?: readonly {
    readonly key: string;
    readonly args: TextArgs;
    readonly alone?: boolean;
  }[];
  /** Texts that are said below it. */
  readonly below?: readonly { readonly key: string; readonly args: TextArgs }[];
  /** A whole text that is not of the locale files (the consent, a letter): parts of at most 4000 characters. */
  readonly parts?: readonly string[];
  /** The parts are all that is said: the last of them has the buttons, the key names no text. */
  readonly partsOnly?: boolean;
  /** What the next typed message is for; absent: typed words are off-script. */
  readonly awaits?: string;
}

/** What the dialogue knows about one person in one case; everything else it asks of the rules. */
export interface Talk {
  readonly kase: Case;
  readonly person: PersonId;
  /** The account that writes, by its lookup id; empty: nobody writes. */
  readonly account: string;
  /** For whom the person answers now: itself or one of its children; null: not chosen. */
  readonly about: PersonId | null;
  readonly ctx: Context;
  readonly firstName: string;
  /** First names of the children the person stands for. */
  readonly children: ReadonlyMap<PersonId, string>;
  /** First names of those whom the woman of «Вместе» may invite; for everybody else empty (R70). */
  readonly relatives: ReadonlyMap<PersonId, string>;
  /** Position, name and telephone of who leads the case now (R79), and the name and number alone. */
  readonly contact: { readonly line: string; readonly name: string; readonly phone: string };
  readonly service: { readonly name: string; readonly phone: string };
  readonly institution: string;
  /** The phone is shared: only `lock.*` in the chat. */
  readonly sharedPhone: boolean;
  /** On the page behind its code: what is said there is not reduced (H7). */
  readonly unlocked?: true;
  /** One-time pages can be opened (PUBLIC_URL is set, or the sandbox). */
  readonly hasPages: boolean;
  /** How many persons this account serves. */
  readonly personsOnAccount: number;
  /** How many cases these persons have. */
  readonly casesOnAccount: number;
  /** What is stored of the person, as keys of texts (`data.name` …). */
  readonly kept: readonly string[];
  /** The full consent text in parts, and its version (hash). */
  readonly consentText: { readonly parts: readonly string[]; readonly version: string } | null;
  /** The guardian's text for a child; null: on paper only (H9.4). */
  readonly childConsentText: Talk['consentText'];
  /** The principles of the programme in parts, where the procedure has them (R78). */
  readonly principles: readonly string[] | null;
  /** Reads a stored place or other free text that the case names by id. */
  readonly text: (id: string) => string;
}

/** What follows from a press or a typed message. (`after`, not `then`: a step must not look like a promise.) */
export type Step =
  /** Nothing is said at all. */
  | { readonly type: 'silent' }
  | { readonly type: 'show'; readonly screen: Screen }
  /** Run the command, then show what `after` makes of the changed case; a refusal shows its own screen. */
  | {
      readonly type: 'command';
      readonly command: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly after: (talk: Talk) => Screen;
      readonly refused?: (code: string, talk: Talk) => Screen;
    }
  /** Words are sealed first; the step goes on with their id alone. */
  | { readonly type: 'keep'; readonly text: string; readonly after: (words: string) => Step }
  /** Words that were sealed and are not passed on are forgotten. */
  | { readonly type: 'drop'; readonly words: string; readonly after: (talk: Talk) => Screen }
  /** Ask for whom the person answers, of all whom the account serves (R13), and then go on with this. */
  | { readonly type: 'whom'; readonly then?: 'withdraw' }
  /** Go on for this person of the account in this case, about itself or a child. */
  | {
      readonly type: 'turn';
      readonly person: string;
      readonly caseId: string;
      readonly about: PersonId | null;
      readonly after: (talk: Talk) => Screen;
    }
  /** A setting of the account, not of the case. */
  | {
      readonly type: 'account';
      readonly change: 'share' | 'unshare';
      readonly after: (talk: Talk) => Screen;
    };
