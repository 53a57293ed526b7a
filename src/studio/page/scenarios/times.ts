import { duration } from '../../../reports/words.ts';
import { language } from '../words/words.ts';

/** ms as a person reads them. */
export const told = (ms: number): string => duration(ms);

/** `23 Nov, 21:53:14`, by the clock of the page. */
export function moment(iso: string): string {
  const date = new Date(iso);
  const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB';
  return date.toLocaleString(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
