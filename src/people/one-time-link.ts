import { type CaseId, type PersonId, type StaffId } from '../cases/ids.js';
import { newDigits, newLinkToken } from './codes.js';

const minute = 60_000;
const hour = 60 * minute;

/**
 * The purposes of one-time links and their lives (J4.11): `life` in milliseconds, `uses` how often it opens, `open` how long it
 * stays open after that in the same browser (`life`: until its end). An invitation has a store of its own.
 */
export const linkPurposes = {
  letter: { life: 72 * hour, uses: 3, open: 15 * minute, code: 'link' },
  paper: { life: 15 * minute, uses: 1, open: 15 * minute, code: 'link' },
  staffForm: { life: 24 * hour, uses: 1, open: 'life', code: 'link' },
  registryForm: { life: 14 * 24 * hour, uses: 1, open: 'life', code: 'link' },
  staffPage: { life: 15 * minute, uses: 1, open: 15 * minute, code: 'link' },
  calendar: { life: 72 * hour, uses: 3, open: 0, code: 'link' },
  recipientPaper: { life: 72 * hour, uses: 1, open: 15 * minute, code: 'link' },
  messengerCode: { life: 10 * minute, uses: 1, open: 0, code: 'digits' },
  signIn: { life: 5 * minute, uses: 1, open: 0, code: 'link' },
  newPassword: { life: 30 * minute, uses: 1, open: 30 * minute, code: 'link' },
} as const satisfies Record<string, Purpose>;
export type LinkPurpose = keyof typeof linkPurposes;

interface Purpose {
  readonly life: number;
  readonly uses: number;
  readonly open: number | 'life';
  readonly code: 'link' | 'digits';
}

/** What a link is bound to; whoever opens it gets this and nothing else. */
export interface LinkTarget {
  readonly purpose: LinkPurpose;
  readonly person?: PersonId;
  readonly staff?: StaffId;
  readonly caseId?: CaseId;
  /** Which paper, form or message: codes and ids, never words. */
  readonly subject?: Readonly<Record<string, string>>;
}

/** A link as it is kept: by the hash of its token. */
export interface OneTimeLink extends LinkTarget {
  readonly ends: Date;
  /** The code of the shared phone was given in the browser that has it open (H7). */
  codeGiven?: true;
}

/** Where links are kept; fulfilled by `models`. Unknown, used, ended and revoked links are the same null (J4.12). */
export interface LinkStore {
  add(link: OneTimeLink, token: string): Promise<void>;
  /** What the link is for, without using it: for the neutral page that previews may fetch. */
  find(token: string, now: Date): Promise<OneTimeLink | null>;
  /** Uses it once, or goes on in the browser that used it; `browser`: a random value of that browser's cookie. */
  open(token: string, browser: string, now: Date): Promise<OneTimeLink | null>;
  /** The link, when this browser has it open now; uses nothing up. */
  opened(token: string, browser: string, now: Date): Promise<OneTimeLink | null>;
  /** The right code was given: the page shows itself while it stays open in this browser. */
  giveCode(token: string, browser: string, now: Date): Promise<boolean>;
  /** The form was sent, the password set: it opens no more. False: it was over before. */
  finish(token: string): Promise<boolean>;
  /** True for the browser that finished it: a second press of the same button is no mistake. */
  finishedHere(token: string, browser: string): Promise<boolean>;
  /** Everything bound to the case, the person or the account ends at once (J1 hand-over, leaving). */
  revoke(of: {
    readonly caseId?: CaseId;
    readonly person?: PersonId;
    readonly staff?: StaffId;
  }): Promise<void>;
}

/** Makes a link for the target; the token is told once and kept nowhere. `life` in milliseconds, where it is not the usual. */
export async function issueLink(
  links: LinkStore,
  target: LinkTarget,
  now: Date,
  life: number = linkPurposes[target.purpose].life,
): Promise<{ readonly token: string; readonly ends: Date }> {
  const token = linkPurposes[target.purpose].code === 'digits' ? newDigits() : newLinkToken();
  const ends = new Date(now.getTime() + life);
  await links.add({ ...target, ends }, token);
  return { token, ends };
}

/** Until when a link that is opened at the instant stays open in that browser. */
export function openUntil(purpose: LinkPurpose, ends: Date, now: Date): Date {
  const { open } = linkPurposes[purpose];
  return open === 'life' ? ends : new Date(now.getTime() + open);
}
