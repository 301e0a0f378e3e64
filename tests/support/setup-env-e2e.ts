import { useTestEnvironment } from './test-environment';

useTestEnvironment('e2e');
