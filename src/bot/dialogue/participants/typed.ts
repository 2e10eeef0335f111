import { newId } from '../../../cases/ids.js';
import { facilitators } from '../../../cases/case.js';
import { answerStep } from './answers.js';
import { present } from './present.js';
import { type Memory, type Step, type Talk } from '../screen.js';
import { rows, type Screens } from './screens.js';

/** Words that ask for help, with ё read as е (H6). */
const fear = ['угрож', 'угроз', 'преслед', 'бьет', 'избил', 'убьет', 'убью', 'насил'];
const life = ['не хочу жить', 'умереть', 'покончить', 'суицид'];
const help = ['помощь', 'помогите', 'страшно', 'боюсь', '/help'];
const exits = ['стоп', 'хватит', 'не пишите', 'выйти', 'отказываюсь', 'отзываю', '/stop'];

const commands: Readonly<Record<string, string>> = {
  '/now': 'now',
  '/start': 'now',
  '/menu': 'menu',
  '/data': 'data',
  '/withdraw': 'withdraw',
};

/** What typed words mean: help first, then exits and commands, an awaited text, else they are off-script (H1.5). */
export function typedStep(
  talk: Talk,
  asked: { readonly key: string; readonly memory: Memory; readonly awaits: string | null } | null,
  text: string,
  screens: Screens,
): Step {
  const plain = text.toLowerCase().replaceAll('ё', 'е').trim();
  const option = life.some((w) => plain.includes(w))
    ? 'helpLife'
    : fear.some((w) => plain.includes(w))
      ? 'helpFear'
      : help.some((w) => plain.includes(w))
        ? 'help'
        : exits.some((w) => plain.includes(w))
          ? 'stop'
          : commands[plain];
  if (option !== undefined)
    return answerStep(
      talk,
      { key: asked?.key ?? '', memory: asked?.memory ?? {} },
      { id: option },
      screens,
    );
  if (asked?.awaits === 'question')
    return {
      type: 'keep',
      text,
      after: (words) => ({
        type: 'command',
        command: 'askQuestion',
        input: { person: talk.person, question: newId(), text: words },
        after: (after) => screens.make(after, 'passed'),
      }),
    };
  if (facilitators(talk.kase).length === 0) return { type: 'show', screen: present(talk, screens) };
  return {
    type: 'keep',
    text: text.slice(0, 1000),
    after: (words) => ({
      type: 'show',
      screen: screens.make(talk, 'error.unknown', rows('pass', 'passNo', 'call'), {
        memory: { words },
      }),
    }),
  };
}
