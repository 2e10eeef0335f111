import { type CaseId, InvitationId, newId, type PersonId } from './cases/ids.js';
import { type Refusal } from './cases/refusal.js';
import { type Channel } from './bot/channels/channel.js';
import { invitationDays } from './people/account.js';
import { type Rules } from './wire.js';
import { type ServiceParts } from './service-parts.js';

/** Who invites, and through which door. */
export interface InviteBy {
  readonly actor: Parameters<Rules['run']>[0]['actor'];
  readonly door: Parameters<Rules['run']>[0]['door'];
}

/** A fresh invitation: its code, and the link that opens the bot with it in each messenger. */
export interface Invited {
  readonly code: string;
  readonly links: readonly { readonly channel: string; readonly link: string }[];
}

/** Issues an invitation: the event first, then the code, which is in the links alone. */
export async function invite(
  parts: ServiceParts,
  rules: Rules,
  caseId: CaseId,
  person: PersonId,
  by: InviteBy,
): Promise<Invited | { readonly refused: Refusal }> {
  const id = InvitationId.parse(newId());
  const ends = new Date(parts.technicalNow().getTime() + invitationDays * 86_400_000);
  const result = await rules.run({
    caseId,
    command: 'issueInvitation',
    input: { person, invitation: id, ends },
    actor: by.actor,
    door: by.door,
    cause: `invite:${id}`,
  });
  if (result.type === 'refused') return { refused: result.refusal };
  const code = newId();
  await parts.store.invitations.add({ id, person, caseId, ends }, code);
  const { messengers } = await rules.context(result.kase, by);
  const open = messengers.filter(({ state }) => state === 'open').map(({ name }) => name);
  return { code, links: linksIn(parts, open, code) };
}

/** The links of those messengers that the case may use (R192). */
const linksIn = ({ channels }: ServiceParts, open: readonly string[], code: string) =>
  [...channels.values()]
    .filter(({ name }) => open.includes(name))
    .flatMap((channel) => linkIn(channel, code));

/** The link in a messenger; none in one that has not answered yet what the bot is called. */
function linkIn(channel: Channel, code: string): Invited['links'] {
  try {
    return [{ channel: channel.name, link: channel.inviteLink(code) }];
  } catch {
    return [];
  }
}

/** Invites a person; `refused` says why not. */
export type Inviting = (
  caseId: CaseId,
  person: PersonId,
  by: InviteBy,
) => Promise<Invited | { readonly refused: Refusal }>;
