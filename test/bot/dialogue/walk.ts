import { converse } from '../../../src/bot/converse.js';
import { nextOrder } from '../../../src/models/order.js';
import { type Question } from '../../../src/bot/questions.js';
import { phoneOf, type TalkingTown } from '../../support/talking-town.js';
import { type PersonId } from '../../../src/cases/ids.js';

/** A question as it lies in the store, and the case and account it was asked in. */
interface Node {
  readonly question: Document;
  readonly kase: Document;
  readonly account: Document;
}
type Document = Record<string, unknown> & { _id: string };

/** What the meaning of the buttons depends on besides the screen. */
const modeOf = ({ mode = '', marked = '', then = '', question = '' }: Question['memory']): string =>
  [mode, marked === '' ? '' : 'marked', then, question].join('.');

/** Screens that say the same to everybody. */
const ofEverybody = /^(?:menu|pause|call|help|error|own|move|other|lock|shared)\b/u;

/** Buttons that stand under nearly every message. */
const standing: ReadonlySet<string> = new Set(['help', 'menu', 'call', 'back']);

/** What somebody types where words are awaited. */
const typed = (awaits: string): readonly string[] =>
  awaits === 'day' || awaits === 'part'
    ? ['15.03', '15.03 15:00', '15:00', 'как-нибудь потом']
    : ['Как пройти к вам?'];

/** Presses every button of every screen that can be reached from here, each kind of screen once, and puts everything back. */
export class Walk {
  /** Screens whose buttons were all pressed: who reads, which text, which buttons. */
  readonly expanded = new Set<string>();
  presses = 0;
  private first: PersonId | null = null;
  private readonly pressed = new Map<string, number>();

  constructor(
    private readonly town: TalkingTown,
    private readonly most = 4000,
  ) {}

  /** Walks from what the person is asked now. */
  async from(person: PersonId): Promise<void> {
    const start = await this.state();
    await this.update(person, { type: 'start', code: null });
    const first = await this.node(person);
    const waiting = first === null ? [] : [first];
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift())
      waiting.push(...(await this.expand(person, node)));
    await this.restore(start);
  }

  /** Walks from the newest question with this key; what only tells may have come above another question, and has none. */
  async fromQuestion(person: PersonId, key: string): Promise<void> {
    const start = await this.state();
    const question = await this.find(person, key);
    if (question === null) return;
    const waiting: Node[] = [{ ...start, question, account: await this.account(person) }];
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift())
      waiting.push(...(await this.expand(person, node)));
    await this.restore(start);
  }

  /** The id of the newest question with this key. */
  asked = async (person: PersonId, key: string): Promise<string> =>
    (await this.newest(person, key))._id;

  private async newest(person: PersonId, key: string): Promise<Document> {
    const question = await this.find(person, key);
    if (question === null) throw new Error(`nobody asked ${key}`);
    return question;
  }

  private async find(person: PersonId, key: string): Promise<Document | null> {
    const asked = await this.questions()
      .find({ account: this.accountOf(person), key })
      .sort({ order: -1 })
      .limit(1)
      .toArray();
    const [question] = asked as unknown as Document[];
    return question ?? null;
  }

  private async expand(person: PersonId, node: Node): Promise<Node[]> {
    const { key, options, awaits, memory } = node.question as unknown as Question;
    const reader = ofEverybody.test(key) ? 'anybody' : person;
    const name = `${reader} ${key} ${options.map((o) => o.id).join(' ')} ${modeOf(memory)}${awaits ?? ''}`;
    if (this.expanded.has(name)) return [];
    this.expanded.add(name);
    const next: Node[] = [];
    for (const text of awaits === null ? [] : typed(awaits)) {
      await this.put(node);
      await this.update(person, { type: 'text', text });
      next.push(...(await this.found(person, node)));
    }
    for (const [n, option] of options.entries()) {
      if (option.opens !== undefined || !this.isNew(person, option.id)) continue;
      if (++this.presses > this.most) throw new Error('the walk does not end');
      await this.put(node);
      const before = this.town.seen.length;
      await this.update(person, { type: 'press', data: `q:${node.question._id}.${n}`, ref: null });
      if (this.town.seen.length === before)
        throw new Error(`${name}: «${option.id}» is not answered`);
      next.push(...(await this.found(person, node)));
    }
    return next;
  }

  /** The first person of the walk presses everything everywhere; the others what stands under every message only now and then. */
  private isNew(person: PersonId, option: string): boolean {
    this.first ??= person;
    if (person === this.first || !standing.has(option)) return true;
    const count = (this.pressed.get(`${person} ${option}`) ?? 0) + 1;
    this.pressed.set(`${person} ${option}`, count);
    return count <= 3;
  }

  private async found(person: PersonId, before: Node): Promise<Node[]> {
    const found = await this.node(person);
    return found === null || found.question._id === before.question._id ? [] : [found];
  }

  /** Something happens on the phone of the person. */
  async update(person: PersonId, happened: object): Promise<void> {
    const { sandbox, service, clock } = this.town;
    const id = `walk:${String(this.presses)}:${Math.random()}`;
    await converse(service.conversing, sandbox, {
      channel: 'sandbox',
      id,
      account: phoneOf(person),
      at: clock.now(),
      ...happened,
    } as Parameters<typeof converse>[2]);
  }

  private accountOf = (person: PersonId) =>
    this.town.store.accounts.idOf('sandbox', phoneOf(person));

  private async node(person: PersonId): Promise<Node | null> {
    const newest = await this.town.store.questions.newest(this.accountOf(person));
    if (newest === null) return null;
    const question = await this.questions().findOne({ _id: newest.id as never });
    return {
      question: question as unknown as Document,
      kase: (await this.state()).kase,
      account: await this.account(person),
    };
  }

  private async state(): Promise<{ kase: Document }> {
    const { id } = await this.town.kase();
    const kase = await this.collection('cases').findOne({ _id: id });
    return { kase: kase as unknown as Document };
  }

  private async account(person: PersonId): Promise<Document> {
    const found = await this.collection('accounts').findOne({
      _id: this.accountOf(person) as never,
    });
    return found as unknown as Document;
  }

  private async put({ question, kase, account }: Node): Promise<void> {
    await this.restore({ kase });
    await this.replace('accounts', account);
    await this.replace('questions', { ...question, answer: null, order: nextOrder() });
  }

  private restore({ kase }: { kase: Document }): Promise<void> {
    return this.replace('cases', kase);
  }

  private async replace(collection: string, document: Document): Promise<void> {
    await this.collection(collection).replaceOne({ _id: document._id as never }, document);
  }

  private questions = () => this.collection('questions');

  private collection(name: string) {
    const { client, database } = this.town.store;
    return client.db(database).collection(name);
  }
}
