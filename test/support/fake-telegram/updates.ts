export type FakeUpdate = { readonly update_id: number; readonly [kind: string]: unknown };

export type Webhook = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly allowed: readonly string[];
};

const byDefault = ['message', 'callback_query', 'my_chat_member'];

/**
 * Updates that wait until the bot confirms them: by a higher offset of getUpdates, or by answering a webhook with 2xx.
 * Whatever is not confirmed comes again.
 */
export class UpdateQueue {
  private readonly waiting: FakeUpdate[] = [];
  private readonly posting = new Set<number>();
  private readonly chats = new Map<number, number>();
  private wake: (() => void)[] = [];
  private nextId = 700_001;
  private allowed: readonly string[] = byDefault;
  private poll = 0;
  private closed = false;
  webhook: Webhook | null = null;
  lastError: string | undefined;

  constructor(private readonly redeliverMs: number) {}

  get size(): number {
    return this.waiting.length;
  }

  push(chat: number, kind: string, content: object): number {
    const id = this.nextId;
    this.nextId += 1;
    const allowed = this.webhook?.allowed ?? this.allowed;
    if (!allowed.includes(kind)) return id;
    this.waiting.push({ update_id: id, [kind]: content });
    this.chats.set(id, chat);
    this.changed();
    return id;
  }

  /** Puts a confirmed update back, as Telegram may do after a failure of its own. */
  repeat(update: FakeUpdate, chat: number): void {
    this.waiting.push(update);
    this.chats.set(update.update_id, chat);
    this.changed();
  }

  peek(): readonly FakeUpdate[] {
    return this.waiting;
  }

  /** Long polling; `conflict` when another call of getUpdates came meanwhile. */
  async get(
    params: { offset?: number; limit?: number; timeout?: number; allowed_updates?: string[] },
    gone: Promise<void>,
  ): Promise<FakeUpdate[] | 'conflict'> {
    this.poll += 1;
    const mine = this.poll;
    this.changed();
    if (params.allowed_updates) {
      this.allowed = params.allowed_updates.length > 0 ? params.allowed_updates : byDefault;
    }
    this.confirm(params.offset ?? 0);
    const until = Date.now() + (params.timeout ?? 0) * 1000;
    const caller = { left: false };
    void gone.then(() => (caller.left = true));
    while (this.waiting.length === 0 && Date.now() < until && !this.closed && !caller.left) {
      await this.change(until - Date.now(), gone);
      if (this.poll !== mine) return 'conflict';
    }
    return caller.left ? [] : this.waiting.slice(0, params.limit ?? 100);
  }

  setWebhook(webhook: Webhook | null): void {
    this.webhook = webhook;
    this.changed();
  }

  dropAll(): void {
    this.waiting.length = 0;
  }

  close(): void {
    this.closed = true;
    this.webhook = null;
    this.changed();
  }

  private confirm(offset: number): void {
    const from = offset < 0 ? (this.waiting.at(offset)?.update_id ?? 0) : offset;
    while (this.waiting[0] !== undefined && this.waiting[0].update_id < from) this.waiting.shift();
  }

  private changed(): void {
    const woken = this.wake;
    this.wake = [];
    for (const wake of woken) wake();
    this.post();
  }

  private change(ms: number, gone: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      const finish = () => {
        clearTimeout(timer);
        resolve();
      };
      this.wake.push(finish);
      void gone.then(finish);
    });
  }

  /** Posts the first waiting update of every chat that has none on its way. */
  private post(): void {
    const { webhook } = this;
    if (webhook === null) return;
    const busy = new Set([...this.posting].map((id) => this.chats.get(id)));
    for (const update of this.waiting) {
      const chat = this.chats.get(update.update_id);
      if (busy.has(chat)) continue;
      busy.add(chat);
      this.posting.add(update.update_id);
      void this.postOne(webhook, update);
    }
  }

  private async postOne(webhook: Webhook, update: FakeUpdate): Promise<void> {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret ? { 'x-telegram-bot-api-secret-token': webhook.secret } : {}),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: unknown) => ({ ok: false, status: String(error) }));
    if (response.ok) {
      const index = this.waiting.findIndex(({ update_id }) => update_id === update.update_id);
      if (index >= 0) this.waiting.splice(index, 1);
    } else {
      this.lastError = `Wrong response from the webhook: ${response.status}`;
      await new Promise((resolve) => setTimeout(resolve, this.redeliverMs));
    }
    this.posting.delete(update.update_id);
    this.post();
  }
}
