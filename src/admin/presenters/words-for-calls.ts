import { slotLabel } from '../../bot/texts/dates.js';
import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { has, type Case, isClosed } from '../../cases/case.js';
import { settledState } from '../../cases/commands/fulfilment.js';
import { copyAnswers, agreement, signedAgreement } from '../../cases/commands/agreement.js';
import { type Context } from '../../cases/context.js';
import { type PersonId, type TextId } from '../../cases/ids.js';
import { type LocalTime } from '../../cases/local-time.js';
import { dayOfTime, latestMeeting, type Meeting } from '../../cases/meetings.js';
import { isInformed, isMember, participation } from '../../cases/participants.js';
import { hasPdConsent } from '../../cases/pd-consent.js';
import { owing } from '../../cases/wake.js';
import { type Staff } from '../../people/staff.js';

/** A text of H8 with its label. */
export interface PreparedText {
  readonly label: string;
  readonly text: string;
}

/** What the texts of one person are made from; `shared`: others see the phone. */
export interface Calling {
  readonly texts: Texts;
  readonly kase: Case;
  readonly ctx: Context;
  readonly person: PersonId;
  readonly staff: Staff;
  readonly shared: boolean;
  /** The places of the meetings, as they were typed. */
  readonly places: ReadonlyMap<TextId, string>;
}

/** Numbers to press and words to send or say, for one person. */
export interface CallSheet {
  /** `tel:`; null where no number is written down. */
  readonly tel: string | null;
  readonly sms: readonly (PreparedText & { readonly href: string })[];
  readonly words: readonly string[];
}

/** What is needed to call a person whose number may be seen; without a number there are words alone. */
export function callSheet(calling: Calling, phone: string): CallSheet {
  const number = phone.replaceAll(/[^+\d]/gu, '');
  const words = wordsForCall(calling);
  if (number === '') return { tel: null, sms: [], words };
  const sms = preparedSms(calling).map((one) => ({ ...one, href: smsLink(number, one.text) }));
  return { tel: `tel:${number}`, sms, words };
}

const smsLink = (number: string, text: string): string =>
  `sms:${number}?body=${encodeURIComponent(text)}`;

/** The SMS of the person's step, and the one that only asks to call back, which a shared phone alone gets (H8). */
function preparedSms(calling: Calling): PreparedText[] {
  const step = calling.shared ? null : smsOfStep(calling);
  const all = step === null ? [{ key: 'call', args: {} }] : [step, { key: 'call', args: {} }];
  return all.map(({ key, args }) => ({
    label: calling.texts.say(`slip.sms.${key}`),
    text: calling.texts.say(`sms.${key}`, { ...argsOf(calling), ...args }),
  }));
}

/** What to say on the phone at the person's step, and for when somebody else answers or the person is afraid. */
function wordsForCall(calling: Calling): string[] {
  return [...sayOfStep(calling), 'say.other', 'say.fear'].map((key) =>
    calling.texts.say(key, { ...argsOf(calling), n: dueItem(calling) ?? 0 }),
  );
}

function argsOf({ staff, ctx }: Calling) {
  const leadName = `${staff.firstName} ${staff.lastName}`;
  return { ...wordingArgs(ctx.procedure.wording), leadName, phone: staff.phone };
}

type Sms = { readonly key: string; readonly args: Readonly<Record<string, string | number>> };

function smsOfStep(calling: Calling): Sms | null {
  const { kase, ctx, person } = calling;
  if (isClosed(kase)) return { key: 'closed', args: {} };
  if (!hasPdConsent(kase, ctx, person)) return { key: 'sign', args: {} };
  if (!isInformed(kase, person)) return { key: 'first', args: {} };
  const item = dueItem(calling);
  if (item !== null) return { key: 'due', args: { n: item } };
  return smsOfMeeting(calling) ?? (lettered(calling) ? null : { key: 'letter', args: {} });
}

const lettered = ({ kase, person }: Calling): boolean =>
  has(kase, 'letterSent', (e) => e.person === person) || !isMember(kase, person);

function smsOfMeeting(calling: Calling): Sms | null {
  const { kase, person } = calling;
  const joint = latestMeeting(kase, person, 'joint');
  const meeting = joint ?? latestMeeting(kase, person, 'preliminary');
  if (meeting === undefined) return null;
  const [when1, when2] = meeting.slots.map(shortTime);
  if (meeting.state === 'planned' && meeting.slot !== null)
    return {
      key: 'agreed',
      args: { when: shortTime(meeting.slot), place: placeOf(calling, meeting) },
    };
  if (meeting.state !== 'offered' || when1 === undefined || when2 === undefined) return null;
  return { key: joint === undefined ? 'offer' : 'joint', args: { when1, when2 } };
}

const placeOf = ({ texts, places }: Calling, { form, place }: Meeting): string =>
  form === 'inPerson' ? (places.get(place) ?? '') : texts.choiceLabel('proposeSlots', form);

const shortTime = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));

function sayOfStep(calling: Calling): string[] {
  const { kase, ctx, person } = calling;
  if (!hasPdConsent(kase, ctx, person)) return ['say.first', 'say.consent'];
  if (!isInformed(kase, person)) return ['say.first'];
  const part = participation(kase, ctx, person);
  if (part === 'refused') return ['say.refused'];
  if (part === 'none' || part === 'talk') return ['say.participation'];
  if (latestMeeting(kase, person, 'joint')?.state === 'cancelled') return ['say.cancelled'];
  if (isCopyOpen(calling)) return ['say.copy'];
  return dueItem(calling) === null ? [] : ['say.due'];
}

const isCopyOpen = ({ kase, person }: Calling): boolean =>
  agreement(kase) !== undefined &&
  signedAgreement(kase) === undefined &&
  isMember(kase, person) &&
  !copyAnswers(kase).has(person);

/** The number of the person's first item whose day has come and which is not settled; null: none. */
function dueItem({ kase, ctx, person }: Calling): number | null {
  const items = signedAgreement(kase)?.obligations ?? [];
  const at = items.findIndex(
    (o) =>
      o.due !== null &&
      o.due <= ctx.today &&
      settledState(kase, o.item) === null &&
      owing(kase, o).includes(person),
  );
  return at < 0 ? null : at + 1;
}
