import { AzureRefusal, type AzureCall, type Project } from '#host/azure/seams';

/** Ids from a list in the query, `1,2,3`. Throws the platform's refusal of anything else. */
export function idList(call: AzureCall, name: string): readonly number[] {
  const text = call.query.get(name) ?? '';
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => demandNumber(part, name));
}

/** Texts from a list in the query. */
export function textList(call: AzureCall, name: string): readonly string[] | undefined {
  const text = call.query.get(name);
  return text === null
    ? undefined
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
}

/** A whole number of the query, or the default. */
export function numberIn(call: AzureCall, name: string, otherwise: number): number {
  const text = call.query.get(name);
  return text === null || text === '' ? otherwise : demandNumber(text, name);
}

/** A yes or no of the query. */
export function flagIn(call: AzureCall, name: string): boolean {
  return call.query.get(name)?.toLowerCase() === 'true';
}

/** A number in the address. */
export function numberPart(call: AzureCall, name: string): number {
  return demandNumber(call.parts[name] ?? '', name);
}

/** The project that the address names. Throws where it names none. */
export function demandProject(call: AzureCall): Project {
  if (call.project) return call.project;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    'The project of the request must be named in its address.',
  );
}

function demandNumber(text: string, name: string): number {
  if (/^-?\d{1,10}$/.test(text)) return Number(text);
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `The value '${text}' of ${name} is not a whole number.`,
  );
}
