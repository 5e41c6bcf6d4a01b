import type { ModelId } from '#core/model';

/** Who may turn ballots into the agreed score. */
export type AgreeRule = 'editors' | 'permission' | 'administrators';

/** How one project is scored. */
export interface ProjectSettings {
  readonly modelId: ModelId;
  /** Days until an agreed score is stale; absent: never. */
  readonly expiryDays?: number;
  readonly agree: AgreeRule;
  /** Which items compete, in the tracker's query language; absent: the project's items that are not done. */
  readonly candidates?: string;
  /** Tracker field ids, where detection by type and name picks the wrong one. */
  readonly fields: { readonly points?: string; readonly team?: string; readonly client?: string };
  readonly version: number;
}

/** How a project is scored until somebody says otherwise. Version 0: nothing stored. */
export const defaultSettings: ProjectSettings = { modelId: 'wsjf' as ModelId, expiryDays: 90, agree: 'editors', fields: {}, version: 0 };
