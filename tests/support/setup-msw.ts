import { isOwnHost, outside } from './msw';

// A request that nothing answers is refused, and reported on console.error, which fails the test even if the
// code under test swallows the refusal.
beforeAll(() =>
  outside.listen({
    onUnhandledRequest: (request, print) => {
      if (!isOwnHost(request.url)) print.error();
    },
  }),
);
afterEach(() => outside.resetHandlers());
afterAll(() => outside.close());
