import { type Meaning, type Meanings, saved, show, told } from '../meaning.js';
import { present } from '../present.js';
import { readerOf, rows } from '../screens.js';
import { wardOf } from '../views.js';

/** Taking part: oneself, a guardian for the child (R59, R61, R62). */
function takePart(answer: 'agree' | 'refuse'): Meaning {
  return ({ talk, s }) => {
    const child = readerOf(talk) === 'G' || readerOf(talk) === 'H' ? wardOf(talk) : null;
    const then = answer === 'agree' ? saved(s) : told(s, 'participation.no', ['undo']);
    return child === null
      ? {
          type: 'command',
          command: 'answerParticipation',
          input: { person: talk.person, answer },
          after: then,
        }
      : {
          type: 'command',
          command: 'answerGuardianConsent',
          input: { person: talk.person, child, answer },
          after: then,
        };
  };
}

/** «Изменить ответ»: the question just answered comes again. */
const undo: Meaning = ({ talk, key, s }) => {
  if (key.startsWith('pd.refused'))
    return show(s.make(talk, 'pd.intro', rows('pdShow', 'pdPaper', 'call')));
  if (key.startsWith('participation.no') || key.startsWith('leave.done'))
    return show(s.make(talk, 'participation.ask', rows('partYes', 'partNo', 'partTalk', 'others')));
  if (key.startsWith('go.no'))
    return show(s.make(talk, 'pre.after', rows('goYes', 'goThink', 'goNo', 'call')));
  return show(present(talk, s));
};

const next: Meaning = ({ talk, memory, s }) =>
  show(
    memory['then'] === 'pd.intro'
      ? s.make(talk, 'pd.intro', rows('pdShow', 'pdPaper', 'call'))
      : present(talk, s),
  );

const others: Meaning = ({ talk, s }) =>
  show(
    s.make(talk, 'about.others', rows('back', 'call'), {
      args: { othersBody: s.say(talk, 'othersBody.kamchatka') },
    }),
  );

const about: Meaning = ({ talk, s }) =>
  show(s.make(talk, 'about.offence', rows('next', 'others', 'call')));

/** What it is, and whether the person takes part. */
export const takingPartMeanings: Meanings = {
  next,
  others,
  about,
  undo,
  partYes: takePart('agree'),
  partNo: takePart('refuse'),
};
