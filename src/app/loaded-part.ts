import { HostUnreachable } from '#app/ports/failures';

/** Code that comes later. Throws HostUnreachable where it does not come: trying again may help. */
export async function loadedPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    throw new HostUnreachable('A part of this page could not be loaded.', { cause: error });
  }
}
