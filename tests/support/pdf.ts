import { extractText, getDocumentProxy } from 'unpdf';

/** What a reader of PDF finds in it; runs of white space as one blank, because lines break anywhere. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes);
  const { text } = await extractText(document, { mergePages: true });
  const { info } = await document.getMetadata();
  const page = await document.getPage(1);
  const tree = JSON.stringify(await page.getStructTree());
  return {
    text: text.replace(/\s+/g, ' '),
    pages: document.numPages,
    info: info as { readonly Title?: string; readonly Language?: string },
    marked: (await document.getMarkInfo())?.Marked === true,
    roles: new Set([...tree.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role)),
  };
}
