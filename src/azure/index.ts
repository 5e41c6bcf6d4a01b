export type { FieldRefusal, FieldRefusals } from '#azure/refusals';
export type { AzureArea, AzureInit, AzureRequest, AzureResponse } from '#azure/request';
export { createAzureSession, type AzureParts, type AzureSession } from '#azure/session';
export type { AzureTracker } from '#azure/tracker';
