import { z } from 'zod';
import { Chat, type ShownButton, type ShownMessage } from './fake-messenger/chat.js';
import { startServer, type FakeAnswer, type FakeRequest } from './fake-messenger/http-server.js';
import {
  Failures,
  RateCounter,
  type Failure,
  type FakeMessenger,
  type FakePerson,
} from './fake-messenger/messenger.js';
import { EventLog } from './fake-vk/events.js';
import {
  isMethod,
  methods,
  readKeyboard,
  type Method,
  type Params,
  type VkKeyboard,
} from './fake-vk/methods.js';

export type FakeVkOptions = {
  readonly token?: string;
  readonly groupId?: number;
  /** The clock of message dates. */
  readonly now?: () => Date;
  /** Answers error 6 above this number of calls a second; without it they are only counted. */
  readonly limits?: { readonly perSecond: number };
  /** Pause before a refused post comes again. */
  readonly redeliverMs?: number;
};

type Person = { readonly id: number; readonly chat: Chat; state: 'known' | 'allowed' | 'denied' };
type VkError = { readonly error_code: number; readonly error_msg: string };

/** The token and the community of a fake that is given none. */
export const fakeVkToken = 'vk1.a.fake-community-token';
export const fakeVkGroup = 220_000_001;

/** Errors that messages.send reports per recipient. */
const personal = new Set([900, 901, 902]);

/** A strict VK API, its Long Poll server and its Callback API on a free port. */
export class FakeVk implements FakeMessenger {
  readonly token: string;
  readonly groupId: number;
  readonly events: EventLog;
  private readonly people = new Map<number, Person>();
  private readonly failures = new Failures();
  private readonly counter = new RateCounter();
  private readonly allCalls = new RateCounter();
  private readonly called = new Map<string, number>();
  private readonly last = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly sent = new Map<string, ShownMessage>();
  private readonly presses = new Map<string, 'open' | 'answered'>();
  private readonly now: () => Date;
  private nextMessage = 5001;
  private root = '';

  constructor(private readonly options: FakeVkOptions = {}) {
    this.token = options.token ?? fakeVkToken;
    this.groupId = options.groupId ?? fakeVkGroup;
    this.now = options.now ?? (() => new Date());
    this.events = new EventLog(this.groupId, options.redeliverMs ?? 100);
  }

  /** `apiRoot` is what stands before the name of a method (`https://api.vk.ru/method`). */
  async start(): Promise<{ apiRoot: string; close(): Promise<void> }> {
    const server = await startServer((request) => this.handle(request));
    this.root = server.root;
    const close = () => {
      this.events.close();
      return server.close();
    };
    return { apiRoot: `${server.root}/method`, close };
  }

  fail(rule: Parameters<FakeMessenger['fail']>[0]): () => void {
    return this.failures.add(rule);
  }

  /** The peak is that of all calls as they arrived, as VK counts them. */
  rates() {
    return { ...this.counter.rates(), peakPerSecond: this.allCalls.rates().peakPerSecond };
  }

  calls(method: string): number {
    return this.called.get(method) ?? 0;
  }

  lastCall(method: string) {
    return this.last.get(method);
  }

  unconfirmed(): number {
    return this.events.unconfirmed;
  }

  unansweredPresses(): number {
    return [...this.presses.values()].filter((state) => state === 'open').length;
  }

  person(account: number): FakePerson {
    return this.driver(this.known(account));
  }

  group(id: number): { sends(text: string): void } {
    const peer_id = 2_000_000_000 + Math.abs(id);
    return {
      sends: (text) =>
        this.events.push(peer_id, 'message_new', {
          message: { ...this.header(peer_id, 5), id: 0, text, attachments: [] },
        }),
    };
  }

  private known(account: number): Person {
    const found = this.people.get(account);
    if (found) return found;
    const person: Person = { id: account, chat: new Chat(), state: 'known' };
    this.people.set(account, person);
    return person;
  }

  private driver(person: Person): FakePerson {
    const { chat } = person;
    const allowed = (state: 'allowed' | 'denied') => {
      person.state = state;
      const type = state === 'allowed' ? 'message_allow' : 'message_deny';
      this.events.push(person.id, type, { user_id: person.id });
    };
    return {
      account: String(person.id),
      sends: (text) => this.says(person, { text }),
      sendsVoice: () => this.says(person, { attachments: [{ type: 'audio_message' }] }),
      sendsFile: () => this.says(person, { text: 'вот', attachments: [{ type: 'photo' }] }),
      sendsContact: () => this.says(person, { attachments: [{ type: 'doc' }] }),
      opens: (code) =>
        this.says(person, {
          text: 'Начать',
          payload: '{"command":"start"}',
          ...(code === undefined ? {} : { ref: code, ref_source: 'link' }),
        }),
      presses: (label, messageId) => {
        const { message, button } = chat.button(label, messageId);
        if (button.data === undefined) throw new Error(`«${label}» opens ${String(button.url)}`);
        this.press(person, message.id, button.data);
      },
      forges: (data) => {
        this.press(person, chat.fromBot().at(-1)?.id ?? 1, JSON.stringify({ data }));
      },
      link: (label) => chat.button(label).button.url ?? '',
      blocks: () => allowed('denied'),
      unblocks: () => allowed('allowed'),
      messages: () => chat.messages,
      lastKeyboard: () =>
        (chat.withKeyboard()?.buttons ?? []).map((row) => row.map(({ label }) => label)),
      waitForMessage: (match, ms) => chat.waitForMessage(match, ms),
      until: (condition, ms) => chat.until(condition, ms),
    };
  }

  private says(person: Person, content: { text?: string; [field: string]: unknown }): void {
    person.state = 'allowed';
    const header = this.header(person.id, person.id);
    const { text = '' } = content;
    const id = header.conversation_message_id;
    person.chat.add({ id, from: 'person', at: this.now(), text, buttons: [] });
    this.events.push(person.id, 'message_new', {
      message: { ...header, text: '', attachments: [], ...content },
      client_info: { button_actions: ['text', 'open_link', 'callback'], inline_keyboard: true },
    });
  }

  private header(peer_id: number, from_id: number) {
    const id = this.nextMessage;
    this.nextMessage += 1;
    const conversation_message_id = (this.people.get(peer_id)?.chat.messages.length ?? 0) + 1;
    const date = Math.floor(this.now().getTime() / 1000);
    return { id, date, peer_id, from_id, out: 0, conversation_message_id };
  }

  private press(person: Person, conversation_message_id: number, payload: string): void {
    const event_id = `p${Math.floor(Math.random() * 1e12)}`;
    this.presses.set(event_id, 'open');
    this.events.push(person.id, 'message_event', {
      user_id: person.id,
      peer_id: person.id,
      event_id,
      payload: JSON.parse(payload) as unknown,
      conversation_message_id,
    });
  }

  private async handle(request: FakeRequest): Promise<FakeAnswer> {
    if (request.path === '/lp') return this.longPoll(request);
    const name = request.path.replace('/method/', '');
    const { access_token, v, ...fields } = Object.fromEntries(new URLSearchParams(request.body));
    this.called.set(name, this.calls(name) + 1);
    if (v === undefined) return failed(8, 'Invalid request: v is required');
    if (access_token !== this.token) return failed(5, 'User authorization failed: invalid token');
    if (this.tooFast()) return failed(6, 'Too many requests per second');
    if (!isMethod(name)) return failed(3, 'Unknown method passed');
    const checked = methods[name].safeParse(fields);
    if (!checked.success) return failed(100, z.prettifyError(checked.error));
    this.last.set(name, checked.data);
    return this.work(name, checked.data);
  }

  private async longPoll(request: FakeRequest): Promise<FakeAnswer> {
    const failure = this.failures.take('longpoll', 'messages.send', undefined);
    const work = async () => ({ status: 200, body: await this.events.longPoll(request) });
    return failure ? this.failing(failure, 'longpoll', undefined, work) : work();
  }

  private work(name: Method, params: Params<Method>): FakeAnswer | Promise<FakeAnswer> {
    const peer = 'peer_ids' in params ? params.peer_ids : undefined;
    const failure = this.failures.take(name, 'messages.send', peer);
    const run = () => {
      const result = this.run(name, params);
      return isError(result)
        ? failed(result.error_code, result.error_msg)
        : { status: 200, body: { response: result } };
    };
    return failure
      ? this.failing(failure, name, peer, () => Promise.resolve(run()))
      : Promise.resolve(run());
  }

  private async failing(
    failure: Failure,
    method: string,
    peer: number | undefined,
    work: () => Promise<FakeAnswer>,
  ): Promise<FakeAnswer> {
    switch (failure.type) {
      case 'flood':
        return failed(6, 'Too many requests per second');
      case 'blocked':
        return perPerson(peer, 901, "Can't send messages for users without permission");
      case 'refused':
        return failed(100, failure.description ?? 'One of the parameters is invalid');
      case 'error':
        return method === 'messages.send' && personal.has(failure.code)
          ? perPerson(peer, failure.code, 'Error on demand')
          : failed(failure.code, 'Error on demand');
      case 'broken':
        return { status: failure.status ?? 502, body: '<html>Bad Gateway</html>' };
      case 'hang':
      case 'drop':
        if (failure.done) await work();
        return failure.type;
    }
  }

  private tooFast(): boolean {
    const { limits } = this.options;
    const { all } = this.allCalls.lastSecond(0);
    if (limits && all >= limits.perSecond) return true;
    this.allCalls.note(0);
    return false;
  }

  private run(method: Method, params: Params<Method>): unknown {
    const table: { [M in Method]: (params: Params<M>) => unknown } = {
      'groups.getById': (p) =>
        this.ofGroup(p.group_id) ?? {
          groups: [{ id: this.groupId, screen_name: `club${this.groupId}`, name: 'Служба' }],
        },
      'groups.getLongPollServer': (p) => this.ofGroup(p.group_id) ?? this.events.session(this.root),
      'groups.setLongPollSettings': (p) => this.ofGroup(p.group_id) ?? 1,
      'groups.getCallbackServers': (p) => this.ofGroup(p.group_id) ?? this.callbackServers(),
      'messages.send': (p) => this.send(p),
      'messages.edit': (p) => this.edit(p),
      'messages.getByConversationMessageId': (p) => this.find(p),
      'messages.setActivity': () => 1,
      'messages.sendMessageEventAnswer': (p) => {
        if (!this.presses.has(p.event_id)) return error(100, 'event_id is unknown or too old');
        this.presses.set(p.event_id, 'answered');
        return 1;
      },
    };
    return (table[method] as (params: Params<Method>) => unknown)(params);
  }

  private ofGroup(id: number): VkError | undefined {
    return id === this.groupId ? undefined : error(15, 'Access denied: no such group');
  }

  private callbackServers() {
    const { server } = this.events;
    if (!server) return { count: 0, items: [] };
    const item = {
      id: 1,
      title: 'mirovaya',
      creator_id: 1,
      url: server.url,
      status: server.status,
    };
    return { count: 1, items: [item] };
  }

  private send(params: Params<'messages.send'>): unknown {
    const { peer_ids: peer, random_id, message } = params;
    const person = this.people.get(peer);
    if (person?.state !== 'allowed') {
      return [personError(peer, 901, "Can't send messages for users without permission")];
    }
    if (message === '') return error(100, 'message is empty');
    if (message.length > 4096) return error(914, 'Message is too long');
    const keyboard = readKeyboard(params.keyboard);
    if ('wrong' in keyboard) return error(911, `Keyboard format is invalid: ${keyboard.wrong}`);
    const key = `${peer}:${random_id}`;
    const shown = this.sent.get(key) ?? this.show(person, message, keyboard);
    this.sent.set(key, shown);
    return [{ peer_id: peer, message_id: 900_000 + shown.id, conversation_message_id: shown.id }];
  }

  private show(person: Person, text: string, keyboard: VkKeyboard): ShownMessage {
    this.counter.note(person.id);
    const id = person.chat.messages.length + 1;
    const buttons = shownButtons(keyboard);
    return person.chat.add({ id, from: 'bot', at: this.now(), text, buttons });
  }

  private edit(params: Params<'messages.edit'>): unknown {
    const chat = this.people.get(params.peer_id)?.chat;
    const shown = chat?.find(params.conversation_message_id);
    if (!chat || shown?.from !== 'bot') return error(910, "Can't edit this message");
    if (params.message.length > 4096) return error(914, 'Message is too long');
    const keyboard = readKeyboard(params.keyboard);
    if ('wrong' in keyboard) return error(911, `Keyboard format is invalid: ${keyboard.wrong}`);
    chat.change(shown, { text: params.message, buttons: shownButtons(keyboard) });
    return 1;
  }

  private find(params: Params<'messages.getByConversationMessageId'>): unknown {
    const shown = this.people.get(params.peer_id)?.chat.find(params.conversation_message_ids);
    if (!shown) return { count: 0, items: [] };
    const item = { id: 900_000 + shown.id, peer_id: params.peer_id, text: shown.text };
    return { count: 1, items: [item] };
  }
}

/** A fake VK; nothing runs before `start()`. */
export function createFakeVk(options: FakeVkOptions = {}): FakeVk {
  return new FakeVk(options);
}

function shownButtons(keyboard: VkKeyboard): ShownButton[][] {
  return keyboard.buttons.map((row) =>
    row.map(({ action }) =>
      action.type === 'open_link'
        ? { label: action.label, url: action.link }
        : { label: action.label, ...(action.payload ? { data: action.payload } : {}) },
    ),
  );
}

function error(error_code: number, error_msg: string): VkError {
  return { error_code, error_msg };
}

function isError(result: unknown): result is VkError {
  return typeof result === 'object' && result !== null && 'error_code' in result;
}

function failed(error_code: number, error_msg: string): FakeAnswer {
  return { status: 200, body: { error: { error_code, error_msg, request_params: [] } } };
}

function personError(peer_id: number, code: number, description: string) {
  return { peer_id, message_id: 0, error: { code, description } };
}

function perPerson(peer: number | undefined, code: number, description: string): FakeAnswer {
  return { status: 200, body: { response: [personError(peer ?? 0, code, description)] } };
}
