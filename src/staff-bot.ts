import { renderStaffScreen } from './bot/render.js';
import { staffDialogue } from './bot/dialogue/staff/staff-dialogue.js';
import { type StaffConversing } from './bot/staff-conversing.js';
import { gatherStaffTalk } from './bot/staff-session.js';
import { nextOpening } from './bot/sending-hours.js';
import { holdersOf } from './people/staff.js';
import { openMessengerCode } from './people/staff-messenger.js';
import { getProcedure } from './procedures/procedures.js';
import { type Service, type ServiceParts } from './service.js';
import { type Rules } from './wire.js';

/** Joins the dialogue with staff (appendix I) with the rules and the store. */
export function joinStaffBot(
  parts: ServiceParts,
  rules: Rules,
  invite: Service['invite'],
): StaffConversing {
  const { store, clock, texts, technicalNow } = parts;
  return {
    dialogue: staffDialogue(texts),
    talk: (wish) =>
      gatherStaffTalk(
        {
          ...store,
          context: (kase, by) => rules.context(kase, by),
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
    leave: (account) => store.accounts.leaveStaff(account),
    openCode: async (account, code) => {
      const opened = await openMessengerCode(store, { account, code }, technicalNow());
      return opened.type === 'open' ? opened.staff : null;
    },
    link: (channel, messengerId, staff) => store.accounts.linkStaff(channel, messengerId, staff),
    render: (screen, asked, id) => renderStaffScreen(screen, asked, clock.now(), id),
  };
}

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
