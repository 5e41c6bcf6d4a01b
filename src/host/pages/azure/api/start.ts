import type { AzureStart } from '../../../azure/pages/start';

/** What the server put into this page: the organization, who is signed in, the installed extensions. */
export const start: AzureStart = JSON.parse(document.getElementById('start')?.textContent ?? '{}') as AzureStart;
