import type { RetentionClass } from '@/core/retention';
import { platformRetention } from './platform/retention/platform.retention';
import { sitesRetention } from './sites/retention';

/** Every class of data that is kept for a time only, of every module. */
export const retentionClasses: readonly RetentionClass[] = [...platformRetention, ...sitesRetention];
