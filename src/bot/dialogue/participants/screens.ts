import { isChild, isTeen } from '../../../cases/context.js';
import { itemNumber } from '../../../cases/commands/fulfilment.js';
import { dayOfTime, type Meeting } from '../../../cases/meetings.js';
import { findParticipant } from '../../../cases/participants.js';
import { wardOf } from './views.js';
import { signedAgreement } from '../../../cases/commands/result.js';
import { type LocalTime } from '../../../cases/local-time.js';
import { slotLabel, whenText } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { variantKey } from '../../texts/variant.js';
import { wordingArgs } from '../../texts/wording.js';
import { type Option, type Screen, type Talk, type TextArgs } from '../screen.js';

/** One button a row. */
export const rows = (...ids: readonly string[]): Option[][] => ids.map((id) => [{ id }]);

/** Two buttons a row. */
export function pairs(ids: readonly string[]): Option[][] {
  return ids.flatMap((_, n) =>
    n % 2 === 0 ? [ids.slice(n, n + 2).map((one) => ({ id: one }))] : [],
  );
}

/** Makes the screens of a talk with the words of its case. */
export interface Screens {
  /** A screen of this text; what many texts ask for is filled in. */
  make(
    talk: Talk,
    key: string,
    options?: readonly (readonly Option[])[],
    more?: Partial<Screen> & { readonly args?: TextArgs },
  ): Screen;
  /** The words of the locale files with the procedure's. */
  say(talk: Talk, key: string, args?: TextArgs): string;
  slotOffer(talk: Talk, meeting: Meeting): Screen;
  meetingCard(talk: Talk, meeting: Meeting, key: string, near?: string): Screen;
  jointOffer(talk: Talk, meeting: Meeting, marked: readonly string[]): Screen;
  feedback(talk: Talk, item: string, key: string): Screen;
}

/** Who reads: of full age, a teenager, a guardian of a child or of a teenager, a supporter (H2). */
export function readerOf(talk: Talk): 'A' | 'T' | 'G' | 'H' | 'S' {
  const { kase, ctx, person } = talk;
  const ward = wardOf(talk);
  if (ward !== null) return isChild(ctx, ward) ? 'G' : 'H';
  if (findParticipant(kase, person)?.role === 'supporter') return 'S';
  return isTeen(ctx, person) ? 'T' : 'A';
}

/** The screens over these texts. */
export function createScreens(texts: Texts): Screens {
  const say: Screens['say'] = (talk, key, args = {}) =>
    texts.say(key, { ...common(talk), ...args });
  const make: Screens['make'] = (talk, key, options = [], { args = {}, ...more } = {}) => ({
    key: variantKey(texts, key, readerOf(talk)),
    args: { ...common(talk), ...args },
    options,
    ...more,
    memory: { ...more.memory, ...(talk.about === null ? {} : { about: talk.about }) },
  });
  return {
    make,
    say,
    slotOffer: (talk, meeting) =>
      make(talk, 'slot.offer', [...slotRows(meeting), [{ id: 'slotOther' }, { id: 'call' }]], {
        args: { ...placeOf(talk, meeting, say), attendees: say(talk, 'attendees.alone') },
        memory: { meeting: meeting.id },
      }),
    meetingCard: (talk, meeting, key, near) => {
      const { slot } = meeting;
      const when = slot === null ? '' : whenText(dayOfTime(slot), slot.slice(11));
      const what = say(talk, meeting.kind === 'joint' ? 'what.joint' : 'what.preliminary');
      const options =
        near === undefined
          ? rows('move', 'cantCome')
          : [[{ id: 'willCome' }], ...rows('move', 'cantCome')];
      const args = {
        ...placeOf(talk, meeting, say),
        when,
        what,
        ...(near === undefined ? {} : { near: say(talk, `near.${near}`) }),
      };
      return make(talk, key, options, { args, memory: { meeting: meeting.id } });
    },
    jointOffer: (talk, meeting, marked) => {
      const [only] = meeting.slots;
      const args = {
        ...placeOf(talk, meeting, say),
        when: only === undefined ? '' : whenText(dayOfTime(only), only.slice(11)),
      };
      const memory = { meeting: meeting.id, marked: marked.join(',') };
      if (meeting.slots.length === 1)
        return make(talk, 'joint.offer.one', rows('canCome', 'slotOther', 'call'), {
          args,
          memory,
        });
      const times = timeRows(meeting.slots, (slot) => ({
        id: 'time',
        value: slot,
        label: `${marked.includes(slot) ? '✓ ' : ''}${labelOf(slot)}`,
      }));
      return make(talk, 'joint.offer', [...times, [{ id: 'timesDone' }, { id: 'timesNone' }]], {
        args,
        memory,
      });
    },
    feedback: (talk, item, key) => {
      const n = itemNumber(
        talk.kase,
        signedAgreement(talk.kase)?.obligations.find((o) => o.item === item)?.item ?? noItem(item),
      );
      const watches = key === 'feedback.ask.watches';
      const own = watches
        ? ['done', 'partly', 'notYet', 'unknown', 'needHelp']
        : ['done', 'partly', 'notYet', 'needHelp', 'again'];
      return make(talk, key, [...rows(...own), [{ id: 'menu' }]], {
        args: { n },
        memory: { item },
        withoutClosing: true,
      });
    },
  };
}

function noItem(item: string): never {
  throw new Error(`no item ${item}`);
}

const labelOf = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));

/** The times on offer, two a row. */
function timeRows(slots: readonly LocalTime[], option: (slot: LocalTime) => Option): Option[][] {
  const options = slots.map(option);
  return [options.slice(0, 2), options.slice(2, 4), options.slice(4)].filter(
    (row) => row.length > 0,
  );
}

const slotRows = (meeting: Meeting): Option[][] =>
  timeRows(meeting.slots, (slot) => ({ id: 'slot', value: slot, label: labelOf(slot) }));

function placeOf(talk: Talk, meeting: Meeting, say: Screens['say']): TextArgs {
  if (meeting.form === 'video') return { place: say(talk, 'place.video') };
  return { place: meeting.form === 'phone' ? say(talk, 'place.phone') : talk.text(meeting.place) };
}

/** What nearly every text may ask for. */
function common(talk: Talk): TextArgs {
  const { ctx, contact, service, institution, children, firstName } = talk;
  const ward = wardOf(talk);
  const [crisis] = ctx.procedure.crisis;
  return {
    ...wordingArgs(ctx.procedure.wording),
    contact: contact.line,
    phone: contact.phone,
    leadName: contact.name,
    service: service.name,
    servicePhone: service.phone,
    institution,
    name: firstName,
    child: ward === null ? '' : (children.get(ward) ?? ''),
    crisis: crisis === undefined ? '' : `${crisis.phone}, ${crisis.label}`,
  };
}
