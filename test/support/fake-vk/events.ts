import type { FakeRequest } from '../fake-messenger/http-server.js';

export type VkEvent = {
  readonly type: string;
  readonly object: object;
  readonly group_id: number;
  readonly event_id: string;
  readonly v: string;
};

export type CallbackServer = {
  readonly url: string;
  readonly secret: string | undefined;
  status: 'ok' | 'failed';
};

/**
 * Everything that happened in the community: as a history that Long Poll reads from any `ts`, and, when an administrator has entered
 * a server, as posts that come again until they are answered with `ok`.
 */
export class EventLog {
  private readonly events: VkEvent[] = [];
  private readonly toPost: { event: VkEvent; peer: number }[] = [];
  private readonly posting = new Set<string>();
  private wake: (() => void)[] = [];
  private asked = 0;
  private key = 'key1';
  private oldest = 0;
  private closed = false;
  server: CallbackServer | null = null;

  constructor(
    private readonly groupId: number,
    private readonly redeliverMs: number,
  ) {}

  /** Events that the bot has not taken over. */
  get unconfirmed(): number {
    return this.server ? this.toPost.length : this.events.length - this.asked;
  }

  session(root: string): { server: string; key: string; ts: string } {
    return { server: `${root}/lp`, key: this.key, ts: String(this.events.length) };
  }

  push(peer: number, type: string, object: object): void {
    const event_id = `e${this.events.length}x${Math.floor(Math.random() * 1e9)}`;
    const event = { type, object, group_id: this.groupId, event_id, v: '5.199' };
    this.events.push(event);
    if (this.server) this.toPost.push({ event, peer });
    for (const wake of this.wake.splice(0)) wake();
    this.post();
  }

  /** The key runs out: Long Poll answers `failed: 2` until a new one is fetched. */
  expireKey(): void {
    this.key = `key${Math.floor(Math.random() * 1e9)}`;
  }

  /** History up to now is thrown away: an older `ts` is answered with `failed: 1`. */
  forgetHistory(): void {
    this.oldest = this.events.length;
  }

  close(): void {
    this.closed = true;
    for (const wake of this.wake.splice(0)) wake();
  }

  async longPoll({ query, gone }: FakeRequest): Promise<object> {
    if (query.get('act') !== 'a_check') return { failed: 4 };
    if (query.get('key') !== this.key) return { failed: 2 };
    const ts = Number(query.get('ts'));
    if (!Number.isInteger(ts) || ts > this.events.length) return { failed: 3 };
    if (ts < this.oldest) return { failed: 1, ts: String(this.oldest) };
    this.asked = Math.max(this.asked, ts);
    if (ts === this.events.length && !this.closed) {
      await this.change(Number(query.get('wait')) * 1000, gone);
    }
    return { ts: String(this.events.length), updates: this.events.slice(ts) };
  }

  /** What an administrator does in the settings of the community; rejects when the handshake fails. */
  async addServer(url: string, options: { secret?: string; confirmation: string }): Promise<void> {
    const handshake = { type: 'confirmation', group_id: this.groupId, v: '5.199' };
    const answer = await this.send(url, { ...handshake, ...secretOf(options.secret) });
    if (answer !== options.confirmation) throw new Error(`The handshake answered ${answer}`);
    this.server = { url, secret: options.secret, status: 'ok' };
  }

  private change(ms: number, gone: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      const finish = () => {
        clearTimeout(timer);
        resolve();
      };
      this.wake.push(finish);
      void gone.then(finish);
    });
  }

  private post(): void {
    const { server } = this;
    if (server === null || this.closed) return;
    const busy = new Set<number>();
    for (const { event, peer } of this.toPost) {
      const isBusy = busy.has(peer);
      busy.add(peer);
      if (isBusy || this.posting.has(event.event_id)) continue;
      this.posting.add(event.event_id);
      void this.postOne(server, event);
    }
  }

  private async postOne(server: CallbackServer, event: VkEvent): Promise<void> {
    const answer = await this.send(server.url, { ...event, ...secretOf(server.secret) });
    server.status = answer === 'ok' ? 'ok' : 'failed';
    if (answer === 'ok') {
      const index = this.toPost.findIndex((each) => each.event.event_id === event.event_id);
      this.toPost.splice(index, 1);
    } else {
      await new Promise((resolve) => setTimeout(resolve, this.redeliverMs));
    }
    this.posting.delete(event.event_id);
    this.post();
  }

  private async send(url: string, body: object): Promise<string> {
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    };
    try {
      const response = await fetch(url, options);
      return response.ok ? await response.text() : `status ${response.status}`;
    } catch (error) {
      return String(error);
    }
  }
}

function secretOf(secret: string | undefined): object {
  return secret === undefined ? {} : { secret };
}
