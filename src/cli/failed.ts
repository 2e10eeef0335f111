/** Something could not be done (exit 1); the message is one Russian sentence. */
export class Failed extends Error {}
