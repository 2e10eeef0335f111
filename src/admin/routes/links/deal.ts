import { fullDayText, dayText, whenText } from '../../../bot/texts/dates.js';
import { itemNumber } from '../../../cases/commands/fulfilment.js';
import { signedAgreement } from '../../../cases/commands/agreement.js';
import { last } from '../../../cases/case.js';
import { type EventOf } from '../../../cases/events/event.js';
import { type Obligation } from '../../../cases/events/result.js';
import { TextId } from '../../../cases/ids.js';
import { dayOfTime } from '../../../cases/meetings.js';
import { findParticipant } from '../../../cases/participants.js';
import { owing } from '../../../cases/wake.js';
import { wordsOf } from './letters.js';
import { type Section } from '../../presenters/section.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { blocksOf } from '../../presenters/paragraphs.js';
import { rightsOf } from './party-rights.js';
import { planPage, planRowPage } from './plan.js';

type Deal = EventOf<'agreementDrafted'>;
type Words = (id: string | null) => string;

/**
 * What was agreed, for those who signed it and the guardians of minors who did (R114): «Ваши пункты» and «Пункты другой
 * стороны», no names. What the occasion was stands on the paper alone.
 */
export async function dealPage(call: PartyCall): Promise<Shown> {
  const { parts, kase } = call;
  const deal = signedAgreement(kase);
  const sees = await rightsOf(call);
  if (!sees('ag')) return denied;
  if (deal === undefined) return planPage(call);
  const words = await wordsIn(call, deal);
  const say = sayer(call);
  const signed = last(kase, 'agreementSigned');
  const model = {
    title: say('slip.deal'),
    lead: signed === undefined ? '' : say('slip.deal.day', { date: fullDayText(signed.day) }),
    sections: [...itemSections(call, deal, words), ...restOf(call, deal, words)],
    note: parts.texts.say('slip.deal.note', wordsOf(call)),
  };
  return { type: 'page', model, resource: 'ag' };
}

/** One obligation: for signatories, and for who watches over it (R128, R129). */
export async function itemPage(call: PartyCall): Promise<Shown> {
  const deal = signedAgreement(call.kase);
  const asked = call.link.subject?.['item'];
  const item = deal?.obligations.find((o) => o.item === asked);
  const sees = await rightsOf(call);
  if (item === undefined && sees('ag', { part: 'items' })) return planRowPage(call, asked);
  if (deal === undefined || item === undefined || !sees('ag', { part: 'items' })) return denied;
  const words = await wordsIn(call, deal);
  const say = sayer(call);
  const model = {
    title: say('slip.item', { n: itemNumber(call.kase, item.item) }),
    sections: [
      {
        blocks: [
          ...blocksOf(words(item.text)),
          { type: 'text' as const, words: dueOf(call, item) },
        ],
      },
    ],
    ...(sees('ag') ? { note: say('slip.item.note') } : {}),
  };
  return { type: 'page', model, resource: 'ag' };
}

const sayer =
  (call: PartyCall) =>
  (key: string, args: Readonly<Record<string, string | number>> = {}) =>
    call.parts.texts.say(key, { ...wordsOf(call), ...args });

async function wordsIn({ parts }: PartyCall, deal: Deal): Promise<Words> {
  const { repair, intentions, onBreach, reviewPlace } = deal;
  const ids = [...deal.obligations.map((o) => o.text), repair, intentions, onBreach, reviewPlace];
  const found = await parts.store.texts.findMany(ids.filter((id) => id !== null));
  return (id) => (id === null ? '' : (found.get(TextId.parse(id)) ?? ''));
}

/** The own items first, then those of the person's child, then the others; each with its number in the agreement. */
function itemSections(call: PartyCall, deal: Deal, words: Words): Section[] {
  const say = sayer(call);
  const groups = [
    ['slip.yours', deal.obligations.filter((o) => whose(call, o) === 'own')],
    ['slip.childs', deal.obligations.filter((o) => whose(call, o) === 'child')],
    ['slip.theirs', deal.obligations.filter((o) => whose(call, o) === 'other')],
  ] as const;
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([heading, items]) => ({
      heading: say(heading),
      blocks: [
        {
          type: 'facts' as const,
          rows: items.map(
            (o) =>
              [
                `${say('slip.item', { n: itemNumber(call.kase, o.item) })}, ${dueOf(call, o)}`,
                words(o.text),
              ] as const,
          ),
        },
      ],
    }));
}

function whose({ kase, person }: PartyCall, item: Obligation): 'own' | 'child' | 'other' {
  const who = owing(kase, item);
  if (who.includes(person)) return 'own';
  const children = findParticipant(kase, person)?.of ?? [];
  return children.some((child) => who.includes(child)) ? 'child' : 'other';
}

function dueOf(call: PartyCall, { due }: Obligation): string {
  const say = sayer(call);
  return due === null ? say('slip.item.noDue') : say('slip.item.due', { date: dayText(due) });
}

function restOf(call: PartyCall, deal: Deal, words: Words): Section[] {
  const say = sayer(call);
  const { repair, intentions, onBreach, reviewAt, reviewPlace, term } = deal;
  const review =
    reviewAt === null
      ? ''
      : [whenText(dayOfTime(reviewAt), reviewAt.slice(11)), words(reviewPlace)]
          .filter((part) => part !== '')
          .join('\n');
  const parts = [
    ['slip.repair', words(repair)],
    ['slip.intentions', words(intentions)],
    ['slip.onBreach', words(onBreach)],
    ['slip.review', review],
    ['slip.term', term === null ? '' : fullDayText(term)],
  ] as const;
  return parts
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => ({ heading: say(heading), blocks: blocksOf(text) }));
}
