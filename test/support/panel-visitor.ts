/** A page as the visitor got it. */
export interface Page {
  readonly status: number;
  readonly text: string;
  /** Where a redirection leads; null: none. */
  readonly to: string | null;
}

/** Somebody with a browser that keeps cookies and needs no JavaScript. */
export interface Visitor {
  get(path: string): Promise<Page>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<Page>;
}

/** A visitor of the panel at this address, not signed in. */
export function visitor(address: string): Visitor {
  let cookie = '';
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const answer = await fetch(new URL(path, address), {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return {
      status: answer.status,
      text: await answer.text(),
      to: answer.headers.get('location'),
    };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, form) => ask(path, { method: 'POST', body: new URLSearchParams(form) }),
  };
}
