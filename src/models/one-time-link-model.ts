import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { CaseId, PersonId, StaffId } from '../cases/ids.js';
import { plainCode } from '../people/codes.js';
import {
  type LinkPurpose,
  linkPurposes,
  type LinkStore,
  type OneTimeLink,
  openUntil,
} from '../people/one-time-link.js';
import { lookupHash } from '../people/sealing.js';
import { type Indexed, instant, options, text } from './model-options.js';

const purposes = z.custom<LinkPurpose>((v) => typeof v === 'string' && v in linkPurposes);

const StoredLink = z.object({
  purpose: purposes,
  person: PersonId.nullable(),
  staff: StaffId.nullable(),
  caseId: CaseId.nullable(),
  subject: z.record(z.string(), z.string()).nullable(),
  ends: z.date(),
  codeGiven: z.boolean().default(false),
});

interface LinkDocument {
  _id: string;
  purpose: string;
  person: string | null;
  staff: string | null;
  caseId: string | null;
  subject: Record<string, string> | null;
  ends: Date;
  usesLeft: number;
  /** Hash of the browser that opened it last, and until when it stays open there. */
  browser: string | null;
  openUntil: Date;
  /** Of that browser alone: another one begins anew. */
  codeGiven: boolean;
  over: boolean;
  /** Over because what it was for is done, not because it was revoked. */
  finished: boolean;
  forgottenAt: Date;
}

const schema = new Schema<LinkDocument>(
  {
    _id: text,
    purpose: text,
    person: { type: String, default: null },
    staff: { type: String, default: null },
    caseId: { type: String, default: null },
    subject: { type: Schema.Types.Mixed, default: null },
    ends: instant,
    usesLeft: { type: Number, required: true },
    browser: { type: String, default: null },
    openUntil: instant,
    codeGiven: { type: Boolean, default: false },
    over: { type: Boolean, required: true },
    finished: { type: Boolean, default: false },
    forgottenAt: instant,
  },
  options('links'),
);
schema.index({ forgottenAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ caseId: 1 });
schema.index({ person: 1 });
schema.index({ staff: 1 });

const hour = 3_600_000;

/** One-time links by the keyed hash of their tokens. */
export function oneTimeLinkModel(connection: Connection, dataKey: Buffer): LinkStore & Indexed {
  const links = connection.model<LinkDocument>('Link', schema);
  const idOf = (token: string) => lookupHash(dataKey, 'link', plainCode(token));
  const browserOf = (browser: string) => lookupHash(dataKey, 'link-browser', browser);
  return {
    add: async (link, token) => {
      await links.create(documentOf(link, idOf(token)));
    },
    find: async (token, now) => {
      const usable = [{ usesLeft: { $gt: 0 }, ends: { $gt: now } }, { openUntil: { $gt: now } }];
      return linkOf(await links.findOne({ _id: idOf(token), over: false, $or: usable }).lean());
    },
    open: (token, browser, now) => open(links, idOf(token), browserOf(browser), now),
    opened: async (token, browser, now) =>
      linkOf(await links.findOne(openHere(idOf(token), browserOf(browser), now)).lean()),
    giveCode: async (token, browser, now) => {
      const change = { $set: { codeGiven: true } };
      const here = openHere(idOf(token), browserOf(browser), now);
      return (await links.updateOne(here, change)).matchedCount === 1;
    },
    finish: async (token) => {
      const change = { $set: { over: true, finished: true } };
      return (await links.updateOne({ _id: idOf(token), over: false }, change)).matchedCount === 1;
    },
    finishedHere: async (token, browser) => {
      const here = { _id: idOf(token), finished: true, browser: browserOf(browser) };
      return (await links.findOne(here, { _id: 1 }).lean()) !== null;
    },
    revoke: async ({ caseId, person, staff }) => {
      const given = Object.entries({ caseId, person, staff });
      const bound = Object.fromEntries(given.filter(([, id]) => id !== undefined));
      if (Object.keys(bound).length === 0) return;
      await links.updateMany({ ...bound, over: false }, { $set: { over: true } });
    },
    createIndexes: () => links.createIndexes(),
  };
}

function documentOf(link: OneTimeLink, id: string): LinkDocument {
  const { purpose, person = null, staff = null, caseId = null, subject = null, ends } = link;
  return {
    _id: id,
    purpose,
    person,
    staff,
    caseId,
    subject: subject === null ? null : { ...subject },
    ends,
    usesLeft: linkPurposes[purpose].uses,
    browser: null,
    openUntil: new Date(0),
    codeGiven: false,
    over: false,
    finished: false,
    forgottenAt: new Date(ends.getTime() + hour),
  };
}

/** The browser that has it open goes on; else one use is taken, and the link stays open there. */
async function open(
  links: Model<LinkDocument>,
  id: string,
  browser: string,
  now: Date,
): Promise<OneTimeLink | null> {
  const again = linkOf(await links.findOne(openHere(id, browser, now)).lean());
  if (again !== null) return again;
  const found = linkOf(await links.findById(id).lean());
  if (found === null) return null;
  const until = openUntil(found.purpose, found.ends, now);
  const forgottenAt = new Date(Math.max(found.ends.getTime(), until.getTime()) + hour);
  const taken = await links.updateOne(
    { _id: id, over: false, usesLeft: { $gt: 0 }, ends: { $gt: now } },
    {
      $inc: { usesLeft: -1 },
      $set: { browser, openUntil: until, forgottenAt, codeGiven: false },
    },
  );
  return taken.matchedCount === 1 ? withoutCode(found) : null;
}

/** The link as another browser gets it: the code given elsewhere does not count here. */
function withoutCode(link: OneTimeLink): OneTimeLink {
  const fresh = { ...link };
  delete fresh.codeGiven;
  return fresh;
}

const openHere = (id: string, browser: string, now: Date) => ({
  _id: id,
  over: false,
  browser,
  openUntil: { $gt: now },
});

function linkOf(found: unknown): OneTimeLink | null {
  if (found === null) return null;
  const { purpose, person, staff, caseId, subject, ends, codeGiven } = StoredLink.parse(found);
  return {
    purpose,
    ends,
    ...(codeGiven ? { codeGiven } : {}),
    ...(person === null ? {} : { person }),
    ...(staff === null ? {} : { staff }),
    ...(caseId === null ? {} : { caseId }),
    ...(subject === null ? {} : { subject }),
  };
}
