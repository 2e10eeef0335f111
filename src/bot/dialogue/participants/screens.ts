import { isChild, isTeen } from '../../../cases/context.js';
import { findParticipant } from '../../../cases/participants.js';
import { type Texts } from '../../texts/texts.js';
import { variantKey } from '../../texts/variant.js';
import { wordingArgs } from '../../texts/wording.js';
import { type Memory, type Option, type Screen, type Talk, type TextArgs } from '../screen.js';
import { views, wardOf } from './views.js';

/** One button a row. */
export const rows = (...ids: readonly string[]): Option[][] => ids.map((id) => [{ id }]);

/** Two buttons a row. */
export const pairs = (options: readonly Option[]): Option[][] =>
  options.flatMap((_, n) => (n % 2 === 0 ? [options.slice(n, n + 2)] : []));

/** What a screen may have besides its text and buttons. */
export type More = Partial<Omit<Screen, 'key' | 'options'>>;

/** Makes the screens of a talk with the words of its case. */
export interface Screens {
  /** A screen of this text; what many texts ask for is filled in, and for whom it is said where that is not plain. */
  make(talk: Talk, key: string, options?: readonly (readonly Option[])[], more?: More): Screen;
  /** The words of the locale files with the procedure's. */
  say(talk: Talk, key: string, args?: TextArgs): string;
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
  return {
    say: (talk, key, args = {}) => texts.say(key, { ...common(talk), ...args }),
    make: (talk, standard, options = [], { args = {}, before = [], ...more } = {}) => {
      const key = variantKey(texts, standard, readerOf(talk));
      const whom = addressee(texts, talk, key);
      return {
        ...more,
        key,
        args: { ...common(talk), ...args },
        options,
        before: whom === null ? before : [whom, ...before],
        memory: { ...more.memory, ...aboutMemory(talk) },
      };
    },
  };
}

const aboutMemory = ({ about }: Talk): Memory => (about === null ? {} : { about });

/** Texts that are said to the account and not of anybody: whom they are for would only confuse. */
const ofNobody = /^(?:whom|menu|stop|help|error|shared|lock|return|call|question)(?:\.|$)/u;

/** «Для кого: …», where a child is concerned and the text does not name it, or several are served here (H2). */
function addressee(texts: Texts, talk: Talk, key: string): { key: string; args: TextArgs } | null {
  if (ofNobody.test(key) || !texts.has(key) || texts.placeables(key).has('child')) return null;
  const { about, children, firstName, personsOnAccount } = talk;
  const child = about === null ? firstName : (children.get(about) ?? '');
  if (about !== null || personsOnAccount > 1) return { key: 'for.child', args: { child } };
  return views(talk).length > 1 ? { key: 'for.self', args: {} } : null;
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
