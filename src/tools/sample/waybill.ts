/**
 * What is used of Waybill's own code, which `build-sample.mjs` puts into one file beside this one. The tools import none
 * of its sources: they run what was built, as the hosts do.
 */
export interface Waybill {
  createAzureSession(parts: {
    readonly request: (
      area: string,
      path: string,
      init?: RequestInit & { headers?: Record<string, string> },
    ) => Promise<Response>;
    readonly viewer: string;
    readonly extension: { readonly publisherId: string; readonly extensionId: string };
    readonly project?: { readonly id: string; readonly key: string };
    readonly report?: (error: unknown) => void;
  }): WaybillSession;
  answer(
    name: string,
    request: unknown,
    session: WaybillSession,
    report: (call: string, error: unknown) => void,
  ): Promise<unknown>;
  /** Cuts a file into parts that one import call takes each. */
  importParts(file: unknown): readonly unknown[];
}

/** Waybill as one person's page in Azure DevOps runs it. */
export interface WaybillSession {
  /** Resolves when nothing is under way in the background. */
  settled(): Promise<void>;
}
