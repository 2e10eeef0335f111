/** The store was made with another key, in this mode; the message is one Russian sentence. */
export class WrongKeyError extends Error {
  constructor(readonly mode: 'demo' | 'live' | null) {
    super('Ключ данных не от этого хранилища: задайте тот, с которым оно создано.');
  }
}
