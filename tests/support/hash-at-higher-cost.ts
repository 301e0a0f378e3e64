// Imported first by a test file that stands for an installation which has raised its cost since.
process.env.BCRYPT_COST = '6';

export {};
