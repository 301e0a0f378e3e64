import { releaseRun } from './test-database.mjs';

export default () => releaseRun(process.pid);
