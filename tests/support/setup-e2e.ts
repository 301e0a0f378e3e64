// A page's first visit compiles nothing, but a browser on a shared machine may take its time.
jest.setTimeout(60_000);
