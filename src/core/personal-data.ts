import type { Ctx } from './context';

/**
 * What one module keeps about people. Each module that keeps anything declares it, and src/services/personal-data.ts
 * gathers them: the copy that a person may ask for, and their erasure.
 */
export interface PersonalData {
  /** The module, as the catalogue names it. */
  name: string;
  /**
   * Everything that the module keeps about a person, over all tenants: file name without ending → JSON.
   * @param ctx bound to the person (`become(ctx, { userId })`), to no tenant of theirs
   */
  export: (ctx: Ctx, userId: string) => Promise<Record<string, unknown>>;
  /**
   * Removes or anonymises it, over all tenants. Runs in the one transaction that erases the person, before the platform
   * itself forgets them, and may run again when that transaction failed: it must bear both.
   * @param ctx bound to the person, to no tenant of theirs; `become` another tenant only after proving that the person's
   *   data is there, or ask a function of the database's owner
   */
  erase: (ctx: Ctx, userId: string) => Promise<void>;
}
