/** What an app's JQL function came to for one clause, kept so that the app is not asked again. Either `value` or `error` is there. */
export interface Precomputation {
  readonly id: string;
  /** `ari:cloud:ecosystem::extension/APP/ENVIRONMENT/static/KEY` */
  readonly functionKey: string;
  readonly functionName: string;
  readonly field: string;
  readonly operator: string;
  readonly arguments: readonly string[];
  readonly value?: string;
  readonly error?: string;
  readonly created: number;
  readonly updated: number;
  readonly used: number;
}
