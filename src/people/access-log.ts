import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { accessDoors, resources } from './access-roles.js';

/** What was done: an opening, a reveal behind a mask, a print, an export, a link, a refused try, a change of rights. */
export const accessActions = [
  'open',
  'search',
  'reveal',
  'print',
  'export',
  'link',
  'denied',
  'grant',
  'signIn',
] as const;

/** One line of the access log (R20, J4.9): ids and codes, never a name or a word (R194). */
export const AccessEntry = z.object({
  /** Of the technical clock. */
  at: z.date(),
  /** Account, person or token; null: unknown. */
  account: z.string().nullable(),
  /** The role that gave the right, where one did. */
  role: z.string().nullable(),
  door: z.enum(accessDoors),
  action: z.enum(accessActions),
  caseId: z.string().nullable(),
  person: z.string().nullable(),
  resource: z.enum(resources).nullable(),
  /** A code; words of a reason are a text, here is its id. */
  reason: z.string().nullable(),
  allowed: z.boolean(),
});
export type AccessEntry = z.output<typeof AccessEntry>;

/** A line as it is kept: with its place in the chain of the process that wrote it. */
export interface ChainedEntry extends AccessEntry {
  /** One chain for each process. */
  readonly chain: string;
  readonly seq: number;
  /** The hash of the line before; the first has the chain's own. */
  readonly previous: string;
  readonly hash: string;
}

/** What may be left out when a line is written. */
export type NewAccessEntry = Pick<AccessEntry, 'at' | 'account' | 'door' | 'action' | 'allowed'> &
  Partial<AccessEntry>;

/** Append-only; fulfilled by `models`. */
export interface AccessLog {
  write(entry: NewAccessEntry): Promise<void>;
  /** The newest first. */
  read(query: AccessQuery): Promise<readonly AccessEntry[]>;
  /** The first line that was changed, removed or put in; null: all chains are whole. */
  verify(): Promise<BrokenChain | null>;
}

/** What is read of the log; an absent part does not restrict. */
export interface AccessQuery {
  readonly account?: string;
  readonly caseId?: string;
  readonly person?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
}

/** Where a chain is broken. */
export interface BrokenChain {
  readonly chain: string;
  readonly seq: number;
}

/** How long lines are kept, in days (J4.9: five years). */
export const accessLogDays = 5 * 366;

/** What the first line of a chain has in place of a hash before it. */
export function chainStart(key: Buffer, chain: string): string {
  return createHmac('sha256', key).update(`start:${chain}`).digest('base64url');
}

/** The line, chained to the one before; the key makes a chain that only the installation can make. */
export function chained(
  key: Buffer,
  entry: AccessEntry,
  place: { readonly chain: string; readonly seq: number; readonly previous: string },
): ChainedEntry {
  return { ...entry, ...place, hash: hashOf(key, entry, place) };
}

/** The first of these lines of one chain, in order, that does not follow from those before; null: all do. */
export function findBreak(key: Buffer, entries: readonly ChainedEntry[]): BrokenChain | null {
  let before: ChainedEntry | null = null;
  for (const entry of entries) {
    const { chain, seq } = entry;
    const follows = before === null ? isStart(key, entry) : entry.previous === before.hash;
    const next = before === null || seq === before.seq + 1;
    if (!follows || !next || entry.hash !== hashOf(key, entry, entry)) return { chain, seq };
    before = entry;
  }
  return null;
}

/** The first line of a chain; where old lines have reached their age, the first one left. */
function isStart(key: Buffer, { chain, seq, previous }: ChainedEntry): boolean {
  return seq > 0 || previous === chainStart(key, chain);
}

function hashOf(
  key: Buffer,
  entry: AccessEntry,
  place: { readonly chain: string; readonly seq: number; readonly previous: string },
): string {
  const said = [
    place.chain,
    place.seq,
    place.previous,
    entry.at.toISOString(),
    entry.account,
    entry.role,
    entry.door,
    entry.action,
    entry.caseId,
    entry.person,
    entry.resource,
    entry.reason,
    entry.allowed,
  ];
  return createHmac('sha256', key).update(JSON.stringify(said)).digest('base64url');
}
