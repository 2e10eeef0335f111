import { addDays, calendarDay, type CalendarDay } from '../../cases/calendar-day.js';
import { facilitators } from '../../cases/case.js';
import { newId } from '../../cases/ids.js';
import { latestMeeting } from '../../cases/meetings.js';
import { pdConsent } from '../../cases/pd-consent.js';
import { dayLabel, dayText, fullDayText } from '../texts/dates.js';
import { present } from './present.js';
import { type Memory, type Option, type Screen, type Step, type Talk } from './screen.js';
import { childOf, readerOf, rows, type Screens, subjectOf } from './screens.js';

/** What a press means: by the option's id; a few depend on the screen too. */
export function answerStep(
  talk: Talk,
  asked: { readonly key: string; readonly memory: Memory },
  option: Option,
  screens: Screens,
): Step {
  const meaning = meanings[option.id];
  return meaning === undefined
    ? show(present(talk, screens))
    : meaning({ talk, memory: asked.memory, key: asked.key, option, s: screens });
}

interface Pressed {
  readonly talk: Talk;
  readonly memory: Memory;
  readonly key: string;
  readonly option: Option;
  readonly s: Screens;
}
type Meaning = (pressed: Pressed) => Step;

const show = (screen: Screen): Step => ({ type: 'show', screen });

/** «Спасибо, записано.» and what comes next. */
const saved =
  (s: Screens) =>
  (talk: Talk): Screen => {
    const next = present(talk, s);
    return { ...next, before: [{ key: 'saved', args: {} }, ...(next.before ?? [])] };
  };

const told =
  (s: Screens, key: string, options: readonly string[] = []) =>
  (talk: Talk): Screen =>
    s.make(talk, key, rows(...options));

const screen =
  (key: string, ...options: readonly string[]): Meaning =>
  ({ talk, s }) =>
    show(s.make(talk, key, rows(...options)));

/** A command for the person that the answer is about. */
function command(
  name: string,
  input: (pressed: Pressed) => Record<string, unknown>,
  then?: (s: Screens) => (talk: Talk) => Screen,
): Meaning {
  return (pressed) => ({
    type: 'command',
    command: name,
    input: { person: subjectOf(pressed.talk), ...input(pressed) },
    after: (then ?? saved)(pressed.s),
  });
}

/** As `command`, always of the person who presses. */
function own(
  name: string,
  input: (pressed: Pressed) => Record<string, unknown>,
  then?: (s: Screens) => (talk: Talk) => Screen,
): Meaning {
  return command(name, (pressed) => ({ ...input(pressed), person: pressed.talk.person }), then);
}

const passed = (s: Screens) => told(s, 'passed');

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

/** Taking part: oneself, a guardian for the child (R59, R61, R62). */
function takePart(answer: 'agree' | 'refuse'): Meaning {
  return ({ talk, s }) => {
    const child = readerOf(talk) === 'G' || readerOf(talk) === 'H' ? childOf(talk) : null;
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

/** Six days a screen, from tomorrow on (H). */
const otherDay: Meaning = ({ talk, memory, s }) => {
  const from = calendarDay(memory['from'] ?? addDays(talk.ctx.today, 1));
  const days = [0, 1, 2, 3, 4, 5].map((n) => addDays(from, n));
  const button = (day: CalendarDay) => ({ id: 'day', value: day, label: dayLabel(day) });
  const meeting = memory['meeting'] ?? meetingOf(talk);
  if (meeting === null) return show(s.make(talk, 'call.ask', callRows));
  return show(
    s.make(
      talk,
      'other.day',
      [
        days.slice(0, 3).map(button),
        days.slice(3).map(button),
        [{ id: 'dayMore' }, { id: 'back' }],
      ],
      { memory: { ...memory, meeting, from } },
    ),
  );
};

function meetingOf(talk: Talk): string | null {
  const subject = subjectOf(talk);
  return (
    (latestMeeting(talk.kase, subject, 'joint') ?? latestMeeting(talk.kase, subject, 'preliminary'))
      ?.id ?? null
  );
}

const dayMore: Meaning = (pressed) =>
  otherDay({
    ...pressed,
    memory: {
      ...pressed.memory,
      from: addDays(calendarDay(pressed.memory['from'] ?? pressed.talk.ctx.today), 6),
    },
  });

const pickDay: Meaning = ({ talk, memory, option, s }) => {
  const parts = [
    ['morning', 'day'],
    ['evening', 'any'],
  ].map((row) => row.map((value) => ({ id: 'part', value })));
  return show(
    s.make(talk, 'other.part', [...parts, [{ id: 'back' }]], {
      args: { date: dayText(calendarDay(option.value ?? '')) },
      memory: { ...memory, day: option.value ?? '' },
    }),
  );
};

const pickPart: Meaning = command(
  'requestOtherTime',
  ({ memory, option }) => ({
    meeting: memory['meeting'],
    wish: memory['day'],
    part: option.value,
    ...(memory['why'] === undefined ? {} : { why: memory['why'] }),
  }),
  passed,
);

const moveWhy: Meaning = ({ talk, memory, option, s }) => {
  const why = (value: string) => ({ id: 'why', value });
  return show(
    s.make(
      talk,
      'move.why',
      [[why('illness'), why('work')], [why('home'), why('none')], [{ id: 'back' }]],
      { memory: { ...memory, mode: option.id } },
    ),
  );
};

const whyGiven: Meaning = (pressed) => {
  const { talk, memory, option, s } = pressed;
  const why: Memory =
    option.value === undefined || option.value === 'none' ? {} : { why: option.value };
  if (memory['mode'] !== 'cantCome') return otherDay({ ...pressed, memory: { ...memory, ...why } });
  return {
    type: 'command',
    command: 'requestOtherTime',
    input: { person: subjectOf(talk), meeting: memory['meeting'], ...why },
    after: told(s, 'cant.done'),
  };
};

const slotGone =
  (s: Screens) =>
  (_code: string, talk: Talk): Screen => ({
    ...present(talk, s),
    before: [{ key: 'error.slotGone', args: {} }],
  });

const pickSlot: Meaning = ({ talk, memory, option, s }) => ({
  type: 'command',
  command: 'pickSlot',
  input: { person: subjectOf(talk), meeting: memory['meeting'], slot: option.value },
  after: saved(s),
  refused: slotGone(s),
});

/** Marks or unmarks a time of the blind poll. */
const mark: Meaning = ({ talk, memory, option, s }) => {
  const joint = latestMeeting(talk.kase, subjectOf(talk), 'joint');
  if (joint?.state !== 'offered') return show(present(talk, s));
  const marked = new Set((memory['marked'] ?? '').split(',').filter((m) => m !== ''));
  if (!marked.delete(option.value ?? '')) marked.add(option.value ?? '');
  return show(s.jointOffer(talk, joint, [...marked]));
};

const answerJoint =
  (slots: (pressed: Pressed) => readonly string[]): Meaning =>
  (pressed) => ({
    type: 'command',
    command: 'answerJointMeeting',
    input: {
      person: subjectOf(pressed.talk),
      meeting: pressed.memory['meeting'],
      slots: slots(pressed),
    },
    after: saved(pressed.s),
    refused: slotGone(pressed.s),
  });

const markedOf = ({ memory }: Pressed): string[] =>
  (memory['marked'] ?? '').split(',').filter((m) => m !== '');

const allSlots = ({ talk }: Pressed): readonly string[] =>
  latestMeeting(talk.kase, subjectOf(talk), 'joint')?.slots ?? [];

function fulfil(answer: string, after: (s: Screens) => (talk: Talk) => Screen): Meaning {
  return command('answerFulfilment', ({ memory }) => ({ item: memory['item'], answer }), after);
}

const callRows: Option[][] = [
  ['morning', 'day'],
  ['evening', 'any'],
].map((row) => row.map((value) => ({ id: 'callWhen', value })));

const callAsk: Meaning = ({ talk, s }) =>
  show(
    s.make(talk, 'call.ask', [
      ...callRows,
      ...(facilitators(talk.kase).length > 0 ? [[{ id: 'callNot' }]] : []),
    ]),
  );

const ask: Meaning = ({ talk, s }) =>
  show(
    facilitators(talk.kase).length === 0
      ? s.make(talk, 'question.none', rows('call'))
      : s.make(talk, 'question.prompt', rows('call', 'back'), { awaits: 'question' }),
  );

const menu: Meaning = ({ talk, s }) =>
  show(
    s.make(
      talk,
      'menu',
      [
        [{ id: 'now' }, { id: 'call' }],
        [{ id: 'ask' }, { id: 'about' }],
        [{ id: 'data' }, { id: 'stop' }],
        [{ id: 'help' }],
      ],
      { withoutClosing: true },
    ),
  );

function help(
  kind: 'help' | 'fear' | 'life' | 'slip',
  key: string,
  ...options: readonly string[]
): Meaning {
  return own(
    'askHelp',
    () => ({ kind }),
    (s) => (talk) => s.make(talk, key, rows(...options), { withoutClosing: true }),
  );
}

const helpRows = ['helpFear', 'call', 'helpLost', 'helpSlip', 'menu'] as const;

const pauseFor: Meaning = ({ talk, option, s }) => {
  const days: Readonly<Record<string, number>> = { days3: 3, week: 7, month: 30 };
  const count = days[option.value ?? ''];
  const until = count === undefined ? null : addDays(talk.ctx.today, count);
  const words = (after: Talk) =>
    until === null
      ? s.say(after, 'until.open')
      : s.say(after, 'until.date', { date: dayText(until) });
  return {
    type: 'command',
    command: 'pauseMessages',
    input: { person: talk.person, ...(until === null ? {} : { until }) },
    after: (after) =>
      s.make(after, 'pause.on', rows('resume', 'help'), {
        args: { until: words(after) },
        withoutClosing: true,
      }),
  };
};

const withdrawAsk: Meaning = ({ talk, s }) => {
  const today = fullDayText(talk.ctx.today);
  const application = s.say(talk, 'application', { signedOn: signedOn(talk), date: today });
  return show(
    s.make(talk, 'withdraw.ask', rows('withdrawYes', 'stay', 'call'), { args: { application } }),
  );
};

/** The day of the person's own consent, in words. */
export function signedOn({ kase, person }: Talk): string {
  const given = kase.events.findLast((e) => e.type === 'pdConsentGiven' && e.person === person);
  return given === undefined ? '–' : fullDayText(given.day);
}

const ownData: Meaning = ({ talk, s }) => ({
  type: 'command',
  command: 'requestOwnData',
  input: { person: talk.person },
  after: (after) =>
    s.make(after, 'own.data', rows('call', 'withdraw', 'back'), {
      args: {
        dataList: ['data.name', 'data.birth', 'data.phone', 'data.answers', 'data.messages']
          .map((key) => s.say(after, key))
          .join(', '),
        signedOn: signedOn(after),
        date: fullDayText(addDays(after.ctx.today, 3 * 365)),
      },
    }),
});

const now: Meaning = ({ talk, s }) => show(present(talk, s));

const meanings: Readonly<Record<string, Meaning>> = {
  next,
  others,
  about,
  undo,
  now,
  back: now,
  stay: now,
  menu,
  ask,
  data: ownData,
  yes: now,
  shared: now,
  call: callAsk,
  partTalk: callAsk,
  pdShow: consentText,
  pdYes: givePd,
  pdNo: refusePd,
  kin,
  pdPaper: own(
    'requestCall',
    () => ({ part: 'any' }),
    (s) => told(s, 'pd.paper', ['undo']),
  ),
  partYes: takePart('agree'),
  partNo: takePart('refuse'),
  slot: pickSlot,
  slotOther: otherDay,
  day: pickDay,
  dayMore,
  part: pickPart,
  move: moveWhy,
  cantCome: moveWhy,
  why: whyGiven,
  willCome: command('confirmAttendance', ({ memory }) => ({ meeting: memory['meeting'] })),
  later: now,
  goYes: command('answerGoOn', () => ({ answer: 'yes' })),
  goThink: command(
    'answerGoOn',
    () => ({ answer: 'think' }),
    (s) => told(s, 'go.think', ['call']),
  ),
  goNo: command(
    'answerGoOn',
    () => ({ answer: 'no' }),
    (s) => told(s, 'go.no', ['undo', 'call']),
  ),
  time: mark,
  timesDone: answerJoint(markedOf),
  timesNone: otherDay,
  canCome: answerJoint(allSlots),
  rules: screen('joint.rules', 'call'),
  copyYes: command('answerCopyConsent', () => ({ answer: 'yes' })),
  copyNo: command('answerCopyConsent', () => ({ answer: 'no' })),
  done: fulfil('done', (s) => told(s, 'feedback.thanks')),
  partly: fulfil('partly', (s) => told(s, 'feedback.thanks')),
  unknown: fulfil('unknown', (s) => told(s, 'feedback.thanks')),
  notYet: fulfil('notYet', (s) => told(s, 'feedback.notYet', ['call'])),
  needHelp: fulfil('needHelp', (s) => told(s, 'feedback.help')),
  again: fulfil('return', passed),
  callWhen: own(
    'requestCall',
    ({ option }) => ({ part: option.value ?? 'any' }),
    (s) => told(s, 'call.done'),
  ),
  callNow: own(
    'requestCall',
    () => ({ part: 'any' }),
    (s) => told(s, 'call.done'),
  ),
  callNot: own('requestCall', () => ({ part: 'writeOnly' }), passed),
  help: help('help', 'help', ...helpRows),
  helpFear: help('fear', 'help.fear', 'callNow', 'callNot'),
  helpLife: help('life', 'help.life', 'callNow', 'callNot'),
  helpSlip: own(
    'askHelp',
    () => ({ kind: 'slip' }),
    (s) => told(s, 'help.slip'),
  ),
  helpLost: screen('help.lost', 'call'),
  stop: screen('stop', 'pause', 'leave', 'withdraw', 'stay', 'call'),
  pause: ({ talk, s }) =>
    show(
      s.make(
        talk,
        'pause.ask',
        [
          ['days3', 'week'],
          ['month', 'open'],
        ].map((row) => row.map((value) => ({ id: 'pauseFor', value }))),
      ),
    ),
  pauseFor,
  resume: own('resumeMessages', () => ({})),
  leave: screen('leave.ask', 'leaveYes', 'stay', 'pause', 'call'),
  leaveYes: command(
    'leaveProgramme',
    () => ({}),
    (s) => told(s, 'leave.done', ['undo']),
  ),
  withdraw: withdrawAsk,
  withdrawYes: own(
    'withdrawPdConsent',
    () => ({}),
    (s) => (talk) => s.make(talk, 'withdraw.done', [], { withoutClosing: true }),
  ),
  pass: ({ talk, memory, s }) => ({
    type: 'words',
    text: memory['words'] ?? '',
    field: 'text',
    command: 'askQuestion',
    input: { person: talk.person, question: newId() },
    after: passed(s),
  }),
  passNo: now,
};
