import { Chat, type ShownButton } from './fake-messenger/chat.js';
import { startServer, type FakeAnswer, type FakeRequest } from './fake-messenger/http-server.js';
import {
  Failures,
  RateCounter,
  type Failure,
  type FakeMessenger,
  type FakePerson,
} from './fake-messenger/messenger.js';
import {
  complaint,
  isMethod,
  methods,
  type InlineKeyboard,
  type Method,
  type Params,
} from './fake-telegram/methods.js';
import { UpdateQueue } from './fake-telegram/updates.js';

export type FakeTelegramOptions = {
  readonly token?: string;
  readonly username?: string;
  /** The clock of message dates. */
  readonly now?: () => Date;
  /** Answers 429 above these rates; without it they are only counted. */
  readonly limits?: { readonly perSecond: number; readonly perChatSecond: number };
  /** Pause before a refused webhook comes again. */
  readonly redeliverMs?: number;
};

type Group = { readonly type: 'supergroup'; readonly id: number };
type Person = { readonly type: 'private'; readonly id: number; readonly chat: Chat; state: State };
type State = 'known' | 'started' | 'blocked';
type Refusal = { readonly code: number; readonly description: string; readonly seconds?: number };

/** The token of a fake that is given none. */
export const fakeTelegramToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

/**
 * A strict Bot API of its own on a free port: it checks what Telegram checks, fails on demand, keeps what every person sees, and
 * delivers updates by long polling or webhook until they are confirmed.
 */
export class FakeTelegram implements FakeMessenger {
  readonly token: string;
  readonly username: string;
  readonly updates: UpdateQueue;
  /** The bot's own menu, as last set. */
  commands: { command: string; description: string }[] = [];
  private readonly chats = new Map<number, Person | Group>();
  private readonly failures = new Failures();
  private readonly counter = new RateCounter();
  private readonly called = new Map<string, number>();
  private readonly last = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly queries = new Map<string, 'open' | 'answered'>();
  private readonly now: () => Date;
  private nextMessage = 1;

  constructor(private readonly options: FakeTelegramOptions = {}) {
    this.token = options.token ?? fakeTelegramToken;
    this.username = options.username ?? 'mirovaya_test_bot';
    this.now = options.now ?? (() => new Date());
    this.updates = new UpdateQueue(options.redeliverMs ?? 100);
  }

  async start(): Promise<{ apiRoot: string; close(): Promise<void> }> {
    const server = await startServer((request) => this.handle(request));
    const close = () => {
      this.updates.close();
      return server.close();
    };
    return { apiRoot: server.root, close };
  }

  fail(rule: Parameters<FakeMessenger['fail']>[0]): () => void {
    return this.failures.add(rule);
  }

  rates() {
    return this.counter.rates();
  }

  calls(method: string): number {
    return this.called.get(method) ?? 0;
  }

  lastCall(method: string) {
    return this.last.get(method);
  }

  unconfirmed(): number {
    return this.updates.size;
  }

  /** Presses that the bot has not answered: the person sees a turning wheel. */
  unansweredPresses(): number {
    return [...this.queries.values()].filter((state) => state === 'open').length;
  }

  person(account: number): FakePerson {
    return this.driver(this.known(account));
  }

  group(id: number): { sends(text: string): void } {
    const group: Group = { type: 'supergroup', id };
    this.chats.set(id, group);
    return {
      sends: (text) =>
        void this.updates.push(id, 'message', {
          ...this.header(group),
          from: { id: 5, is_bot: false, first_name: 'Кто-то' },
          text,
        }),
    };
  }

  private known(account: number): Person {
    const found = this.chats.get(account);
    if (found?.type === 'private') return found;
    const person: Person = { type: 'private', id: account, chat: new Chat(), state: 'known' };
    this.chats.set(account, person);
    return person;
  }

  private driver(person: Person): FakePerson {
    const { chat } = person;
    return {
      account: String(person.id),
      sends: (text) => this.says(person, text, { text, ...commandEntity(text) }),
      sendsVoice: () => this.says(person, '(голос)', { voice: { file_id: 'v', duration: 3 } }),
      sendsFile: () => this.says(person, '(фото)', { photo: [{ file_id: 'p' }], caption: 'вот' }),
      sendsContact: () =>
        this.says(person, '(контакт)', { contact: { phone_number: '+7', first_name: 'К' } }),
      opens: (code) => {
        const text = code === undefined ? '/start' : `/start ${code}`;
        this.says(person, text, { text, ...commandEntity(text) });
      },
      presses: (label, messageId) => {
        const { message, button } = chat.button(label, messageId);
        if (button.data === undefined) throw new Error(`«${label}» opens ${String(button.url)}`);
        this.press(person, message.id, button.data);
      },
      forges: (data) => this.press(person, chat.fromBot().at(-1)?.id ?? 1, data),
      link: (label) => chat.button(label).button.url ?? '',
      blocks: () => this.member(person, 'blocked'),
      unblocks: () => this.member(person, 'started'),
      messages: () => chat.messages,
      lastKeyboard: () =>
        (chat.withKeyboard()?.buttons ?? []).map((row) => row.map(({ label }) => label)),
      waitForMessage: (match, ms) => chat.waitForMessage(match, ms),
      until: (condition, ms) => chat.until(condition, ms),
    };
  }

  private says(person: Person, text: string, content: object): void {
    if (person.state === 'blocked') throw new Error('Telegram lets nobody write to a blocked bot');
    person.state = 'started';
    const header = this.header(person);
    person.chat.add({ id: header.message_id, from: 'person', at: this.now(), text, buttons: [] });
    this.updates.push(person.id, 'message', { ...header, from: from(person), ...content });
  }

  private press(person: Person, messageId: number, data: string): void {
    const shown = person.chat.find(messageId);
    const id = `${person.id}${Math.floor(Math.random() * 1e12)}`;
    this.queries.set(id, 'open');
    this.updates.push(person.id, 'callback_query', {
      id,
      from: from(person),
      chat_instance: String(person.id),
      data,
      message: {
        message_id: messageId,
        date: seconds(shown?.at ?? this.now()),
        chat: chatOf(person),
        from: this.bot(),
        text: shown?.text ?? '',
      },
    });
  }

  private member(person: Person, state: 'blocked' | 'started'): void {
    const was = person.state === 'blocked' ? 'kicked' : 'member';
    person.state = state;
    this.updates.push(person.id, 'my_chat_member', {
      chat: chatOf(person),
      from: from(person),
      date: seconds(this.now()),
      old_chat_member: { user: this.bot(), status: was },
      new_chat_member: { user: this.bot(), status: state === 'blocked' ? 'kicked' : 'member' },
    });
  }

  private header(chat: Person | Group) {
    const message_id = this.nextMessage;
    this.nextMessage += 1;
    return { message_id, date: seconds(this.now()), chat: chatOf(chat) };
  }

  private bot() {
    return { id: 110201543, is_bot: true, first_name: 'Мировая', username: this.username };
  }

  private async handle(request: FakeRequest): Promise<FakeAnswer> {
    const [, token, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.path) ?? [];
    if (token === undefined) return failed({ code: 404, description: 'Not Found' });
    if (token !== this.token) return failed({ code: 401, description: 'Unauthorized' });
    this.called.set(name, this.calls(name) + 1);
    if (!isMethod(name)) return failed({ code: 404, description: 'Not Found: method not found' });
    const checked = methods[name].safeParse(parseJson(request.body));
    if (!checked.success) return failed({ code: 400, description: complaint(checked.error) });
    const params: Record<string, unknown> = checked.data;
    this.last.set(name, params);
    const chat = typeof params['chat_id'] === 'number' ? params['chat_id'] : undefined;
    const failure = this.failures.take(name, 'sendMessage', chat);
    const work = async () => {
      const result = await this.run(name, params, request.gone);
      return isRefusal(result) ? failed(result) : { status: 200, body: { ok: true, result } };
    };
    return failure ? this.failing(failure, work) : work();
  }

  private async failing(failure: Failure, work: () => Promise<FakeAnswer>): Promise<FakeAnswer> {
    switch (failure.type) {
      case 'flood':
        return failed(flood(failure.seconds ?? 1));
      case 'blocked':
        return failed({ code: 403, description: 'Forbidden: bot was blocked by the user' });
      case 'refused':
        return failed({ code: 400, description: failure.description ?? 'Bad Request: refused' });
      case 'error':
        return failed({ code: failure.code, description: 'Error on demand' });
      case 'broken':
        return { status: failure.status ?? 502, body: '<html>Bad Gateway</html>' };
      case 'hang':
      case 'drop':
        if (failure.done) await work();
        return failure.type;
    }
  }

  private run(method: Method, params: Params<Method>, gone: Promise<void>): Promise<unknown> {
    const table: { [M in Method]: (params: Params<M>) => unknown } = {
      getMe: () => ({ ...this.bot(), can_join_groups: true, can_read_all_group_messages: false }),
      getWebhookInfo: () => ({
        url: this.updates.webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: this.updates.size,
        ...(this.updates.lastError
          ? { last_error_date: seconds(this.now()), last_error_message: this.updates.lastError }
          : {}),
      }),
      getUpdates: (p) => this.getUpdates(p, gone),
      sendMessage: (p) => this.sendMessage(p),
      editMessageText: (p) => this.edit(p, p.text.trim()),
      editMessageReplyMarkup: (p) => this.edit(p, undefined),
      answerCallbackQuery: (p) => this.answerQuery(p.callback_query_id),
      sendChatAction: (p) => this.reach(p.chat_id) ?? true,
      setWebhook: (p) => this.setWebhook(p),
      deleteWebhook: (p) => this.deleteWebhook(p.drop_pending_updates === true),
      setMyCommands: (p) => {
        this.commands = p.commands;
        return true;
      },
    };
    const method_ = table[method] as (params: Params<Method>) => unknown;
    return Promise.resolve(method_(params));
  }

  private async getUpdates(params: Params<'getUpdates'>, gone: Promise<void>): Promise<unknown> {
    const conflict = (why: string): Refusal => ({ code: 409, description: `Conflict: ${why}` });
    if (this.updates.webhook) {
      return conflict("can't use getUpdates method while webhook is active");
    }
    const updates = await this.updates.get(params, gone);
    return updates === 'conflict' ? conflict('terminated by other getUpdates request') : updates;
  }

  private setWebhook(params: Params<'setWebhook'>): true {
    if (params.url === '') return this.deleteWebhook(false);
    if (params.drop_pending_updates) this.updates.dropAll();
    this.updates.setWebhook({
      url: params.url,
      secret: params.secret_token,
      allowed: params.allowed_updates ?? ['message', 'callback_query', 'my_chat_member'],
    });
    return true;
  }

  private deleteWebhook(dropAll: boolean): true {
    if (dropAll) this.updates.dropAll();
    this.updates.setWebhook(null);
    return true;
  }

  /** Why nothing can be sent to this chat. */
  private reach(id: number): Refusal | undefined {
    const chat = this.chats.get(id);
    if (chat === undefined) return { code: 400, description: 'Bad Request: chat not found' };
    if (chat.type !== 'private' || chat.state === 'started') return undefined;
    const why =
      chat.state === 'blocked'
        ? 'bot was blocked by the user'
        : "bot can't initiate conversation with a user";
    return { code: 403, description: `Forbidden: ${why}` };
  }

  private sendMessage(params: Params<'sendMessage'>): unknown {
    const unreachable = this.reach(params.chat_id);
    if (unreachable) return unreachable;
    if (this.tooFast(params.chat_id)) return flood(1);
    this.counter.note(params.chat_id);
    const chat = this.chats.get(params.chat_id)!;
    const header = this.header(chat);
    const text = params.text.trim();
    if (chat.type === 'private') {
      const buttons = shownButtons(params.reply_markup);
      chat.chat.add({ id: header.message_id, from: 'bot', at: this.now(), text, buttons });
    }
    return { ...header, from: this.bot(), text };
  }

  private tooFast(account: number): boolean {
    const { limits } = this.options;
    if (!limits) return false;
    const last = this.counter.lastSecond(account);
    return last.all >= limits.perSecond || last.chat >= limits.perChatSecond;
  }

  private edit(
    params: { chat_id: number; message_id: number; reply_markup?: InlineKeyboard | undefined },
    text: string | undefined,
  ): unknown {
    const chat = this.chats.get(params.chat_id);
    const message = chat?.type === 'private' ? chat.chat.find(params.message_id) : undefined;
    if (chat?.type !== 'private' || message?.from !== 'bot') {
      return { code: 400, description: 'Bad Request: message to edit not found' };
    }
    const unreachable = this.reach(params.chat_id);
    if (unreachable) return unreachable;
    const to = { text: text ?? message.text, buttons: shownButtons(params.reply_markup) };
    const same = JSON.stringify([message.text, message.buttons]);
    if (same === JSON.stringify([to.text, to.buttons])) {
      return { code: 400, description: 'Bad Request: message is not modified' };
    }
    chat.chat.change(message, to);
    return { message_id: message.id, date: seconds(message.at), chat: chatOf(chat), text: to.text };
  }

  private answerQuery(id: string): unknown {
    if (this.queries.has(id)) {
      this.queries.set(id, 'answered');
      return true;
    }
    const why = 'query is too old and response timeout expired or query ID is invalid';
    return { code: 400, description: `Bad Request: ${why}` };
  }
}

/** A fake Bot API; nothing runs before `start()`. */
export function createFakeTelegram(options: FakeTelegramOptions = {}): FakeTelegram {
  return new FakeTelegram(options);
}

function chatOf(chat: Person | Group) {
  return chat.type === 'private'
    ? { id: chat.id, type: chat.type, first_name: 'Участник' }
    : { id: chat.id, type: chat.type, title: 'Группа' };
}

function from(person: Person) {
  return { id: person.id, is_bot: false, first_name: 'Участник', language_code: 'ru' };
}

function commandEntity(text: string): object {
  const [command] = /^\/\w+/.exec(text) ?? [];
  if (command === undefined) return {};
  return { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
}

function shownButtons(keyboard: InlineKeyboard | undefined): ShownButton[][] {
  return (keyboard?.inline_keyboard ?? []).map((row) =>
    row.map((button) =>
      'url' in button
        ? { label: button.text, url: button.url }
        : { label: button.text, data: button.callback_data },
    ),
  );
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

function flood(wait: number): Refusal {
  return { code: 429, description: `Too Many Requests: retry after ${wait}`, seconds: wait };
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'code' in result;
}

function failed({ code, description, seconds: wait }: Refusal): FakeAnswer {
  const parameters = wait === undefined ? {} : { parameters: { retry_after: wait } };
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } };
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? {} : (JSON.parse(body) as unknown);
  } catch {
    return 'not JSON';
  }
}
