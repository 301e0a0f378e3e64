// Imported first by a test file where the cost of a hash matters: it is raised, or what leaves it out must show.
process.env.BCRYPT_COST = '6';

export {};
