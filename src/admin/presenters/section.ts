/** A piece of a page that is only read. */
export type Block =
  | { readonly type: 'text'; readonly words: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly rows: readonly Fact[] }
  /** `tel:` and `sms:` links of a person. */
  | { readonly type: 'links'; readonly links: readonly Link[] }
  /** A button that sends one value to this address. */
  | {
      readonly type: 'action';
      readonly to: string;
      readonly name: string;
      readonly value: string;
      readonly label: string;
    };
/** A line of facts. */
export type Fact = readonly [label: string, words: string];
/** A link with its words. */
export interface Link {
  readonly href: string;
  readonly label: string;
}

/** A part of a page that is only read. */
export interface Section {
  readonly heading?: string;
  readonly blocks: readonly Block[];
  /** Folded until it is pressed. */
  readonly folded?: true;
}
