import { hearsCommits } from './commits';

/** How often a reader looks by itself: rarely when commits are heard, often where they are not (serverless). */
const POLL_MS = { hearing: 5_000, deaf: 2_000 };
const SOON_MS = 50;
const LOOKS_SOON = 40;

/** Wakes a reader when a commit was heard, or after a while without one. */
export class Bell {
  private looksSoon = 0;
  private rung = false;
  private wake: () => void = () => undefined;

  ring(): void {
    // What was just committed stays hidden while an older transaction runs: look again soon, several times.
    this.looksSoon = LOOKS_SOON;
    this.rung = true;
    this.wake();
  }

  /** Waits for the next ring, or for the time to look anyway; a ring since the last wait counts. */
  wait(): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return Promise.resolve();
    }
    this.looksSoon -= 1;
    const milliseconds = this.looksSoon >= 0 ? SOON_MS : hearsCommits() ? POLL_MS.hearing : POLL_MS.deaf;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.rung = false;
        this.wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wake = done;
    });
  }
}
