/** Something cannot start; the message is one Russian sentence. */
export class StartError extends Error {}

/** The embedded store ended without being asked to. */
export class StoreEnded extends StartError {
  constructor() {
    super('Встроенное хранилище остановилось само: запустите сервис снова.');
  }
}
