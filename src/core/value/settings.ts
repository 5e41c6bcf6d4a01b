import type { ModelId } from '#core/value/model';

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
  /** Ids of fields of the tracker by what they are used for, where detection picks the wrong one; `none`: in no field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly version: number;
}

/** How a project is scored until somebody says otherwise. Version 0: nothing stored. */
export const defaultSettings: ProjectSettings = {
  modelId: 'wsjf' as ModelId,
  expiryDays: 90,
  agree: 'editors',
  fields: {},
  version: 0,
};
