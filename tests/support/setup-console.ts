/**
 * Fails a test in which something complains on console.error. A test that expects a complaint replaces
 * console.error itself (`jest.spyOn(console, 'error')`) and looks at what came.
 */
const complaints: unknown[][] = [];

beforeEach(() => {
  complaints.length = 0;
  console.error = (...complaint: unknown[]) => complaints.push(complaint);
});

afterEach(() => {
  if (complaints.length === 0) return;
  throw new Error(
    `console.error was called:\n${complaints.map((complaint) => complaint.map(String).join(' ')).join('\n')}`,
  );
});
