import { findCommand } from '../../../cases/available-commands.js';
import { CaseId } from '../../../cases/ids.js';
import { StaffRole } from '../../../cases/actor.js';
import { type StaffDialogue } from '../../staff-conversing.js';
import { type Texts } from '../../texts/texts.js';
import { type Option } from '../screen.js';
import { cardOrMenu, cardScreen, staleCard } from './card.js';
import { isCaseNumber, rowsByNumber } from './case-number.js';
import { type CaseDesk, caseDesk, type Desk, show } from './desk.js';
import { type Entry } from './entry.js';
import { linkCheckScreen, linkedScreen } from './linking.js';
import { answerFix, fixScreen, typedForFix } from './fix.js';
import { answerMeeting, isMeetingPath, typedForMeeting } from './meeting-path.js';
import {
  findNoneScreen,
  findScreen,
  isList,
  listScreen,
  menuMore,
  menuScreen,
  roleScreen,
  unknownScreen,
  unlinkScreen,
} from './menu.js';
import { groupScreen, moreScreen } from './more.js';
import { answerOutcome, isOutcome, meetingScreen, typedReason } from './outcomes.js';
import { peopleScreen, personScreen, readSaid, twinScreen } from './people.js';
import { manyScreen } from './many.js';
import { nudgeStep, snoozeStep } from './reminders.js';
import { smsScreen } from './sms.js';
import { startCommand } from './start-command.js';
import { type StaffAsked, type StaffScreen, type StaffStep, type StaffTalk } from './staff-talk.js';
import { answerQuestion, begin, runEntry, typedAnswer } from './stepper.js';
import { tasksScreen } from './tasks-screen.js';
import { toldStaff } from './told.js';
import { votes } from './votes.js';
import { whyScreen } from './why.js';

/** The dialogue with its texts. */
export function staffDialogue(texts: Texts): StaffDialogue {
  return {
    greet: (talk, roleKnown) => greetStaff(talk, texts, roleKnown),
    answer: (talk, asked, option) => answerStaff(talk, texts, asked, option),
    typed: (talk, asked, text) => typedStaff(talk, texts, asked, text),
    stale: (talk) => staleScreen(talk, texts),
    told: (talk, key, data) => toldStaff(talk, texts, key, data),
    many: (talk, reminded) => manyScreen(emptyDesk(talk, texts), reminded),
    linkCheck: (talk) => linkCheckScreen(talk, texts),
    linked: (talk) => linkedScreen(talk, texts),
  };
}

/** A button that was answered before, or belongs to nothing: what can be done now (I1.4). */
function staleScreen(talk: StaffTalk, texts: Texts): StaffScreen {
  const desk = caseDesk(talk, texts);
  return desk === null ? menuScreen({ talk, texts }) : staleCard(desk);
}

/** The first screen: the menu, or the question for the role where there are several. */
function greetStaff(talk: StaffTalk, texts: Texts, roleKnown: boolean): StaffScreen {
  const desk = emptyDesk(talk, texts);
  return !roleKnown && talk.roles.length > 1 ? roleScreen(desk) : menuScreen(desk);
}

/** What a pressed button of staff leads to (appendix I). */
function answerStaff(talk: StaffTalk, texts: Texts, asked: StaffAsked, option: Option): StaffStep {
  const desk = emptyDesk(talk, texts);
  const ofMenu = menuStep(desk, asked, option);
  if (ofMenu !== null) return ofMenu;
  const onCase = caseDesk(talk, texts);
  return onCase === null ? show(menuScreen(desk)) : caseStep(onCase, asked, option);
}

/** What typed words of staff lead to: the answer of a question, else the number of a case (I2). */
function typedStaff(
  talk: StaffTalk,
  texts: Texts,
  asked: StaffAsked | null,
  text: string,
): StaffStep {
  const desk = emptyDesk(talk, texts);
  const onCase = caseDesk(talk, texts);
  const answered = onCase === null || asked === null ? null : typedForQuestion(onCase, asked, text);
  return answered ?? words[text.trim().toLocaleLowerCase('ru')]?.(desk) ?? findCase(desk, text);
}

/** Menus and lists are of no case, whatever was open. */
const emptyDesk = (talk: StaffTalk, texts: Texts): Desk => ({
  talk: { ...talk, kase: null, ctx: null },
  texts,
});

/** Words that stand for a button. */
const words: Readonly<Record<string, (desk: Desk) => StaffStep>> = {
  '/start': (desk) => show(menuScreen(desk)),
  '/menu': (desk) => show(menuScreen(desk)),
  меню: (desk) => show(menuScreen(desk)),
  '/help': (desk) => show(unknownScreen(desk)),
  помощь: (desk) => show(unknownScreen(desk)),
};

function findCase(desk: Desk, text: string): StaffStep {
  if (!isCaseNumber(text)) return show(unknownScreen(desk));
  const rows = rowsByNumber(desk.talk.cases, text);
  const [only, ...others] = rows;
  if (only === undefined) return show(findNoneScreen(desk));
  return others.length > 0 ? show(listScreen(desk, 'find', 1, rows)) : openStep(desk, only.id);
}

const openStep = ({ texts }: Desk, id: CaseId): StaffStep => ({
  type: 'open',
  caseId: id,
  after: (talk) => cardOrMenu(talk, texts),
});

type OfMenu = (desk: Desk, value: string, asked: StaffAsked) => StaffStep | null;

/** Buttons that lead away from a case, or need none. */
const menuButtons: Readonly<Record<string, OfMenu>> = {
  menu: (desk) => show(menuScreen(desk)),
  find: (desk) => show(findScreen(desk)),
  case: (desk, value) => {
    const id = CaseId.safeParse(value).data;
    return id === undefined ? null : openStep(desk, id);
  },
  next: (desk, value, { key }) => (key === 'staff.list' ? turnPage(desk, value) : null),
  more: (desk, value) => (value === 'case' ? null : show(menuMore(desk))),
  role: (desk) => show(roleScreen(desk)),
  asRole: ({ texts }, value) => {
    const role = StaffRole.safeParse(value).data;
    return role === undefined
      ? null
      : { type: 'role', role, after: (talk) => menuScreen({ talk, texts }) };
  },
  personal: () => ({ type: 'personal' }),
  unlink: (desk) => show(unlinkScreen(desk)),
  unlinkYes: () => ({ type: 'unlink' }),
  unlinkIt: (_desk, _value, { memory }) => ({ type: 'unlink', account: memory['account'] ?? '' }),
  allRight: (desk) => show(menuScreen(desk)),
};

function menuStep(desk: Desk, asked: StaffAsked, { id, value = '' }: Option): StaffStep | null {
  const own = menuButtons[id]?.(desk, value, asked) ?? null;
  return own ?? (isList(id) ? show(listScreen(desk, id)) : null);
}

function turnPage(desk: Desk, value: string): StaffStep {
  const [list = '', page = '1'] = value.split('.');
  return show(listScreen(desk, list, Number(page)));
}

/** A button under a screen of a case: of its question first, then the standing ones, then the commands. */
function caseStep(desk: CaseDesk, asked: StaffAsked, option: Option): StaffStep {
  const { id, value = '' } = option;
  return (
    entryStep(desk, asked.memory, option) ??
    answerFix(desk, asked.memory, option) ??
    caseButtons[id]?.(desk, value, asked) ??
    (findCommand(id, desk.kase.procedure.id) === undefined
      ? show(staleCard(desk))
      : startCommand(desk, id, value === id ? '' : value))
  );
}

type OfCase = (desk: CaseDesk, value: string, asked: StaffAsked) => StaffStep;
const toCard: OfCase = (desk) => show(cardScreen(desk));

const caseButtons: Readonly<Record<string, OfCase>> = {
  open: toCard,
  back: toCard,
  why: (desk, value) => show(whyScreen(desk, value === '' ? undefined : value)),
  more: (desk) => show(moreScreen(desk)),
  group: (desk, value) => show(groupScreen(desk, value)),
  tasks: (desk) => show(tasksScreen(desk)),
  people: (desk, value) => show(peopleScreen(desk, Number(value))),
  person: (desk, value) => show(personScreen(desk, ...paged(value))),
  recordAnswer: (desk, value) => show(twinScreen(desk, ...paged(value))),
  said: saidStep,
  sms: (desk, value) => show(smsScreen(desk, value)),
  votes: (desk) => show(votes(desk)),
  meetingState: (desk, value) => show(meetingScreen(desk, value)),
  fix: (desk, value) => show(fixScreen(desk, value)),
  snoozeTo: (desk, value, { memory }) => snoozeStep(desk, memory, value),
  nudge: nudgeStep,
};

/** `<id>` or `<id>.<page>`. */
function paged(value: string): [string, number] {
  const [id = '', page = '0'] = value.split('.');
  return [id, Number(page)];
}

/** What a participant said, recorded on paper (I8). */
function saidStep(desk: CaseDesk, value: string): StaffStep {
  const said = readSaid(desk, value);
  if (said === null) return show(staleCard(desk));
  const { command, answer, person } = said;
  return begin(desk, command, {
    'v.person': person,
    ...(answer === '' ? {} : { 'v.answer': answer }),
  });
}

/** A button of a half-filled command; null: it belongs to something else, or there is none. */
function entryStep(desk: CaseDesk, entry: Entry, option: Option): StaffStep | null {
  const command = entry['do'];
  if (command === undefined) return null;
  if (option.id === 'saveAnyway') return runEntry(desk, entry, true);
  if (option.id === 'change' && !isMeetingPath(command)) return again(desk, entry);
  if (isMeetingPath(command)) return answerMeeting(desk, entry, option);
  return (
    (isOutcome(command) ? answerOutcome(desk, entry, option) : null) ??
    answerQuestion(desk, entry, option)
  );
}

/** The same command from its first question; the person it is about stays. */
function again(desk: CaseDesk, entry: Entry): StaffStep {
  const person = entry['v.person'] ?? entry['v.meeting'] ?? '';
  return startCommand(desk, entry['do'] ?? '', person);
}

function typedForQuestion(desk: CaseDesk, asked: StaffAsked, text: string): StaffStep | null {
  const { memory, awaits = null } = asked;
  if (awaits === null) return null;
  const command = memory['do'];
  if (command === undefined) return typedForFix(desk, memory, awaits, text);
  if (isMeetingPath(command)) return typedForMeeting(desk, memory, awaits, text);
  return typedReason(desk, memory, awaits, text) ?? typedAnswer(desk, memory, awaits, text);
}
