// Imported first by a test file that stands behind a pooler in transaction mode, before anything reads the environment.
process.env.DATABASE_BINDING = 'transaction';

export {};
