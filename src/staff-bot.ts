import { renderStaffScreen } from './bot/render.js';
import { staffDialogue } from './bot/dialogue/staff/staff-dialogue.js';
import { type StaffConversing } from './bot/staff-conversing.js';
import { gatherStaffTalk } from './bot/staff-session.js';
import { nextOpening } from './bot/sending-hours.js';
import { timeIn } from './cases/calendar-day.js';
import { type StaffId } from './cases/ids.js';
import { type Account } from './people/account.js';
import { holdersOf } from './people/staff.js';
import { openMessengerCode } from './people/staff-messenger.js';
import { getProcedure, procedureIds } from './procedures/procedures.js';
import { type Inviting } from './inviting.js';
import { type ServiceParts } from './service-parts.js';
import { type Rules } from './wire.js';

/** Joins the dialogue with staff (appendix I) with the rules and the store. */
export function joinStaffBot(parts: ServiceParts, rules: Rules, invite: Inviting): StaffConversing {
  const { store, clock, texts, technicalNow } = parts;
  return {
    dialogue: staffDialogue(texts),
    talk: (wish) =>
      gatherStaffTalk(
        {
          ...store,
          context: (kase, by) => rules.context(kase, by),
          calendar: parts.calendar,
          hasPages: parts.pages !== null,
          now: () => clock.now(),
          technicalNow,
        },
        wish,
      ),
    run: (request) => rules.run(request),
    keepWords: (words, caseId) => store.texts.put(words, { caseId, person: null }),
    invite: async (caseId, person, { id, role }) => {
      const actor = { type: 'staff', id, role } as const;
      const result = await invite(caseId, person, { actor, door: 'messenger' });
      return 'refused' in result
        ? result
        : { link: result.links.map(({ link }) => link).join('\n') };
    },
    nudge: (asked) => nudge(parts, asked),
    leave: async (staff, account) => {
      const own = await store.accounts.ofStaff(staff);
      if (own.some(({ id }) => id === account)) await store.accounts.leaveStaff(account);
    },
    openCode: async (account, code) => {
      const opened = await openMessengerCode(store, { account, code }, technicalNow());
      return opened.type === 'open' ? opened.staff : null;
    },
    link: (channel, messengerId, staff) => link(parts, channel, messengerId, staff),
    render: (screen, asked, id) => renderStaffScreen(screen, asked, clock.now(), id),
  };
}

/** Links; the messengers linked before hear of it, so that a stolen code does not stay unseen (I9). */
async function link(
  { store, clock, technicalNow }: ServiceParts,
  channel: string,
  messengerId: string,
  staff: StaffId,
): Promise<Account> {
  const before = await store.accounts.ofStaff(staff);
  const account = await store.accounts.linkStaff(channel, messengerId, staff);
  const now = clock.now();
  if (before.length > 0)
    await store.messages.add([
      {
        key: `link.new:${account.id}:${technicalNow().getTime()}`,
        caseId: null,
        to: { type: 'staff', id: staff },
        text: 'link.new',
        data: { channel, account: account.id, time: timeIn(zoneOfStaff, now) },
        urgency: 'normal',
        createdAt: now,
        notBefore: now,
      },
    ]);
  return account;
}

/** The time of the first procedure: that of the installation. */
const zoneOfStaff = getProcedure(procedureIds[0] ?? '').zone;

/** Once a day for each limit and colleague: the key says the day. */
async function nudge(
  { store, clock }: ServiceParts,
  { caseId, role, data, by }: Parameters<StaffConversing['nudge']>[0],
): Promise<void> {
  const stored = await store.cases.find(caseId);
  if (stored === null) return;
  const { zone, sendingHours } = getProcedure(
    stored.kase.procedure.id,
    stored.kase.procedure.version,
  );
  const now = clock.now();
  const holders = holdersOf(role, stored.kase, await store.staff.all());
  await store.messages.add(
    holders
      .filter(({ id }) => id !== by)
      .map(({ id }) => ({
        key: `nudge:${caseId}:${data['limit'] ?? ''}:${now.toISOString().slice(0, 10)}:${id}`,
        caseId,
        to: { type: 'staff', id },
        text: 'limit.nudge',
        data: { ...data, role },
        urgency: 'normal',
        createdAt: now,
        notBefore: nextOpening(sendingHours.staff, zone, now),
      })),
  );
}
