import { type Texts } from '../../bot/texts/texts.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { type Case } from '../../cases/case.js';
import { PersonId } from '../../cases/ids.js';
import { type Refusal } from '../../cases/refusal.js';
import { getProcedure } from '../../procedures/procedures.js';
import { sideWords } from './side-words.js';

/** The wording of the case's procedure, for its texts. */
export const wordsOf = ({ procedure: { id, version } }: Case) =>
  wordingArgs(getProcedure(id, version).wording);

/** The words of a command's button, in the wording of the case's procedure. */
export const commandLabel = (texts: Texts, kase: Case, name: string): string =>
  texts.say(`command.${name}`, wordsOf(kase));

/** The sentence of a refusal of this command, with whom or what it speaks of. */
export function refusalWords(
  texts: Texts,
  kase: Case,
  command: string,
  { code, persons = [], codes = [] }: Refusal,
): string {
  const who = persons.map((p) => sideWords(kase, PersonId.parse(p))).join('; ');
  const named = codes.map((c) => namedBy(texts, kase, command, c)).join(', ');
  return texts.say(`refusal.${code}`, {
    ...wordsOf(kase),
    who,
    field: named,
    list: named,
    steps: named,
    fields: named,
    items: named,
    phone: '',
    n: codes.length,
  });
}

/** A code is a command, a document, a field, one of its values, a step or a criterion; what has no words stands as it is. */
function namedBy(texts: Texts, kase: Case, command: string, code: string): string {
  const words = wordsOf(kase);
  if (texts.has(`command.${code}`)) return texts.say(`command.${code}`, words);
  if (texts.has(`document.${code}`)) return texts.say(`document.${code}`, words);
  if (texts.has(`field.${command}.${code}`) || texts.has(`field.${code}`))
    return texts.fieldLabel(command, code, words);
  if (texts.has(`choice.${command}.${code}`)) return texts.choiceLabel(command, code, words);
  if (texts.has(`choice.confirmStep.${code}`)) return texts.choiceLabel('confirmStep', code, words);
  const { id, version } = kase.procedure;
  const { criteria } = getProcedure(id, version).eligibility;
  return criteria.find((c) => c.id === code)?.sentence ?? code;
}
