import type { ModelId } from '#core/value/model';

/** Who may turn ballots into the agreed score. */
export type AgreeRule = 'editors' | 'permission' | 'administrators';

/**
 * Tracker field ids for what Waybill reads and writes in fields of the tracker, where detection picks the wrong one.
 * Factors and results are for trackers whose people keep them in fields; `none`: in no field, even if one would fit.
 */
export interface FieldChoice {
  readonly points?: string;
  readonly team?: string;
  readonly client?: string;
  /** By factor id. */
  readonly factors?: Record<string, string>;
  readonly score?: string;
  readonly costOfDelay?: string;
}

/** How one project is scored. */
export interface ProjectSettings {
  readonly modelId: ModelId;
  /** Days until an agreed score is stale; absent: never. */
  readonly expiryDays?: number;
  readonly agree: AgreeRule;
  /** Which items compete, in the tracker's query language; absent: the project's items that are not done. */
  readonly candidates?: string;
  readonly fields: FieldChoice;
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
