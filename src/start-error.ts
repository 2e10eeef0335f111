/** Something cannot start; the message is one Russian sentence. */
export class StartError extends Error {}
