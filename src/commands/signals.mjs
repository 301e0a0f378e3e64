/** When a command is asked to end. */

/**
 * The first request to end: a signal, or the end of the npm that runs us. npm hands SIGTERM to its shell only, and
 * the shell dies without a word to us.
 * @returns {{ received: string | null, promise: Promise<string> }} `received` for asking, `promise` for waiting
 */
export function firstSignal() {
  const signal = { received: null, promise: null };
  signal.promise = new Promise((resolve) => {
    const receive = (name) => {
      signal.received ??= name;
      resolve(name);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, receive);
    if (process.env.npm_lifecycle_event) whenOrphaned(() => receive('the end of npm'));
  });
  return signal;
}

function whenOrphaned(tell) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    tell();
  }, 500);
  watch.unref();
}
