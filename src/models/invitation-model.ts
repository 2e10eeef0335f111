import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { CaseId, InvitationId, PersonId, StaffId } from '../cases/ids.js';
import { type Invitation, type InvitationStore } from '../people/account.js';
import { plainCode } from '../people/codes.js';
import { lookupHash } from '../people/sealing.js';
import { type Indexed, instant, options, text } from './model-options.js';

const states = ['open', 'used', 'revoked', 'declined'] as const;

const StoredInvitation = z.object({
  _id: InvitationId,
  person: PersonId,
  caseId: CaseId,
  issuer: StaffId.nullable(),
  ends: z.date(),
  state: z.enum(states),
});

interface InvitationDocument {
  _id: string;
  codeHash: string;
  person: string;
  caseId: string;
  issuer: string | null;
  ends: Date;
  state: (typeof states)[number];
}

const schema = new Schema<InvitationDocument>(
  {
    _id: text,
    codeHash: text,
    person: text,
    caseId: text,
    issuer: { type: String, default: null },
    ends: instant,
    state: text,
  },
  options('invitations'),
);
schema.index({ codeHash: 1 }, { unique: true });
schema.index({ caseId: 1 });
schema.index({ person: 1 });

/** Invitations, found by the hash of their code. */
export function invitationModel(
  connection: Connection,
  dataKey: Buffer,
): InvitationStore & Indexed {
  const invitations = connection.model<InvitationDocument>('Invitation', schema);
  const hash = (code: string) => lookupHash(dataKey, 'invitation', plainCode(code));
  return {
    add: async ({ id, person, caseId, ends, issuer = null }, code) => {
      const codeHash = hash(code);
      await invitations.create({ _id: id, person, caseId, ends, issuer, codeHash, state: 'open' });
    },
    findOpen: async (code, now) => {
      const found = await invitations
        .findOne({ codeHash: hash(code), state: 'open', ends: { $gt: now } })
        .lean();
      return found === null ? null : invitationOf(StoredInvitation.parse(found));
    },
    usedBy: async (code) => {
      const found = await invitations.findOne({ codeHash: hash(code), state: 'used' }).lean();
      return found === null ? null : StoredInvitation.parse(found).person;
    },
    findOpenById: async (id, now) => {
      const found = await invitations
        .findOne({ _id: id, state: 'open', ends: { $gt: now } })
        .lean();
      return found === null ? null : invitationOf(StoredInvitation.parse(found));
    },
    end: async (id, how = 'used') => {
      const ended = await invitations.updateOne(
        { _id: id, state: 'open' },
        { $set: { state: how } },
      );
      return ended.matchedCount === 1;
    },
    revokeOf: async (person) => {
      await invitations.updateMany({ person, state: 'open' }, { $set: { state: 'revoked' } });
    },
    ofCase: async (caseId, now) =>
      (await invitations.find({ caseId }).sort({ ends: 1 }).lean()).map((found) => {
        const stored = StoredInvitation.parse(found);
        const over = stored.state === 'open' && stored.ends.getTime() <= now.getTime();
        const state = over ? ('ended' as const) : stored.state;
        return { ...invitationOf(stored), issuer: stored.issuer, state };
      }),
    createIndexes: () => invitations.createIndexes(),
  };
}

function invitationOf({
  _id,
  person,
  caseId,
  ends,
}: z.output<typeof StoredInvitation>): Invitation {
  return { id: _id, person, caseId, ends };
}
