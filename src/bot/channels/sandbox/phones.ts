import { type OutgoingMessage } from '../channel.js';

/** One line on a phone of the sandbox, as its owner sees it. */
export interface PhoneLine {
  readonly ref: string;
  /** Domain clock. */
  readonly at: Date;
  readonly from: 'bot' | 'person';
  readonly text: string;
  readonly buttons: OutgoingMessage['buttons'];
  /** What became of the keyboard: «Вы ответили: …». */
  readonly folded: string | null;
}

/** What is on a phone, sealed at rest like everything else that was said; fulfilled by `models`. */
export interface PhoneStore {
  add(account: string, line: PhoneLine): Promise<void>;
  fold(account: string, ref: string, text: string): Promise<void>;
  /** The newest lines, oldest first. */
  lines(account: string, limit: number): Promise<readonly PhoneLine[]>;
}
