export type { AzureArea, AzureInit, AzureRequest, AzureResponse } from '#azure/request';
export type { AzureParts, AzureSession, AzureTracker, CreateAzureSession, FieldRefusal } from '#azure/session';
