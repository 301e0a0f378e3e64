/** What was thrown behind an error answer, so that the log line can say it and the body need not. */
export const failures = new WeakMap<Response, unknown>();
