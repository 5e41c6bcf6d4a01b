const hues = [210, 150, 270, 20, 330, 45, 190, 100];

/** A picture for a person, project or work type: a shape in a colour of its number's own. */
export function avatarSvg(type: string, id: string): string {
  const number = Number(/\d+/.exec(id)?.[0] ?? 0);
  const fill = `hsl(${hues[number % hues.length]} 55% 45%)`;
  const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">';
  if (type === 'issuetype')
    return `${open}<rect width="48" height="48" rx="9" fill="${fill}"/><path d="M13 25l8 8 14-17" fill="none" stroke="#fff" stroke-width="5"/></svg>`;
  if (type === 'project')
    return `${open}<rect width="48" height="48" rx="9" fill="${fill}"/><path d="M12 34L24 12l12 22z" fill="#fff"/></svg>`;
  return `${open}<circle cx="24" cy="24" r="24" fill="${fill}"/><circle cx="24" cy="19" r="8" fill="#fff"/><path d="M9 42a15 14 0 0 1 30 0" fill="#fff"/></svg>`;
}
