import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';

/**
 * The policy that the platform sends with an app's page, with two directives pointed at this host instead of at the
 * platform's: who may frame the page, and where violations are reported.
 */
export function contentPolicy(html: string, permissions: unknown, mainOrigin: string, reportUri: string): string {
  const quiet = { info() {} };
  const processing = new CSPProcessingService(quiet as never, load as never);
  const details = processing.getCspDetails(Buffer.from(html), (permissions ?? {}) as never);
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: 'prod',
    hostname: new URL(mainOrigin).host,
  });
  return directives.map((directive) => pointHere(directive, mainOrigin, reportUri)).join('; ');
}

function pointHere(directive: string, mainOrigin: string, reportUri: string): string {
  if (directive.startsWith('frame-ancestors ')) return `frame-ancestors 'self' ${mainOrigin}`;
  if (directive.startsWith('report-uri ')) return `report-uri ${reportUri}`;
  return directive;
}
