import { join } from 'node:path';
import { principlesOf } from '../../src/bot/consent-text.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { type Memory, type Screen, type Step, type Talk } from '../../src/bot/dialogue/screen.js';
import { renderFor } from '../../src/bot/speaker.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type PersonId } from '../../src/cases/ids.js';
import { type Telling } from '../../src/cases/telling.js';
import { folk, type PureCase } from './pure-case.js';
import { flawsOf } from './talking-town.js';

const localesDir = join(import.meta.dirname, '../../locales');
const texts = loadTexts(localesDir);
export const dialogue = participantDialogue(texts);

/** A conversation over a case on paper: the dialogue's steps are carried out by the rules alone. */
export class PaperChat {
  private shown: Screen | null = null;
  /** What staff and others were told by the last command. */
  tellings: readonly Telling[] = [];

  constructor(
    private readonly pure: PureCase,
    private readonly person: PersonId,
    private readonly known: Partial<Talk> = {},
  ) {
    this.screen = dialogue.present(this.talk());
  }

  talk(): Talk {
    const kase = this.pure.kase();
    return {
      kase,
      person: this.person,
      account: 'account',
      about: this.about(),
      ctx: this.pure.context(this.person),
      firstName: 'Вера',
      children: new Map(),
      relatives: new Map([
        [folk.aunt, 'Анна'],
        [folk.father, 'Олег'],
      ]),
      contact: { line: 'ведущий Татьяна Орлова, тел. +7', name: 'Татьяна Орлова', phone: '+7' },
      service: { name: 'Служба', phone: '+7' },
      institution: 'Служба',
      sharedPhone: false,
      hasPages: true,
      personsOnAccount: 1,
      casesOnAccount: 1,
      kept: [],
      consentText: { parts: ['СОГЛАСИЕ'], version: 'v1' },
      childConsentText: null,
      principles: principlesOf(localesDir, kase),
      text: () => 'Служба',
      ...this.known,
    };
  }

  /** The child that the last question was about. */
  private about(): PersonId | null {
    const about = this.shown?.memory?.['about'];
    return about === undefined ? null : (about as PersonId);
  }

  get screen(): Screen {
    if (this.shown === null) throw new Error('nothing was said yet');
    return this.shown;
  }

  set screen(screen: Screen) {
    this.shown = screen;
  }

  tell(key: string, data: Memory = {}): this {
    const screen = dialogue.screenOf(this.talk(), key, data);
    if (screen === null) throw new Error(`${key} is not wanted`);
    this.screen = screen;
    return this;
  }

  press(id: string, value?: string): this {
    const option = this.screen.options.flat().find((o) => o.id === id && o.value === value);
    if (option === undefined) throw new Error(`no ${id} on ${this.screen.key}`);
    const asked = { key: this.screen.key, memory: this.screen.memory ?? {} };
    return this.carry(dialogue.answer(this.talk(), asked, option));
  }

  type(text: string): this {
    const { key, memory = {}, awaits = null } = this.screen;
    return this.carry(dialogue.typed(this.talk(), { key, memory, awaits }, text));
  }

  private carry(step: Step): this {
    if (step.type === 'show') this.screen = step.screen;
    else if (step.type === 'keep') return this.carry(step.after(this.pure.text()));
    else if (step.type === 'command') {
      this.tellings = this.pure.does(this.person, step.command, step.input);
      this.screen = step.after(this.talk());
    } else throw new Error(step.type);
    return this;
  }

  /** The ids of the buttons, in order. */
  options(): string[] {
    return this.screen.options.flat().map(({ id }) => id);
  }

  /** What is read, every message within the limits of every messenger. */
  said(): string {
    const { ctx } = this.talk();
    const asked = {
      account: 'a',
      subject: { type: 'person', id: this.person },
      caseId: null,
    } as const;
    const speaking = { texts, now: () => ctx.now };
    const { messages } = renderFor(speaking, this.screen, asked, ctx, 'q'.repeat(22));
    const flaws = messages.flatMap(flawsOf);
    if (flaws.length > 0) throw new Error(flaws.join(', '));
    return messages.map((message) => message.text).join('\n');
  }
}
