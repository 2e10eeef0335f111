import { createHash } from 'node:crypto';
import { findParticipant } from '../../../cases/participants.js';
import { type OneTimeLink } from '../../../people/one-time-link.js';
import { rolesIn } from '../../../people/staff.js';
import { type LinkParts, type PartyCall, type StaffCall } from './page.js';

/** Who opened the link, asked again at each opening; null: a right that was there when the link was made is gone. */
export async function callerOf(
  parts: LinkParts,
  link: OneTimeLink,
  token: string,
): Promise<PartyCall | StaffCall | null> {
  return link.staff === undefined ? partyCall(parts, link, token) : staffCall(parts, link, token);
}

/** Still a participant of the case, and the account that pressed still speaks for the person. */
async function partyCall(
  parts: LinkParts,
  link: OneTimeLink,
  token: string,
): Promise<PartyCall | null> {
  const { person, caseId, subject } = link;
  const stored = caseId === undefined ? null : await parts.store.cases.find(caseId);
  if (person === undefined || stored === null) return null;
  if (findParticipant(stored.kase, person) === undefined) return null;
  const pressed = subject?.['account'];
  const account = pressed === undefined ? null : await parts.store.accounts.find(pressed);
  if (pressed !== undefined && account?.persons.includes(person) !== true) return null;
  const now = parts.technicalNow();
  return { type: 'person', parts, link, kase: stored.kase, person, account, token, now };
}

/** Still enabled, the account that pressed still theirs, and with a role in the case, where the link is of one. */
async function staffCall(
  parts: LinkParts,
  link: OneTimeLink,
  token: string,
): Promise<StaffCall | null> {
  const now = parts.technicalNow();
  const { caseId = null, subject } = link;
  const staff = link.staff === undefined ? null : await parts.store.staff.find(link.staff);
  if (staff === null || staff.disabled) return null;
  const pressed = subject?.['account'];
  const account = pressed === undefined ? null : await parts.store.accounts.find(pressed);
  if (pressed !== undefined && account?.staff !== staff.id) return null;
  const stored = caseId === null ? null : await parts.store.cases.find(caseId);
  if (caseId !== null && (stored === null || rolesIn(staff, stored.kase, now).length === 0))
    return null;
  const mark = createHash('sha256').update(token).digest('base64url').slice(0, 22);
  return {
    type: 'staff',
    parts,
    link,
    staff,
    caseId,
    kase: stored?.kase ?? null,
    token,
    mark,
    now,
  };
}
