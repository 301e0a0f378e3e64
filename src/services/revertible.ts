import type { Revertible } from '@/core/audit/revertible';
import { platformRevertible } from './platform/revertible';
import { sitesRevertible } from './sites/revertible';

/** Every kind of record that can be set back from the audit log, of every module. */
export const revertible: readonly Revertible[] = [...platformRevertible, ...sitesRevertible];
