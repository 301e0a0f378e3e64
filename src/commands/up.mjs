/** `npm run up`: from a clone to a running system in one command. `--dev`: with hot reload. Ctrl-C ends it. */
import './check-node.mjs';

const { up } = await import('./up-steps.mjs');
await up({ isDev: process.argv.includes('--dev') });
