import { refusalBody } from '#host/azure/rest/wire';

/** What the emulated network's faults are called here, by status. */
const faults: Readonly<Record<number, readonly [typeKey: string, message: string]>> = {
  409: ['VssServiceException', 'TF20507: The request conflicts with another one.'],
  429: [
    'RequestBlockedException',
    "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency' in namespace 'User'.",
  ],
  500: ['VssServiceException', 'TF400898: An Internal Error Occurred.'],
  502: ['VssServiceResponseException', 'TF400324: The service answered with a bad gateway.'],
  503: ['ServiceUnavailableException', 'TF400324: The service is unavailable.'],
  504: ['VssServiceResponseException', 'TF400324: The service did not answer in time.'],
};

/**
 * Gives an answer that the emulated network made up the platform's own form; other answers pass.
 * Headers of a blocked request: https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits (2026-11-22).
 */
export function faultForm(response: Response, now: Date): Response {
  const [typeKey, message] = faults[response.status] ?? [];
  if (!response.headers.has('x-waybill-fault') || typeKey === undefined || message === undefined) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json; charset=utf-8; api-version=7.1');
  if (response.status === 429) {
    const seconds = Number(headers.get('retry-after') ?? 1);
    headers.set('x-ratelimit-resource', 'Concurrency/User');
    headers.set('x-ratelimit-delay', String(seconds));
    headers.set('x-ratelimit-limit', '200');
    headers.set('x-ratelimit-remaining', '0');
    headers.set('x-ratelimit-reset', String(Math.ceil(now.getTime() / 1000) + seconds));
  }
  return new Response(JSON.stringify(refusalBody({ typeKey, message })), { status: response.status, headers });
}
