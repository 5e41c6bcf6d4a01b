import { descriptorOf } from '#host/azure/rest/identity';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { identityIdOf } from '#host/azure/world/guid';

/** Pictures that answers point to: pages show them without a token. They are drawn here; the product's own are not copied. */
export const pictureRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '_apis/wit/workItemIcons',
    scopes: ['vso.work'],
    answer: (call) => ({ body: Object.keys(shapes).map((icon) => iconReference(call, icon)) }),
  },
  { method: 'GET', template: '_apis/wit/workItemIcons/{icon}', scopes: [], isPublic: true, answer: readIcon },
  {
    method: 'GET',
    template: '_apis/GraphProfile/MemberAvatars/{descriptor}',
    scopes: [],
    isPublic: true,
    answer: readAvatar,
  },
];

/** A line drawing for each kind of icon that work item types have, in a square of 16. */
const shapes: Readonly<Record<string, string>> = {
  icon_crown: 'M2 13h12M2 11V4l3 3 3-5 3 5 3-3v7z',
  icon_trophy: 'M5 2h6v4a3 3 0 0 1-6 0zM5 3H2a3 3 0 0 0 3 3M11 3h3a3 3 0 0 1-3 3M8 9v4M5 14h6',
  icon_book: 'M8 4C6 2.5 4 2.5 2 3v10c2-.5 4-.5 6 1 2-1.5 4-1.5 6-1V3c-2-.5-4-.5-6 1zM8 4v10',
  icon_insect: 'M5 6h6v5a3 3 0 0 1-6 0zM6 6a2 2 0 0 1 4 0M2 8h3M11 8h3M3 13l2-2M13 13l-2-2M4 4l2 2M12 4l-2 2',
  icon_clipboard: 'M4 3h8v11H4zM6 2h4v2H6zM6 9l1.5 1.5L10.5 7',
  icon_clipboard_issue: 'M4 3h8v11H4zM6 2h4v2H6zM8 6v4M8 12v.5',
};

function iconReference({ base }: AzureCall, id: string): { readonly id: string; readonly url: string } {
  return { id, url: `${base}/_apis/wit/workItemIcons/${id}?color=333333&v=2` };
}

/** JSON for those who ask for it, else the drawing. */
function readIcon(call: AzureCall): AzureAnswer {
  const id = call.parts['icon'] ?? '';
  const shape = shapes[id];
  if (shape === undefined)
    throw new AzureRefusal(404, 'WorkItemIconNotFoundException', `The work item icon ${id} does not exist.`);
  if (/^application\/json/i.test(call.request.headers.get('accept') ?? '')) return { body: iconReference(call, id) };
  const color = /^[0-9a-f]{6}$/i.exec(call.query.get('color') ?? '')?.[0] ?? '333333';
  return picture(
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path d="${shape}" fill="none" stroke="#${color}" stroke-width="1.5" stroke-linejoin="round"/></svg>`,
  );
}

/** A person's initials. Whoever looks may not be known: only who is looked at counts. */
function readAvatar(call: AzureCall): AzureAnswer {
  const descriptor = call.parts['descriptor'] ?? '';
  const person = call.organization.people().find(({ id }) => descriptorOf(identityIdOf(id)) === descriptor);
  if (!person)
    throw new AzureRefusal(404, 'IdentityNotFoundException', `The identity ${descriptor} could not be found.`);
  const initials = person.name
    .split(/[\s-]+/)
    .map((word) => [...word][0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const hue = [...person.id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 0);
  return picture(
    `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 44 44"><circle cx="22" cy="22" r="22" fill="hsl(${hue} 45% 35%)"/><text x="22" y="28" font-family="sans-serif" font-size="17" fill="#fff" text-anchor="middle">${initials}</text></svg>`,
  );
}

function picture(svg: string): AzureAnswer {
  return {
    body: new TextEncoder().encode(svg),
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'max-age=3600',
      'x-content-type-options': 'nosniff',
    },
  };
}
