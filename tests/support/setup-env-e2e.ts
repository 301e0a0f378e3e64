import { applyTestEnvironment } from './test-environment';

applyTestEnvironment('e2e');
