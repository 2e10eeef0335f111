import type { IconName } from './icons.js';
import type { Action, Link, Notice, StaffPage } from './page-frame.js';

/** The sandbox: phones side by side and the domain clock: `views/pages/sandbox.ejs`. */
export type SandboxView = StaffPage & {
  readonly heading: string;
  /** «Дело К-26-031 глазами четырёх людей. Никому ничего не отправляется.» */
  readonly lead: string;
  readonly notices: readonly Notice[];
  /** Changes whenever anything on the page does; the script asks `liveHref` for it. */
  readonly revision: string;
  /** Answers `{ "revision": "…" }`; polled every two seconds, then the page is fetched again and its live parts replaced. */
  readonly liveHref: string;
  readonly clock: SandboxClock;
  readonly stages: readonly SandboxStage[];
  /** The cases to play; one is current. */
  readonly cases: readonly (Link & { readonly current: boolean })[];
  /** People of the case whose phones may be shown; a ticked box shows the phone. */
  readonly people: readonly {
    readonly account: string;
    readonly label: string;
    readonly shown: boolean;
  }[];
  /** Where the form with `case` and `account[]` is sent by GET. */
  readonly chooseAction: string;
  readonly actions: readonly Action[];
  readonly phones: readonly PhoneView[];
  /** «Проверка на утечку: чисто.» */
  readonly leakCheck: {
    readonly clean: boolean;
    readonly words: string;
    readonly link: Link | null;
  } | null;
};

export type SandboxClock = {
  /** «14:05». */
  readonly time: string;
  /** «среда, 25 февраля 2026». */
  readonly day: string;
  /** Where `advance` is posted: a form, or JSON from scripts. */
  readonly to: string;
  /** «+ 1 день» → `P1D`; `next` goes to the next event. */
  readonly steps: readonly {
    readonly label: string;
    readonly advance: string;
    readonly icon?: IconName;
  }[];
  /** «Дальше: завтра, 9:00 – второй вопрос о согласии». */
  readonly next: string;
  /** «Сыграть всё дело за 2 минуты»; null when it is over. */
  readonly play: Action | null;
};

export type SandboxStage = { readonly name: string; readonly state: 'past' | 'current' | 'ahead' };

export type PhoneView = {
  readonly account: string;
  readonly name: string;
  /** «мать подростка, сторона 2». */
  readonly role: string;
  readonly initials: string;
  /** Who the bot is here: «Служба примирения». */
  readonly botName: string;
  /** «Telegram». */
  readonly messenger: string;
  readonly items: readonly PhoneItem[];
  /** Where a typed text is posted as `text`, a press as `data` (with `ref`), a start as `start`. */
  readonly to: string;
  /** Carried by every form of this phone. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Offered before the conversation has begun. */
  readonly start: { readonly label: string; readonly code: string } | null;
  /** What the bot awaits, under the phone. */
  readonly note: { readonly icon: IconName; readonly words: string };
};

export type PhoneItem =
  /** «вчера», «вторник, 24 февраля». */
  | { readonly type: 'day'; readonly words: string }
  | {
      readonly type: 'bot';
      /** Lines are kept. */
      readonly text: string;
      readonly time: string;
      readonly ref: string;
      /** Rows of buttons; empty when there are none, or when they are folded into `answered`. */
      readonly buttons: readonly (readonly PhoneButton[])[];
      /** «Вы ответили: Согласна». */
      readonly answered: string;
    }
  | { readonly type: 'person'; readonly text: string; readonly time: string }
  | {
      readonly type: 'file';
      readonly name: string;
      readonly words: string;
      readonly href: string | null;
    };

export type PhoneButton =
  | { readonly type: 'answer'; readonly label: string; readonly data: string }
  | { readonly type: 'open'; readonly label: string; readonly href: string };
