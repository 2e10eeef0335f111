import { type Option } from '../../screen.js';
import {
  command,
  type Meaning,
  type Meanings,
  type Pressed,
  saved,
  show,
  told,
} from '../meaning.js';
import { present } from '../present.js';
import { rows } from '../screens.js';
import { aboutScreen, childIntro, pdIntro } from '../situations/personal.js';
import {
  askingToTakePart,
  invitees,
  principlesFirst,
  principlesScreen,
} from '../situations/taking-part.js';
import { askAgain } from '../undo.js';
import { subjectOf } from '../views.js';
import { callAsk } from './calls.js';
import { needsOwnConsent } from './consent.js';

/** Taking part: oneself, or a guardian for the child (R59, R61, R62). */
function takePart(answer: 'agree' | 'refuse'): Meaning {
  const after = answer === 'agree' ? saved : told('participation.no', 'undo');
  return (pressed) => {
    const { talk } = pressed;
    const asked = askingToTakePart(talk);
    const child = asked?.child ?? null;
    return {
      type: 'command',
      command: asked?.command ?? 'answerParticipation',
      input:
        child === null
          ? { person: subjectOf(talk), answer }
          : { person: talk.person, child, answer },
      after: after(pressed),
    };
  };
}

/** «Сначала поговорить» is an answer of its own (R59); of a guardian it is the wish for a call. */
const talkFirst: Meaning = (pressed) => {
  const { talk, s } = pressed;
  if (askingToTakePart(talk)?.command !== 'answerParticipation') return show(callAsk(talk, s));
  return {
    type: 'command',
    command: 'answerParticipation',
    input: { person: subjectOf(talk), answer: 'talkFirst' },
    after: (after) => callAsk(after, s),
  };
};

/** «Изменить ответ»: the question just answered comes again. */
const undo: Meaning = ({ talk, key, memory, s }) => show(askAgain(talk, { key, memory }, s));

/** «Дальше»: from what it is to the principles and the consent, from a letter to the question. */
const next: Meaning = (pressed) => {
  const { talk, key, memory, s } = pressed;
  const then = memory['then'] ?? '';
  if (key === 'about.vmeste' && talk.principles !== null)
    return show(principlesScreen(talk, talk.principles, then, s));
  if (principlesFirst(talk, s) !== null && key === 'principles.vmeste' && !needsOwnConsent(talk))
    return command(
      'explainPrinciples',
      () => ({}),
      ({ s: screens }) =>
        (after) =>
          present(after, screens),
    )(pressed);
  if (then === 'pd.intro' && needsOwnConsent(talk))
    return show(talk.about === null ? pdIntro(talk, s) : childIntro(talk, s));
  return show(present(talk, s));
};

const others: Meaning = ({ talk, key, memory, s }) => {
  const { id } = talk.kase.procedure;
  const args = { othersBody: s.say(talk, bodies[id] ?? 'othersBody.other') };
  return show(
    s.make(talk, 'about.others', rows('back', 'call'), { args, memory: { ...memory, from: key } }),
  );
};

const bodies: Readonly<Record<string, string>> = {
  kamchatka: 'othersBody.kamchatka',
  'krasnoyarsk-borodino': 'othersBody.borodino',
};

/** «Назад» to where one came from: of what others learn, to what it is. */
const back: Meaning = ({ talk, memory, s }) =>
  show(
    memory['from']?.startsWith('about') === true
      ? aboutScreen(talk, s, memory['then'] ?? '')
      : present(talk, s),
  );

const lead = (answer: 'accept' | 'decline'): Meaning =>
  command(
    'answerFacilitator',
    () => ({ answer }),
    answer === 'accept' ? saved : told('facilitator.declined', 'undo'),
  );

const markedOf = ({ memory }: Pressed): string[] =>
  (memory['marked'] ?? '').split(',').filter((mark) => mark !== '');

/** Marks or unmarks somebody to invite. */
const guest: Meaning = (pressed) => {
  const { talk, option, s } = pressed;
  return show(invitees(talk, toggled(markedOf(pressed), option), s));
};

/** The marks after a press of one of them. */
export function toggled(marked: readonly string[], { value = '' }: Option): string[] {
  return marked.includes(value) ? marked.filter((mark) => mark !== value) : [...marked, value];
}

const guestsDone: Meaning = (pressed) => {
  const persons = markedOf(pressed);
  if (persons.length === 0) return show(invitees(pressed.talk, [], pressed.s));
  return command('chooseInvitees', () => ({ persons, choice: 'add' }))(pressed);
};

/** What it is, and whether the person takes part. */
export const takingPartMeanings: Meanings = {
  next,
  others,
  back,
  about: ({ talk, s }) => show(aboutScreen(talk, s, '')),
  undo,
  partYes: takePart('agree'),
  partNo: takePart('refuse'),
  partTalk: talkFirst,
  leadYes: lead('accept'),
  leadNo: lead('decline'),
  guest,
  guestsDone,
};
