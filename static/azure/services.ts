import { getService } from 'azure-devops-extension-sdk';

/**
 * What Waybill asks of Azure DevOps' own services, by the ids and in the words of azure-devops-extension-api 5.276;
 * that package brings the whole REST API along and stays out of the page.
 */

/** The work item that a form shows. */
export interface WorkItemForm {
  hasActiveWorkItem(): Promise<boolean>;
  /** 0 while the item has never been saved. */
  getId(): Promise<number>;
  isNew(): Promise<boolean>;
  getRevision(): Promise<number>;
  isDirty(): Promise<boolean>;
  refresh(): Promise<void>;
}

/** Shows work items in a dialog, in the page or in a tab. */
export interface WorkItemNavigation {
  openWorkItem(id: number, openInNewTab?: boolean): Promise<unknown>;
}

/** Address and windows of the page around the frame. */
export interface HostNavigation {
  getHash(): Promise<string>;
  replaceHash(hash: string): void;
  onHashChanged(callback: (hash: string) => void): void;
  navigate(url: string): void;
}

/** Says something at the top of the page. */
export interface GlobalMessages {
  addToast(toast: { readonly message: string; readonly duration: number }): void;
}

/** Addresses of the organization's services; each ends with a slash. */
export interface Locations {
  getResourceAreaLocation(areaId: string): Promise<string>;
  getServiceLocation(): Promise<string>;
}

/** The form around the frame; there is one in the form's groups and pages only. */
function workItemForm(): Promise<WorkItemForm> {
  return getService('ms.vss-work-web.work-item-form');
}

/** The service that opens work items. */
function workItemNavigation(): Promise<WorkItemNavigation> {
  return getService('ms.vss-work-web.work-item-form-navigation-service');
}

/** The service that knows the page's address. */
function hostNavigation(): Promise<HostNavigation> {
  return getService('ms.vss-features.host-navigation-service');
}

/** The service that shows toasts. */
function globalMessages(): Promise<GlobalMessages> {
  return getService('ms.vss-tfs-web.tfs-global-messages-service');
}

/** The service that knows where REST answers. */
function locations(): Promise<Locations> {
  return getService('ms.vss-features.location-service');
}

/** The services of the page around the frame; after the handshake only. */
export const services = { workItemForm, workItemNavigation, hostNavigation, globalMessages, locations };

/** Services as a site is given them. */
export type Services = typeof services;
