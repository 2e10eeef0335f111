/** Typed words as they are compared: small letters, ё as е, no space around. */
export const plainWords = (text: string): string =>
  text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ').trim();

const life = ['не хочу жить', 'умереть', 'покончить', 'суицид'];
const fear = ['угрож', 'угроз', 'преслед', 'бьет', 'избил', 'убьет', 'убью', 'насил'];
const help = ['помощь', 'помогите', 'страшно', 'боюсь', '/help'];
const exits = ['стоп', 'хватит', 'не пишите', 'выйти', 'отказываюсь', '/stop'];

const commands: Readonly<Record<string, string>> = {
  '/now': 'now',
  '/start': 'now',
  '/menu': 'menu',
  '/data': 'data',
  '/withdraw': 'withdraw',
  отзываю: 'withdraw',
  'что сейчас': 'now',
  меню: 'menu',
  'мои данные': 'data',
  'нужна помощь': 'help',
  'пауза или выход': 'stop',
  'отозвать согласие': 'withdraw',
  'позвоните мне': 'call',
};

/** The button that these words stand for: danger before everything, then the exits, then the messenger's menu (H1.3, H6). */
export function meansCommand(words: string): string | null {
  const holds = (parts: readonly string[]) => parts.some((part) => words.includes(part));
  if (holds(life)) return 'helpLife';
  if (holds(fear)) return 'helpFear';
  if (holds(help)) return 'help';
  const own = commands[words];
  if (own !== undefined) return own;
  if (words.includes('отзываю')) return 'withdraw';
  return holds(exits) ? 'stop' : null;
}

/** True where somebody who is not linked asks for help. */
export const asksForHelp = (text: string): boolean =>
  ['help', 'helpFear', 'helpLife'].includes(meansCommand(plainWords(text)) ?? '');
