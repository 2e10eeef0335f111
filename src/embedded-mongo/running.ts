import { connect } from 'node:net';

/** The socket in the address of an embedded store; null: the address is another MongoDB's. */
const socketIn = (uri: string): string | null => {
  const found = /^mongodb:\/\/([^/?,@]+)/u.exec(uri)?.[1];
  const host = decodeURIComponent(found ?? '');
  return host.endsWith('.sock') ? host : null;
};

/** Resolves when the embedded store that another process serves at this address ends; never for what is none, or serves not yet. */
export const endOfRunning = (uri: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = socketIn(uri);
    if (socket === null) return;
    const connection = connect(socket, () => connection.once('close', () => resolve()));
    connection.on('error', () => undefined).unref();
  });
