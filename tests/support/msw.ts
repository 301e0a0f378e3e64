import { setupServer } from 'msw/node';

/** Stands in for the outside world: `outside.use(http.post('https://…', …))` in a test answers one address. */
export const outside = setupServer();

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a request stays on this machine, where tests run servers of their own. */
export const isOwnHost = (url: string): boolean => ownHosts.has(new URL(url).hostname);
