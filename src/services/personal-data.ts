import type { PersonalData } from '@/core/personal-data';
import { platformPersonalData } from './platform/personal/platform.personal-data';

/** What every module keeps about people. The platform comes last: it forgets who the person was. */
export const personalData: readonly PersonalData[] = [platformPersonalData];
