/** A call that cannot be taken (exit 2); the message is a sentence for whoever called. */
export class WrongCall extends Error {}
