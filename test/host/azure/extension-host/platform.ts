/** The parts of the platform's services that the tests call, as azure-devops-extension-api describes them. */

interface Options {
  readonly scopeType?: string;
  readonly defaultValue?: unknown;
}

/** Documents of an extension. */
export interface ExtensionData {
  getExtensionDataManager(
    extensionId: string,
    token: string,
  ): Promise<{
    createDocument(collection: string, document: object): Promise<Record<string, unknown>>;
    updateDocument(collection: string, document: object): Promise<Record<string, unknown>>;
    getDocuments(collection: string): Promise<unknown[]>;
    setValue(key: string, value: unknown, options?: Options): Promise<unknown>;
    getValue(key: string, options?: Options): Promise<unknown>;
  }>;
}

/** The page around the frame. */
export interface HostNavigation {
  getHash(): Promise<string>;
  setHash(hash: string): void;
  onHashChanged(callback: (hash: string) => void): void;
}

/** Dialogs in front of the page. */
export interface HostPageLayout {
  openCustomDialog(id: string, options: { title: string; configuration: object; onClose(result: unknown): void }): void;
  openMessageDialog(message: string, options: { title: string; onClose(result: unknown): void }): void;
}

/** The open work item. */
export interface WorkItemForm {
  getId(): Promise<number>;
  isDirty(): Promise<boolean>;
  getFieldValue(name: string): Promise<unknown>;
  setFieldValue(name: string, value: unknown): Promise<boolean>;
  setError(message: string): Promise<void>;
  clearError(): Promise<void>;
  save(): Promise<void>;
}
