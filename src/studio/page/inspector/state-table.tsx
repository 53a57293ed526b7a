import type { Settings } from '../../../../emulator/machine/settings.ts';
import { words } from '../words/words.ts';

/** What the printer is set to, in the words of the page. */
export function StateTable({ settings }: { readonly settings: Readonly<Settings> }) {
  const said = words.value.state;
  const styles = [
    settings.bold && 'ESC E',
    settings.doubleStrike && 'ESC G',
    settings.underline > 0 && `ESC - ${settings.underline}`,
    settings.reverse && 'GS B',
    settings.upsideDown && 'ESC {',
    settings.rotated && 'ESC V',
    settings.smooth && 'GS b',
  ].filter((style) => style !== false);
  const rows: readonly (readonly [string, string])[] = [
    [said.font, settings.font],
    [said.size, `${settings.across} × ${settings.down}`],
    [said.style, styles.length === 0 ? said.plain : words.value.facts(styles)],
    [said.align, said.aligned[settings.justification]],
    [said.margin, `${settings.leftMargin} ${said.dots}`],
    [said.area, `${settings.areaWidth} ${said.dots}`],
    [said.spacing, `${settings.lineSpacing} ${said.steps}`],
    [said.codePage, `${settings.codePage}`],
    [said.kanji, settings.kanji.on ? said.on : said.off],
  ];
  return (
    <table class="state">
      <caption>{words.value.inspector.state}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
