import { load } from 'cheerio';
import { extname } from 'node:path';
import { mediaType } from '#host/bridge/media-type';

/** Tells the Content-Type of a package's file, as its `[Content_Types].xml` has it; by its name where that says nothing. */
export function contentTypes(xml: string | undefined): (path: string) => string {
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  if (xml !== undefined) {
    const page = load(xml.replace(/^\uFEFF/, ''), { xml: true });
    for (const { attribs } of page('Types > Default').toArray()) {
      if (attribs.Extension && attribs.ContentType)
        defaults.set(attribs.Extension.replace(/^\./, '').toLowerCase(), attribs.ContentType);
    }
    for (const { attribs } of page('Types > Override').toArray()) {
      if (attribs.PartName && attribs.ContentType)
        overrides.set(attribs.PartName.replace(/^\/+/, ''), attribs.ContentType);
    }
  }
  return (path) => {
    const extension = extname(path);
    const type = overrides.get(path) ?? defaults.get(extension.slice(1).toLowerCase());
    return type === undefined || type === 'application/octet-stream' ? mediaType(extension) : type;
  };
}
