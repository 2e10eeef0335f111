/* One-time pages work without this file. */
(() => {})();
