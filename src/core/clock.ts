/** The process's clock. Services read `ctx.now`; only a test replaces the source. */
export const clock = {
  now: (): Date => new Date(),
};
