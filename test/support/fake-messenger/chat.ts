export type ShownButton = { readonly label: string; readonly data?: string; readonly url?: string };

export type ShownMessage = {
  readonly id: number;
  readonly from: 'bot' | 'person';
  readonly at: Date;
  text: string;
  buttons: readonly (readonly ShownButton[])[];
  /** How often the bot changed it. */
  edits: number;
};

export type Match = string | RegExp | ((message: ShownMessage) => boolean);

/** What one person sees: the messages of a private dialogue, and waiting for new ones. */
export class Chat {
  readonly messages: ShownMessage[] = [];
  private read = 0;
  private readonly watchers = new Set<() => void>();

  add(message: Omit<ShownMessage, 'edits'>): ShownMessage {
    const shown = { ...message, edits: 0 };
    this.messages.push(shown);
    this.changed();
    return shown;
  }

  change(message: ShownMessage, to: Partial<Pick<ShownMessage, 'text' | 'buttons'>>): void {
    Object.assign(message, to, { edits: message.edits + 1 });
    this.changed();
  }

  find(id: number): ShownMessage | undefined {
    return this.messages.find((message) => message.id === id);
  }

  fromBot(): ShownMessage[] {
    return this.messages.filter(({ from }) => from === 'bot');
  }

  /** The newest message with a keyboard. */
  withKeyboard(): ShownMessage | undefined {
    return this.fromBot().findLast(({ buttons }) => buttons.length > 0);
  }

  /** The newest message with this button (or the message of this id), and the button. */
  button(label: string, messageId?: number): { message: ShownMessage; button: ShownButton } {
    for (const message of this.fromBot().reverse()) {
      if (messageId !== undefined && message.id !== messageId) continue;
      const button = message.buttons.flat().find((each) => each.label === label);
      if (button) return { message, button };
    }
    const seen =
      this.withKeyboard()
        ?.buttons.flat()
        .map((each) => `«${each.label}»`) ?? [];
    throw new Error(`No button «${label}»; the last keyboard has ${seen.join(', ') || 'none'}`);
  }

  /** The first matching message of the bot after the one that the wait before returned. */
  async waitForMessage(match: Match, timeoutMs = 8000): Promise<ShownMessage> {
    const found = await this.until(() => this.nextMatch(match), timeoutMs).catch(() => undefined);
    if (!found) {
      const last = this.fromBot()
        .slice(-4)
        .map(({ text }) => `«${text}»`);
      throw new Error(`No message ${String(match)} in ${timeoutMs} ms; last: ${last.join(' ')}`);
    }
    this.read = this.messages.indexOf(found) + 1;
    return found;
  }

  /** Waits until something about this chat is true (an edit, a folded keyboard). */
  until<T>(condition: () => T | undefined | false, timeoutMs = 8000): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.watchers.delete(look);
      };
      const look = () => {
        const result = condition();
        if (result === undefined || result === false) return;
        done();
        resolve(result);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`Not true in ${timeoutMs} ms`));
      }, timeoutMs);
      this.watchers.add(look);
      look();
    });
  }

  private nextMatch(match: Match): ShownMessage | undefined {
    return this.messages
      .slice(this.read)
      .find((message) => message.from === 'bot' && matches(message, match));
  }

  private changed(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

function matches(message: ShownMessage, match: Match): boolean {
  if (typeof match === 'string') return message.text.includes(match);
  return match instanceof RegExp ? match.test(message.text) : match(message);
}
