import { pdConsent } from '../../../../cases/pd-consent.js';
import { type Screen, type Talk } from '../../screen.js';
import {
  ahead,
  type Meaning,
  type Meanings,
  own,
  type Pressed,
  saved,
  show,
  told,
} from '../meaning.js';
import { present } from '../present.js';
import { rows, type Screens } from '../screens.js';

/** The person's own data were not spoken of yet, or a child's are in hand. */
export const needsOwnConsent = ({ kase, person, about }: Talk): boolean =>
  about !== null || !['given', 'paper'].includes(pdConsent(kase, person, 'self'));

const textOf = (talk: Talk) => (talk.about === null ? talk.consentText : talk.childConsentText);

/** The whole text alone in its messages, then the question with both answers alike (R46); without a text, on paper. */
const consentText: Meaning = ({ talk, s }) => {
  const text = textOf(talk);
  if (text === null) return show(s.make(talk, 'pd.paper', rows('call')));
  const key = talk.about === null ? 'pd.ask' : 'pd.child.ask';
  const options = [[{ id: 'pdYes' }], [{ id: 'pdNo' }], [{ id: 'pdPaper' }], [{ id: 'call' }]];
  const ask = s.make(talk, key, options, { memory: { version: text.version } });
  return show({ ...ask, parts: text.parts });
};

/** Consent by button: for oneself, or as guardian for a named child with the kinship asked after (R45, R51). */
const givePd: Meaning = (pressed) => {
  const { talk, memory, s } = pressed;
  if (talk.about !== null) return show(kinAsk(talk, memory['version'] ?? '', s));
  return {
    type: 'command',
    command: 'answerPdConsent',
    input: { person: talk.person, answer: 'given', signer: 'self', textVersion: memory['version'] },
    after: afterPd(pressed),
  };
};

function kinAsk(talk: Talk, version: string, s: Screens): Screen {
  const options = [['mother', 'father'], ['guardian', 'adoptiveParent'], ['other']].map((row) =>
    row.map((value) => ({ id: 'kin', value })),
  );
  return s.make(talk, 'pd.kin', options, { memory: { version } });
}

/** «Спасибо» for the consent, in a message of its own, and what comes next. */
const afterPd =
  ({ s }: Pressed) =>
  (talk: Talk): Screen => {
    const signed = talk.about === null ? ('self' as const) : ('guardian' as const);
    const isPaper = pdConsent(talk.kase, talk.about ?? talk.person, signed) === 'paper';
    const needsPaper = !isPaper && talk.ctx.settings.requirePaperConsent;
    const key = needsPaper ? 'pd.given.paper' : 'pd.given';
    return ahead(present(talk, s), key, s.make(talk, key).args);
  };

const kin: Meaning = (pressed) => ({
  type: 'command',
  command: 'answerPdConsent',
  input: {
    person: pressed.talk.about,
    answer: 'given',
    signer: 'guardian',
    kinship: pressed.option.value,
    textVersion: pressed.memory['version'],
  },
  after: afterPd(pressed),
});

const refusePd: Meaning = (pressed) => {
  const { person, about } = pressed.talk;
  return {
    type: 'command',
    command: 'answerPdConsent',
    input: {
      person: about ?? person,
      answer: 'refused',
      signer: about === null ? 'self' : 'guardian',
    },
    after: about === null ? (talk) => present(talk, pressed.s) : saved(pressed),
  };
};

/** The consent to personal data (H9). */
export const consentMeanings: Meanings = {
  pdShow: consentText,
  pdYes: givePd,
  pdNo: refusePd,
  kin,
  pdPaper: own('requestCall', () => ({ part: 'any' }), told('pd.paper', 'undo')),
};
