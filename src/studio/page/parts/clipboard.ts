import { words } from '../words/words.ts';
import { notice, tell } from './notice.ts';

/** Puts something on the clipboard and says so; browsers have none on pages of other machines without https. */
export async function copy(content: string | Promise<Blob>): Promise<void> {
  const said = words.value.notice;
  try {
    if (typeof content === 'string') await navigator.clipboard.writeText(content);
    else {
      const blob = await content;
      await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    }
    tell(said.copied);
  } catch {
    notice.value = { text: said.noClipboard, isError: true };
  }
}
