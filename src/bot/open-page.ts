import { type Account } from '../people/account.js';
import { CaseId } from '../cases/ids.js';
import { onePages, type PageName } from '../people/one-time-page.js';
import { type OutgoingMessage } from './channels/channel.js';
import { type Memory, type Option } from './dialogue/screen.js';
import { type Pages } from './pages.js';
import { type Question } from './questions.js';

/** What a press of an option with `opens` is answered from. */
export interface Opening {
  readonly pages: Pages;
  readonly say: (key: string) => string;
  /** Who holds the phone now; the question may be older. */
  readonly account: Account;
  /** How long the link lives, in milliseconds, where it is not the usual of its purpose. */
  readonly life?: number;
}

/** A fresh link in a message with one link button (H3); null: the account does not speak for that reader any more. */
export async function pageMessage(
  { pages, say, account, life }: Opening,
  question: Pick<Question, 'id' | 'subject' | 'caseId' | 'memory'>,
  option: Option,
): Promise<OutgoingMessage | null> {
  const { opens } = option;
  if (opens === undefined || !speaksFor(account, question.subject)) return null;
  if (opens === 'panel') return linkMessage(say, 'page.ready.panel', pages.panel);
  if (onePages[opens].for !== question.subject.type) return null;
  const { case: named, ...about } = aboutOf(opens, question, option);
  const url = await pages.linkFor({
    page: opens,
    reader: question.subject.id,
    account: account.id,
    caseId: named === undefined ? question.caseId : CaseId.parse(named),
    about,
    ...(life === undefined ? {} : { life }),
  });
  return linkMessage(say, `page.ready.${onePages[opens].purpose}`, url);
}

function speaksFor(account: Account, { type, id }: Question['subject']): boolean {
  return type === 'staff' ? account.staff === id : account.persons.some((person) => person === id);
}

const linkMessage = (say: Opening['say'], key: string, url: string): OutgoingMessage => ({
  text: say(key),
  buttons: [[{ type: 'open', label: say('option.openPage'), url }]],
});

/** What a page may take from the memory of its question. */
const remembered = ['person', 'meeting', 'item', 'event', 'case'] as const;

function aboutOf(
  page: PageName,
  { id, memory }: Pick<Question, 'id' | 'memory'>,
  { about = {}, value }: Option,
): Memory {
  const known = remembered.flatMap((name) => {
    const found = memory[name];
    return found === undefined ? [] : [[name, found] as const];
  });
  return {
    ...Object.fromEntries(known),
    ...(page === 'form' && value !== undefined ? { command: value } : {}),
    ...(page === 'whois' && value !== undefined ? { person: value } : {}),
    ...(page === 'message' ? { question: id } : {}),
    ...about,
  };
}
