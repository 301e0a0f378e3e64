import { applyTestEnvironment } from './test-environment';

applyTestEnvironment(process.env.JEST_WORKER_ID ?? '1');
