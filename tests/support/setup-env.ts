import { useTestEnvironment } from './test-environment';

useTestEnvironment(process.env.JEST_WORKER_ID ?? '1');
