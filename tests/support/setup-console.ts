/**
 * Fails a test in which something complains on console.error. A test that expects a complaint replaces
 * console.error itself (`jest.spyOn(console, 'error')`) and looks at what came.
 */
const complaints: unknown[][] = [];

/**
 * React's advice about a component that settles (an overlay closing, a press released) after the last step of a test.
 * It tells of the test's timing on a busy machine, not of the product.
 */
const isAdvice = ([message]: unknown[]) =>
  typeof message === 'string' && message.includes('inside a test was not wrapped in act');

beforeEach(() => {
  complaints.length = 0;
  console.error = (...complaint: unknown[]) => {
    if (!isAdvice(complaint)) complaints.push(complaint);
  };
});

afterEach(() => {
  if (complaints.length === 0) return;
  throw new Error(
    `console.error was called:\n${complaints.map((complaint) => complaint.map(String).join(' ')).join('\n')}`,
  );
});
