import { type Request } from 'express';
import { type Staff } from '../../people/staff.js';
import { type SignIn } from '../routes/sign-in.js';

declare module 'express-session' {
  interface SessionData {
    /** When the person last showed the password behind the sign-in; milliseconds since the epoch. */
    confirmed: number;
  }
}

/** How long a sign-in, or a password shown again, lets accounts and consent texts be changed (J4.10), in milliseconds. */
const goodFor = 10 * 60_000;

/** Who has to show a password again before accounts or consent texts are changed. */
export interface Confirming {
  readonly signIn: SignIn;
  /** Accounts of the demo have no passwords. */
  readonly mode: 'demo' | 'live';
}

/** True when the form has to ask for the password. */
export function needsPassword(req: Request, { mode }: Confirming): boolean {
  const shown = Math.max(req.session.since ?? 0, req.session.confirmed ?? 0);
  return mode === 'live' && Date.now() - shown > goodFor;
}

/** True when the person is who signed in: lately, or by the password that the form sent. Failures count as sign-ins do. */
export async function isConfirmed(
  req: Request,
  staff: Staff,
  password: string,
  confirming: Confirming,
): Promise<boolean> {
  if (!needsPassword(req, confirming)) return true;
  const result = await confirming.signIn.withPassword(staff.login, password, req.ip ?? '');
  if (result.type !== 'signedIn') return false;
  req.session.confirmed = Date.now();
  return true;
}
