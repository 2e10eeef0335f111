import { converse } from '../../../src/bot/converse.js';
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

/** Presses every button of every screen that can be reached from here, each kind of screen once, and puts everything back. */
export class Walk {
  /** Screens whose buttons were all pressed: who reads, which text, which buttons. */
  readonly expanded = new Set<string>();
  presses = 0;

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

  /** Walks from a question that was asked with this key, if it was asked. */
  async fromQuestion(person: PersonId, key: string): Promise<void> {
    const start = await this.state();
    const asked = await this.questions()
      .find({ account: this.accountOf(person), key })
      .sort({ order: -1 })
      .limit(1)
      .toArray();
    const [question] = asked as unknown as Document[];
    if (question === undefined) throw new Error(`nobody asked ${key}`);
    const waiting: Node[] = [{ ...start, question, account: await this.account(person) }];
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift())
      waiting.push(...(await this.expand(person, node)));
    await this.restore(start);
  }

  private async expand(person: PersonId, node: Node): Promise<Node[]> {
    const { key, options } = node.question as unknown as Question;
    const name = `${person} ${key} ${options.map((o) => o.id).join(' ')}`;
    if (this.expanded.has(name)) return [];
    this.expanded.add(name);
    const next: Node[] = [];
    for (const [n, option] of options.entries()) {
      if (option.opens !== undefined) continue;
      if (++this.presses > this.most) throw new Error('the walk does not end');
      await this.put(node);
      const before = this.town.seen.length;
      await this.update(person, { type: 'press', data: `q:${node.question._id}.${n}`, ref: null });
      if (this.town.seen.length === before)
        throw new Error(`${name}: «${option.id}» is not answered`);
      const found = await this.node(person);
      if (found !== null && found.question._id !== node.question._id) next.push(found);
    }
    return next;
  }

  private async update(person: PersonId, happened: object): Promise<void> {
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
    await this.replace('questions', { ...question, answer: null });
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
