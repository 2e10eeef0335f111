import { pdConsent } from '../../../../cases/pd-consent.js';
import { type Screen, type Talk } from '../../screen.js';
import { type Meaning, type Meanings, own, saved, show, told } from '../meaning.js';
import { present } from '../present.js';
import { rows, type Screens } from '../screens.js';

const consentText: Meaning = ({ talk, memory, s }) => {
  const child = memory['child'];
  const { consentText: text } = talk;
  if (text === null) return show(s.make(talk, 'pd.paper', rows('call')));
  const ask = s.make(
    talk,
    child === undefined ? 'pd.ask' : 'pd.child.ask',
    rows('pdYes', 'pdNo', 'pdPaper'),
    { memory: { version: text.version, ...memory } },
  );
  return show({ ...ask, parts: text.parts });
};

/** Consent by button: for oneself, or as guardian for a named child with the kinship asked after (R45, R51). */
const givePd: Meaning = ({ talk, memory, s }) => {
  const child = memory['child'];
  if (child !== undefined)
    return show(
      s.make(
        talk,
        'pd.kin',
        [['mother', 'father'], ['guardian', 'adoptiveParent'], ['other']].map((row) =>
          row.map((value) => ({ id: 'kin', value })),
        ),
        { memory },
      ),
    );
  return {
    type: 'command',
    command: 'answerPdConsent',
    input: { person: talk.person, answer: 'given', signer: 'self', textVersion: memory['version'] },
    after: afterPd(s),
  };
};

const afterPd =
  (s: Screens) =>
  (talk: Talk): Screen => {
    const key =
      pdConsent(talk.kase, talk.person, 'self') === 'paper' ? 'pd.given' : 'pd.given.paper';
    const next = present(talk, s);
    return { ...next, before: [{ key, args: s.make(talk, key).args, alone: true }] };
  };

const kin: Meaning = ({ memory, option, s }) => ({
  type: 'command',
  command: 'answerPdConsent',
  input: {
    person: memory['child'],
    answer: 'given',
    signer: 'guardian',
    kinship: option.value,
    textVersion: memory['version'],
  },
  after: afterPd(s),
});

const refusePd: Meaning = ({ talk, memory, s }) => {
  const child = memory['child'];
  return {
    type: 'command',
    command: 'answerPdConsent',
    input: {
      person: child ?? talk.person,
      answer: 'refused',
      signer: child === undefined ? 'self' : 'guardian',
    },
    after: child === undefined ? told(s, 'pd.refused', ['undo']) : saved(s),
  };
};

/** The consent to personal data (H9). */
export const consentMeanings: Meanings = {
  pdShow: consentText,
  pdYes: givePd,
  pdNo: refusePd,
  kin,
  pdPaper: own(
    'requestCall',
    () => ({ part: 'any' }),
    (s) => told(s, 'pd.paper', ['undo']),
  ),
};
