/** Imported first by commands that a newcomer runs: nothing here needs a recent Node, so that the advice is seen. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Quintet needs Node 20.19 or newer; this is ${process.versions.node}.\n` +
      'Install it from https://nodejs.org, or with a version manager: `nvm install 20` or `fnm install 20`.',
  );
  process.exit(1);
}
