import { AzureRefusal } from '#host/azure/seams';

/** How an answer is to be written. */
export interface AcceptedForm {
  /** `7.1`, `7.1-preview.3` */
  readonly version: string;
  /** 7.1 as a number, to tell old behaviour from new. */
  readonly number: number;
  readonly noArrayWrap: boolean;
  readonly msDateFormat: boolean;
  readonly enumsAsNumbers: boolean;
}

/** What a resource offers; `releasedVersion` 0.0 is a resource that never left preview. */
export interface OfferedVersions {
  readonly maxVersion: string;
  readonly releasedVersion: string;
}

/** The newest version of the emulated service, in preview, and the newest released one. */
export const newest = { preview: '7.2', released: '7.1' } as const;

/**
 * Reads `api-version` from the query or from a parameter of the Accept header (the query wins) with the other wishes there.
 * Rules and texts: https://learn.microsoft.com/azure/devops/integrate/concepts/rest-api-versioning (2026-11-22):
 * every request but GET and OPTIONS must say its version, and a preview must be asked for as one.
 * Throws AzureRefusal.
 */
export function negotiate(
  request: Request,
  query: URLSearchParams,
  offered: OfferedVersions | undefined,
): AcceptedForm {
  const parameters = acceptParameters(request.headers.get('accept') ?? '');
  const wanted = query.get('api-version') ?? parameters.get('api-version');
  const flags = {
    noArrayWrap: parameters.get('noarraywrap') === 'true',
    msDateFormat: parameters.get('msdateformat') === 'true',
    enumsAsNumbers: parameters.get('enumsasnumbers') === 'true',
  };
  if (wanted === undefined || wanted === null || wanted === '') {
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) throw unspecified(request.method);
    return { ...flags, version: newest.released, number: Number(newest.released) };
  }
  const [, version, preview] = /^(\d+(?:\.\d+)?)(-preview(?:\.\d+)?)?$/.exec(wanted) ?? [];
  if (version === undefined)
    throw new AzureRefusal(
      400,
      'VssInvalidApiVersionException',
      `The api-version "${wanted}" is not valid. It must look like "${newest.released}" or "${newest.preview}-preview.1".`,
    );
  if (Number(version) > Number(offered?.maxVersion ?? newest.preview)) {
    throw new AzureRefusal(
      400,
      'VssVersionOutOfRangeException',
      `The requested REST API version of ${version} is out of range for this server. The latest REST API version this server supports is ${newest.preview}.`,
    );
  }
  if (preview === undefined && Number(version) > Number(offered?.releasedVersion ?? newest.released)) {
    throw new AzureRefusal(
      400,
      'VssInvalidPreviewVersionException',
      `The requested version "${version}" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: "${version}-preview"`,
    );
  }
  return { ...flags, version: wanted, number: Number(version) };
}

function unspecified(method: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'VssVersionNotSpecifiedException',
    `No api-version was supplied for the "${method}" request. The version must be supplied either as part of the Accept header (e.g. "application/json; api-version=1.0") or as a query parameter (e.g. "?api-version=1.0").`,
  );
}

/** Parameters of the first type of an Accept header, names in lower case. */
function acceptParameters(accept: string): ReadonlyMap<string, string> {
  const [, ...parameters] = (accept.split(',')[0] ?? '').split(';');
  return new Map(
    parameters.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=').map((part) => part.trim());
      return [name.toLowerCase(), value.replace(/^"|"$/g, '')] as const;
    }),
  );
}
